/** A bot's session: numbered dispatches, kept so that a reconnecting client misses nothing. Knows no sockets. */
import { randomBytes } from 'node:crypto';
import { KEPT } from './limits.js';
import type { Shard } from './shard.js';

export interface Dispatch {
  readonly op: 0;
  readonly t: string;
  readonly s: number;
  readonly d: unknown;
}

export type Send = (frame: object) => void;

export class GatewaySession {
  readonly id = randomBytes(16).toString('hex');
  readonly intents: number;
  readonly shard: Shard;
  readonly #kept: Dispatch[] = [];
  #sequence = 0;
  #send: Send | undefined;
  #detachedAtMs: number | undefined;

  constructor(intents: number, shard: Shard) {
    this.intents = intents;
    this.shard = shard;
  }

  get sequence(): number {
    return this.#sequence;
  }

  get isConnected(): boolean {
    return this.#send !== undefined;
  }

  /** Undefined while connected. */
  get detachedAtMs(): number | undefined {
    return this.#detachedAtMs;
  }

  attach(send: Send): void {
    this.#send = send;
    this.#detachedAtMs = undefined;
  }

  /** False when another connection has taken over meanwhile: then nothing changes. */
  detach(send: Send, nowMs: number): boolean {
    if (this.#send !== send) return false;
    this.#send = undefined;
    this.#detachedAtMs = nowMs;
    return true;
  }

  dispatch(event: string, data: unknown): void {
    const frame: Dispatch = { op: 0, t: event, s: ++this.#sequence, d: data };
    this.#kept.push(frame);
    if (this.#kept.length > KEPT.dispatchesPerSession) this.#kept.shift();
    this.#send?.(frame);
  }

  /** Dispatches after `sequence`, oldest first; undefined when some are no longer kept or were never sent. */
  since(sequence: number): readonly Dispatch[] | undefined {
    const firstKept = this.#kept[0]?.s ?? this.#sequence + 1;
    if (sequence > this.#sequence || sequence < firstKept - 1) return undefined;
    return this.#kept.filter(({ s }) => s > sequence);
  }
}
