/** What each step does: which option is right, and what is asked when it is tried. The texts are in `src/messages/lesson/`. */
import { named } from '../probability/expression.js';
import { print } from '../probability/print.js';
import type { LessonCounts } from './lesson-population.js';

/** A command as it would be typed, or the picture of the whole way. */
export type Tried =
  | {
      readonly type: 'command';
      readonly command: string;
      readonly options: Readonly<Record<string, string | number>>;
    }
  | { readonly type: 'gist' };

export interface LessonStep {
  /** The option that comes true, from 0; null: only the model can say. */
  foreseen(counts: LessonCounts): number | null;
  /** The right option of the check, from 0. */
  readonly right: number;
  /** `seed`: a fresh one, for what is drawn. */
  readonly tries: readonly ((counts: LessonCounts, seed: number) => Tried)[];
}

const SKY = 'The sky is cloudy today, so it will probably';
export const SO_IT_WILL = 'It is cloudy today, so it will';
export const CAT = 'The cat sat on the mat.';
const DIARY = 'weather diary';

const onlyModel = () => null;
const always = (option: number) => () => option;
const command = (name: string, options: Readonly<Record<string, string | number>>): Tried => ({
  type: 'command',
  command: name,
  options,
});

const prob = (question: (a: string, b: string) => string, view?: string) => (counts: LessonCounts) =>
  command('prob', {
    question: question(print(named(counts.a)), print(named(counts.b))),
    population: counts.name,
    ...(view === undefined ? {} : { view }),
  });

/** 0: grows, 1: becomes smaller, 2: stays. Of exact products, so nothing is lost in a division. */
const compared = (after: number, before: number): number => (after > before ? 0 : after < before ? 1 : 2);

export const STEPS: readonly LessonStep[] = [
  { foreseen: always(1), right: 0, tries: [prob((a, b) => `${a} and ${b}`)] },
  {
    // P(A | B) against P(A).
    foreseen: ({ both, onlyA, onlyB, neither }) =>
      compared(both * (both + onlyA + onlyB + neither), (both + onlyA) * (both + onlyB)),
    right: 2,
    tries: [prob((a, b) => `${a} given ${b}`)],
  },
  {
    // P(B | A) against P(A | B): the same above, so the smaller whole wins.
    foreseen: ({ onlyA, onlyB }) => compared(onlyB, onlyA),
    right: 1,
    tries: [prob((a, b) => `${a} given ${b}`, 'directions')],
  },
  {
    foreseen: onlyModel,
    right: 2,
    tries: [
      () => command('evidence', { word: 'rain', text: SKY }),
      () => command('nextword', { text: SO_IT_WILL, model: `${DIARY} (counting)` }),
    ],
  },
  { foreseen: onlyModel, right: 0, tries: [() => command('nextword', { text: SO_IT_WILL })] },
  {
    foreseen: always(1),
    right: 1,
    tries: [(_, seed) => command('nextword', { text: SO_IT_WILL, draw: seed })],
  },
  {
    foreseen: onlyModel,
    right: 2,
    tries: [() => command('sequence', { text: CAT, compare: 'The cat sat on the cloud.' })],
  },
  {
    foreseen: always(0),
    right: 0,
    tries: [() => command('train', { text: DIARY, context: SO_IT_WILL })],
  },
  { foreseen: always(1), right: 2, tries: [() => ({ type: 'gist' })] },
];
