/** Random events, populations and hostile texts for the laws of `src/probability`. */
import fc from 'fast-check';
import type { Attribute, Population } from '../../src/jobs/population.js';
import {
  type Atom,
  COMPARISONS,
  combine,
  compared,
  EVERYONE,
  type EventExpression,
  NOBODY,
  named,
  not,
  OPERATORS,
  predicated,
  type SetQuestion,
} from '../../src/probability/expression.js';
import { foldName } from '../../src/probability/names.js';
import { printQuestion } from '../../src/probability/print.js';

/** Trees of at most four levels over these names. */
export function events(names: readonly string[]): fc.Arbitrary<EventExpression> {
  return eventsOver(names.map(named));
}

/** Trees of at most four levels over these atoms. */
export function eventsOver(atoms: readonly Atom[]): fc.Arbitrary<EventExpression> {
  const leaf = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...atoms) },
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

/** A question of each form over these events. */
export function questionsOver(event: fc.Arbitrary<EventExpression>): fc.Arbitrary<SetQuestion> {
  const given = fc.option(event, { nil: null });
  return fc.oneof(
    fc.record({ type: fc.constantFrom('probability', 'count', 'members'), event, given }),
    fc.record({
      type: fc.constant('versus' as const),
      left: fc.record({ event, given }),
      right: fc.record({ event, given }),
    }),
    fc.record({ type: fc.constantFrom('independent', 'inside', 'exclusive'), event, other: event, given }),
  );
}

/** Names of any script and any sign, all different when folded. */
export const anyNames: fc.Arbitrary<readonly string[]> = fc.uniqueArray(
  fc
    .oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
      fc.constantFrom(
        ...[
          'inside',
          'independent',
          'a independent',
          'exclusive',
          'vs',
          'who',
          'how many',
          'is',
          'are all',
          'of',
          'is a',
        ],
        ...[
          'count',
          'list',
          'compare',
          'a',
          'with',
          'among',
          '18',
          '1e5',
          'in',
          'the',
          'more than',
          'ten (10)',
        ],
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
const TEAMS = ['red', 'deep blue', 'not', '7'] as const;
const AGES = [-3, 0, 0.5, 18, 18.5, 1e21] as const;

/** Every kind of atom that members can be asked about. */
export const MEMBER_ATOMS: readonly Atom[] = [
  ...LETTERS.map(named),
  ...COMPARISONS.flatMap((comparison) => AGES.map((age) => compared('age', comparison, age))),
  ...TEAMS.flatMap((team) => [compared('team', '=', team), compared('team', '!=', team)]),
];

const memberValues = fc
  .tuple(
    fc.option(fc.constantFrom(...AGES, 17, 40), { nil: undefined }),
    fc.option(fc.constantFrom(...TEAMS), { nil: undefined }),
  )
  .map(([age, team]): [string, string | number][] => [
    ...(age === undefined ? [] : [['age', age] satisfies [string, number]]),
    ...(team === undefined ? [] : [['team', team] satisfies [string, string]]),
  ]);

/** Up to 12 groups over a, b, c, d, a number and a category that not all have; some populations are empty. */
export const populations: fc.Arbitrary<Population> = fc
  .array(fc.record({ has: fc.subarray([...LETTERS]), values: memberValues, count: fc.nat({ max: 40 }) }), {
    maxLength: 12,
  })
  .map((groups) => ({
    name: 'random',
    attributes: [
      ...attributesOf(LETTERS),
      { name: 'age', values: 'number' },
      { name: 'team', values: 'category' },
    ],
    groups,
  }));

/** One member of every team, so that all of them can be asked about. */
export const EVERY_TEAM: Population = {
  name: 'teams',
  attributes: [
    ...attributesOf(LETTERS),
    { name: 'age', values: 'number' },
    { name: 'team', values: 'category' },
  ],
  groups: TEAMS.map((team) => ({ has: [], values: [['team', team]], count: 1 })),
};

/** Every kind of predicate of a word. */
export const WORD_ATOMS: readonly Atom[] = [
  predicated('capital'),
  ...[0, 1, 4].flatMap((count) => [
    predicated('longer', count),
    predicated('shorter', count),
    predicated('rank', count),
  ]),
  ...['s', 'and', 'Paris', '7', 'new york', 'say "hi"', 'capital', 'rank', 'vs', 'inside', '…', "'"].flatMap(
    (text) => [
      predicated('starts', text),
      predicated('ends', text, 'x'),
      predicated('contains', text),
      predicated('in', text),
      predicated('in', 'the', text),
    ],
  ),
];

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
  ...[
    'how many',
    'how many of the',
    'who',
    'compare',
    'with',
    'vs',
    'is',
    'are all',
    'are',
    'does everyone who',
    'P(',
  ],
  ...[
    'independent of',
    'inside',
    'exclusive',
    '⊆',
    'a subset of',
    'given',
    'of those who',
    'among the',
    'the',
    'a',
  ],
  ...[
    'sum',
    'suit',
    'hearts',
    'red',
    'double',
    'face',
    'sum >= 10',
    'suit = hearts',
    'suit in (',
    '3 <=',
    '-',
    '1e999',
  ],
  ...[
    'between',
    'at least',
    'is not',
    'not in',
    'or more',
    '7',
    '18.5',
    '.5',
    '≥',
    '≠',
    '∈',
    '∉',
    '<',
    '==',
    '=<',
  ],
  ...[
    'starts(',
    'starts with',
    'ends in',
    'longer',
    'longer than 4 letters',
    'rank',
    'rank <=',
    'capital',
    'top 5',
  ],
  ...[
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'what is',
    'the probability of',
    'how likely is',
    'someone',
  ],
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

const DICE_AND_CARDS: readonly Atom[] = [
  named('double'),
  compared('sum', '>=', 10),
  compared('first', '=', 6),
  named('face'),
  compared('suit', '=', 'hearts'),
  compared('value', '<', 7),
];

/** A sound question with one piece put in, or cut short. */
const damagedQuestions: fc.Arbitrary<string> = fc
  .record({
    question: fc.oneof(
      questionsOver(events(['tennis', 'football'])),
      questionsOver(eventsOver(DICE_AND_CARDS)),
      questionsOver(eventsOver(WORD_ATOMS)),
    ),
    piece: fc.constantFrom('', '', ' ', ...PIECES),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    isCut: fc.boolean(),
  })
  .map(({ question, piece, place, isCut }) => {
    const text = printQuestion(question);
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
