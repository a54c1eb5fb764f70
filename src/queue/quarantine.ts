/**
 * Keeps suspects apart: a job that was running when a worker died runs alone the next time, so that the one that is to
 * blame brings nobody else down with it.
 */
const CLAIM_MS = 3_000;

export class Quarantine {
  readonly #now: () => number;
  readonly #running = new Set<string>();
  #alone: string | undefined;
  /** A suspect that waits for the others to end; nobody else enters meanwhile. Lapses when it does not come back. */
  #claim: { readonly id: string; readonly untilMs: number } | undefined;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** False: come back later. True: run, and `leave` afterwards. */
  enter(id: string, suspect: boolean): boolean {
    if (this.#alone !== undefined) return false;
    const nowMs = this.#now();
    if (this.#claim !== undefined && this.#claim.untilMs > nowMs && this.#claim.id !== id) return false;
    if (suspect && this.#running.size > 0) {
      this.#claim = { id, untilMs: nowMs + CLAIM_MS };
      return false;
    }
    if (suspect) {
      this.#alone = id;
      this.#claim = undefined;
    }
    this.#running.add(id);
    return true;
  }

  leave(id: string): void {
    this.#running.delete(id);
    if (this.#alone === id) this.#alone = undefined;
  }
}
