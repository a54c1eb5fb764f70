/** Tells of each job's stages once and in order, whatever was heard of them and how often. */
import type { Outcome } from '../jobs/contract.js';
import type { EndedAs, JobStage, StageHandler } from './port.js';

export const endedAs = (outcome: Outcome): EndedAs =>
  outcome.type === 'failure' ? outcome.code : outcome.type;

export class Stages {
  readonly #onStage: StageHandler | undefined;
  /** The last stage told of each job that has not ended. */
  readonly #told = new Map<string, JobStage>();

  constructor(onStage: StageHandler | undefined) {
    this.#onStage = onStage;
  }

  queued(id: string, ahead: number): void {
    if (this.#told.has(id)) return;
    this.#told.set(id, 'queued');
    this.#onStage?.(id, 'queued', { atMs: Date.now(), ahead });
  }

  running(id: string, atMs: number): void {
    if (this.#told.get(id) !== 'queued') return;
    this.#told.set(id, 'running');
    this.#onStage?.(id, 'running', { atMs });
  }

  ended(id: string, outcome: EndedAs, atMs: number): void {
    if (!this.#told.delete(id)) return;
    this.#onStage?.(id, 'ended', { atMs, outcome });
  }
}
