import { describe, expect, it } from 'vitest';
import { bayes } from '../../commands/bayes.js';
import { bayesQuestionSchema } from '../../src/jobs/bayes.js';
import { refusalSentence } from '../../src/render/refusal.js';

const ask = (options: Record<string, string | number>) =>
  bayes.question(new Map(Object.entries({ prior: '1 %', hit: '90 %', false_alarm: '9 %', ...options })));

const refusal = (options: Record<string, string | number>) => {
  const checked = ask(options);
  if (checked.ok) throw new Error('it was read');
  return refusalSentence(checked.refusal, bayes.examples);
};

describe('/bayes', () => {
  it('reads rates in every form into the same question', () => {
    const asked = ask({});
    if (!asked.ok) throw new Error(asked.refusal.code);
    expect(bayesQuestionSchema.parse(asked.value)).toEqual({
      kind: 'bayes',
      prior: { numerator: 1, denominator: 100 },
      hit: { numerator: 9, denominator: 10 },
      falseAlarm: { numerator: 9, denominator: 100 },
      tests: 1,
      names: {},
    });
    for (const prior of ['1/100', '0.01', '1 in 100', '1%']) expect(ask({ prior })).toEqual(asked);
  });

  it('takes names, a view and a number of tests', () => {
    expect(ask({ tests: 3, view: 'square', condition: ' the flu ', test: 'PCR' })).toMatchObject({
      ok: true,
      value: { tests: 3, view: 'square', names: { condition: 'the flu', test: 'PCR' } },
    });
  });

  it('refuses what is no rate, with the option, the reason and a line that works', () => {
    expect(refusal({ prior: 'rarely' })).toBe(
      '“prior” must be a rate such as 1 %, 1/100, 0.01 or 1 in 100, but it is “rarely”. For example: /bayes prior:1 % hit:90 % false_alarm:9 %',
    );
    expect(refusal({ hit: '120 %' })).toContain('“hit” must be from 0 % to 100 %, but it is “120 %”.');
    expect(refusal({ hit: '90' })).toContain('If you mean percent, write “90 %”.');
    expect(refusal({ false_alarm: '1' })).toContain('could be 1 % or 100 %');
    expect(refusal({ prior: '1 in 3,000,000' })).toContain('1 in 1,000,000');
    expect(refusal({ tests: 6 })).toContain('from 1 to 5');
    expect(refusal({ view: 'cube' })).toContain('“cube”');
    expect(refusal({ condition: 'x'.repeat(41) })).toContain('41 characters');
    expect(refusal({ prior: '' })).toContain('“prior” is empty');
  });
});

describe('what is pressed below it', () => {
  const options = new Map<string, string | number>([
    ['prior', '1 %'],
    ['view', 'square'],
  ]);
  const pressed = { choice: '', typed: '', seed: 0 };

  it('adds a test and leaves the picture to the answer', () => {
    const once = bayes.actions.get('another-test')?.rewrite?.(options, pressed);
    expect(once?.get('tests')).toBe(2);
    expect(once?.has('view')).toBe(false);
    expect(
      bayes.actions
        .get('another-test')
        ?.rewrite?.(new Map([...options, ['tests', 2]]), pressed)
        ?.get('tests'),
    ).toBe(3);
  });

  it('changes the picture alone', () => {
    const view = bayes.actions.get('view');
    expect(view?.isView).toBe(true);
    expect(view?.rewrite?.(options, { ...pressed, choice: 'tree' })).toEqual(
      new Map([
        ['prior', '1 %'],
        ['view', 'tree'],
      ]),
    );
  });

  it('shows the base rate by its button', () => {
    expect(bayes.actions.get('base-rate')?.rewrite?.(options, pressed)).toEqual(
      new Map([
        ['prior', '1 %'],
        ['view', 'base-rate'],
      ]),
    );
  });
});
