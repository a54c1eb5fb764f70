/** From a recipe to what is shown of its training, and to what its model says. Pure; a generator, so that others get their turn. */
import { splitRungs } from '../../src/jobs/rungs.js';
import type {
  Recipe,
  TrainAnswer,
  TrainedFacts,
  TrainedNext,
  TrainedNextAnswer,
} from '../../src/jobs/train.js';
import {
  type TrainedModel,
  type TrainedResult,
  type TrainingPlan,
  type TrainingStep,
  train,
} from './train.js';
import { contextOf, END, fold, RARE, sentencesOf, type Vocabulary } from './training-text.js';

export interface TrainingProgress {
  /** 0 to 1. */
  readonly done: number;
  readonly epoch: number;
  readonly epochs: number;
}

/** A recipe that was carried out; `shown` is the answer of `/train` without its time. */
export interface CarriedOut {
  readonly result: TrainedResult;
  readonly facts: TrainedFacts;
  readonly losses: TrainAnswer['losses'];
  readonly pairs: TrainAnswer['pairs'];
  readonly context: string;
  readonly probes: TrainAnswer['probes'];
}

const PROBE_ROWS = 5;
const SHOWN_PAIRS = 6;

export function* carryOut(
  recipe: Recipe,
  asked: string | undefined,
): Generator<TrainingProgress, CarriedOut> {
  const context = asked ?? frequentWord(recipe.text.content);
  const snapshots: { epoch: number; shares: Float64Array }[] = [];
  const probe = (model: TrainedModel, epoch: number) =>
    snapshots.push({ epoch, shares: model.next(context) });
  const steps = train(planOf(recipe));
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      const result = step.value;
      const last = result.losses.at(-1)?.epoch ?? 0;
      probe(result.model, last);
      return {
        result,
        facts: factsOf(recipe, result),
        losses: result.losses.map(({ heldOut, ...loss }) => ({ ...loss, heldOut: heldOut ?? null })),
        pairs: pairsOf(recipe, result.window),
        context,
        probes: probesOf(snapshots, result.model),
      };
    }
    const { epoch, epochs, done, model } = step.value;
    // Nothing can be asked before the first step that learns; the model of the first batch is as good as chance.
    if (snapshots.length === 0) probe(model, 0);
    if (snapshots.length === 1 && isUnderWay(step.value)) probe(model, epoch);
    yield { done, epoch, epochs };
  }
}

/** A tenth of the way is where most of the change is still to be seen. */
const isUnderWay = ({ done }: TrainingStep): boolean => done >= 0.1;

function planOf({ text, method, seed }: Recipe): TrainingPlan {
  const methods: Readonly<Record<Recipe['method'], TrainingPlan['method']>> = {
    neural: { type: 'neural' },
    counting: { type: 'counting', order: 3, smoothing: 'kneser-ney' },
    'add-one': { type: 'counting', order: 2, smoothing: 'add-one' },
  };
  return { text: text.content, seed, method: methods[method] };
}

function factsOf({ text, method, seed }: Recipe, result: TrainedResult): TrainedFacts {
  const { tokens, words, examples, heldOutExamples, parameters, window } = result;
  return { method, seed, text: text.name, tokens, words, examples, heldOutExamples, parameters, window };
}

/** Of the first sentence that has more than one word, as they stand in the text. */
function pairsOf({ text }: Recipe, window: number): TrainAnswer['pairs'] {
  const sentences = sentencesOf(text.content);
  const sentence = sentences.find(({ length }) => length > 2) ?? sentences[0] ?? [];
  const padded = [...Array<null>(window).fill(null), ...sentence];
  return [...sentence, null]
    .map((label, index) => ({ context: padded.slice(index, index + window), label }))
    .slice(0, SHOWN_PAIRS);
}

function frequentWord(text: string): string {
  const counts = new Map<string, number>();
  for (const { kind, text: word } of splitRungs(text)) {
    if (kind === 'word') counts.set(fold(word), (counts.get(fold(word)) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** The words that are likeliest at the end, in each snapshot. */
function probesOf(
  snapshots: readonly { readonly epoch: number; readonly shares: Float64Array }[],
  { vocabulary }: TrainedModel,
): TrainAnswer['probes'] {
  const last = snapshots.at(-1);
  const ids = last === undefined ? [] : likeliest(last.shares, vocabulary, PROBE_ROWS);
  return snapshots.map(({ epoch, shares }) => ({ epoch, next: massOf(shares, vocabulary, ids) }));
}

/** The `rows` likeliest words, and where the rest of the mass is. */
export function nextOf({ next, vocabulary }: TrainedModel, text: string, rows: number): TrainedNext {
  const shares = next(text);
  return massOf(shares, vocabulary, likeliest(shares, vocabulary, rows));
}

/** Numbers of words, likeliest first. */
function likeliest(shares: Float64Array, { words }: Vocabulary, count: number): readonly number[] {
  return [...words.keys()]
    .filter((id) => words[id] !== undefined)
    .sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0))
    .slice(0, count);
}

function massOf(shares: Float64Array, { words }: Vocabulary, ids: readonly number[]): TrainedNext {
  const listed = ids.map((id) => ({ word: words[id] ?? '', probability: shares[id] ?? 0 }));
  const end = shares[END] ?? 0;
  const rare = shares[RARE] ?? 0;
  const known = listed.reduce((sum, { probability }) => sum + probability, 0);
  return { rows: listed, end, rare, others: Math.min(1, Math.max(0, 1 - known - end - rare)) };
}

/** What a trained model says after a text. */
export function askTrained(
  { result, facts }: CarriedOut,
  model: string,
  text: string,
  rows: number,
): Omit<TrainedNextAnswer, 'elapsedMs'> {
  const { vocabulary } = result.model;
  const seen = contextOf(text, vocabulary, result.window).map((id) => ({
    word: vocabulary.words[id] ?? null,
    isKnown: id !== RARE,
  }));
  return { kind: 'trained-next', model, facts, text, seen, next: nextOf(result.model, text, rows) };
}
