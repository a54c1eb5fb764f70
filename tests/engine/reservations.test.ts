import { describe, expect, it } from 'vitest';
import { Reservations } from '../../worker/engine/reservations.js';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('reservations', () => {
  it('hold back what does not fit, in the order of arrival, and let small ones pass', async () => {
    const memory = new Reservations(100, 5);
    const entered: string[] = [];
    const take = async (name: string, amount: number) => {
      const release = await memory.take(amount);
      entered.push(name);
      return release;
    };
    const first = await take('first', 60);
    const waiting = [take('second', 60), take('third', 20)];
    await take('small', 5);
    await turn();
    expect(entered).toEqual(['first', 'small']);
    first();
    const [second] = await Promise.all(waiting);
    expect(entered).toEqual(['first', 'small', 'second', 'third']);
    expect(memory.taken).toBe(80);
    second?.();
    expect(memory.taken).toBe(20);
  });

  it('let one that is larger than everything run alone', async () => {
    const memory = new Reservations(100, 5);
    const before = await memory.take(10);
    let isIn = false;
    const large = memory.take(500).then((release) => {
      isIn = true;
      return release;
    });
    await turn();
    expect(isIn).toBe(false);
    before();
    (await large)();
    expect(memory.taken).toBe(0);
  });
});
