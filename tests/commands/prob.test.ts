import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prob } from '../../commands/prob.js';
import { PROB_ACTIONS } from '../../commands/prob-actions.js';
import type { CommandContext, CompletionContext, OptionValue } from '../../src/discord/command.js';
import { questionSchema } from '../../src/jobs/contract.js';
import { codePointLength } from '../../src/jobs/limits.js';
import type { Population } from '../../src/jobs/population.js';
import type { KeptContent } from '../../src/populations/library.js';
import { PEOPLE } from '../../src/probability/population.js';
import { MemoryPopulations } from '../../src/store/memory-populations.js';
import { answerProb } from '../../worker/answer/prob.js';
import { hostileTexts } from '../probability/arbitraries.js';

type Given = Readonly<Record<string, OptionValue>>;

const place = { scope: 'g-1', channel: 'c-1' };
const CLUB: Population = {
  name: 'Клуб',
  attributes: [
    { name: 'чай' },
    { name: 'ice cream' },
    { name: 'команда', values: 'category' },
    { name: 'возраст', values: 'number' },
  ],
  groups: [
    {
      has: ['чай'],
      values: [
        ['команда', 'красная'],
        ['возраст', 20],
      ],
      count: 1,
      members: ['Анна'],
    },
    {
      has: ['ice cream'],
      values: [
        ['команда', 'синяя'],
        ['возраст', 30],
      ],
      count: 1,
      members: ['Борис'],
    },
  ],
};

async function contextWith(defaultName?: string): Promise<CommandContext> {
  const populations = new MemoryPopulations();
  const keep = (name: string, content: KeptContent) =>
    populations.create({
      scope: place.scope,
      name,
      content,
      owner: '7',
      editors: [],
      createdAtMs: 0,
      changedAtMs: 0,
    });
  await keep(CLUB.name, { type: 'members', population: CLUB });
  await keep('weather', { type: 'text', text: 'rain, then sun' });
  if (defaultName !== undefined) await populations.setDefault(place, defaultName);
  return { locale: 'en-US', person: '7', place, populations };
}

const ask = async (given: Given, context?: CommandContext) =>
  await prob.question(new Map(Object.entries(given)), context ?? (await contextWith()));
const refusal = async (given: Given) => {
  const checked = await ask(given);
  return checked.ok ? undefined : checked.refusal;
};

async function completing(given: Given = {}, defaultName?: string): Promise<CompletionContext> {
  return {
    ...(await contextWith(defaultName)),
    path: [],
    options: new Map(Object.entries(given)),
    find: async () => undefined,
    recent: async () => [],
  };
}
const offers = async (option: string, typed: string, given: Given = {}, defaultName?: string) =>
  (await prob.autocomplete(option, typed, await completing(given, defaultName))).map(({ value }) => value);

describe('/prob question', () => {
  test('carries the text as typed and the 14 people', async () => {
    expect(await ask({ question: ' Tennis given football? ' })).toEqual({
      ok: true,
      value: { kind: 'prob', question: ' Tennis given football? ', population: PEOPLE },
    });
  });

  test.each<[string, Given, string]>([
    ['missing', {}, 'missing-option'],
    ['a number', { question: 3 }, 'missing-option'],
    ['empty', { question: '' }, 'text-empty'],
    ['spaces', { question: ' \t\u00A0\u200B\u3000' }, 'text-only-spaces'],
    ['501 characters', { question: 't'.repeat(501) }, 'text-too-long'],
    ['half a character', { question: 'tennis \uD83C' }, 'lone-surrogate'],
    ['no question', { question: 'tennis or' }, 'expression-syntax'],
    ['an unknown name', { question: 'chess' }, 'unknown-name'],
    ['too deep', { question: `${'('.repeat(40)}tennis${')'.repeat(40)}` }, 'expression-too-deep'],
    ['an unknown population', { question: 'tennis', population: 'titanik' }, 'unknown-population'],
    ['an unknown picture', { question: 'tennis', view: 'pie' }, 'not-a-choice'],
    ['an unknown attribute', { question: 'tennis', by: 'chess' }, 'not-a-choice'],
    ['a seed below 0', { question: 'tennis', simulate: -1 }, 'number-out-of-range'],
    ['a swap that is no yes', { question: 'tennis', swap: 'maybe' }, 'not-a-yes-or-no'],
    ['a population that is a number', { question: 'tennis', population: 3 }, 'missing-option'],
  ])('%s is refused', async (_, given, code) => {
    expect((await refusal(given))?.code).toBe(code);
  });

  test('500 code points are taken, whatever their UTF-16 length', async () => {
    expect((await ask({ question: `🎾${' '.repeat(499)}` })).ok).toBe(true);
    expect((await refusal({ question: '🎾'.repeat(500) }))?.code).toBe('unknown-name');
    expect(await refusal({ question: '🎾'.repeat(501) })).toMatchObject({
      code: 'text-too-long',
      length: 501,
      limit: 500,
    });
  });

  test('whatever is typed is a question that the queue takes, or a refusal', async () => {
    const context = await contextWith();
    await fc.assert(
      fc.asyncProperty(hostileTexts, fc.boolean(), async (question, swap) => {
        const checked = await ask({ question, swap }, context);
        if (checked.ok) expect(questionSchema.parse(checked.value)).toEqual(checked.value);
      }),
      { numRuns: 700, seed: 11 },
    );
  });
});

