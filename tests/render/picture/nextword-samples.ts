import { type NextwordAnswer, nextwordAnswerSchema } from '../../../src/jobs/nextword.js';
import { FRANCE, nextwordAnswer } from './samples.js';

const checked = (answer: NextwordAnswer): NextwordAnswer => nextwordAnswerSchema.parse(answer);
const exactly = (value: number) => ({ lower: value, upper: value });

const UMBRELLA_WORDS = nextwordAnswer('She opened her umbrella because it was', [
  ['a', 0.0902, 0.0915],
  ['raining', 0.0697, 0.0702],
  ['the', 0.0681, 0.0684],
  ['her', 0.0631, 0.0641],
  ['going', 0.0512, 0.0514],
  ['too', 0.0361, 0.0366],
  ['already', 0.0342, 0.0349],
  ['only', 0.0311, 0.0313],
]);

export const WATCHED = checked({
  ...FRANCE,
  entropy: { bitsAtLeast: 1.68, choicesAtLeast: 3.2 },
  watched: [
    { word: 'Lyon', probability: 0.0021, lower: 0.0021, upper: 0.0022, rank: { from: 14, to: 16 } },
    { word: 'London', probability: 0.003518, lower: 0.003518, upper: 0.0036, rank: { from: 10, to: 10 } },
    { word: 'cheese', probability: 3e-6, lower: 2e-6, upper: 4e-5, rank: { from: 1204, to: null } },
  ],
});

export const COMPLETED = checked({
  ...nextwordAnswer('I love choc', [
    ['chocolate', 0.87, 0.874],
    ['chocolates', 0.061, 0.062],
    ['choc', 0.021, 0.0215],
    ['chocolatey', 0.012, 0.013],
    ['chocolatier', 0.0034, 0.0037],
  ]),
  completion: { fragment: 'choc', before: 'I love ', mass: { lower: 0.00041, upper: 0.00042 } },
});

const KEPT = [0.0902, 0.0697, 0.0681, 0.0631, 0.0512];
const KEPT_MASS = KEPT.reduce((sum, one) => sum + one, 0);

export const BEST_FIVE = checked({
  ...UMBRELLA_WORDS,
  adjusted: {
    topK: 5,
    keptMass: { lower: KEPT_MASS, upper: KEPT_MASS },
    reached: true,
    words: UMBRELLA_WORDS.words.slice(0, 5).map(({ word }, index) => {
      const probability = (KEPT[index] ?? 0) / KEPT_MASS;
      return { word, probability, ...exactly(probability), raw: exactly(KEPT[index] ?? 0) };
    }),
  },
});

const SHARP = UMBRELLA_WORDS.words.map(({ lower }) => lower ** (1 / 0.5));
const SHARP_SUM = SHARP.reduce((sum, one) => sum + one, 0);

export const COOLED = checked({
  ...UMBRELLA_WORDS,
  adjusted: {
    temperature: 0.5,
    topP: 0.9,
    keptMass: { lower: 0.4437, upper: 0.4484 },
    reached: false,
    words: UMBRELLA_WORDS.words.map(({ word, lower, upper }, index) => {
      const probability = (SHARP[index] ?? 0) / SHARP_SUM;
      return {
        word,
        probability,
        lower: probability * 0.97,
        upper: probability * 1.03,
        raw: { lower, upper },
      };
    }),
  },
});

