/** Time as the sandbox sees it, so that 3 seconds and 15 minutes need no waiting in a test. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  nowMs(): number;
  /** Runs `action` once after `delayMs`; the returned function calls it off. */
  after(delayMs: number, action: () => void): () => void;
}

/** Its timers never keep the process alive. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

interface Alarm {
  readonly atMs: number;
  readonly action: () => void;
}

/** Stands still until told otherwise. */
export class ManualClock implements Clock {
  #nowMs: number;
  readonly #alarms = new Set<Alarm>();

  constructor(startMs: number = Date.now()) {
    this.#nowMs = startMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, action: () => void): () => void {
    const alarm: Alarm = { atMs: this.#nowMs + Math.max(0, delayMs), action };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  /** Moves on by `ms`, running what falls due in order of its time; alarms set meanwhile count too. */
  advance(ms: number): void {
    const endMs = this.#nowMs + ms;
    for (;;) {
      const next = earliest(this.#alarms, endMs);
      if (next === undefined) break;
      this.#alarms.delete(next);
      this.#nowMs = next.atMs;
      next.action();
    }
    this.#nowMs = endMs;
  }
}

interface WoundAlarm extends Alarm {
  /** Calls off the other clock's. */
  cancel: () => void;
}

/** Goes as another clock does, and can jump forward besides. */
export class JumpingClock implements Clock {
  readonly #base: Clock;
  readonly #alarms = new Set<WoundAlarm>();
  /** How far it is ahead of the other clock. */
  #aheadMs = 0;

  constructor(base: Clock = systemClock) {
    this.#base = base;
  }

  nowMs(): number {
    return this.#base.nowMs() + this.#aheadMs;
  }

  after(delayMs: number, action: () => void): () => void {
    const alarm: WoundAlarm = {
      atMs: this.nowMs() + Math.max(0, delayMs),
      action,
      cancel: () => undefined,
    };
    this.#alarms.add(alarm);
    this.#wind(alarm);
    return () => {
      this.#alarms.delete(alarm);
      alarm.cancel();
    };
  }

  /** Moves on by `ms`, running what falls due in order of its time; alarms set meanwhile count too. */
  jump(ms: number): void {
    const endMs = this.nowMs() + ms;
    for (;;) {
      const next = earliest(this.#alarms, endMs);
      if (next === undefined) break;
      this.#alarms.delete(next);
      next.cancel();
      this.#aheadMs += Math.max(0, next.atMs - this.nowMs());
      next.action();
    }
    this.#aheadMs += Math.max(0, endMs - this.nowMs());
    for (const alarm of this.#alarms) {
      alarm.cancel();
      this.#wind(alarm);
    }
  }

  #wind(alarm: WoundAlarm): void {
    alarm.cancel = this.#base.after(alarm.atMs - this.nowMs(), () => {
      if (this.#alarms.delete(alarm)) alarm.action();
    });
  }
}

/** Of those that are due by `endMs`; of several at one moment the one that was set first. */
function earliest<T extends Alarm>(alarms: Iterable<T>, endMs: number): T | undefined {
  let next: T | undefined;
  for (const alarm of alarms) {
    if (alarm.atMs <= endMs && (next === undefined || alarm.atMs < next.atMs)) next = alarm;
  }
  return next;
}
