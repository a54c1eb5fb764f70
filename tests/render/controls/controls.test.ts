import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../commands/index.js';
import type { Answer, Outcome } from '../../../src/jobs/contract.js';
import type { Control } from '../../../src/render/card.js';
import { controlsOf } from '../../../src/render/controls/outcome.js';
import { toComponents } from '../../../src/render/discord-components.js';
import { idsOfCard, toDiscordMessage } from '../../../src/render/discord-message.js';
import { answerTo } from '../../discord/made-up-answers.js';
import { hostileTexts } from '../../probability/arbitraries.js';
import { nextwordAnswer, probAnswer } from '../sample-answers.js';

const CARD = { id: '7k2fmp', isShown: true };
const answer = (value: Answer): Outcome => ({ type: 'answer', answer: value });
const actions = (
  outcome: Outcome,
  card: { id: string; back?: string; isShown: boolean } | undefined = CARD,
) =>
  controlsOf(outcome, card)
    .filter((row) => row.length > 0)
    .map((row) => row.map(({ action }) => action));
const nextword = (changes: object = {}) => answerTo({ kind: 'nextword', text: 'a', words: 5, ...changes });
const sequence = (changes: object = {}) => answerTo({ kind: 'sequence', text: 'The cat sat.', ...changes });

describe('what can be pressed', () => {
  it('is nothing without a kept question', () => {
    expect(controlsOf(answer(nextword()), undefined)).toEqual([]);
    expect(controlsOf({ type: 'failure', code: 'bug' }, undefined)).toEqual([]);
  });

  it.each<[string, Outcome, readonly (readonly string[])[]]>([
    ['a prediction', answer(nextword()), [['continue'], ['draw', 'tokens', 'how', 'compare']]],
    ['its tokens', answer(nextword({ view: 'tokens' })), [['continue'], ['draw', 'words', 'how', 'compare']]],
    ['how it came about', answer(nextword({ view: 'how' })), []],
    ['two texts', answer(nextword({ compare: 'b' })), [['draw', 'how', 'compare']]],
    ['no word at all', answer(nextwordAnswer({ words: [] })), [['draw', 'tokens', 'how', 'compare']]],
    ['a sequence', answer(sequence()), [['what-if'], ['tokens', 'compare']]],
    ['its tokens', answer(sequence({ view: 'tokens' })), [['what-if'], ['words', 'compare']]],
    ['two sequences', answer(sequence({ compare: 'b' })), [['tokens', 'compare']]],
    ['no words', answer(sequence({ text: '...' })), [['tokens', 'compare']]],
    ['a message', answer(sequence({ fromMessage: true })), [['share']]],
    ['evidence', answer(answerTo({ kind: 'evidence', word: 'a', text: 'b' })), [['next-words']]],
    ['people', answer(probAnswer()), [['view'], ['simulate', 'swap', 'how']]],
    [
      'people who have more to them',
      answer(probAnswer({ closer: ['chess'] })),
      [['view'], ['closer'], ['simulate', 'swap', 'how']],
    ],
    ['one event', answer(probAnswer({ given: null })), [['view'], ['simulate', 'how']]],
    ['how many were counted', answer(probAnswer({ how: true })), []],
    ['a failure', { type: 'failure', code: 'too-slow' }, [['retry']]],
    ['a refusal', { type: 'refusal', refusal: { code: 'lone-surrogate', option: 'text' } }, []],
  ])('below %s', (_, outcome, expected) => {
    expect(actions(outcome)).toEqual(expected);
  });

  it('leads back where there is a question before it', () => {
    const card = { ...CARD, back: '8k2fmp' };
    expect(actions(answer(nextword()), card)).toEqual([
      ['continue'],
      ['back', 'draw', 'tokens', 'how', 'compare'],
    ]);
    expect(actions({ type: 'failure', code: 'bug' }, card)).toEqual([['retry', 'back']]);
    expect(actions({ type: 'refusal', refusal: { code: 'lone-surrogate', option: 'text' } }, card)).toEqual([
      ['back'],
    ]);
  });

  it('below a text that is not stored there is no trying again', () => {
    expect(actions({ type: 'failure', code: 'bug' }, { id: '7k2fmp', isShown: false })).toEqual([]);
  });

  it('names only actions that the command has', () => {
    for (const value of [
      nextword(),
      nextword({ view: 'tokens' }),
      sequence(),
      sequence({ view: 'tokens' }),
      probAnswer({ closer: ['chess'] }),
    ]) {
      const command = COMMANDS.get(value.kind);
      const known = command !== undefined && 'actions' in command ? [...(command.actions?.keys() ?? [])] : [];
      for (const action of actions(answer(value)).flat()) expect(known).toContain(action);
    }
  });

  it('marks the picture that is shown, and names what turns the answer round first', () => {
    const sides = {
      event: 'a',
      given: 'b',
      counts: { joint: 0, condition: 0, event: 0, population: 0 },
      probability: null,
    };
    const long = { numerator: '0', denominator: '1', value: 0 };
    const turned = {
      type: 'reversed' as const,
      attribute: 'department',
      withCondition: sides,
      withoutCondition: sides,
      strata: [],
      adjusted: { withCondition: long, withoutCondition: long, difference: long },
    };
    const rows = controlsOf(
      answer(probAnswer({ view: 'tree', closer: ['age', 'department'], traps: [turned] })),
      CARD,
    );
    const menus = rows.flat().flatMap((control) => (control.type === 'menu' ? [control] : []));
    const chosen = menus[0]?.options.filter(({ isChosen }) => isChosen === true);
    expect(chosen?.map(({ value }) => value)).toEqual(['tree']);
    expect(menus[1]?.options.map(({ value, description }) => [value, description])).toEqual([
      ['department', 'It turns the answer round'],
      ['age', undefined],
    ]);
    const [row] = toComponents(rows, idsOfCard('7k2fmp'));
    expect(row?.components[0]).toMatchObject({
      options: [
        { value: 'venn' },
        { value: 'table' },
        { value: 'square' },
        { value: 'tree', default: true },
        { value: 'icons' },
        { value: 'directions' },
        { value: 'base-rate' },
      ],
    });
  });

  it('has a button for each trap of one condition, until its picture is shown', () => {
    const share = (numerator: number, denominator: number) => ({
      numerator,
      denominator,
      value: numerator / denominator,
    });
    const traps = [
      { type: 'inverse' as const, probability: share(9, 98), reverse: share(9, 10) },
      { type: 'base-rate' as const, hit: share(9, 10), prior: share(1, 100), posterior: share(9, 98) },
    ];
    const actions = (changes: Parameters<typeof probAnswer>[0]) =>
      controlsOf(answer(probAnswer(changes)), { ...CARD, back: 'abcdef' })
        .flat()
        .flatMap((control) => (control.type === 'button' ? [control.action] : []));
    expect(actions({ traps }).slice(0, 3)).toEqual(['directions', 'base-rate', 'simulate']);
    expect(actions({ traps, view: 'directions' })).not.toContain('directions');
    expect(actions({ traps, view: 'directions', simulation: { seed: 1, steps: [] } })).toContain(
      'directions',
    );
    expect(actions({})).not.toContain('base-rate');
  });

  it('offers every picture of a crowd too, and leads back from parts and from chance', () => {
    const values = (changes: Parameters<typeof probAnswer>[0]) => {
      const [menu] = controlsOf(answer(probAnswer(changes)), CARD)[0] ?? [];
      if (menu?.type !== 'menu') throw new Error('no menu');
      return menu.options.map(({ value, isChosen }) => (isChosen === true ? `${value} now` : value));
    };
    expect(values({ population: { name: 'crowd', size: 5000 } })).toEqual([
      'venn now',
      'table',
      'square',
      'tree',
      'icons',
      'directions',
      'base-rate',
    ]);
    expect(values({ given: null })).toHaveLength(5);
    expect(values({ form: 'versus', view: 'sides' }).slice(0, 2)).toEqual(['sides now', 'venn']);
    expect(values({ simulation: { seed: 1, steps: [] } })).toContain('venn');
    expect(values({ by: { attribute: 'chess', strata: [] } })).toContain('venn');
  });

  it('offers the 25 most surprising words of a long text, in the order of the text', () => {
    const text = Array.from({ length: 30 }, (_, i) => `w${String.fromCharCode(97 + (i % 26))}`).join(' ');
    const [menu] = controlsOf(answer(sequence({ text })), CARD)[0] ?? [];
    if (menu?.type !== 'menu') throw new Error('no menu');
    expect(menu.options).toHaveLength(25);
    const offsets = menu.options.map(({ value }) => Number(value));
    expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
    // Each word of the script is more surprising than the one before it.
    expect(offsets[0]).toBe(15);
  });
});

