/** When the weekly question is asked: at one time in each week from Monday to Sunday, by UTC. Pure. */

export interface WeeklyTime {
  /** 0 (Monday) … 6 (Sunday). */
  readonly day: number;
  /** 0 … 23. */
  readonly hour: number;
}

/** Mondays, 16:00 UTC: the evening of Europe and the day of America. */
export const USUAL_TIME: WeeklyTime = { day: 0, hour: 16 };

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_DAYS = 7;
/** 1 January 1970 was a Thursday. */
const EPOCH_DAY = 3;
/** A question that comes later than that has been missed. */
const LATE_MS = HOUR_MS;
/** One that was missed is not asked this short before the next. */
const LEAST_APART_MS = DAY_MS;
/** Answers are hidden so long, unless the next question comes before. */
const OPEN_MS = 6 * DAY_MS;

/** Weeks since that of 29 December 1969, from Monday to Sunday. */
export function weekOf(timeMs: number): number {
  return Math.floor((Math.floor(timeMs / DAY_MS) + EPOCH_DAY) / WEEK_DAYS);
}

/** Milliseconds since the epoch. */
export function timeIn(week: number, { day, hour }: WeeklyTime): number {
  return (week * WEEK_DAYS - EPOCH_DAY + day) * DAY_MS + hour * HOUR_MS;
}

/** The first time after `afterMs` in a week after the one that was asked last; null: none was. */
export function nextTime(afterMs: number, time: WeeklyTime, askedWeek: number | null): number {
  const week = weekOf(afterMs);
  const first = timeIn(week, time) > afterMs ? week : week + 1;
  return timeIn(askedWeek === null ? first : Math.max(first, askedWeek + 1), time);
}

export const revealTime = (askedAtMs: number): number => askedAtMs + OPEN_MS;

export type Due =
  | { readonly type: 'not-yet' }
  /** In place of all that were missed since. `week`: whose question it is. */
  | { readonly type: 'ask'; readonly week: number; readonly nextMs: number }
  /** It was missed, and the next comes soon. */
  | { readonly type: 'skip'; readonly nextMs: number };

/** What is to be done now about a question that was due at `dueAtMs`. */
export function dueNow(nowMs: number, dueAtMs: number, time: WeeklyTime): Due {
  if (dueAtMs > nowMs) return { type: 'not-yet' };
  const thisWeek = weekOf(nowMs);
  const week = timeIn(thisWeek, time) > nowMs ? thisWeek - 1 : thisWeek;
  const nextMs = timeIn(week + 1, time);
  const isMissed = nowMs - timeIn(week, time) > LATE_MS;
  return isMissed && nextMs - nowMs <= LEAST_APART_MS
    ? { type: 'skip', nextMs }
    : { type: 'ask', week, nextMs };
}
