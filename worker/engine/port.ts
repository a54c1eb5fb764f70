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

/** A division of the vocabulary. */
export interface Classes {
  /** Code of each token, 0 … classCount − 1; length = vocabulary size. */
  readonly classes: Uint8Array;
  readonly classCount: number;
}

/** What is wanted of a distribution when not all of it is: sums over classes of tokens, and single tokens. */
export interface Measured {
  /** Total probability of each class, [classCount]. */
  readonly masses: Float64Array;
  /** Probability of each token asked for at this node, in the order asked; [asked tokens]. */
  readonly probabilities: Float64Array;
}

export interface Asked extends Classes {
  /** Tree node, or −1 for the end of the prefix, and the tokens whose probability is wanted there. */
  readonly at: readonly { readonly node: number; readonly tokens: readonly number[] }[];
}

/**
 * Lets the likely of many tokens pass one by one and says of the others what they can amount to. Made once and used for many
 * distributions: on shared memory its arrays reach the engine's thread without being copied.
 */
export interface Sieve extends Classes {
  /** Tokens whose probability is wanted in any case. */
  readonly named: Int32Array;
  /** Tokens that pass where they are likely enough, each once. */
  readonly candidates: Int32Array;
  /**
   * A forest over the first of the candidates: position of each one's parent among them, always an earlier one, −1 for
   * none. Of the others nothing like it is known; length ≤ that of `candidates`.
   */
  readonly parents: Int32Array;
}

export interface Sifting {
  /** Tree node, or −1 for the end of the prefix. */
  readonly node: number;
  readonly sieve: Sieve;
  /** Candidates of this probability and more pass, but never one of 0. */
  readonly least: number;
  /** Positions of candidates that pass with less, ascending. */
  readonly kept: readonly number[];
}

/** What a sieve gives of one distribution. */
export interface Sifted {
  /** Total probability of each class, [classCount]; sums to 1 within 1e-9. */
  readonly masses: Float64Array;
  /** Probability of each named token, in their order. */
  readonly named: Float64Array;
  /** Positions of the candidates that passed, ascending, and the probability of each. */
  readonly positions: Int32Array;
  readonly probabilities: Float64Array;
  /** Total probability of the candidates that did not pass. */
  readonly rest: number;
  /** The most that those have together along one chain of the forest, from a root to a leaf. */
  readonly heaviestChain: number;
}

/** Told of what the engine does, for whoever counts it. */
export interface EngineObserver {
  /** One run of the model: questions that shared it, and tokens that it read. */
  run(questions: number, tokens: number): void;
  /** Whether the beginning of a text had been read before: all of it, a part, nothing. */
  prefix(result: 'hit' | 'part' | 'miss'): void;
  /** Places of a tree at which a distribution was asked for. */
  expansions(count: number): void;
  /** Something is asked and nothing comes any more: one run never ends, which only the end of the process ends. */
  stuck?(): void;
}

export interface Engine {
  readonly info: EngineInfo;
  /** True once it has stopped, whatever stopped it: it never answers again, and another has to be started. */
  readonly hasStopped?: boolean;
  /** From now on; without one nothing crosses for it. */
  observe?(observer: EngineObserver): void;
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
  /** What each sieve gives of the distribution at its node, in the order asked; computed in the engine's thread, too. */
  sift(
    prefix: readonly number[],
    tree: readonly TreeNode[],
    at: readonly Sifting[],
    control?: RunControl,
  ): Promise<readonly Sifted[]>;
  /** Stops the engine's thread between runs; later calls reject with Failure `engine-stopped`. */
  dispose(): Promise<void>;
}