describe('controls as Discord takes them', () => {
  const menuOf = (values: readonly string[]): Control => ({
    type: 'menu',
    action: 'continue',
    placeholder: 'p'.repeat(400),
    options: values.map((value) => ({ label: value, value, description: value })),
  });

  it('keep its limits whatever the words are', () => {
    fc.assert(
      fc.property(fc.array(hostileTexts, { maxLength: 40 }), (values) => {
        const rows = toComponents([[menuOf(values)]], idsOfCard('7k2fmp'));
        for (const row of rows) {
          expect(row.components).toHaveLength(1);
          const [menu] = row.components;
          if (menu === undefined || !('options' in menu)) throw new Error('no menu');
          expect([...(menu.placeholder ?? '')].length).toBeLessThanOrEqual(150);
          expect(menu.options.length).toBeGreaterThanOrEqual(1);
          expect(menu.options.length).toBeLessThanOrEqual(25);
          expect(new Set(menu.options.map(({ value }) => value)).size).toBe(menu.options.length);
          for (const { label, value, description = '' } of menu.options)
            for (const text of [label, value, description]) {
              expect([...text].length).toBeGreaterThanOrEqual(1);
              expect([...text].length).toBeLessThanOrEqual(100);
            }
        }
      }),
      { numRuns: 300, seed: 17 },
    );
  });

  it('leave out a menu with nothing in it, rows past the fifth and buttons past the fifth', () => {
    const button: Control = { type: 'button', action: 'draw', label: 'Draw' };
    expect(toComponents([[menuOf([])], []], idsOfCard('7k2fmp'))).toEqual([]);
    const rows = toComponents(
      Array.from({ length: 7 }, () => Array.from({ length: 7 }, () => button)),
      idsOfCard('7k2fmp'),
    );
    expect(rows.map(({ components }) => components.length)).toEqual([5, 5, 5, 5, 5]);
  });

  it('are cleared by an edit that has none', () => {
    const card = { colour: 0, title: 'a', blocks: [] };
    const controls: Control[][] = [[{ type: 'button', action: 'draw', label: 'Draw' }]];
    expect(toDiscordMessage({ card, controls }).body.components).toEqual([]);
    expect(toDiscordMessage({ card, controls }, { idOf: idsOfCard('7k2fmp') }).body.components).toHaveLength(
      1,
    );
    expect(toDiscordMessage({ card }, { idOf: idsOfCard('7k2fmp') }).body.components).toEqual([]);
  });
});
