/** Messages as one person sees them, kept up to date by what the local Discord tells. */
import type { APIMessage } from 'discord-api-types/v10';
import type { Person } from '../sandbox/control-client.js';

interface Waiting {
  fits(message: APIMessage): boolean;
  resolve(message: APIMessage): void;
}

export class MessageBoard {
  readonly #messages = new Map<string, APIMessage>();
  readonly #waiting = new Set<Waiting>();
  readonly #abort = new AbortController();

  /** Of what is written from now on. */
  static async open({ control, userId }: Person): Promise<MessageBoard> {
    const board = new MessageBoard();
    await new Promise<void>((resolve, reject) => {
      const read = async () => {
        for await (const event of control.events(userId, board.#abort.signal, resolve))
          if (event.type === 'message') board.#put(event.message);
      };
      read().catch((error) => (board.#abort.signal.aborted ? undefined : reject(error)));
    });
    return board;
  }

  close(): void {
    this.#abort.abort();
  }

  in(channel: string): readonly APIMessage[] {
    return [...this.#messages.values()].filter(({ channel_id }) => channel_id === channel);
  }

  /** The first that fits, now or later. */
  find(fits: (message: APIMessage) => boolean): Promise<APIMessage> {
    const found = [...this.#messages.values()].find(fits);
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolve) => this.#waiting.add({ fits, resolve }));
  }

  #put(message: APIMessage): void {
    this.#messages.set(message.id, message);
    for (const one of this.#waiting) {
      if (!one.fits(message)) continue;
      this.#waiting.delete(one);
      one.resolve(message);
    }
  }
}
