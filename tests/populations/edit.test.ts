import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Population, populationSchema } from '../../src/jobs/population.js';
import type { Checked } from '../../src/jobs/refusal.js';
import { addPeople, checkPopulationName, createPopulation, editMembers } from '../../src/populations/edit.js';
import { addAttributes, removeAttributes, removePeople } from '../../src/populations/edit-parts.js';
import { COUNTS_EXAMPLE, MEMBERS_EXAMPLE } from '../../src/populations/typed-parts.js';
import { sizeOf } from '../../src/probability/population.js';
import { refusalSentence } from '../../src/render/refusal.js';
import { hostileTables, keptPopulations } from './arbitraries.js';

const must = <T>(checked: Checked<T>): T => {
  if (!checked.ok) throw new Error(refusalSentence(checked.refusal));
  return checked.value;
};
const create = (text: string): Population => must(createPopulation('class', text));
const refused = (checked: Checked<unknown>) => (checked.ok ? undefined : checked.refusal);
const counts = (text: string) =>
  Object.fromEntries(create(text).groups.map(({ has, count }) => [has.join('+') || 'none', count]));

describe('a population from counts', () => {
  it.each<[string, Record<string, number>]>([
    [COUNTS_EXAMPLE, { tea: 12, coffee: 4, 'tea+coffee': 5, none: 3 }],
    ['tea: 12, coffee: 9, both: 5', { tea: 7, coffee: 4, 'tea+coffee': 5 }],
    ['30 people, 12 tea, 9 coffee, 5 both', { none: 14, tea: 7, coffee: 4, 'tea+coffee': 5 }],
    ['30 in all; neither: 14; tea: 12; coffee: 9', { none: 14, tea: 7, coffee: 4, 'tea+coffee': 5 }],
    ['5 tea only\n3 tea and coffee\n0 only coffee', { tea: 5, 'tea+coffee': 3 }],
    [
      '7 people who like tea but not coffee, 2 neither tea nor coffee, 1 both, 0 coffee only',
      { none: 2, tea: 7, 'tea+coffee': 1 },
    ],
    ['12x "hot tea", 3 none', { none: 3, 'hot tea': 12 }],
    ['9 only ice cream, 2 only "and", 1 both', { 'ice cream': 9, and: 2, 'ice cream+and': 1 }],
    [
      '12 tea, 9 coffee, 7 milk, 5 tea and coffee, 3 tea and milk, 2 coffee & milk, 1 all three',
      { tea: 5, coffee: 3, 'tea+coffee': 4, milk: 3, 'tea+milk': 2, 'coffee+milk': 1, 'tea+coffee+milk': 1 },
    ],
    ['0 tea, 5 only coffee', { coffee: 5 }],
    ['1,200 only tea, 800 only coffee, 20 both', { tea: 1200, coffee: 800, 'tea+coffee': 20 }],
    ['1,200 only tea,800 only coffee', { tea: 1200, coffee: 800 }],
    ['tea: 1,200, coffee: 900, both: 20', { tea: 1180, coffee: 880, 'tea+coffee': 20 }],
    ['1.200 only tea; 1’100 only coffee\n1\u202F050 neither', { tea: 1200, coffee: 1100, none: 1050 }],
    ['2,400, 1,200 tea', { none: 1200, tea: 1200 }],
    ['300,120 only tea', { none: 180, tea: 120 }],
    ['30, 12 tea', { none: 18, tea: 12 }],
    ['tea: 30,200 people', { none: 170, tea: 30 }],
    ['4 only "over 1,200 steps"', { 'over 1,200 steps': 4 }],
  ])('%s', (text, expected) => {
    expect(counts(text)).toEqual(expected);
  });

  it('keeps the symbols of attributes', () => {
    expect(create('12 only tea 🍵, 3 none').attributes).toEqual([{ name: 'tea', symbol: '🍵' }]);
  });

  it.each<[string, object]>([
    ['12 tea, 9 coffee', { code: 'counts-open', has: ['tea', 'coffee'], attributes: ['tea', 'coffee'] }],
    ['3 tea, 9 coffee, 5 both', { code: 'counts-impossible', has: ['tea'], value: '-2' }],
    ['9 tea\n8 tea', { code: 'people-line', line: 2, part: 1, problem: 'contradiction' }],
    ['12 only tea, 5 both', { code: 'people-line', part: 2, problem: 'wrong-number', limit: 1 }],
    ['12 only tea, only coffee', { part: 2, found: 'only coffee', problem: 'no-count' }],
    ['12 only tea, 1.5 coffee', { part: 2, problem: 'no-count' }],
    ['12 tea or coffee', { problem: 'or' }],
    ['3 tea, 12 all', { part: 2, problem: 'all' }],
    ['3 only', { problem: 'name-missing' }],
    ['3 only count', { problem: 'name-reserved' }],
    ['3 only "tea', { problem: 'unclosed-quote' }],
    [`3 ${'t'.repeat(101)}`, { problem: 'name-too-long', limit: 100 }],
    ['5001 tea', { code: 'too-many-members', count: 5001, limit: 5000 }],
    ['12,000 tea', { code: 'too-many-members', count: 12_000, limit: 5000 }],
    ['1,200,000 tea', { code: 'too-many-members', count: 1_200_000, limit: 5000 }],
    ['1,200 only tea, 1.5 coffee', { part: 2, problem: 'no-count' }],
    ['1 a, 1 b, 1 c, 1 d, 1 e, 1 f, 1 g', { code: 'too-many-attributes', count: 7, limit: 6 }],
  ])('%s is refused', (text, refusal) => {
    expect(refused(createPopulation('class', text))).toMatchObject(refusal);
  });
});

