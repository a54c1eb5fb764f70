import { settlesWithin } from '../ops/deadline.js';

/** The interactions that are being served, so that a bot which stops lets them come to an end. */
export class InService<T> {
  readonly #serve: (interaction: T) => Promise<void>;
  readonly #served = new Set<Promise<void>>();

  /** `serve` never rejects. */
  constructor(serve: (interaction: T) => Promise<void>) {
    this.#serve = serve;
  }

  readonly serve = (interaction: T): void => {
    const served = this.#serve(interaction).finally(() => this.#served.delete(served));
    this.#served.add(served);
  };

  /** Resolves when those of now have ended, or after `timeoutMs`. */
  async settle(timeoutMs: number): Promise<void> {
    await settlesWithin(Promise.all(this.#served), timeoutMs);
  }
}
