/**
 * Names of trained models: the text, and in brackets how it was trained where that is not the usual way. A model is nothing but its
 * recipe, so the name is enough to train it again: "weather diary", "weather diary (counting)", "weather diary (neural, seed 7)".
 */
import { LIMITS } from '../jobs/limits.js';
import { TRAINING_METHODS, type TrainingMethod } from '../jobs/train.js';

export interface ModelName {
  readonly text: string;
  readonly method: TrainingMethod;
  readonly seed: number;
}

export const USUAL = { method: 'neural', seed: 1 } as const satisfies Omit<ModelName, 'text'>;

const LONGEST_SUFFIX = 40;

export function printModelName({ text, method, seed }: ModelName): string {
  if (seed !== USUAL.seed) return `${text} (${method}, seed ${seed})`;
  return method === USUAL.method ? text : `${text} (${method})`;
}

/** A suffix that says nothing of a training is part of the text's name. */
export function readModelName(typed: string): ModelName {
  const name = typed.trim();
  const open = name.lastIndexOf(' (');
  if (open > 0 && name.endsWith(')') && name.length - open <= LONGEST_SUFFIX) {
    const [method = '', seed, ...others] = name.slice(open + 2, -1).split(',');
    const known = TRAINING_METHODS.find((one) => one === method.trim());
    const number = seed === undefined ? USUAL.seed : readSeed(seed.trim());
    if (known !== undefined && number !== undefined && others.length === 0)
      return { text: name.slice(0, open).trim(), method: known, seed: number };
  }
  return { text: name, ...USUAL };
}

function readSeed(text: string): number | undefined {
  const digits = /^seed (\d{1,10})$/.exec(text)?.[1];
  const seed = digits === undefined ? undefined : Number(digits);
  return seed !== undefined && seed >= LIMITS.seed.min && seed <= LIMITS.seed.max ? seed : undefined;
}
