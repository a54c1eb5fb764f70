import { describe, expect, it } from 'vitest';
import {
  dueNow,
  nextTime,
  revealTime,
  timeIn,
  USUAL_TIME,
  type WeeklyTime,
  weekOf,
} from '../../src/rounds/weekly-schedule.js';

/** In May 2026, whose 4th is a Monday. */
const may = (day: number, hour = 0, minute = 0, ms = 0) => Date.UTC(2026, 4, day, hour, minute, 0, ms);
const WEEK = weekOf(may(4));
const SUNDAY_LATE: WeeklyTime = { day: 6, hour: 23 };

describe('weeks', () => {
  it('begin on Mondays at 0:00 UTC, also over the end of a year', () => {
    expect(weekOf(may(3, 23, 59, 999))).toBe(WEEK - 1);
    expect(weekOf(may(10, 23, 59, 999))).toBe(WEEK);
    expect(weekOf(may(11))).toBe(WEEK + 1);
    expect(weekOf(Date.UTC(2026, 11, 31))).toBe(weekOf(Date.UTC(2027, 0, 3)));
    expect(weekOf(0)).toBe(0);
    expect(timeIn(0, { day: 3, hour: 0 })).toBe(0);
  });

  it('have the time that was set', () => {
    expect(timeIn(WEEK, USUAL_TIME)).toBe(may(4, 16));
    expect(timeIn(WEEK, SUNDAY_LATE)).toBe(may(10, 23));
  });
});

describe('the next question', () => {
  it('comes this week while its time is ahead, else in the next', () => {
    expect(nextTime(may(4, 15, 59), USUAL_TIME, null)).toBe(may(4, 16));
    expect(nextTime(may(4, 16), USUAL_TIME, null)).toBe(may(11, 16));
    expect(nextTime(may(10, 23), SUNDAY_LATE, null)).toBe(may(17, 23));
  });

  it('is not a second one of the same week when the day is changed', () => {
    expect(nextTime(may(5), { day: 2, hour: 9 }, WEEK)).toBe(may(13, 9));
    expect(nextTime(may(5), { day: 2, hour: 9 }, WEEK - 1)).toBe(may(6, 9));
  });

  it('hides its answers for six days', () => {
    expect(revealTime(may(4, 16))).toBe(may(10, 16));
  });
});

describe('what is due', () => {
  it('is asked when its time has come, and the next a week later', () => {
    expect(dueNow(may(4, 15, 59), may(4, 16), USUAL_TIME)).toEqual({ type: 'not-yet' });
    const asked = { type: 'ask', week: WEEK, nextMs: may(11, 16) };
    expect(dueNow(may(4, 16), may(4, 16), USUAL_TIME)).toEqual(asked);
    // After a restart at the wrong moment.
    expect(dueNow(may(4, 16, 40), may(4, 16), USUAL_TIME)).toEqual(asked);
  });

  it('is asked once in place of all that were missed in three weeks', () => {
    expect(dueNow(may(27, 9), may(4, 16), USUAL_TIME)).toEqual({
      type: 'ask',
      week: WEEK + 3,
      nextMs: may(32, 16),
    });
  });

  it('is left out when the next comes within a day', () => {
    expect(dueNow(may(25, 10), may(4, 16), USUAL_TIME)).toEqual({ type: 'skip', nextMs: may(25, 16) });
    expect(dueNow(may(24, 15, 59), may(4, 16), USUAL_TIME)).toMatchObject({ type: 'ask', week: WEEK + 2 });
  });

  it('belongs to the week in which it was due, though it comes in the next', () => {
    expect(dueNow(may(11, 0, 30), may(10, 23), SUNDAY_LATE)).toEqual({
      type: 'ask',
      week: WEEK,
      nextMs: may(17, 23),
    });
  });

  it('comes once in each of ten weeks, whatever the time', () => {
    for (let day = 0; day < 7; day++) {
      for (const hour of [0, 7, 23]) {
        const time = { day, hour };
        let dueAtMs = nextTime(may(4), time, null);
        const weeks: number[] = [];
        for (let nowMs = may(4); nowMs < may(4 + 70); nowMs += 13 * 60_000) {
          const due = dueNow(nowMs, dueAtMs, time);
          if (due.type === 'not-yet') continue;
          if (due.type === 'ask') weeks.push(due.week);
          dueAtMs = due.nextMs;
        }
        const first = nextTime(may(4), time, null) === timeIn(WEEK, time) ? WEEK : WEEK + 1;
        const expected = Array.from({ length: 10 }, (_, index) => first + index);
        expect(weeks).toEqual(expected.filter((week) => timeIn(week, time) < may(4 + 70)));
      }
    }
  });
});
