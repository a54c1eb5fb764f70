/** How long work holds the event loop in one piece. */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Held<T> {
  /** Longest delay of the event loop, as a clock on the wall has it: with whatever else the machine does. */
  readonly wallMs: number;
  /** Longest time between two turns of the loop that this thread itself was computing; as `wallMs` where the system does not tell. */
  readonly threadMs: number;
  readonly tookMs: number;
  readonly value: T;
}

export async function watchLoop<T>(work: () => Promise<T>): Promise<Held<T>> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await sleep(5);
  delay.reset();
  let isOver = false;
  let threadMs = 0;
  let turnMs = computedMs();
  const turn = (): void => {
    const nowMs = computedMs();
    threadMs = Math.max(threadMs, nowMs - turnMs);
    turnMs = nowMs;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  const begunMs = performance.now();
  const value = await work();
  const tookMs = performance.now() - begunMs;
  await sleep(5);
  isOver = true;
  delay.disable();
  return { wallMs: delay.max / 1e6, threadMs, tookMs, value };
}

/** Of Linux's scheduler: nanoseconds that the main thread has had a core. */
function computedMs(): number {
  try {
    const [nanoseconds] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
    return Number(nanoseconds) / 1e6;
  } catch {
    return performance.now();
  }
}
