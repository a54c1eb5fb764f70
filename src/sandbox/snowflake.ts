import type { Clock } from './clock.js';

/** Discord's epoch, 2015-01-01T00:00:00Z, in Unix milliseconds. */
const DISCORD_EPOCH_MS = 1_420_070_400_000;
/** Ids must have 17 to 19 digits: clients find rate-limit parameters by that. This is 2015-04, the first with 17. */
const EARLIEST_MS = DISCORD_EPOCH_MS + 10_000_000_000;

export type NextId = () => string;

/** Ids that rise strictly, whose upper bits are the time of their making (ms << 22). */
export function createSnowflakes(clock: Clock): NextId {
  let last = 0n;
  return () => {
    const fromTime = BigInt(snowflakeAt(clock.nowMs()));
    last = fromTime > last ? fromTime : last + 1n;
    return String(last);
  };
}

/** The lowest id of a moment, in Unix milliseconds. */
export function snowflakeAt(atMs: number): string {
  return String(BigInt(Math.floor(Math.max(atMs, EARLIEST_MS)) - DISCORD_EPOCH_MS) << 22n);
}

export function snowflakeTimeMs(id: string): number {
  return Number(BigInt(id) >> 22n) + DISCORD_EPOCH_MS;
}
