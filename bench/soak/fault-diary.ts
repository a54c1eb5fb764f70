/** What went wrong when, so that what people are told can be compared with it. */
import type { FaultKind } from './plan.js';

export interface DiaryEntry {
  readonly kind: FaultKind;
  /** Milliseconds from the beginning of the run. */
  readonly beganMs: number;
  /** Undefined: it lasts. */
  endedMs: number | undefined;
  readonly sentence: string;
}

export class FaultDiary {
  readonly #startedMs = performance.now();
  readonly #entries: DiaryEntry[] = [];

  get nowMs(): number {
    return performance.now() - this.#startedMs;
  }

  get entries(): readonly DiaryEntry[] {
    return this.#entries;
  }

  /** What is returned is called when it is put right. */
  begin(kind: FaultKind, sentence: string): () => void {
    const entry: DiaryEntry = { kind, beganMs: this.nowMs, endedMs: undefined, sentence };
    this.#entries.push(entry);
    return () => {
      entry.endedMs = this.nowMs;
    };
  }

  /** Since when nothing goes wrong; now, when something does. */
  get calmSinceMs(): number {
    return this.#entries.reduce((latest, { endedMs }) => Math.max(latest, endedMs ?? this.nowMs), 0);
  }

  /** Whether one of these kinds had its time, or `afterMs` after it, between the two moments. */
  wasBetween(kinds: readonly FaultKind[], fromMs: number, untilMs: number, afterMs: number): boolean {
    return this.#entries.some(
      ({ kind, beganMs, endedMs }) =>
        kinds.includes(kind) && beganMs <= untilMs && (endedMs ?? this.nowMs) + afterMs >= fromMs,
    );
  }

  /** When one of these kinds began last. */
  lastBegin(kinds: readonly FaultKind[]): number | undefined {
    return this.#entries.findLast(({ kind }) => kinds.includes(kind))?.beganMs;
  }

  /** In words, of those that reach into the time between. */
  describe(fromMs: number, untilMs: number): string[] {
    return this.#entries
      .filter(({ beganMs, endedMs }) => beganMs <= untilMs && (endedMs ?? this.nowMs) >= fromMs)
      .map(({ beganMs, endedMs, sentence }) => `${span(beganMs, endedMs)} ${sentence}`);
  }
}

const span = (beganMs: number, endedMs: number | undefined) =>
  `${seconds(beganMs)} to ${endedMs === undefined ? 'now' : seconds(endedMs)}`;
const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
