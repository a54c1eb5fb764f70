/** Pre-training in small: from a text to a model that gives P(next word | the words so far), seen while it happens. Pure and seeded. */

import { initialParameters, NeuralModel, type NeuralShape, parameterCount, Trainer } from './neural.js';
import { crossEntropy, type Smoothing, trainNgram } from './ngram.js';
import { contextOf, type Example, examplesOf, readTrainingText, type Vocabulary } from './training-text.js';

export interface TrainingPlan {
  readonly text: string;
  readonly seed: number;
  readonly method:
    | { readonly type: 'counting'; readonly order: 2 | 3; readonly smoothing: Smoothing }
    | { readonly type: 'neural' };
}

/** A model that was trained here: it is asked for words, and its distribution is exact. */
export interface TrainedModel {
  readonly vocabulary: Vocabulary;
  /** P over the numbers of the vocabulary after this text; sums to 1. */
  next(text: string): Float64Array;
}

export interface Losses {
  /** 0: before the first step. */
  readonly epoch: number;
  /** Bits a word on examples that are learnt from, and on those that are not; the held-out one is undefined for a single sentence. */
  readonly training: number;
  readonly heldOut: number | undefined;
}

export interface TrainedResult {
  readonly model: TrainedModel;
  readonly tokens: number;
  /** Different words that the model can say, END and RARE left out. */
  readonly words: number;
  readonly examples: number;
  readonly heldOutExamples: number;
  readonly parameters: number;
  /** Words of context. */
  readonly window: number;
  /** Counting has one entry, a neural model one for each epoch and one before. */
  readonly losses: readonly Losses[];
  /**
   * How far the weights of a neural model went from where chance had put them, as root of the mean square, and how large those were
   * in the same measure; undefined for counting, which begins with nothing.
   */
  readonly moved: { readonly distance: number; readonly initial: number } | undefined;
}

/** Told while a neural model is trained. */
export interface TrainingStep {
  readonly epoch: number;
  readonly epochs: number;
  /** Of the whole training, 0 to 1. */
  readonly done: number;
  /** After the last epoch that is complete. */
  readonly losses: readonly Losses[];
  readonly model: TrainedModel;
}

/** Multiplications of the output layer that one training may cost: a few seconds. */
const BUDGET = 1.6e9;
const SHAPE = { window: 3, width: 12, hidden: 24 } as const;
const WORDS = { least: 200, most: 2000 } as const;
const EPOCHS = { least: 2, most: 60 } as const;
/** Counting is quick with any number of words. */
const COUNTED_WORDS = 20_000;
/** Examples on which a loss is measured. */
const MEASURED = 400;

/**
 * Runs the training; yields after each batch. The same plan gives the same model bit for bit on one machine: nothing depends on time.
 */
export function* train(plan: TrainingPlan): Generator<TrainingStep, TrainedResult> {
  return plan.method.type === 'counting' ? count(plan, plan.method) : yield* learn(plan);
}

function count(
  { text, seed }: TrainingPlan,
  { order, smoothing }: { readonly order: number; readonly smoothing: Smoothing },
): TrainedResult {
  const window = order - 1;
  const { vocabulary, training, heldOut, tokens } = readTrainingText(text, COUNTED_WORDS, seed);
  const examples = examplesOf(training, window);
  const others = examplesOf(heldOut, window);
  const counted = trainNgram(examples, { order, smoothing, vocabularySize: vocabulary.words.length });
  const losses: Losses = {
    epoch: 1,
    training: crossEntropy(counted, spread(examples)) ?? 0,
    heldOut: crossEntropy(counted, spread(others)),
  };
  return {
    model: { vocabulary, next: (before) => counted.distribution(contextOf(before, vocabulary, window)) },
    tokens,
    words: wordsOf(vocabulary),
    examples: examples.length,
    heldOutExamples: others.length,
    parameters: counted.parameters,
    window,
    losses: [losses],
    moved: undefined,
  };
}

function* learn({ text, seed }: TrainingPlan): Generator<TrainingStep, TrainedResult> {
  const { window, hidden } = SHAPE;
  const rough = readTrainingText(text, WORDS.most, seed);
  const affordable = Math.floor(BUDGET / (EPOCHS.least * Math.max(1, rough.tokens) * hidden));
  const { vocabulary, training, heldOut, tokens } = readTrainingText(
    text,
    Math.min(WORDS.most, Math.max(WORDS.least, affordable)),
    seed,
  );
  const examples = examplesOf(training, window);
  const others = examplesOf(heldOut, window);
  const shape: NeuralShape = { vocabularySize: vocabulary.words.length, ...SHAPE };
  const cost = Math.max(1, examples.length) * shape.vocabularySize * hidden;
  const epochs = Math.min(EPOCHS.most, Math.max(EPOCHS.least, Math.floor(BUDGET / cost)));
  const initial = initialParameters(shape, seed);
  const neural = new NeuralModel(shape, initial.slice());
  const model: TrainedModel = {
    vocabulary,
    next: (before) => neural.distribution(contextOf(before, vocabulary, window)),
  };
  const measured = { training: spread(examples), heldOut: spread(others) };
  const lossesAt = (epoch: number): Losses => ({
    epoch,
    training: crossEntropy(neural, measured.training) ?? 0,
    heldOut: crossEntropy(neural, measured.heldOut),
  });
  const losses = [lossesAt(0)];
  const trainer = new Trainer(neural, examples, seed);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const share of trainer.epoch())
      yield { epoch, epochs, done: (epoch - 1 + share) / epochs, losses, model };
    losses.push(lossesAt(epoch));
  }
  return {
    model,
    tokens,
    words: wordsOf(vocabulary),
    examples: examples.length,
    heldOutExamples: others.length,
    parameters: parameterCount(shape),
    window,
    losses,
    moved: {
      distance: rootMeanSquare(neural.parameters.map((value, at) => value - (initial[at] ?? 0))),
      initial: rootMeanSquare(initial),
    },
  };
}

const wordsOf = ({ words }: Vocabulary): number => words.filter((word) => word !== undefined).length;

/** At most so many of them, evenly over the text. */
function spread(examples: readonly Example[]): readonly Example[] {
  const step = Math.max(1, examples.length / MEASURED);
  return Array.from(
    { length: Math.min(MEASURED, examples.length) },
    (_, index) => examples[Math.floor(index * step)],
  ).filter((example) => example !== undefined);
}

function rootMeanSquare(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}
