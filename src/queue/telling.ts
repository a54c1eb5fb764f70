/** Tells of the jobs of one process how they ended: those who wait for outcomes, those who count, and the person. */
import type { Job, Outcome } from '../jobs/contract.js';
import type { FailureCode } from '../jobs/failure.js';
import { settlesWithin } from '../ops/deadline.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import { EndedJobs } from './ended-jobs.js';
import type { AbandonedHandler, EndedAs, StageHandler } from './port.js';
import { endedAs, Stages } from './stages.js';

export interface TellingOptions {
  readonly onAbandoned: AbandonedHandler;
  /** Called once for each submitted job when it has ended, whichever way. */
  readonly onEnded?: (id: string) => void;
  readonly onStage?: StageHandler;
  readonly logger?: Logger;
}

export class Telling {
  readonly stages: Stages;
  readonly #options: TellingOptions;
  readonly #ended = new EndedJobs();
  /** People who are being told. */
  readonly #underWay = new Set<Promise<void>>();

  constructor(options: TellingOptions) {
    this.#options = options;
    this.stages = new Stages(options.onStage);
  }

  hasEnded(id: string): boolean {
    return this.#ended.has(id);
  }

  endedAs(id: string): EndedAs | undefined {
    return this.#ended.endedAs(id);
  }

  /** Rejects with Failure `too-slow` after `timeoutMs`. */
  outcome(id: string, timeoutMs: number): Promise<Outcome> {
    return this.#ended.outcome(id, timeoutMs);
  }

  end({ id, reply }: Job, outcome: Outcome): void {
    this.#ended.end(id, outcome, reply.via === 'return');
    this.#options.onEnded?.(id);
    this.stages.ended(id, endedAs(outcome), Date.now());
  }

  /** To the person, for whom nobody works any more. */
  abandoned(job: Job, code: FailureCode): void {
    const telling = this.#tell(job, code).finally(() => this.#underWay.delete(telling));
    this.#underWay.add(telling);
  }

  /** Settles when everybody is told, or after `timeoutMs`. */
  async close(timeoutMs: number): Promise<void> {
    await settlesWithin(Promise.all(this.#underWay), timeoutMs);
  }

  async #tell(job: Job, code: FailureCode): Promise<void> {
    try {
      await this.#options.onAbandoned(job, code);
    } catch (error) {
      this.#options.logger?.error(
        { job: job.id, error: describeError(error) },
        'an abandoned job could not be reported',
      );
    }
  }
}
