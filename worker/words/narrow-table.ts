import { ByteStrings } from './byte-strings.js';
import { sharedBytes, sharedIntegers } from './shared-arrays.js';
import { type ClassTable, CODES, RULED_OUT } from './vocabulary-classes.js';

/** The table with all but `tokens` ruled out. Its forest is none, so it is for sifting without giving anything up. */
export function narrowTable(
  { sieve, keys, states, endings }: ClassTable,
  tokens: ReadonlySet<number>,
): ClassTable {
  const classes = sharedBytes(sieve.classes.length).fill(RULED_OUT);
  for (const token of tokens) classes[token] = sieve.classes[token] ?? RULED_OUT;
  const stays = (token: number) => tokens.has(token);
  const places = [...sieve.candidates.keys()].filter((place) => stays(sieve.candidates[place] ?? -1));
  const keyed = places.filter((place) => place < keys.length);
  return {
    sieve: {
      classes,
      classCount: CODES,
      candidates: sharedIntegers(places.map((place) => sieve.candidates[place] ?? 0)),
      parents: sharedIntegers(keyed.map(() => -1)),
      named: sharedIntegers([...sieve.named].filter(stays)),
    },
    keys: new ByteStrings(keyed.map((place) => keys.at(place))),
    states: Int32Array.from(places, (place) => states[place] ?? 0),
    endings: endings.filter((_, index) => stays(sieve.named[index] ?? -1)),
  };
}
