/** Passes on to the sandbox where the bot's questions are, one after the other, so that its page hears them in their order. */
import type { Logger } from '../ops/log.js';
import type { ControlClient } from './control-client.js';
import type { QuestionStage } from './protocol.js';

export class StageTeller {
  readonly #client: Pick<ControlClient, 'tellStage'>;
  readonly #logger: Logger;
  readonly #untold: QuestionStage[] = [];
  #isTelling = false;

  constructor(client: Pick<ControlClient, 'tellStage'>, logger: Logger) {
    this.#client = client;
    this.#logger = logger;
  }

  tell(stage: QuestionStage): void {
    this.#untold.push(stage);
    if (!this.#isTelling) void this.#tellAll();
  }

  async #tellAll(): Promise<void> {
    this.#isTelling = true;
    for (let stage = this.#untold.shift(); stage !== undefined; stage = this.#untold.shift()) {
      try {
        await this.#client.tellStage(stage);
      } catch {
        // The page shows less of this question; its answer comes all the same.
        this.#logger.debug({ interaction: stage.interactionId }, 'a stage could not be told');
      }
    }
    this.#isTelling = false;
  }
}
