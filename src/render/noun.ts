/** What the members of a population are called, in sentences. */
import type { Noun } from '../jobs/population.js';
import { countText } from './numbers.js';

export interface MemberWords {
  /** "1 card", "1,052 cards" */
  count(members: number): string;
  readonly one: string;
  readonly many: string;
  /** "nobody", "no card" */
  readonly none: string;
  /** "everyone: 14 people", "all 52 cards" */
  everyone(members: number): string;
  /** "who" of people, "that" of things. */
  readonly who: 'who' | 'that';
}

const PEOPLE: Noun = { one: 'person', many: 'people' };

/** Plurals that end in none of the endings below, and those endings, of nouns that mean people. */
const PERSONS: ReadonlySet<string> = new Set([
  'people',
  'persons',
  'women',
  'men',
  'children',
  'kids',
  'girls',
  'boys',
  'adults',
  'students',
  'pupils',
  'patients',
  'friends',
  'citizens',
  'guests',
  'adolescents',
]);
const PERSON_ENDING = /(?:[^ptk]ers|ants|ists|ees|tors|sons|mates|folk|men)$/u;
/** People's nouns by their ending, that are none. */
const THINGS: ReadonlySet<string> = new Set(['numbers', 'letters', 'plants', 'trees', 'factors', 'flowers']);

export function memberWords(noun: Noun | undefined): MemberWords {
  const { one, many } = noun ?? PEOPLE;
  const count = (members: number) => (members === 1 ? `1 ${one}` : `${countText(members)} ${many}`);
  const last = many.toLowerCase().split(/\s+/u).at(-1) ?? '';
  const isPerson = PERSONS.has(last) || (PERSON_ENDING.test(last) && !THINGS.has(last));
  return {
    count,
    one,
    many,
    none: noun === undefined ? 'nobody' : `no ${one}`,
    everyone: (members) => (noun === undefined ? `everyone: ${count(members)}` : `all ${count(members)}`),
    who: isPerson ? 'who' : 'that',
  };
}
