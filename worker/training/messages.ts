/** What the worker and its training thread say to each other. */
import type { Recipe, TrainAnswer, TrainedNextAnswer } from '../../src/jobs/train.js';
import type { TrainingProgress } from './run-recipe.js';

export type TrainingRequest =
  | {
      readonly type: 'train';
      readonly id: number;
      readonly recipe: Recipe;
      readonly context: string | undefined;
    }
  | {
      readonly type: 'ask';
      readonly id: number;
      readonly recipe: Recipe;
      readonly model: string;
      readonly text: string;
      readonly words: number;
    }
  /** Nobody wants the answer any more. */
  | { readonly type: 'cancel'; readonly id: number };

export type TrainingResponse =
  | { readonly type: 'progress'; readonly id: number; readonly progress: TrainingProgress }
  | { readonly type: 'trained'; readonly id: number; readonly answer: Omit<TrainAnswer, 'elapsedMs'> }
  | { readonly type: 'asked'; readonly id: number; readonly answer: Omit<TrainedNextAnswer, 'elapsedMs'> }
  | { readonly type: 'broken'; readonly id: number; readonly message: string };
