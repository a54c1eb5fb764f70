/** What crosses between the worker and its engine thread. */
import type { FailureCode } from '../../src/jobs/failure.js';
import type { Architecture } from '../model/architecture.js';
import type { Asked, Distribution, Measured, Sifted, Sifting, TreeNode } from './port.js';
import type { SessionDevice } from './session.js';

/** What the engine needs to know of a model's sizes. */
export type EngineShape = Pick<Architecture, 'layers' | 'kvHeads' | 'headWidth' | 'vocabularySize'>;

export interface EngineSettings {
  readonly graphPath: string;
  /** `tree`: a graph of our own building; the others: files in the format of Transformers.js, see `BatchSession`. */
  readonly format: 'tree' | 'batch' | 'stepwise-batch';
  readonly architecture: EngineShape;
  readonly device: SessionDevice;
  /** 0 = one per core. */
  readonly threads: number;
  readonly prefixCacheBytes: number;
}

/** What is asked of the model, in the terms of the port. */
export type EngineQuery =
  | { readonly type: 'prefill'; readonly prefix: readonly number[] }
  | {
      readonly type: 'expand';
      readonly prefix: readonly number[];
      readonly tree: readonly TreeNode[];
      readonly wanted: readonly number[];
    }
  | {
      readonly type: 'measure';
      readonly prefix: readonly number[];
      readonly tree: readonly TreeNode[];
      readonly asked: Asked;
    }
  | {
      readonly type: 'sift';
      readonly prefix: readonly number[];
      readonly tree: readonly TreeNode[];
      readonly at: readonly Sifting[];
    };

export type EngineWork = EngineQuery & { readonly id: number; readonly deadlineMs: number };

export type EngineRequest =
  | EngineWork
  | { readonly type: 'cancel'; readonly id: number }
  /** Tell of runs and prefixes, too. */
  | { readonly type: 'observe' }
  | { readonly type: 'stop' };

/** What became of a query, by its type. */
export type EngineResult =
  | { readonly type: 'rows'; readonly rows: readonly Distribution[] }
  | { readonly type: 'measured'; readonly measured: readonly Measured[] }
  | { readonly type: 'sifted'; readonly sifted: readonly Sifted[] };

export type EngineResponse =
  | { readonly type: 'ready' }
  | { readonly type: 'run'; readonly questions: number; readonly tokens: number }
  | { readonly type: 'prefix'; readonly result: 'hit' | 'part' | 'miss' }
  | (EngineResult & { readonly id: number })
  | { readonly type: 'failed'; readonly id: number; readonly code: FailureCode; readonly detail: string }
  /** A bug or a runtime error; `id` is absent when the engine could not start. */
  | { readonly type: 'broken'; readonly id?: number; readonly message: string };
