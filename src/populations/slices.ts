/**
 * Long work in pieces. What is written as a generator says by `yield` where something else may have its turn; whoever runs it
 * decides whether anything has.
 */
import { setImmediate } from 'node:timers/promises';

export type Sliced<T> = Generator<void, T, void>;

/** Work goes on for at most so long, and then until its next `yield`, before others have their turn. */
const SLICE_MS = 8;

/** Between two pieces of work that are long each. */
export async function othersTurn(): Promise<void> {
  await setImmediate();
}

export function runWhole<T>(work: Sliced<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** The same value; timers, sockets and other work are served between the pieces. */
export async function runInSlices<T>(work: Sliced<T>, sliceMs: number = SLICE_MS): Promise<T> {
  let begunMs = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - begunMs < sliceMs) continue;
    await othersTurn();
    begunMs = performance.now();
  }
}
