import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JumpingClock, ManualClock } from '../../src/sandbox/clock.js';
import { createSnowflakes, snowflakeTimeMs } from '../../src/sandbox/snowflake.js';

describe('manual clock', () => {
  it('runs what falls due in order of time, at its time, and what that sets as well', () => {
    const clock = new ManualClock(1_000);
    const ran: [string, number][] = [];
    const note = (name: string) => () => ran.push([name, clock.nowMs()]);
    clock.after(300, note('late'));
    clock.after(100, () => {
      note('early')();
      clock.after(50, note('inner'));
    });
    const cancel = clock.after(200, note('never'));
    cancel();
    clock.advance(299);
    expect(ran).toEqual([
      ['early', 1_100],
      ['inner', 1_150],
    ]);
    clock.advance(1);
    expect(ran.at(-1)).toEqual(['late', 1_300]);
    expect(clock.nowMs()).toBe(1_300);
  });
});

describe('jumping clock', () => {
  it('goes on with the other clock, and with jumps besides', () => {
    const base = new ManualClock(1_000);
    const clock = new JumpingClock(base);
    const ran: [string, number][] = [];
    const note = (name: string) => () => ran.push([name, clock.nowMs()]);
    clock.after(100, note('by time'));
    clock.after(500, note('by a jump'));
    clock.after(500, () => clock.after(50, note('set meanwhile')));
    clock.after(1_000, note('by time after a jump'));
    const cancel = clock.after(300, note('never'));
    cancel();
    base.advance(100);
    expect(ran).toEqual([['by time', 1_100]]);
    clock.jump(600);
    expect(clock.nowMs()).toBe(1_700);
    expect(ran.slice(1)).toEqual([
      ['by a jump', 1_500],
      ['set meanwhile', 1_550],
    ]);
    base.advance(299);
    expect(ran).toHaveLength(3);
    base.advance(1);
    expect(ran.at(-1)).toEqual(['by time after a jump', 2_000]);
    base.advance(10_000);
    expect(ran).toHaveLength(4);
  });
});

describe('snowflakes', () => {
  it('rise strictly, have 17 to 19 digits and tell their time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 200 }), (steps) => {
        const startMs = Date.UTC(2026, 0, 1);
        const clock = new ManualClock(startMs);
        const nextId = createSnowflakes(clock);
        let last = 0n;
        for (const step of steps) {
          clock.advance(step);
          const id = nextId();
          expect(id).toMatch(/^\d{17,19}$/);
          expect(BigInt(id)).toBeGreaterThan(last);
          expect(snowflakeTimeMs(id)).toBe(clock.nowMs());
          last = BigInt(id);
        }
      }),
    );
  });

  it('have enough digits even when the clock starts at nothing', () => {
    expect(createSnowflakes(new ManualClock(0))()).toMatch(/^\d{17,19}$/);
  });
});
