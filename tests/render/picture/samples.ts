import type { NextwordAnswer } from '../../../src/jobs/nextword.js';
import type { FractionJson, ProbAnswer } from '../../../src/jobs/prob.js';

type Words = readonly (readonly [word: string, lower: number, upper: number])[];

/** A next-word answer whose masses sum to 1: `otherWords` takes what the other parts leave. */
export function nextwordAnswer(
  text: string,
  words: Words,
  masses: Partial<NextwordAnswer['masses']> = {},
): NextwordAnswer {
  const rest = {
    number: 0.001,
    punctuation: 0.0014,
    symbol: 0.0018,
    newline: 0.0009,
    endOfText: 1e-7,
    lastWordContinues: 0.001,
    other: 0.0002,
    unassigned: 0.0247,
    ...masses,
  };
  const known =
    words.reduce((sum, [, lower]) => sum + lower, 0) +
    Object.values(rest).reduce((sum, mass) => sum + mass, 0);
  return {
    kind: 'nextword',
    text,
    words: words.map(([word, lower, upper]) => ({ word, lower, upper, probability: (lower + upper) / 2 })),
    masses: { otherWords: Math.max(0, 1 - known), ...rest },
    certified: { set: true, order: false, ranks: 4, tolerance: 0.0005 },
    expansions: 24,
    model: {
      name: 'SmolLM2-135M-Instruct',
      quantisation: 'Q4_1',
      sha256: '',
      device: 'cpu',
      precision: 'exact',
    },
    elapsedMs: 400,
    entropy: { bitsAtLeast: 1.5, choicesAtLeast: 2 ** 1.5 },
  };
}

/** Lower bounds as recorded in `golden/next-words.json` for this text. */
export const FRANCE = nextwordAnswer('The capital of France is', [
  ['Paris', 0.805425, 0.8062],
  ['the', 0.035944, 0.0372],
  ['not', 0.015473, 0.0161],
  ['also', 0.010691, 0.0113],
  ['Monaco', 0.0078, 0.0084],
  ['New', 0.005267, 0.0059],
  ['located', 0.004877, 0.0051],
  ['called', 0.004833, 0.005],
  ['capital', 0.004603, 0.0048],
  ['London', 0.003518, 0.0036],
]);

export type Has = (name: string) => boolean;

export interface ProbSample {
  readonly attributes: ProbAnswer['attributes'];
  readonly groups: readonly (readonly [has: readonly string[], count: number])[];
  readonly event: { readonly text: string; readonly reading: string; readonly holds: (has: Has) => boolean };
  readonly given?: {
    readonly text: string;
    readonly reading: string;
    readonly holds: (has: Has) => boolean;
  };
}

const fraction = (numerator: number, denominator: number): FractionJson | null => {
  if (denominator === 0) return null;
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
  const common = gcd(numerator, denominator);
  return {
    numerator: numerator / common,
    denominator: denominator / common,
    value: numerator / denominator,
  };
};

export function probAnswer({ attributes, groups, event, given }: ProbSample): ProbAnswer {
  const names = attributes.map((attribute) => attribute.name);
  const counts = { joint: 0, condition: 0, event: 0, population: 0 };
  const regions = Array.from({ length: 2 ** names.length }, (_, bits) => {
    const has = names.filter((_name, index) => (bits >> index) % 2 === 1);
    const count = groups
      .filter(([members]) => names.every((name) => members.includes(name) === has.includes(name)))
      .reduce((sum, [, size]) => sum + size, 0);
    const inEvent = event.holds((name) => has.includes(name));
    const inCondition = given?.holds((name) => has.includes(name)) ?? true;
    counts.population += count;
    counts.event += inEvent ? count : 0;
    counts.condition += inCondition ? count : 0;
    counts.joint += inEvent && inCondition ? count : 0;
    return { has, count, inEvent, inCondition };
  }).filter((region) => names.length <= 3 || region.count > 0);
  return {
    kind: 'prob',
    form: 'probability',
    view: 'venn',
    question: given === undefined ? `P(${event.text})` : `P(${event.text} | ${given.text})`,
    event: event.text,
    given: given?.text ?? null,
    counts,
    probability: fraction(counts.joint, counts.condition),
    prior: fraction(counts.event, counts.population),
    reverse: given === undefined ? null : fraction(counts.joint, counts.event),
    joint: fraction(counts.joint, counts.population),
    change: null,
    attributes: [...attributes],
    regions,
    reading: { event: event.reading, condition: given?.reading ?? null },
    population: { name: 'people', size: counts.population },
    elapsedMs: 1,
  };
}

export const TENNIS = { name: 'tennis', symbol: '🎾' };
export const FOOTBALL = { name: 'football', symbol: '⚽' };
export const SAILING = { name: 'sailing', symbol: '⛵' };
export const likes = (name: string) => ({
  text: name,
  reading: `like ${name}`,
  holds: (has: Has) => has(name),
});

/** The default population: 5 only tennis, 4 only football, 3 both, 2 neither. */
export const FOURTEEN = [
  [['tennis'], 5],
  [['football'], 4],
  [['tennis', 'football'], 3],
  [[], 2],
] as const;

export const TENNIS_GIVEN_FOOTBALL = probAnswer({
  attributes: [TENNIS, FOOTBALL],
  groups: FOURTEEN,
  event: likes('tennis'),
  given: likes('football'),
});

export const EITHER_GIVEN_NOT_TENNIS = probAnswer({
  attributes: [TENNIS, FOOTBALL],
  groups: FOURTEEN,
  event: {
    text: 'tennis or football',
    reading: 'like tennis or football',
    holds: (has) => has('tennis') || has('football'),
  },
  given: { text: 'not tennis', reading: 'do not like tennis', holds: (has) => !has('tennis') },
});

/** Counts by mask: 0 is in none of the attributes, bit i in attribute i. */
export const groupsOf = (
  attributes: ProbAnswer['attributes'],
  counts: readonly number[],
): ProbSample['groups'] =>
  counts.map((count, mask) => [
    attributes.filter((_one, index) => Math.floor(mask / 2 ** index) % 2 === 1).map(({ name }) => name),
    count,
  ]);

const givenFirstTwo = (attributes: ProbAnswer['attributes'], counts: readonly number[]): ProbAnswer =>
  probAnswer({
    attributes,
    groups: groupsOf(attributes, counts),
    event: likes(attributes[0]?.name ?? ''),
    given: likes(attributes[1]?.name ?? ''),
  });

export const ALL_TENNIS_IN_FOOTBALL = givenFirstTwo([TENNIS, FOOTBALL], [2, 0, 9, 5]);
export const THREE_TO_SCALE = givenFirstTwo([TENNIS, FOOTBALL, SAILING], [40, 50, 40, 33, 60, 22, 25, 31]);
export const RIGHT_TO_LEFT = givenFirstTwo([{ name: 'שחמט' }, { name: 'نادي القراءة' }], [2, 5, 4, 3]);

export const FIVE = ['tennis', 'football', 'sailing', 'chess', 'reading'].map((name) => ({ name }));
export const FIVE_SETS = givenFirstTwo(
  FIVE,
  Array.from({ length: 32 }, (_, mask) => (mask * 13) % 17),
);
