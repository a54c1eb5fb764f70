/** Takes everybody's nodes through the session, several questions to a run, each in its turn. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Failure } from '../../src/jobs/failure.js';
import { shareRun } from './share-run.js';
import type { Traversal } from './traversal.js';
import type { SegmentSession } from './tree-session.js';

interface Entry {
  readonly traversal: Traversal;
  /** Why nobody wants it any more; asked before each run. */
  readonly isOver: () => Failure | undefined;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export class RunQueue {
  readonly #session: Pick<SegmentSession, 'run'>;
  readonly #packedPositions: number;
  /** In the order of their turn. */
  #waiting: Entry[] = [];
  #isRunning = false;
  /** Told of each run: questions that shared it, and tokens that it read. */
  onRun: ((questions: number, tokens: number) => void) | undefined;

  /** `packedPositions`: positions of different sequences that may be copied beside each other for one run. */
  constructor(session: Pick<SegmentSession, 'run'>, packedPositions: number) {
    this.#session = session;
    this.#packedPositions = packedPositions;
  }

  /** Resolves when all nodes are computed. Rejects with what `isOver` says, or with what went wrong. */
  compute(traversal: Traversal, isOver: () => Failure | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ traversal, isOver, resolve, reject });
      if (!this.#isRunning) this.#runAll();
    });
  }

  async #runAll(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      // Lets messages in: new questions join this run, withdrawn ones leave it.
      await nextTurn();
      this.#waiting = this.#waiting.filter((entry) => !isSettled(entry));
      if (this.#waiting.length > 0) await this.#run();
    }
    this.#isRunning = false;
  }

  async #run(): Promise<void> {
    const served = shareRun(
      this.#waiting.map(({ traversal: { remaining, past } }) => ({ remaining, past })),
      this.#packedPositions,
    ).flatMap(({ index, nodes }) => {
      const entry = this.#waiting[index];
      return entry === undefined ? [] : [{ entry, segment: entry.traversal.next(nodes) }];
    });
    this.onRun?.(
      served.length,
      served.reduce((tokens, { segment }) => tokens + segment.tokens.length, 0),
    );
    try {
      const outputs = await this.#session.run(served.map(({ segment }) => segment));
      for (const [index, { entry, segment }] of served.entries()) {
        const output = outputs[index];
        if (output === undefined) throw new Error('a run gave less than was asked for');
        try {
          entry.traversal.take(segment, output);
        } catch (error) {
          this.#leave(entry);
          entry.reject(error);
        }
      }
    } catch (error) {
      for (const { entry } of served) {
        this.#leave(entry);
        entry.reject(error);
      }
    }
    for (const { entry } of served) {
      if (!this.#waiting.includes(entry)) continue;
      this.#leave(entry);
      // Whoever was served goes behind those who were not.
      if (entry.traversal.remaining > 0) this.#waiting.push(entry);
      else entry.resolve();
    }
  }

  #leave(entry: Entry): void {
    this.#waiting = this.#waiting.filter((other) => other !== entry);
  }
}

/** Settles an entry that needs no run: nothing to compute, or nobody to compute it for. */
function isSettled({ traversal, isOver, resolve, reject }: Entry): boolean {
  const failure = isOver();
  if (failure !== undefined) reject(failure);
  else if (traversal.remaining === 0) resolve();
  else return false;
  return true;
}
