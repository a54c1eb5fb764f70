import { describe, expect, test } from 'vitest';
import type { Attribute } from '../../src/jobs/population.js';
import { parseQuestion } from '../../src/probability/parse.js';
import { PEOPLE } from '../../src/probability/population.js';
import { reading } from '../../src/probability/reading.js';

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

  test('a reading of people can be typed back', () => {
    for (const text of ['tennis', 'not tennis', 'tennis and not football', 'tennis or football'])
      expect(read(read(text))).toBe(read(text));
  });
});
