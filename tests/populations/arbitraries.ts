/** Random populations as people make them, and random tables as people should not. */
import fc from 'fast-check';
import { LIMITS } from '../../src/jobs/limits.js';
import type { Attribute, Population } from '../../src/jobs/population.js';
import { cleanName, isReservedColumn, nameFault, splitSymbol } from '../../src/populations/clean-name.js';
import { fromRows } from '../../src/populations/edit.js';
import type { Row } from '../../src/populations/rows.js';
import { foldName } from '../../src/probability/names.js';

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
  fc.constantFrom(
    'tea',
    'ice cream',
    'yes',
    'no',
    'x',
    '1',
    '0',
    '007',
    '-5',
    '3,5',
    '1e3',
    'Ja',
    '=1+1',
    "'=1",
    "''@x",
    '＝cmd',
    'a,b;c\td',
    'say "hi"',
    'grade [number]',
    'grade [yes/no] [category]',
    'теннис',
    'كرة',
    '🎾',
    'tennis 🎾',
    'sep=;',
    'constructor',
    '__proto__',
  ),
);

/** Kept as they are by cleaning. */
const names = (limit: number) =>
  texts.map(cleanName).filter((name) => nameFault(name, limit) === null && cleanName(name) === name);

const attributes: fc.Arbitrary<readonly Attribute[]> = fc.uniqueArray(
  fc
    .tuple(
      names(LIMITS.attributeCharacters - 3).map((typed) => splitSymbol(typed).name),
      fc.constantFrom(undefined, undefined, 'number' as const, 'category' as const),
      fc.constantFrom(undefined, '🎾', '⚽'),
    )
    .filter(([name]) => !isReservedColumn(name) && splitSymbol(name).name === name)
    .map(([name, values, symbol]) => ({
      name,
      ...(symbol === undefined ? {} : { symbol }),
      ...(values === undefined ? {} : { values }),
    })),
  { maxLength: 5, selector: ({ name }) => foldName(name) },
);

const numbers = fc
  .oneof(fc.constantFrom(0, 1, 17, -3.5, 1e21, 1e-7), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((value) => value + 0);

function row(known: readonly Attribute[]): fc.Arbitrary<Row> {
  const value = ({ name, values }: Attribute): fc.Arbitrary<readonly [string, number | string] | undefined> =>
    fc.option(
      (values === 'number' ? numbers : names(LIMITS.valueCharacters)).map((each) => [name, each] as const),
      { nil: undefined, freq: 5 },
    );
  return fc
    .record({
      has: fc.subarray(known.filter(({ values }) => values === undefined).map(({ name }) => name)),
      values: fc.tuple(...known.filter(({ values }) => values !== undefined).map(value)),
      count: fc.nat({ max: 30 }),
      member: fc.option(names(LIMITS.memberCharacters), { nil: undefined }),
    })
    .map(({ has, values, count, member }) => ({
      has: new Set(has),
      values: new Map(values.filter((pair) => pair !== undefined)),
      ...(member === undefined ? { count } : { count: 1, member }),
    }));
}

export const keptPopulations: fc.Arbitrary<Population> = attributes.chain((known) =>
  fc
    .uniqueArray(row(known), {
      maxLength: 12,
      selector: ({ member }) => (member === undefined ? Symbol() : foldName(member)),
    })
    .map((rows) => {
      const made = fromRows({ name: 'random', attributes: [], groups: [] }, known, rows);
      if (!made.ok) throw new Error(made.refusal.code);
      return made.value;
    }),
);

/** Tables of hostile cells, with delimiters, quotes and line ends where they should and should not be. */
export const hostileTables: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.oneof(
        texts,
        fc.constantFrom(',', ';', '\t', '"', '""', '\n', '\r\n', '\r', '\0', ' ', 'name', 'count', ':', '='),
      ),
      {
        maxLength: 60,
      },
    )
    .map((pieces) => pieces.join('')),
  fc
    .tuple(
      fc.constantFrom(',', ';', '\t'),
      fc.array(fc.array(texts, { minLength: 1, maxLength: 5 }), { maxLength: 8 }),
    )
    .map(([delimiter, rows]) => rows.map((cells) => cells.join(delimiter)).join('\n')),
);
