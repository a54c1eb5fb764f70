/** Lets parts that are made after the queue hear of its stages. */
import type { StageHandler } from './port.js';

export class StageRelay {
  readonly #handlers = new Set<StageHandler>();

  /** Hears of everything from now on. */
  listen(handler: StageHandler): void {
    this.#handlers.add(handler);
  }

  readonly onStage: StageHandler = (jobId, stage, detail) => {
    for (const handler of this.#handlers) handler(jobId, stage, detail);
  };
}
