import { describe, expect, it } from 'vitest';
import { RequestGate } from '../../src/discord/request-gate.js';

/** As discord.js throws it. */
function limited(fields: { readonly global?: boolean; readonly retryAfter?: number }): Error {
  const error = new Error('limited');
  error.name = 'RateLimitError[/webhooks/:id]';
  return Object.assign(error, { timeToReset: 0, retryAfter: 0, ...fields });
}
const unstated = limited({});
const answered = (status: number) => Object.assign(new Error('answered'), { status });

describe('the gate', () => {
  let nowMs = 0;
  const made = () => {
    nowMs = 0;
    return new RequestGate(() => nowMs);
  };

  it('is open as long as single buckets are used up, requests fail, or answers get lost', () => {
    const gate = made();
    for (const error of [
      undefined,
      limited({ retryAfter: 5_000 }),
      answered(500),
      answered(404),
      new Error('lost'),
    ]) {
      gate.heard(error);
      expect(gate.waitMs()).toBe(0);
    }
  });

  it.each([
    ['no stated wait', unstated, 1_000],
    ['the whole bot', limited({ global: true, retryAfter: 300 }), 300],
    ['a longer wait', limited({ retryAfter: 90_000 }), 90_000],
    ['a wait of a day', limited({ retryAfter: 66_271_000 }), 3_600_000],
  ])('closes for %s', (_name, error, ms) => {
    const gate = made();
    gate.heard(error);
    expect(gate.waitMs()).toBe(ms);
  });

  /** Waits until one request may find out, which is refused; the wait that it had to wait for. */
  const refuseNext = (gate: RequestGate, error: Error): number => {
    const ms = gate.waitMs();
    nowMs += ms;
    expect([gate.waitMs(), gate.waitMs(), gate.waitMs()]).toEqual([0, 100, 100]);
    gate.heard(error);
    return ms;
  };

  it('lets one request find out, waits twice as long after each refusal, and opens with the first answer', () => {
    const gate = made();
    gate.heard(unstated);
    const waits = Array.from({ length: 11 }, () => refuseNext(gate, unstated) / 1_000);
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    nowMs += 300_000;
    expect(gate.waitMs()).toBe(0);
    gate.heard(answered(404));
    expect(gate.waitMs()).toBe(0);
  });

  it('waits no longer than Discord states, unless it is refused again', () => {
    const gate = made();
    const all = limited({ global: true, retryAfter: 1_500 });
    gate.heard(all);
    expect(Array.from({ length: 5 }, () => refuseNext(gate, all))).toEqual([
      1_500, 2_000, 4_000, 8_000, 16_000,
    ]);
  });

  it('begins anew once it was open for as long as it had been closed, and goes on when it was not', () => {
    const gate = made();
    gate.heard(unstated);
    refuseNext(gate, unstated);
    refuseNext(gate, unstated);
    const open = (forMs: number) => {
      nowMs += gate.waitMs();
      expect(gate.waitMs()).toBe(0);
      gate.heard();
      nowMs += forMs;
      expect(gate.waitMs()).toBe(0);
    };
    open(3_999);
    gate.heard(unstated);
    expect(gate.waitMs()).toBe(8_000);
    open(8_000);
    gate.heard(unstated);
    expect(gate.waitMs()).toBe(1_000);
  });

  it('counts refusals that were under way together once, and sends another probe when one is lost', () => {
    const gate = made();
    for (let n = 0; n < 50; n++) {
      gate.heard(unstated);
      nowMs += 10;
    }
    gate.heard();
    expect(gate.waitMs()).toBe(500);
    gate.heard(limited({ global: true, retryAfter: 2_000 }));
    expect(gate.waitMs()).toBe(2_000);
    nowMs += 2_000;
    expect(gate.waitMs()).toBe(0);
    gate.heard(new Error('lost'));
    nowMs += 14_999;
    expect(gate.waitMs()).toBe(100);
    nowMs += 1;
    expect(gate.waitMs()).toBe(0);
  });
});
