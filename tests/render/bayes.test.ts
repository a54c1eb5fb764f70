import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BayesQuestion, bayesAnswerSchema, bayesQuestionSchema } from '../../src/jobs/bayes.js';
import { codePointLength } from '../../src/jobs/limits.js';
import { bayesCard } from '../../src/render/bayes.js';
import { bayesControls } from '../../src/render/controls/bayes.js';
import { layOutBayesLadder } from '../../src/render/picture/bayes-ladder.js';
import { viewOfBayes } from '../../src/render/picture/bayes-view.js';
import { layOutFrequencyTree } from '../../src/render/picture/frequency-tree.js';
import { layOutIconArray } from '../../src/render/picture/icon-array.js';
import { layOutTwoWayTable } from '../../src/render/picture/two-way-table.js';
import { layOutUnitSquare } from '../../src/render/picture/unit-square.js';
import { toTerminalText } from '../../src/render/terminal-text.js';
import { answerBayes } from '../../worker/answer/bayes.js';
import { expectSoundPlate } from './picture/plate-laws.js';

const question = (changes: Partial<BayesQuestion> = {}): BayesQuestion => ({
  kind: 'bayes',
  prior: { numerator: 1, denominator: 100 },
  hit: { numerator: 9, denominator: 10 },
  falseAlarm: { numerator: 9, denominator: 100 },
  tests: 1,
  names: {},
  ...changes,
});
const ask = (changes: Partial<BayesQuestion> = {}) => bayesAnswerSchema.parse(answerBayes(question(changes)));
const words = (changes: Partial<BayesQuestion> = {}) => toTerminalText({ card: bayesCard(ask(changes)) });

const rate = fc.tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.nat()).map(([denominator, any]) => {
  const numerator = any % (denominator + 1);
  return { numerator, denominator };
});
const questions = fc
  .record({
    prior: fc.oneof(rate, fc.constant({ numerator: 1, denominator: 1_000_000 })),
    hit: rate,
    falseAlarm: fc.oneof(rate, fc.constant({ numerator: 0, denominator: 1 })),
    tests: fc.integer({ min: 1, max: 5 }),
    names: fc.constantFrom(
      {},
      { condition: 'the flu', test: 'PCR' },
      { condition: 'W'.repeat(40), test: 'ж'.repeat(40) },
    ),
  })
  .map((changes) => bayesQuestionSchema.parse(question(changes)));

/** Rates whose people, odds or names are hardest to fit. */
const EXTREMES: readonly Partial<BayesQuestion>[] = [
  { hit: { numerator: 1, denominator: 1 }, falseAlarm: { numerator: 1, denominator: 1_000_000 }, tests: 5 },
  {
    prior: { numerator: 1, denominator: 1_000_000 },
    hit: { numerator: 1, denominator: 47 },
    falseAlarm: { numerator: 0, denominator: 1 },
    tests: 3,
  },
  {
    prior: { numerator: 999_999, denominator: 1_000_000 },
    falseAlarm: { numerator: 1, denominator: 71 },
    tests: 4,
  },
  { prior: { numerator: 0, denominator: 1 }, tests: 5 },
  {
    hit: { numerator: 1, denominator: 1_000_000 },
    falseAlarm: { numerator: 999_999, denominator: 1_000_000 },
    tests: 5,
  },
  { hit: { numerator: 0, denominator: 1 }, falseAlarm: { numerator: 0, denominator: 1 } },
  { names: { condition: 'W'.repeat(40), test: 'ж'.repeat(40) }, tests: 2 },
];

