/** The next words of two texts side by side: each word of either list with its bounds after both. */
import type { Bounds, NextwordAnswer } from '../../src/jobs/nextword.js';
import type { NextWordSearch } from '../words/search.js';
import type { Snapshot } from '../words/snapshot.js';

type Compared = Omit<NonNullable<NextwordAnswer['compared']>, 'text'>;

/**
 * `first` is the snapshot that the first search ended with, `watched` the number of words that it watches already. The second
 * one watches the words of the first from its start; the first is taken up again for those of the second.
 */
export async function compareNextWords(
  [here, there]: readonly [NextWordSearch, NextWordSearch],
  first: Snapshot,
  watched: number,
  lastOf: (search: NextWordSearch) => Promise<Snapshot>,
): Promise<{ readonly snapshot: Snapshot; readonly compared: Compared }> {
  const listed = first.words.map(({ word }) => word);
  there.watch(listed);
  const second = await lastOf(there);
  const added = second.words.map(({ word }) => word);
  here.watch(added);
  const snapshot = await lastOf(here);
  const hereOf = boundsOf(here, snapshot, added, watched);
  const thereOf = boundsOf(there, second, listed, 0);
  const union = new Map<string, string>();
  for (const { word } of [...snapshot.words, ...second.words]) {
    const name = here.space.classes.nameOf(word);
    if (!union.has(name)) union.set(name, word);
  }
  const { masses, certified, expansions } = second;
  const words = [...union.values()].map((word) => ({ word, here: hereOf(word), there: thereOf(word) }));
  return { snapshot, compared: { masses, certified, expansions, words } };
}

function boundsOf(
  { space }: NextWordSearch,
  { words, watched, bestUnlisted }: Snapshot,
  names: readonly string[],
  from: number,
): (word: string) => Bounds {
  const known = new Map<string, Bounds>();
  for (const [index, word] of names.entries()) {
    const bounds = watched[from + index];
    if (bounds !== undefined) known.set(space.classes.nameOf(word), bounds);
  }
  for (const row of words) known.set(space.classes.nameOf(row.word), row);
  return (word) => {
    const { lower, upper } = known.get(space.classes.nameOf(word)) ?? { lower: 0, upper: bestUnlisted };
    return { lower, upper };
  };
}
