/**
 * When a poll's message is drawn again. Presses come faster than pictures: of each poll one drawing is under way at most, one
 * begins at most every `everyMs`, and what was pressed last is always drawn in the end.
 */
import type { PollReply } from './poll-store.js';

/** Where a message can be changed, and until when. */
interface Until {
  readonly untilMs: number;
}

export interface RedrawPorts<R extends Until = PollReply> {
  /** Draws what the poll is now. Resolves to whether it stands there; false is tried again a little later. Never rejects. */
  draw(poll: string, reply: R): Promise<boolean>;
  /** Milliseconds of one clock for all of it, and of what `PollReply.untilMs` is told in. */
  now(): number;
  /** Calls once after `delayMs`; what it returns calls it off. */
  later(delayMs: number, act: () => void): () => void;
}

export interface RedrawLimits {
  readonly everyMs: number;
  /** Drawings of one state that fail before the next press is waited for. */
  readonly attempts: number;
}

export const REDRAW_LIMITS: RedrawLimits = { everyMs: 2_000, attempts: 4 };

interface Entry<R> {
  readonly poll: string;
  /** Of the newest press. */
  reply: R;
  isWanted: boolean;
  failures: number;
  begunAtMs: number;
  drawing: Promise<void> | undefined;
  callOff: (() => void) | undefined;
}

export class Redraws<R extends Until = PollReply> {
  readonly #ports: RedrawPorts<R>;
  readonly #limits: RedrawLimits;
  /** Kept as long as the message can be changed. */
  readonly #entries = new Map<string, Entry<R>>();

  constructor(ports: RedrawPorts<R>, limits: RedrawLimits = REDRAW_LIMITS) {
    this.#ports = ports;
    this.#limits = limits;
  }

  /** Something has changed. Without a reply the last one known is used; without any, the next press shows it. */
  request(poll: string, reply?: R): void {
    this.#forgetOld();
    const entry = this.#entries.get(poll) ?? (reply === undefined ? undefined : newEntry(poll, reply));
    if (entry === undefined) return;
    this.#entries.set(poll, entry);
    if (reply !== undefined) entry.reply = reply;
    entry.isWanted = true;
    entry.failures = 0;
    this.#pump(entry);
  }

  /** What stands there now was just drawn by someone else: the next drawing keeps its distance from it. */
  shown(poll: string, reply: R): void {
    const entry = this.#entries.get(poll) ?? newEntry(poll, reply);
    this.#entries.set(poll, entry);
    entry.begunAtMs = this.#ports.now();
  }

  /** Draws at once whatever is wanted, and resolves when all of it stands there or failed. */
  async flush(): Promise<void> {
    const entries = [...this.#entries.values()];
    await Promise.all(
      entries.map(async (entry) => {
        await entry.drawing;
        stopWaiting(entry);
        if (entry.isWanted) this.#begin(entry);
        await entry.drawing;
        stopWaiting(entry);
      }),
    );
    this.#entries.clear();
  }

  #pump(entry: Entry<R>): void {
    if (!entry.isWanted || entry.drawing !== undefined || entry.callOff !== undefined) return;
    const waitMs = entry.begunAtMs + this.#limits.everyMs - this.#ports.now();
    if (waitMs <= 0) {
      this.#begin(entry);
      return;
    }
    entry.callOff = this.#ports.later(waitMs, () => {
      entry.callOff = undefined;
      this.#begin(entry);
    });
  }

  #begin(entry: Entry<R>): void {
    entry.isWanted = false;
    entry.begunAtMs = this.#ports.now();
    if (entry.reply.untilMs <= entry.begunAtMs) return;
    entry.drawing = this.#ports.draw(entry.poll, entry.reply).then((isDrawn) => {
      entry.drawing = undefined;
      if (!isDrawn) {
        entry.failures++;
        entry.isWanted ||= entry.failures < this.#limits.attempts;
      }
      this.#pump(entry);
    });
  }

  #forgetOld(): void {
    const nowMs = this.#ports.now();
    for (const [poll, entry] of this.#entries) {
      const isIdle = !entry.isWanted && entry.drawing === undefined;
      if (isIdle && entry.reply.untilMs <= nowMs) this.#entries.delete(poll);
    }
  }
}

function stopWaiting(entry: Entry<Until>): void {
  entry.callOff?.();
  entry.callOff = undefined;
}

function newEntry<R extends Until>(poll: string, reply: R): Entry<R> {
  return {
    poll,
    reply,
    isWanted: false,
    failures: 0,
    begunAtMs: Number.NEGATIVE_INFINITY,
    drawing: undefined,
    callOff: undefined,
  };
}
