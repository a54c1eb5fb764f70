/**
 * The engine as the rest of the worker sees it: next-token distributions of one causal language model.
 * Stateless for the caller: prefixes are named by their tokens and cached inside, so an eviction or a restart costs
 * time, never correctness. The same question gives the same numbers alone, in a batch, or with a cached prefix (1e-4).
 */
import type { ModelSummary } from '../../src/jobs/nextword.js';

export interface EngineInfo extends ModelSummary {
  readonly architecture: string;
  readonly parameters: number;
  /** One sentence: why it runs where it runs. */
  readonly deviceReason: string;
  /** Longest sequence in tokens, prefix and tree depth together. */
  readonly contextLength: number;
  readonly vocabularySize: number;
}

/** A node of a tree of continuations; `parent` is the index of an earlier node, or −1 for the end of the prefix. */
export interface TreeNode {
  readonly token: number;
  readonly parent: number;
}

export interface RunControl {
  /** Checked between runs: a run under way is never interrupted. */
  readonly signal?: AbortSignal;
  /** Milliseconds since the epoch; past it the call rejects with Failure `too-slow`. */
  readonly deadlineMs?: number;
}

/** P(token | path) for every token: float64, shape [vocabularySize], sums to 1 within 1e-9. */
export type Distribution = Float64Array;

/** What is wanted of a distribution when not all of it is: sums over classes of tokens, and single tokens. */
export interface Measured {
  /** Total probability of each class, [classCount]; classes are the codes of `Asked.classes`. */
  readonly masses: Float64Array;
  /** Probability of each token asked for at this node, in the order asked; [asked tokens]. */
  readonly probabilities: Float64Array;
}

export interface Asked {
  /** Code of each token, 0 … classCount − 1; length = vocabulary size. */
  readonly classes: Uint8Array;
  readonly classCount: number;
  /** Tree node, or −1 for the end of the prefix, and the tokens whose probability is wanted there. */
  readonly at: readonly { readonly node: number; readonly tokens: readonly number[] }[];
}

export interface Engine {
  readonly info: EngineInfo;
  /** Distribution after `prefix` (≥ 1 token); its KV cache is kept for `expand`, bounded in bytes. */
  prefill(prefix: readonly number[], control?: RunControl): Promise<Distribution>;
  /** Distribution after each node of `wanted` (indices into `tree`), in that order. One run for the whole tree where it fits. */
  expand(
    prefix: readonly number[],
    tree: readonly TreeNode[],
    wanted: readonly number[],
    control?: RunControl,
  ): Promise<readonly Distribution[]>;
  /**
   * For each entry of `asked.at`: class masses and token probabilities of the distribution there, computed in the engine's
   * thread so that only these numbers cross. Linear in the nodes for long chains.
   */
  measure(
    prefix: readonly number[],
    tree: readonly TreeNode[],
    asked: Asked,
    control?: RunControl,
  ): Promise<readonly Measured[]>;
  /** Stops the engine's thread between runs; later calls reject with Failure `engine-stopped`. */
  dispose(): Promise<void>;
}
