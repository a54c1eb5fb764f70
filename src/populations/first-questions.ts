/** Questions to begin with, made of what a population has. */
import type { Attribute, Population } from '../jobs/population.js';
import { type Atom, combine, type EventExpression, named } from '../probability/expression.js';
import { print, printName } from '../probability/print.js';

/** Events that the questions are made of. */
const MOST = 3;

/** At most three, as they are typed; none for a population without attributes. */
export function firstQuestions({ attributes, groups }: Population): readonly string[] {
  const [a, b, c] = firstEvents(attributes, groups);
  if (a === undefined) return [];
  if (b === undefined) return [print(a)];
  const questions = [`${print(a)} given ${print(b)}`, `${print(b)} given ${print(a)}`];
  return c === undefined ? questions : [...questions, `${print(a)} given ${print(combine('and', b, c))}`];
}

/** Of the first attributes that somebody has, one each; what comes after three is not counted at all. */
function firstEvents(attributes: readonly Attribute[], groups: Population['groups']): EventExpression[] {
  const events: EventExpression[] = [];
  for (const attribute of attributes) {
    const event = eventOf(attribute, groups);
    if (event !== undefined && events.push(event) === MOST) break;
  }
  return events;
}

/** That a member has it; the commonest value; at least the middle number. Undefined when nobody has a value. */
function eventOf({ name, values }: Attribute, groups: Population['groups']): EventExpression | undefined {
  if (values === undefined) return named(name);
  const counts = new Map<number | string, number>();
  for (const group of groups) {
    const value = group.values?.find(([attribute]) => attribute === name)?.[1];
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + group.count);
  }
  if (values === 'category') {
    const [commonest] = [...counts].sort(([, one], [, other]) => other - one);
    return commonest === undefined ? undefined : comparison(name, '=', commonest[0]);
  }
  const numbers = [...counts.keys()]
    .filter((value) => typeof value === 'number')
    .sort((one, other) => one - other);
  const middle = numbers[Math.floor(numbers.length / 2)];
  return middle === undefined ? undefined : comparison(name, '>=', middle);
}

const comparison = (name: string, sign: '=' | '>=', value: number | string): Atom => ({
  type: 'comparison',
  name,
  comparison: sign,
  value,
});

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;

/** What follows the commonest word of a text, of the word that follows it most often; none for a single word. */
export function firstTextQuestions(text: string): readonly string[] {
  const pairs = new Map<string, { readonly previous: string; readonly next: string; count: number }>();
  let previous: string | undefined;
  for (const [word] of text.matchAll(WORD)) {
    const next = word.toLowerCase();
    if (previous !== undefined) {
      const key = `${previous} ${next}`;
      const pair = pairs.get(key) ?? { previous, next, count: 0 };
      pair.count += 1;
      pairs.set(key, pair);
    }
    previous = next;
  }
  const [commonest] = [...pairs.values()].sort((a, b) => b.count - a.count);
  return commonest === undefined
    ? []
    : [`${printName(commonest.next)} given ${printName(commonest.previous)}`];
}