describe('/prob population', () => {
  test('is found by any spelling, and cut to what the question needs', async () => {
    const checked = await ask({ question: 'чай given команда = синяя', population: 'КЛУБ' });
    expect(checked).toMatchObject({ ok: true, value: { population: { name: 'Клуб' } } });
    if (!checked.ok || checked.value.kind !== 'prob') throw new Error('refused');
    expect(checked.value.population.attributes.map(({ name }) => name)).toEqual([
      'чай',
      'ice cream',
      'команда',
    ]);
    expect(checked.value.population.groups.every(({ members }) => members === undefined)).toBe(true);
  });

  test('brings the names where it is asked who, and the attribute that it is broken down by', async () => {
    const checked = await ask({
      question: 'who чай',
      population: 'клуб',
      by: 'ВОЗРАСТ',
      simulate: 3,
      view: 'tree',
    });
    if (!checked.ok || checked.value.kind !== 'prob') throw new Error('refused');
    expect(checked.value).toMatchObject({ by: 'возраст', simulate: 3, view: 'tree' });
    const answer = answerProb(checked.value);
    expect(answer).toMatchObject({ ok: true, value: { form: 'members', members: { names: ['Анна'] } } });
  });

  test('is the channel’s default unless another is named', async () => {
    const context = await contextWith('клуб');
    expect((await ask({ question: 'чай' }, context)).ok).toBe(true);
    expect((await ask({ question: 'tennis', population: 'people' }, context)).ok).toBe(true);
  });
});

describe('/prob about words', () => {
  test('after a text asks about its next word, in a kept text about its places', async () => {
    expect(await ask({ question: 'starts(s)', text: 'The cat', view: 'table', swap: true })).toEqual({
      ok: true,
      value: { kind: 'word-prob', question: 'starts(s)', text: 'The cat', view: 'table' },
    });
    expect(await ask({ question: 'sun given then', population: 'Weather' })).toMatchObject({
      ok: true,
      value: { kind: 'counting', corpus: { name: 'weather', text: 'rain, then sun' } },
    });
    expect((await refusal({ question: 'starts(s)', text: '' }))?.code).toBe('text-empty');
  });

  test('offers questions about words there', async () => {
    expect(await offers('question', '', { text: 'The cat' })).toContain('starts(s) given longer(4)');
    expect(await offers('question', '', { population: 'weather' })).toContain('rain given cloudy');
  });
});

describe('/prob swap and view', () => {
  test('asks the other way round, in the printed form', async () => {
    expect(await ask({ question: 'Tennis given Football?', swap: true })).toMatchObject({
      ok: true,
      value: { question: 'P(football | tennis)' },
    });
    expect(await ask({ question: 'tennis', swap: true })).toMatchObject({ value: { question: 'P(tennis)' } });
  });

  test('how is no picture', async () => {
    const checked = await ask({ question: 'tennis', view: 'how' });
    expect(checked).toMatchObject({ value: { how: true } });
    expect(checked.ok && 'view' in checked.value).toBe(false);
  });
});

describe('what is pressed below an answer', () => {
  const press = (action: string, given: Given, input: { choice?: string; seed?: number } = {}) => {
    const rewritten = PROB_ACTIONS.get(action)?.rewrite?.(new Map(Object.entries(given)), {
      choice: '',
      typed: '',
      seed: 5,
      ...input,
    });
    return rewritten === undefined ? undefined : Object.fromEntries(rewritten);
  };
  const question = 'tennis given football';

  test('chooses a picture, and leaves the parts and the simulation', () => {
    const given = { question, by: 'x', simulate: 1, population: 'people' };
    expect(press('view', given, { choice: 'tree' })).toEqual({
      question,
      population: 'people',
      view: 'tree',
    });
    expect(press('view', given, { choice: 'how' })).toBeUndefined();
    expect(press('view', given, { choice: '__proto__' })).toBeUndefined();
  });

  test('looks closer, simulates, swaps and swaps back, and tells how', () => {
    expect(press('closer', { question, simulate: 1 }, { choice: 'team' })).toEqual({ question, by: 'team' });
    expect(press('closer', { question })).toBeUndefined();
    expect(press('simulate', { question, by: 'team' })).toEqual({ question, simulate: 5 });
    expect(press('swap', { question })).toEqual({ question, swap: true });
    expect(press('swap', { question, swap: true, by: 'team' })).toEqual({ question });
    expect(press('how', { question, view: 'tree', simulate: 1 })).toEqual({ question, view: 'how' });
  });

  test('shows a trap by its button', () => {
    for (const view of ['directions', 'base-rate']) {
      expect(press(view, { question, by: 'team', simulate: 3 })).toEqual({ question, view });
    }
  });

  test('every rewritten question is one that the command takes', async () => {
    const asked = [
      press('view', { question }, { choice: 'icons' }),
      press('closer', { question, population: 'клуб' }, { choice: 'football' }),
      press('simulate', { question }),
      press('directions', { question }),
      press('base-rate', { question }),
      press('swap', { question }),
      press('how', { question }),
    ];
    for (const given of asked) {
      const checked = await ask({ ...given, population: 'people' });
      if (!checked.ok) throw new Error(checked.refusal.code);
      expect(questionSchema.parse(checked.value)).toEqual(checked.value);
    }
  });
});

