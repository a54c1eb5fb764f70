import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PollReply } from '../../src/polls/poll-store.js';
import { Redraws } from '../../src/polls/redraws.js';

const reply = (token: string, untilMs = 1_000_000): PollReply => ({
  address: { via: 'discord', api: 'http://127.0.0.1:9/api', applicationId: '5', token },
  untilMs,
});

/** A clock that stands until it is moved, and a message that takes `drawMs` to be drawn. */
class World {
  nowMs = 0;
  drawMs = 300;
  /** What has been pressed; what stands in the message. */
  pressed = 0;
  shown = 0;
  isFailing = false;
  atOnce = 0;
  mostAtOnce = 0;
  readonly begun: {
    readonly atMs: number;
    readonly poll: string;
    readonly token: string;
    readonly state: number;
  }[] = [];
  readonly #timers: { readonly atMs: number; readonly act: () => void }[] = [];
  readonly redraws = new Redraws(
    {
      draw: async (poll, { address }) => {
        this.begun.push({ atMs: this.nowMs, poll, token: address.token, state: this.pressed });
        this.atOnce++;
        this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
        const state = this.pressed;
        await new Promise<void>((resolve) => this.later(this.drawMs, resolve));
        this.atOnce--;
        if (!this.isFailing) this.shown = state;
        return !this.isFailing;
      },
      now: () => this.nowMs,
      later: (delayMs, act) => this.later(delayMs, act),
    },
    { everyMs: 2_000, attempts: 4 },
  );

  later(delayMs: number, act: () => void): () => void {
    const timer = { atMs: this.nowMs + delayMs, act };
    this.#timers.push(timer);
    return () => {
      const place = this.#timers.indexOf(timer);
      if (place >= 0) this.#timers.splice(place, 1);
    };
  }

  press(token = 't', poll = 'p'): void {
    this.pressed++;
    this.redraws.request(poll, reply(token));
  }

  /** Lets everything happen that is due until then, in its order. */
  async until(ms: number): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const next = this.#timers.toSorted((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined || next.atMs > ms) break;
      this.#timers.splice(this.#timers.indexOf(next), 1);
      this.nowMs = next.atMs;
      next.act();
    }
    this.nowMs = ms;
  }
}

describe('redrawing a poll', () => {
  it('draws the first press at once', async () => {
    const world = new World();
    world.press('first');
    await world.until(299);
    expect(world.begun).toEqual([{ atMs: 0, poll: 'p', token: 'first', state: 1 }]);
    expect(world.shown).toBe(0);
    await world.until(300);
    expect(world.shown).toBe(1);
  });

  it('draws 40 presses at once in two drawings, the second with all of them and the newest address', async () => {
    const world = new World();
    for (let index = 1; index <= 40; index++) world.press(`t${index}`);
    await world.until(60_000);
    expect(world.begun).toEqual([
      { atMs: 0, poll: 'p', token: 't1', state: 1 },
      { atMs: 2_000, poll: 'p', token: 't40', state: 40 },
    ]);
    expect(world.shown).toBe(40);
  });

  it('waits for a drawing that takes longer than the interval', async () => {
    const world = new World();
    world.drawMs = 5_000;
    world.press();
    await world.until(1_000);
    world.press();
    await world.until(60_000);
    expect(world.begun.map(({ atMs }) => atMs)).toEqual([0, 5_000]);
    expect(world.shown).toBe(2);
  });

  it('keeps polls apart', async () => {
    const world = new World();
    world.press('a', 'p');
    world.press('b', 'q');
    await world.until(60_000);
    expect(world.begun.map(({ poll, token }) => poll + token)).toEqual(['pa', 'qb']);
  });

  it('tries a drawing that failed again, but not for ever', async () => {
    const world = new World();
    world.isFailing = true;
    world.press();
    await world.until(5_000);
    world.isFailing = false;
    await world.until(60_000);
    expect(world.shown).toBe(1);
    const times = world.begun.length;
    world.isFailing = true;
    world.press();
    await world.until(300_000);
    expect(world.begun.length - times).toBe(4);
    world.isFailing = false;
    world.press();
    await world.until(600_000);
    expect(world.shown).toBe(3);
  });

  it('uses the last address for a change that brings none, and draws nothing where nobody can see it', async () => {
    const world = new World();
    world.redraws.request('p');
    await world.until(10_000);
    expect(world.begun).toEqual([]);
    world.redraws.request('p', reply('short', 30_000));
    await world.until(20_000);
    world.redraws.request('p');
    await world.until(40_000);
    expect(world.begun.map(({ token }) => token)).toEqual(['short', 'short']);
    world.redraws.request('p');
    await world.until(60_000);
    expect(world.begun).toHaveLength(2);
  });

  it('keeps its distance from what another has just shown', async () => {
    const world = new World();
    world.redraws.shown('p', reply('command'));
    world.redraws.request('p');
    await world.until(60_000);
    expect(world.begun).toEqual([{ atMs: 2_000, poll: 'p', token: 'command', state: 0 }]);
  });

  it('draws what is wanted at once when the bot stops', async () => {
    const world = new World();
    world.press();
    await world.until(100);
    world.press();
    const flushed = world.redraws.flush();
    await world.until(1_000);
    await flushed;
    expect(world.begun.map(({ atMs, state }) => [atMs, state])).toEqual([
      [0, 1],
      [300, 2],
    ]);
    expect(world.shown).toBe(2);
    await world.until(60_000);
    expect(world.begun).toHaveLength(2);
  });

  it('shows the last press whenever the presses come, never two drawings at once nor too often', async () => {
    const pauses = fc.array(fc.nat({ max: 3_000 }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(pauses, fc.integer({ min: 1, max: 6_000 }), async (waits, drawMs) => {
        const world = new World();
        world.drawMs = drawMs;
        for (const waitMs of waits) {
          await world.until(world.nowMs + waitMs);
          world.press();
        }
        await world.until(world.nowMs + 20_000);
        expect(world.shown).toBe(world.pressed);
        expect(world.mostAtOnce).toBe(1);
        const times = world.begun.map(({ atMs }) => atMs);
        for (const [index, atMs] of times.entries())
          if (index > 0) expect(atMs - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(2_000);
      }),
      { numRuns: 200 },
    );
  });
});
