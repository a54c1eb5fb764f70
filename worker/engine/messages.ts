/** What crosses between the worker and its engine thread. */
import type { FailureCode } from '../../src/jobs/failure.js';
import type { Architecture } from '../model/architecture.js';
import type { Distribution, TreeNode } from './port.js';
import type { SessionDevice } from './session.js';

export interface EngineSettings {
  readonly graphPath: string;
  readonly architecture: Architecture;
  readonly device: SessionDevice;
  /** 0 = one per core. */
  readonly threads: number;
  readonly prefixCacheBytes: number;
}

export type EngineRequest =
  | {
      readonly type: 'prefill';
      readonly id: number;
      readonly prefix: readonly number[];
      readonly deadlineMs: number;
    }
  | {
      readonly type: 'expand';
      readonly id: number;
      readonly prefix: readonly number[];
      readonly tree: readonly TreeNode[];
      readonly wanted: readonly number[];
      readonly deadlineMs: number;
    }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'stop' };

export type EngineResponse =
  | { readonly type: 'ready' }
  | { readonly type: 'rows'; readonly id: number; readonly rows: readonly Distribution[] }
  | { readonly type: 'failed'; readonly id: number; readonly code: FailureCode; readonly detail: string }
  /** A bug or a runtime error; `id` is absent when the engine could not start. */
  | { readonly type: 'broken'; readonly id?: number; readonly message: string };
