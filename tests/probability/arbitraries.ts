/** Random events, populations and hostile texts for the laws of `src/probability`. */
import fc from 'fast-check';
import type { Attribute, Population } from '../../src/jobs/population.js';
import {
  combine,
  EVERYONE,
  type EventExpression,
  NOBODY,
  named,
  not,
  OPERATORS,
} from '../../src/probability/expression.js';
import { foldName } from '../../src/probability/names.js';
import { print } from '../../src/probability/print.js';

/** Trees of at most four levels over these names. */
export function events(names: readonly string[]): fc.Arbitrary<EventExpression> {
  const leaf = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...names).map(named) },
    { weight: 1, arbitrary: fc.constantFrom(EVERYONE, NOBODY) },
  );
  return fc.letrec<{ event: EventExpression }>((tie) => ({
    event: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      tie('event').map(not),
      fc
        .tuple(fc.constantFrom(...OPERATORS), fc.array(tie('event'), { minLength: 2, maxLength: 4 }))
        .map(([operator, operands]) => combine(operator, ...operands)),
    ),
  })).event;
}

/** Names of any script and any sign, all different when folded. */
export const anyNames: fc.Arbitrary<readonly string[]> = fc.uniqueArray(
  fc
    .oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
      fc.constantFrom(
        'and',
        'NOT',
        'given',
        'P',
        'that',
        'they',
        'what',
        'ice cream',
        'say "hi"',
        'R&B',
        "O'Brien",
      ),
      fc.constantFrom(
        'теннис',
        'τένις',
        'サッカー',
        'كرة',
        '🎾',
        '⚽️',
        'a person',
        'someone',
        'if',
        '?',
        '"',
        "'",
      ),
    )
    .filter((name) => foldName(name) !== ''),
  { minLength: 1, maxLength: 6, selector: foldName },
);

export const LETTERS = ['a', 'b', 'c', 'd'] as const;

/** Up to 12 groups over a, b, c, d; some populations are empty. */
export const populations: fc.Arbitrary<Population> = fc
  .array(fc.record({ has: fc.subarray([...LETTERS]), count: fc.nat({ max: 40 }) }), { maxLength: 12 })
  .map((groups) => ({ name: 'random', attributes: attributesOf(LETTERS), groups }));

export function attributesOf(names: readonly string[]): Attribute[] {
  return names.map((name) => ({ name }));
}

const PIECES = [
  ...[
    'tennis',
    'football',
    'TENNIS',
    'tenis',
    '🎾',
    '⚽️',
    'everyone',
    'nobody',
    'like tennis',
    'do not like',
  ],
  ...['and', 'or', 'not', 'xor', 'minus', 'given', 'if', 'but', 'without', 'given that', 'P(', 'p [', 'Pr('],
  ...['∩', '∪', '¬', '△', '∖', '&&', '||', '|', '!', '^', "'", '’', '~', '-', '−', '\\', '∅', ',', '=', '>='],
  ...[
    '(',
    ')',
    '[',
    ']',
    '"',
    '“',
    '”',
    '„',
    '«',
    '»',
    '?',
    '.',
    '!',
    '…',
    '{',
    '}',
    '`',
    ';',
    ':',
    '/',
    '*',
  ],
  ...['constructor', '__proto__', 'toString', 'what is', 'the probability of', 'how likely is', 'someone'],
  ...[
    '\u0000',
    '\u200B',
    '\u202E',
    '\uFEFF',
    '\uD800',
    '\uDC00',
    '\u0301',
    '\u200D',
    '\n',
    '\t',
    '\u00A0',
    '@everyone',
  ],
];

/** A sound question with one piece put in, or cut short. */
const damagedQuestions: fc.Arbitrary<string> = fc
  .record({
    event: events(['tennis', 'football']),
    given: events(['tennis', 'football']),
    piece: fc.constantFrom('', '', ' ', ...PIECES),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    isCut: fc.boolean(),
  })
  .map(({ event, given, piece, place, isCut }) => {
    const text = `${print(event)} given ${print(given)}`;
    const at = Math.floor(place * text.length);
    return `${text.slice(0, at)}${piece}${isCut ? '' : text.slice(at)}`;
  });

/** Anything, with a preference for what a careless parser trips over. */
export const hostileTexts: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('', ' ', ' ', '  ')), { maxLength: 40 })
    .map((parts) => parts.flat().join('')),
  { weight: 3, arbitrary: damagedQuestions },
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'binary-ascii', maxLength: 60 }),
  fc
    .tuple(fc.constantFrom(...PIECES), fc.integer({ min: 1, max: 300 }))
    .map(([piece, times]) => piece.repeat(times)),
);
