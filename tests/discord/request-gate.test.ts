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
    ['no stated wait', unstated, 10_000],
    ['the whole bot', limited({ global: true, retryAfter: 3_000 }), 10_000],
    ['a longer wait', limited({ retryAfter: 90_000 }), 90_000],
    ['a wait of a day', limited({ retryAfter: 66_271_000 }), 3_600_000],
  ])('closes for %s', (_name, error, ms) => {
    const gate = made();
    gate.heard(error);
    expect(gate.waitMs()).toBe(ms);
  });

  it('lets one request find out, waits twice as long after each refusal, and opens with the first answer', () => {
    const gate = made();
    gate.heard(unstated);
    for (const ms of [10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]) {
      expect(gate.waitMs()).toBe(ms);
      nowMs += ms;
      expect([gate.waitMs(), gate.waitMs(), gate.waitMs()]).toEqual([0, 1_000, 1_000]);
      gate.heard(unstated);
    }
    nowMs += 300_000;
    expect(gate.waitMs()).toBe(0);
    gate.heard(answered(404));
    expect(gate.waitMs()).toBe(0);
    gate.heard(unstated);
    expect(gate.waitMs()).toBe(10_000);
  });

  it('counts refusals that were under way together once, and sends another probe when one is lost', () => {
    const gate = made();
    for (let n = 0; n < 50; n++) gate.heard(unstated);
    gate.heard();
    expect(gate.waitMs()).toBe(10_000);
    nowMs = 10_000;
    expect(gate.waitMs()).toBe(0);
    gate.heard(new Error('lost'));
    nowMs = 24_999;
    expect(gate.waitMs()).toBe(1_000);
    nowMs = 25_000;
    expect(gate.waitMs()).toBe(0);
  });
});