export const TOKENS = checked({
  ...UMBRELLA_WORDS,
  tokens: {
    next: [
      { text: ' a', probability: 0.0921 },
      { text: ' ra', probability: 0.0871 },
      { text: ' the', probability: 0.0688 },
      { text: ' her', probability: 0.0661 },
      { text: ' going', probability: 0.0517 },
      { text: ' too', probability: 0.0371 },
      { text: '.', probability: 0.0102 },
    ],
    paths: [
      {
        word: 'a',
        paths: [
          {
            tokens: [{ text: ' a', probability: 0.0921 }],
            product: 0.0921,
            ending: { lower: 0.979, upper: 0.979 },
          },
        ],
      },
      {
        word: 'raining',
        paths: [
          {
            tokens: [
              { text: ' ra', probability: 0.0871 },
              { text: 'ining', probability: 0.803 },
            ],
            product: 0.06994,
            ending: { lower: 0.9966, upper: 0.9966 },
          },
          {
            tokens: [
              { text: ' rain', probability: 0.00001 },
              { text: 'ing', probability: 0.9 },
            ],
            product: 0.000009,
            ending: { lower: 1, upper: 1 },
          },
        ],
      },
      {
        word: 'her',
        paths: [
          {
            tokens: [{ text: ' her', probability: 0.0661 }],
            product: 0.0661,
            ending: { lower: 0.9546, upper: 0.9546 },
          },
        ],
      },
      {
        word: 'drizzling',
        paths: [
          {
            tokens: [
              { text: ' d', probability: 0.0121 },
              { text: 'riz', probability: 0.221 },
              { text: 'zling', probability: 0.82 },
            ],
            product: 0.002193,
            ending: { lower: 0.99, upper: 0.99 },
          },
        ],
      },
    ],
  },
  search: {
    openPaths: 412,
    openMass: 0.021,
    prunedMass: 0.0037,
    largestOpen: [
      { text: ' so', probability: 0.0031 },
      { text: ' get', probability: 0.0012 },
    ],
    bestUnlisted: 0.0207,
    nonCanonicalMass: 0.000012,
  },
});

export const COMPARED = checked({
  ...nextwordAnswer('The sky was cloudy, so I expected', [
    ['the', 0.17, 0.172],
    ['rain', 0.118, 0.12],
    ['it', 0.082, 0.0826],
  ]),
  compared: {
    text: 'The sky was clear, so I expected',
    masses: FRANCE.masses,
    certified: FRANCE.certified,
    expansions: 31,
    words: [
      { word: 'the', here: { lower: 0.17, upper: 0.172 }, there: { lower: 0.182, upper: 0.184 } },
      { word: 'rain', here: { lower: 0.118, upper: 0.12 }, there: { lower: 0.009, upper: 0.0096 } },
      { word: 'it', here: { lower: 0.082, upper: 0.0826 }, there: { lower: 0.091, upper: 0.092 } },
      { word: 'a', here: { lower: 0.071, upper: 0.0713 }, there: { lower: 0.078, upper: 0.0785 } },
      { word: 'to', here: { lower: 0.055, upper: 0.0556 }, there: { lower: 0.061, upper: 0.062 } },
      { word: 'snow', here: { lower: 0.012, upper: 0.0124 }, there: { lower: 0.0021, upper: 0.0022 } },
      { word: 'sunshine', here: { lower: 0.0008, upper: 0.0012 }, there: { lower: 0.014, upper: 0.015 } },
      { word: 'nothing', here: { lower: 0.0092, upper: 0.0095 }, there: { lower: 0.0088, upper: 0.009 } },
    ],
  },
});

/** Cuts [0, 1) into the words and the rest, in the order of the answer. */
function cut(answer: NextwordAnswer, seed: number, at: number): NextwordAnswer {
  let from = 0;
  const rest = Object.entries(answer.masses);
  const parts = [
    ...answer.words.map(({ word, lower }) => ({ label: word, isWord: true, mass: lower })),
    ...rest.map(([label, mass]) => ({
      label,
      isWord: false,
      mass,
    })),
  ];
  const total = parts.reduce((sum, { mass }) => sum + mass, 0);
  const intervals = parts.map(({ label, isWord, mass }, index) => {
    const start = from;
    from = index === parts.length - 1 ? 1 : Math.min(1, from + mass / total);
    return { label, isWord, from: start, to: from };
  });
  const outcome = intervals.findIndex((one) => at >= one.from && at < one.to);
  return checked({ ...answer, draw: { seed, at, intervals, outcome } });
}

export const DRAWN = cut(UMBRELLA_WORDS, 42, 0.1207);
export const DRAWN_NARROW = cut(FRANCE, 7, 0.8573);
export const DRAWN_REST = cut(UMBRELLA_WORDS, 2_147_483_647, 0.7312);
