/** Messages by the nonce that they were sent with, so that a request repeated with `enforce_nonce` makes no second one. */
import type { Clock } from './clock.js';

/** Discord says "a few minutes". */
const KEPT_MS = 5 * 60_000;

export class NonceLog {
  readonly #clock: Clock;
  readonly #messages = new Map<string, string>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Id of the message that was sent with it. */
  find(channelId: string, nonce: string): string | undefined {
    return this.#messages.get(`${channelId} ${nonce}`);
  }

  note(channelId: string, nonce: string, messageId: string): void {
    const key = `${channelId} ${nonce}`;
    this.#messages.set(key, messageId);
    this.#clock.after(KEPT_MS, () => {
      if (this.#messages.get(key) === messageId) this.#messages.delete(key);
    });
  }
}
