import { describe, expect, it } from 'vitest';
import { FAULT_KINDS, type PlanOptions, planRounds, WITHOUT_REDIS } from '../../bench/soak/plan.js';

const OPTIONS: PlanOptions = { seed: 7, kinds: FAULT_KINDS, workers: 2, lockMs: 12_000 };
const rounds = (count: number, options: Partial<PlanOptions> = {}) => {
  const plan = planRounds({ ...OPTIONS, ...options });
  return Array.from({ length: count }, () => plan.next().value);
};

describe('what goes wrong in a soak', () => {
  it('comes from its seed alone', () => {
    expect(rounds(40)).toEqual(rounds(40));
    expect(rounds(40, { seed: 8 })).not.toEqual(rounds(40));
  });

  it('is every kind once before any comes again', () => {
    const kinds = rounds(60)
      .flat()
      .map(({ kind }) => kind);
    for (let at = 0; at + FAULT_KINDS.length <= kinds.length; at += FAULT_KINDS.length)
      expect(new Set(kinds.slice(at, at + FAULT_KINDS.length))).toEqual(new Set(FAULT_KINDS));
  });

  it('never meets one part twice in a round, and both workers in the course of time', () => {
    const all = rounds(200);
    const parts = all.map((faults) => faults.map(({ kind }) => kind.split(/s?-/)[0]));
    for (const round of parts) expect(new Set(round).size).toBe(round.length);
    expect(all.some((faults) => faults.length === 2)).toBe(true);
    expect(new Set(all.flat().map(({ worker }) => worker))).toEqual(new Set([0, 1]));
  });

  it('freezes a worker for longer than its lock when it says so', () => {
    const long = rounds(200)
      .flat()
      .filter(({ kind }) => kind === 'worker-freeze-long');
    expect(long.length).toBeGreaterThan(5);
    expect(Math.min(...long.map(({ forMs }) => forMs))).toBeGreaterThan(OPTIONS.lockMs);
  });

  it('is nothing when nothing may, and only what is asked for otherwise', () => {
    expect(rounds(3, { kinds: [] })).toEqual([[], [], []]);
    const kinds = rounds(50, { kinds: WITHOUT_REDIS, workers: 0 })
      .flat()
      .map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(WITHOUT_REDIS));
  });
});