describe('the card', () => {
  it('counts people first, then divides, then gives the rule, odds and what a negative test says', () => {
    const text = words();
    expect(text).toContain('90 of the 981 who test positive have it.');
    expect(text).toContain('= 90/981 = 10/109 ≈ 0.0917 ≈ 9.2 %');
    expect(text).toContain('Of 10,000 people, 100 have it (1 %).');
    expect(text).toContain('Of the other 9,900, 891 test positive as well (9 %): false alarms.');
    expect(text).toContain('90 % · 1 % ÷ (90 % · 1 % + 9 % · 99 %)');
    expect(text).toMatch(/1 : 99\S* before, times 90 % ÷ 9 % = 10 for a positive test, makes \S*10 : 99/);
    expect(text).toContain('Most positive results are false alarms');
    expect(text).toContain('after a negative test: 10 of 9,019 have it, ≈ 0.11 %');
  });

  it('updates with each further test and says what it takes for granted', () => {
    const text = words({ tests: 2 });
    expect(text).toContain('8,100 of the 16,119 who test positive twice have it.');
    expect(text).toContain('= 100/199 ≈ 0.5025 ≈ 50.3 %');
    expect(text).toMatch(/1\s+1\.0 %\s+9\.2 %\s+10 : 99/);
    expect(text).toMatch(/2\s+9\.2 %\s+50\.3 %\s+100 : 99/);
    expect(text).toContain('independent of each other');
  });

  it('says “about” where people would be cut into pieces', () => {
    expect(words({ prior: { numerator: 1, denominator: 3 } })).toContain('about 333 have it (1/3)');
  });

  it('uses the names that were given', () => {
    const text = words({ names: { condition: 'the flu', test: 'PCR' } });
    expect(text).toContain('90 of the 981 who test positive with PCR have the flu.');
  });

  it('has an answer where nobody tests positive', () => {
    const nobody = { hit: { numerator: 0, denominator: 1 }, falseAlarm: { numerator: 0, denominator: 1 } };
    expect(words(nobody)).toContain('No one is left to count.');
    expect(words({ ...nobody, tests: 3 })).toContain('0 ÷ 0');
  });

  it('says that a test which never errs on the others settles it', () => {
    expect(words({ falseAlarm: { numerator: 0, denominator: 1 } })).toContain('one positive test settles it');
  });

  it('is made of any rates, and no number of it is broken', () => {
    fc.assert(
      fc.property(questions, (asked) => {
        const text = toTerminalText({ card: bayesCard(bayesAnswerSchema.parse(answerBayes(asked))) });
        expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
      }),
    );
  });
});

describe('the pictures', () => {
  it('are drawn from counts of people, split by who has it first', () => {
    const view = viewOfBayes(ask());
    expect(view.splitFirst).toBe('event');
    expect(view.isCount).toBe(true);
    expect(view.regions.map(({ weight, inEvent, inCondition }) => [weight, inEvent, inCondition])).toEqual([
      [10, true, false],
      [891, false, true],
      [90, true, true],
      [9009, false, false],
    ]);
    expect(layOutFrequencyTree(view).lines.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['90 + 891 = 981', 'do not have it', 'test negative']),
    );
  });

  it('have room for any rates and names', () => {
    const layouts = [layOutFrequencyTree, layOutTwoWayTable, layOutUnitSquare, layOutIconArray];
    fc.assert(
      fc.property(questions, (asked) => {
        const answer = answerBayes(asked);
        const view = viewOfBayes(answer);
        expect(codePointLength(view.alt)).toBeLessThanOrEqual(1024);
        for (const layOut of layouts) expectSoundPlate(layOut(view));
        expectSoundPlate(layOutBayesLadder(answer));
      }),
      { numRuns: 6, endOnFailure: true, examples: EXTREMES.map((changes) => [question(changes)]) },
    );
  });

  it('show each test of the ladder as a column as high as its probability', () => {
    const plate = layOutBayesLadder(ask({ tests: 3 }));
    const bars = plate.shapes.filter(({ role }) => role === 'bar');
    expect(bars).toHaveLength(4);
    expect(plate.lines.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        '1 %',
        '9.2 %',
        '50.3 %',
        '91.0 %',
        '1 : 99',
        '1 : 9.9',
        '1.01 : 1',
        '10.1 : 1',
        '× 10',
      ]),
    );
    const heights = bars.map((bar) => (bar.type === 'box' ? bar.box.height : 0));
    expect((heights[2] ?? 0) / (heights[3] ?? 1)).toBeCloseTo(100 / 199 / (1000 / 1099), 6);
  });
});

describe('what can be pressed', () => {
  it('is the other pictures and another test, five at most', () => {
    const [menu, buttons] = bayesControls(ask());
    expect(menu?.[0]).toMatchObject({ type: 'menu', action: 'view', placeholder: 'Picture: Frequency tree' });
    expect(buttons?.at(-1)).toMatchObject({ action: 'another-test', isDisabled: false });
    expect(bayesControls(ask({ tests: 5 }))[1]?.at(-1)).toMatchObject({ isDisabled: true });
    expect(ask({ tests: 2 }).view).toBe('ladder');
  });

  it('shows the base rate where most positive tests are false alarms, until its picture is shown', () => {
    const [actions, shown, harmless] = [
      ask(),
      ask({ view: 'base-rate' }),
      ask({ prior: { numerator: 1, denominator: 2 } }),
    ].map((answer) =>
      bayesControls(answer)[1]?.map((control) => control.type === 'button' && control.action),
    );
    expect(actions).toEqual(['base-rate', 'another-test']);
    expect(shown).toEqual(['another-test']);
    expect(harmless).toEqual(['another-test']);
  });
});