describe('what needs members', () => {
  test('is refused of words, not left out in silence', async () => {
    const ofText = { question: 'capital', text: 'The capital of France is' };
    const ofKept = { question: 'rain given sun', population: 'weather' };
    for (const [given, text] of [
      [ofText, null],
      [ofKept, 'weather'],
    ] as const) {
      expect((await ask(given)).ok).toBe(true);
      expect(await refusal({ ...given, by: 'team' })).toMatchObject({
        code: 'needs-members',
        option: 'by',
        text,
      });
      expect(await refusal({ ...given, simulate: 7 })).toMatchObject({ option: 'simulate', text });
    }
    for (const option of ['by', 'simulate']) {
      const refused = await refusal({ ...ofText, [option]: option === 'by' ? 'x' : 7 });
      if (refused === undefined || !('example' in refused))
        throw new Error('a refusal with an example expected');
      const typed = refused.example.matchAll(/(\w+):((?:(?! \w+:).)+)/g);
      const options = Object.fromEntries(
        [...typed].map(([, name = '', value = '']) => [name, /^\d+$/.test(value) ? Number(value) : value]),
      );
      expect((await ask(options)).ok).toBe(true);
    }
  });
});

describe('pictures that not every question has', () => {
  test('are taken where they can be drawn', async () => {
    for (const [given, view] of [
      [{ question: 'tennis given football' }, 'directions'],
      [{ question: 'is tennis independent of football' }, 'base-rate'],
      [{ question: 'P(tennis | football) vs P(tennis)' }, 'sides'],
    ] as const) {
      expect(await ask({ ...given, view })).toMatchObject({ ok: true, value: { view } });
    }
  });

  test('are refused with what is missing', async () => {
    for (const [given, view, needs] of [
      [{ question: 'tennis' }, 'directions', 'condition'],
      [{ question: 'P(tennis | football) vs P(tennis)' }, 'base-rate', 'condition'],
      [{ question: 'tennis given football' }, 'sides', 'sides'],
      [{ question: 'capital', text: 'The' }, 'base-rate', 'members'],
      [{ question: 'rain given sun', population: 'weather' }, 'directions', 'members'],
    ] as const) {
      expect(await refusal({ ...given, view })).toMatchObject({ code: 'view-needs', view, needs });
    }
  });
});

describe('/prob autocomplete', () => {
  test('offers example questions and names before anything is typed', async () => {
    expect(await offers('question', '')).toContain('tennis given football');
    expect(await offers('question', '')).toContain('football');
  });

  test('completes the word being typed in its place', async () => {
    expect(await offers('question', 'tennis given fo')).toContain('tennis given football');
    expect(await offers('question', 'what is')).toContain(
      'What is the probability of tennis given football?',
    );
  });

  test('knows the names of the population that is chosen, or is the channel’s own', async () => {
    expect(await offers('question', 'ча', { population: 'клуб' })).toContain('чай');
    expect(await offers('question', 'ча', {}, 'клуб')).toContain('чай');
    expect(await offers('question', '', { population: 'berkeley' })).toContain(
      'P(admitted | female) vs P(admitted | not female)',
    );
    expect(await offers('question', 'ча', { population: 'no such one' })).toEqual([]);
  });

  test('offers populations, and attributes to break down by', async () => {
    expect(await offers('population', 'ti')).toEqual(['titanic']);
    expect(await offers('population', '')).toContain('Клуб');
    expect(await offers('by', 'КОМ', { population: 'клуб' })).toEqual(['команда']);
    expect(await offers('by', '')).toEqual(['tennis', 'football']);
  });

  test('knows nothing of other options', async () => {
    expect(await offers('private', 't')).toEqual([]);
  });

  test('keeps Discord’s limits: 25 choices of 1 to 100 code points, none twice', async () => {
    const context = await completing();
    await fc.assert(
      fc.asyncProperty(fc.oneof(hostileTexts, fc.constant(`${'tennis or '.repeat(9)}te`)), async (typed) => {
        const choices = await prob.autocomplete('question', typed, context);
        expect(choices.length).toBeLessThanOrEqual(25);
        expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
        for (const { name, value } of choices)
          for (const text of [name, value]) {
            expect(codePointLength(text)).toBeGreaterThanOrEqual(1);
            expect(codePointLength(text)).toBeLessThanOrEqual(100);
          }
      }),
      { numRuns: 700, seed: 13 },
    );
  });
});
