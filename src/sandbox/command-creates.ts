/** How many new commands each scope was given within a day. */
import type { Clock } from './clock.js';
import type { CommandScope } from './command-store.js';
import { LIMITS } from './limits.js';

const DAY_MS = 24 * 60 * 60_000;

export class CommandCreates {
  readonly #clock: Clock;
  /** When each command was made, by scope, oldest first. */
  readonly #made = new Map<CommandScope, number[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether so many more may be made; they count from now on if so. */
  take(scope: CommandScope, count: number): boolean {
    const nowMs = this.#clock.nowMs();
    const recent = (this.#made.get(scope) ?? []).filter((atMs) => nowMs - atMs < DAY_MS);
    this.#made.set(scope, recent);
    if (recent.length + count > LIMITS.commandCreates) return false;
    for (let n = 0; n < count; n++) recent.push(nowMs);
    return true;
  }
}
