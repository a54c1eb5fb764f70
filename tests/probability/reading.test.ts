import { describe, expect, test } from 'vitest';
import type { Attribute } from '../../src/jobs/population.js';
import type { Described } from '../../src/probability/attribute-values.js';
import { parseQuestion, parseWordQuestion } from '../../src/probability/parse.js';
import { PEOPLE } from '../../src/probability/population.js';
import { reading } from '../../src/probability/reading.js';

const LIMITS = { expressionDepth: 32, expressionNames: 12 };
const ATTRIBUTES: readonly Attribute[] = [...PEOPLE.attributes, { name: 'chess' }, { name: 'ice cream' }];

function read(text: string): string {
  const parsed = parseQuestion(
    text,
    { attributes: ATTRIBUTES },
    { expressionDepth: 32, expressionNames: 12 },
  );
  if (!parsed.ok) throw new Error(parsed.refusal.code);
  if (parsed.value.type !== 'probability') throw new Error(parsed.value.type);
  return reading(parsed.value.event, ATTRIBUTES);
}

describe('readings', () => {
  test.each([
    ['tennis', 'like tennis'],
    ['not tennis', 'do not like tennis'],
    ['not not tennis', 'like tennis'],
    ['chess', 'are in chess'],
    ['not "ice cream"', 'are not in "ice cream"'],
    ['tennis and not football', 'like tennis and do not like football'],
    ['tennis minus football', 'like tennis and do not like football'],
    ['tennis or football', 'like tennis or like football'],
    ['tennis and football and chess', 'like tennis, like football and are in chess'],
    ['not (tennis or football)', 'do not like tennis and do not like football'],
    ['not (tennis and football)', 'do not like tennis or do not like football'],
    ['not (tennis minus football)', 'do not like tennis or like football'],
    ['tennis xor football', 'either like tennis or like football, but not both'],
    ['chess and (tennis or football)', 'are in chess and either like tennis or like football'],
    ['chess or tennis and football', 'are in chess or both like tennis and like football'],
    ['everyone', 'are in the whole group'],
    ['not everyone', 'are not in the whole group'],
    ['nobody', 'are in the empty set'],
    ['not (tennis xor football)', 'are in “not (tennis xor football)”'],
    ['tennis xor football xor chess', 'are in “tennis xor football xor chess”'],
    [
      'chess and (tennis or (football and "ice cream"))',
      'are in “chess and (tennis or (football and "ice cream"))”',
    ],
  ])('%s: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  const TEAM: Described = {
    attributes: [
      { name: 'tennis' },
      { name: 'age', values: 'number' },
      { name: 'team', values: 'category' },
      { name: 'size', values: 'number', predicate: { positive: 'are sized', negative: 'are not sized' } },
    ],
    groups: [
      {
        has: [],
        values: [
          ['team', 'red'],
          ['team', 'deep blue'],
        ],
        count: 1,
      },
    ],
  };

  test.each([
    ['age = 18', 'have age 18'],
    ['age != 18', 'have age other than 18'],
    ['age >= 18', 'have age 18 or more'],
    ['not age >= 18', 'do not have age 18 or more'],
    ['age > 18.5', 'have age over 18.5'],
    ['age <= 18', 'have age 18 or less'],
    ['age < -1', 'have age under -1'],
    ['team = red', 'are in team red'],
    ['not team = "deep blue"', 'are not in team "deep blue"'],
    ['team != red', 'are in team other than red'],
    ['size >= 40', 'are sized 40 or more'],
    ['not size < 40', 'are not sized under 40'],
    [
      'tennis and age between 18 and 30',
      'are in tennis and both have age 18 or more and have age 30 or less',
    ],
    ['not (team = red or age > 3)', 'are not in team red and do not have age over 3'],
  ])('%s: %s, and typed back', (text, expected) => {
    const parsed = parseQuestion(text, TEAM, LIMITS);
    if (!parsed.ok || parsed.value.type !== 'probability') throw new Error(text);
    expect(reading(parsed.value.event, TEAM.attributes)).toBe(expected);
    if (!expected.includes(' and ')) expect(parseQuestion(expected, TEAM, LIMITS)).toEqual(parsed);
  });

  test.each([
    ['starts(s)', 'begin with “s”'],
    ['not starts(s, t, u)', 'do not begin with “s”, “t” or “u”'],
    ['ends(ing)', 'end in “ing”'],
    ['not contains(x)', 'do not contain “x”'],
    ['longer(4)', 'have more than 4 letters'],
    ['not shorter(2)', 'do not have fewer than 2 letters'],
    ['Paris', 'are “Paris”'],
    ['not in(Paris)', 'are not “Paris”'],
    ['not capital', 'do not begin with a capital letter'],
    ['rank(5)', 'are among the 5 most likely'],
  ])('of words: %s: %s, and typed back', (text, expected) => {
    const parsed = parseWordQuestion(text, LIMITS);
    if (!parsed.ok || parsed.value.type !== 'probability') throw new Error(text);
    expect(reading(parsed.value.event, [])).toBe(expected);
    if (!expected.includes(', ')) expect(parseWordQuestion(expected, LIMITS)).toEqual(parsed);
  });

  test('a reading of people can be typed back', () => {
    for (const text of ['tennis', 'not tennis', 'tennis and not football', 'tennis or football'])
      expect(read(read(text))).toBe(read(text));
  });
});
