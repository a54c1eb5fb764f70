/** What a soak learns from the journal of the local Discord. */
import type { JournalEntry } from '../../src/sandbox/journal.js';

/** Deferred: the message comes later (5), or the pressed one is changed later (6). */
const DEFERRED: ReadonlySet<unknown> = new Set([5, 6]);
const IN_PLACE = 6;
const ALREADY_ACKNOWLEDGED = 40060;
/** What the bot spends on a first response at most. What Discord says later, it has not waited for. */
const HEARD_WITHIN_MS = 2_000;

export class Overheard {
  readonly tokens = new Set<string>();
  readonly inPlace = new Set<string>();
  /** When each interaction was sent to the bot of now, by the clock of the local Discord. */
  readonly #sentMs = new Map<string, number>();
  readonly #taken = new Set<string>();
  readonly #refusedLate = new Set<string>();

  /**
   * How many interactions the bot of now has told Discord to wait for. An acknowledgement that was refused each time (a limit, too
   * late) is none; one that Discord took is one although its answer was lost, was an error or came late, and so is one that may have
   * been taken for all that the bot can know. Those that were refused only after the bot had stopped waiting are between the two.
   */
  get deferred(): { readonly least: number; readonly most: number } {
    const least = this.#taken.size;
    const late = [...this.#refusedLate].filter((id) => !this.#taken.has(id)).length;
    return { least, most: least + late };
  }

  /** A new one comes; what the last one has sent may arrive still. */
  readonly forgetBot = (): void => {
    this.#sentMs.clear();
    this.#taken.clear();
    this.#refusedLate.clear();
  };

  readonly hear = (entry: JournalEntry): void => {
    if (entry.type === 'dispatch' && entry.event === 'INTERACTION_CREATE') {
      this.tokens.add(String(Reflect.get(Object(entry.data), 'token')));
      // Whoever is not connected at the moment hears of it when the connection is resumed.
      const id = String(Reflect.get(Object(entry.data), 'id'));
      if (!this.#sentMs.has(id)) this.#sentMs.set(id, entry.atMs);
      return;
    }
    if (entry.type !== 'request') return;
    const [, interactionId] = /^\/interactions\/(\d+)\/[^/]+\/callback$/.exec(entry.path) ?? [];
    const type: unknown = Reflect.get(Object(entry.body), 'type');
    if (interactionId === undefined || !DEFERRED.has(type)) return;
    if (type === IN_PLACE) this.inPlace.add(interactionId);
    const sentMs = this.#sentMs.get(interactionId);
    if (sentMs === undefined) return;
    if (!isRefused(entry)) this.#taken.add(interactionId);
    else if (entry.atMs - sentMs > HEARD_WITHIN_MS) this.#refusedLate.add(interactionId);
  };
}

/** Whether the answer says for certain that the acknowledgement is not there. */
function isRefused({ status, response }: Extract<JournalEntry, { type: 'request' }>): boolean {
  if (status === undefined || status < 400 || status >= 500) return false;
  return Reflect.get(Object(response), 'code') !== ALREADY_ACKNOWLEDGED;
}
