/**
 * What is counted, as the rest of the project sees it. Made in the composition roots and passed on; there is no global one.
 * Labels come from bounded sets only: never a person, a server or a text.
 */

/**
 * Part of a question's way: until Discord has the acknowledgement, from the asking until a worker begins, computing, drawing,
 * showing.
 */
export type Step = 'acknowledge' | 'queue' | 'engine' | 'render' | 'reply';

/** How a question ended. */
export type Ending = 'answer' | 'refusal' | 'failure' | 'cancelled' | 'expired';

export interface Metrics {
  /** One question has ended. `code` says which refusal or failure. */
  question(kind: string, outcome: Ending, code?: string): void;
  seconds(step: Step, kind: string, seconds: number): void;
  /** Places of a tree of continuations at which a distribution was read. */
  expansions(count: number): void;
  /** Tokens that the model read. */
  tokens(count: number): void;
  /** Questions that shared one run of the model. */
  batch(size: number): void;
  answerCache(result: 'hit' | 'joined' | 'miss'): void;
  /** Whether the beginning of a text had been read before: all of it, a part, nothing. */
  prefixCache(result: 'hit' | 'part' | 'miss'): void;
  /** A question that was not let in. */
  refused(reason: string): void;
  gatewayState(shard: number, state: string): void;
  /** In the text format of Prometheus. */
  render(): Promise<string>;
}

const nothing = (): void => undefined;

/** For tests and for doors that nobody scrapes. */
export const NO_METRICS: Metrics = {
  question: nothing,
  seconds: nothing,
  expansions: nothing,
  tokens: nothing,
  batch: nothing,
  answerCache: nothing,
  prefixCache: nothing,
  refused: nothing,
  gatewayState: nothing,
  render: async () => '',
};