describe('a population from members', () => {
  it('reads attributes, numbers and categories', () => {
    expect(create(MEMBERS_EXAMPLE)).toEqual({
      name: 'class',
      attributes: [
        { name: 'tea' },
        { name: 'coffee' },
        { name: 'age', values: 'number' },
        { name: 'team', values: 'category' },
      ],
      groups: [
        { has: ['tea', 'coffee'], count: 1, members: ['Ann'] },
        {
          has: [],
          values: [
            ['age', 17],
            ['team', 'red'],
          ],
          count: 1,
          members: ['Ben'],
        },
      ],
    });
  });

  it('puts members who are alike together, and reads names in quotes and unknown words behind “=”', () => {
    expect(
      create('Ann: "ice cream"\n"Li; Wei": ice cream\nCleo:\nDan: favourite team = FC Red, not "ice cream"'),
    ).toEqual({
      name: 'class',
      attributes: [{ name: 'ice cream' }, { name: 'favourite team', values: 'category' }],
      groups: [
        { has: ['ice cream'], count: 2, members: ['Ann', 'Li; Wei'] },
        { has: [], count: 1, members: ['Cleo'] },
        { has: [], values: [['favourite team', 'FC Red']], count: 1, members: ['Dan'] },
      ],
    });
  });

  it.each<[string, object]>([
    ['tea, coffee', { line: 1, problem: 'no-colon' }],
    ['Ann: tea\nBen, coffee', { line: 2, found: 'Ben, coffee', problem: 'no-colon' }],
    ['Ann: tea; ANN: coffee', { part: 2, problem: 'member-twice', other: 'Ann' }],
    [': tea', { problem: 'name-missing' }],
    [`${'a'.repeat(61)}: tea`, { problem: 'name-too-long', limit: 60 }],
    ['Ann: tea, Tea', { problem: 'said-twice', other: 'tea' }],
    ['Ann: 17', { code: 'people-line', problem: 'bare-number' }],
    ['Ann: likes ice cream', { problem: 'several-words' }],
    ['Ann: tea\nBen: tea green', { line: 2, problem: 'is-yes-or-no', other: 'tea' }],
    ['Ann: age 17\nBen: age old', { line: 2, problem: 'not-a-number', other: 'age' }],
    ['Ann: age 17\nBen: age', { line: 2, problem: 'no-value', other: 'age' }],
    ['Ann: "tea', { problem: 'unclosed-quote' }],
    ['Ann: name', { problem: 'name-reserved' }],
    ['Ann: te\u0007a', { problem: 'unwritable' }],
    [
      `Ann: ${Array.from({ length: 25 }, (_, index) => `a${index}`).join()}`,
      { code: 'too-many-attributes', count: 25 },
    ],
  ])('%s is refused', (text, refusal) => {
    const checked = createPopulation('class', text);
    // "Ann: 17" counts 17 who have Ann, so it is only refused where members are meant.
    const asked = text === 'Ann: 17' ? createPopulation('class', 'Ben: tea\nAnn: 17') : checked;
    expect(refused(asked)).toMatchObject(refusal);
  });
});

