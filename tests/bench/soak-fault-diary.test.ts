import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { FaultDiary } from '../../bench/soak/fault-diary.js';

describe('the diary of faults', () => {
  it('explains what was asked while one lasted or shortly after, and nothing else', async () => {
    const diary = new FaultDiary();
    const beforeMs = diary.nowMs;
    await sleep(5);
    const end = diary.begin('redis-kill', 'redis-kill for 1.0 s');
    const duringMs = diary.nowMs;
    expect(diary.wasBetween(['redis-kill'], duringMs, duringMs, 0)).toBe(true);
    expect(diary.wasBetween(['bot-kill', 'rest'], duringMs, duringMs, 0)).toBe(false);
    expect(diary.wasBetween(['redis-kill'], beforeMs, beforeMs, 1_000)).toBe(false);
    end();
    await sleep(5);
    const afterMs = diary.nowMs;
    expect(diary.wasBetween(['redis-kill'], afterMs, afterMs, 0)).toBe(false);
    expect(diary.wasBetween(['redis-kill'], afterMs, afterMs, 60_000)).toBe(true);
    expect(diary.describe(beforeMs, afterMs)).toEqual([expect.stringContaining('redis-kill for 1.0 s')]);
    expect(diary.describe(afterMs, afterMs)).toEqual([]);
  });

  it('knows since when it is calm: now, while something lasts', async () => {
    const diary = new FaultDiary();
    expect(diary.calmSinceMs).toBe(0);
    const end = diary.begin('bot-kill', 'bot-kill');
    await sleep(5);
    expect(diary.calmSinceMs).toBeGreaterThan(diary.lastBegin(['bot-kill']) ?? Number.NaN);
    end();
    const endedMs = diary.calmSinceMs;
    await sleep(5);
    expect(diary.calmSinceMs).toBe(endedMs);
    expect(diary.lastBegin(['rest'])).toBeUndefined();
  });
});
