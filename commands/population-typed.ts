/** What is typed for `/population`, and lines of it that work. */
import type { Options } from '../src/discord/command.js';
import { accept, type Checked } from '../src/jobs/refusal.js';
import { PEOPLE_CHARACTERS } from './population-options.js';
import { readWord } from './read-options.js';

export const EXAMPLES = [
  '/population create name:class people:12 only tea, 4 only coffee, 5 both, 3 neither',
  '/population create name:team people:Ann: tea, age 17; Ben: coffee, age 18',
  '/population show name:titanic',
  '/population use name:cards',
  '/population list',
] as const;

/** More than a name may have, so that a name that is too long is told so and found missing. */
const MOST_TYPED_NAME = 200;
export const nameText = (example: string) => ({
  command: 'population',
  option: 'name',
  limit: MOST_TYPED_NAME,
  example,
});
export const typedText = (option: string, example: string) => ({
  command: 'population',
  option,
  limit: PEOPLE_CHARACTERS.max,
  example,
});

/** One word, in the plural: "like". A field of a window that was left empty is none. */
export function readVerb(options: Options): Checked<string | undefined> {
  const typed = options.get('verb');
  if (typed === undefined || typed === '') return accept(undefined);
  return readWord(options, { command: 'population', option: 'verb', example: `${EXAMPLES[0]} verb:like` });
}