describe('changing what is there', () => {
  const klass = create('Ann: tea, age 17\nBen: coffee\nCleo: tea, coffee');

  it('adds members, and what is said of those who are there', () => {
    const changed = must(addPeople(klass, 'Dan: tea; ann: not tea, age 18; 🎓 Eve: chess'));
    expect(changed.attributes.map(({ name }) => name)).toEqual(['tea', 'age', 'coffee', 'chess']);
    expect(changed.groups).toEqual([
      { has: [], values: [['age', 18]], count: 1, members: ['Ann'] },
      { has: ['coffee'], count: 1, members: ['Ben'] },
      { has: ['tea', 'coffee'], count: 1, members: ['Cleo'] },
      { has: ['tea'], count: 1, members: ['Dan'] },
      { has: ['chess'], count: 1, members: ['🎓 Eve'] },
    ]);
  });

  it('adds members by counts beside those with names', () => {
    const changed = must(addPeople(klass, '4 both, 2 neither'));
    expect(sizeOf(changed)).toBe(9);
    expect(changed.groups.slice(3)).toEqual([
      { has: [], count: 2 },
      { has: ['tea', 'coffee'], count: 4 },
    ]);
  });

  it('takes members away by name and by counts', () => {
    expect(must(removePeople(klass, 'BEN, cleo')).groups.flatMap(({ members = [] }) => members)).toEqual([
      'Ann',
    ]);
    const counted = create('12 only tea, 4 only coffee, 5 both');
    expect(must(removePeople(counted, '2 only tea, 5 both')).groups).toEqual([
      { has: ['tea'], count: 10 },
      { has: ['coffee'], count: 4 },
    ]);
    expect(refused(removePeople(klass, 'Ann, Zoe'))).toMatchObject({
      part: 2,
      found: 'Zoe',
      problem: 'not-there',
    });
    expect(refused(removePeople(counted, '6 tea and coffee, 0 only tea, 0 only coffee'))).toMatchObject({
      problem: 'not-so-many',
      limit: 5,
    });
    expect(refused(removePeople(counted, '1 tea'))).toMatchObject({ problem: 'which-of-them' });
    expect(must(removePeople(counted, '17 tea')).groups).toEqual([{ has: ['coffee'], count: 4 }]);
  });

  it('adds attributes and takes them away', () => {
    const more = must(addAttributes(klass, 'chess ♟️, height: number; "home town": category'));
    expect(more.attributes.slice(3)).toEqual([
      { name: 'chess', symbol: '♟️' },
      { name: 'height', values: 'number' },
      { name: 'home town', values: 'category' },
    ]);
    expect(must(removeAttributes(more, 'Chess, height, home town'))).toEqual(klass);
    expect(must(removeAttributes(klass, 'age, coffee')).groups).toEqual([
      { has: ['tea'], count: 2, members: ['Ann', 'Cleo'] },
      { has: [], count: 1, members: ['Ben'] },
    ]);
    expect(refused(addAttributes(klass, 'TEA'))).toMatchObject({ problem: 'said-twice', other: 'tea' });
    expect(refused(addAttributes(klass, 'chess: sometimes'))).toMatchObject({ problem: 'unknown-kind' });
    expect(refused(removeAttributes(klass, 'milk'))).toMatchObject({ problem: 'not-there' });
  });

  it('leaves a text alone', () => {
    const kept = {
      scope: 'g-1',
      name: 'poem',
      content: { type: 'text', text: 'rain' } as const,
      owner: '1',
      editors: [],
      createdAtMs: 0,
      changedAtMs: 0,
    };
    expect(refused(editMembers(kept, 5, (population) => addPeople(population, 'Ann: tea')))).toEqual({
      code: 'population-is-text',
      name: 'poem',
    });
    expect(
      must(
        editMembers({ ...kept, content: { type: 'members', population: klass } }, 5, (population) =>
          addPeople(population, 'Zoe: tea'),
        ),
      ),
    ).toMatchObject({ changedAtMs: 5, owner: '1' });
  });

  it('whatever is typed is a population that the queue takes, or a refusal with its place', () => {
    const edits = [addPeople, removePeople, addAttributes, removeAttributes];
    fc.assert(
      fc.property(keptPopulations, hostileTables, fc.constantFrom(...edits), (population, text, edit) => {
        const edited = edit(population, text);
        if (edited.ok) expect(populationSchema.parse(edited.value)).toEqual(edited.value);
        else expect(refusalSentence(edited.refusal)).not.toMatch(/undefined|NaN/);
      }),
      { numRuns: 2000, seed: 13 },
    );
  });
});

describe('the name of a population', () => {
  it.each<[string, string | object]>([
    [' Class  7b ', 'Class 7b'],
    ['', { problem: 'empty' }],
    ['\u200B', { problem: 'unwritable' }],
    ['a'.repeat(41), { problem: 'too-long', limit: 40 }],
    ['Two  Dice', { problem: 'reserved' }],
  ])('%j', (typed, expected) => {
    const checked = checkPopulationName(typed);
    if (typeof expected === 'string') expect(checked).toEqual({ ok: true, value: expected });
    else expect(refused(checked)).toMatchObject(expected);
  });
});
