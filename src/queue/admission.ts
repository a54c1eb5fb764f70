/**
 * Who may ask now: limits per person, per server and in total, counted in the bot before a question costs anything.
 *
 * A slot is held from `admit` until `release`, until `ended` is called with the job bound to it, or until `leaseMs` have
 * passed, so that a lost end never locks a person out for good. Only admitted questions count towards the rate: asking
 * again too early does not push the next chance further away.
 */
import { ANSWER_LIFETIME_MS } from '../jobs/contract.js';
import { accept, type Checked, refuse } from '../jobs/refusal.js';

export interface AdmissionLimits {
  /** Questions of one person that wait or run at the same time. */
  readonly perPerson: number;
  /** Questions of one server that wait or run at the same time. */
  readonly perServer: number;
  /** Questions of everyone that wait or run at the same time. */
  readonly inTotal: number;
  /** Questions of one person within any `windowMs`. */
  readonly perWindow: number;
  readonly windowMs: number;
  /** Longest time a slot is held; a question lives no longer. */
  readonly leaseMs: number;
}

export const ADMISSION_LIMITS: AdmissionLimits = {
  perPerson: 5,
  perServer: 60,
  inTotal: 200,
  perWindow: 30,
  windowMs: 60_000,
  leaseMs: ANSWER_LIFETIME_MS,
};

export interface Admitted {
  /** Ties the slot to a job. A job that already holds a slot (its interaction came twice) needs no second one. */
  bind(jobId: string): void;
  /** Frees the slot; calling it again changes nothing. */
  release(): void;
}

export interface Asker {
  readonly person: string;
  /** Absent: a conversation with the bot alone, which counts for the person and in total. */
  readonly server?: string;
}

export interface Admission {
  admit(asker: Asker): Promise<Checked<Admitted>>;
  /** The job of this id has ended; unknown ids are ignored. */
  ended(jobId: string): void;
  /** Settles within `timeoutMs`. */
  close(timeoutMs: number): Promise<void>;
}

interface Slot extends Asker {
  readonly onFreed: () => void;
  readonly sinceMs: number;
  jobId: string | undefined;
}

const RETRY_SECONDS = { first: 5, min: 1, max: 60 } as const;
/** Weight of the newest duration in the running mean. */
const SMOOTHING = 0.2;

export function createAdmission(
  limits: Partial<AdmissionLimits> = {},
  now: () => number = () => performance.now(),
): Admission {
  return new CountedAdmission({ ...ADMISSION_LIMITS, ...limits }, now);
}

/** Counts in the memory of one process. */
export class CountedAdmission implements Admission {
  readonly #limits: AdmissionLimits;
  readonly #now: () => number;
  /** In order of admission, so that the oldest lease is always the first. */
  readonly #slots = new Set<Slot>();
  readonly #slotOfJob = new Map<string, Slot>();
  /** Of people and of servers. */
  readonly #held = { person: new Map<string, number>(), server: new Map<string, number>() };
  /** Times of the admissions of the last window, oldest first. */
  readonly #recent = new Map<string, number[]>();
  #sweptMs = 0;
  #meanHeldSeconds: number = RETRY_SECONDS.first;

  constructor(limits: AdmissionLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  async admit(asker: Asker): Promise<Checked<Admitted>> {
    return this.take(asker);
  }

  /** `onFreed` is called once when the slot is free again. */
  take(asker: Asker, onFreed: () => void = () => undefined): Checked<Admitted> {
    const { person, server } = asker;
    const nowMs = this.#now();
    this.#expire(nowMs);
    const recent = this.#recentOf(person, nowMs);
    const oldestMs = recent[0];
    if (recent.length >= this.#limits.perWindow && oldestMs !== undefined) {
      return busy('person', (oldestMs + this.#limits.windowMs - nowMs) / 1000);
    }
    const held = this.#held;
    if ((held.person.get(person) ?? 0) >= this.#limits.perPerson)
      return busy('person', this.#meanHeldSeconds);
    if (server !== undefined && (held.server.get(server) ?? 0) >= this.#limits.perServer)
      return busy('server', this.#meanHeldSeconds);
    if (this.#slots.size >= this.#limits.inTotal) return busy('everyone', this.#meanHeldSeconds);

    const slot: Slot = { ...asker, onFreed, sinceMs: nowMs, jobId: undefined };
    this.#slots.add(slot);
    add(held.person, person, 1);
    if (server !== undefined) add(held.server, server, 1);
    recent.push(nowMs);
    this.#recent.set(person, recent);
    return accept({
      bind: (jobId) => this.#bind(slot, jobId),
      release: () => this.#free(slot),
    });
  }

  /** How long questions were held lately: what somebody who has to wait is told. */
  get meanHeldSeconds(): number {
    return this.#meanHeldSeconds;
  }

  async close(): Promise<void> {}

  ended(jobId: string): void {
    const slot = this.#slotOfJob.get(jobId);
    if (slot === undefined) return;
    const heldSeconds = (this.#now() - slot.sinceMs) / 1000;
    this.#meanHeldSeconds += SMOOTHING * (heldSeconds - this.#meanHeldSeconds);
    this.#free(slot);
  }

  #bind(slot: Slot, jobId: string): void {
    if (!this.#slots.has(slot) || slot.jobId !== undefined) return;
    if (this.#slotOfJob.has(jobId)) {
      this.#free(slot);
      return;
    }
    slot.jobId = jobId;
    this.#slotOfJob.set(jobId, slot);
  }

  #free(slot: Slot): void {
    if (!this.#slots.delete(slot)) return;
    if (slot.jobId !== undefined) this.#slotOfJob.delete(slot.jobId);
    add(this.#held.person, slot.person, -1);
    if (slot.server !== undefined) add(this.#held.server, slot.server, -1);
    slot.onFreed();
  }

  #recentOf(person: string, nowMs: number): number[] {
    return (this.#recent.get(person) ?? []).filter((atMs) => atMs > nowMs - this.#limits.windowMs);
  }

  #expire(nowMs: number): void {
    for (const slot of this.#slots) {
      if (slot.sinceMs > nowMs - this.#limits.leaseMs) break;
      this.#free(slot);
    }
    // Once in a window is enough to keep memory in proportion to the people of the last two windows.
    if (nowMs - this.#sweptMs < this.#limits.windowMs) return;
    this.#sweptMs = nowMs;
    for (const person of this.#recent.keys()) {
      if (this.#recentOf(person, nowMs).length === 0) this.#recent.delete(person);
    }
  }
}

function add(counts: Map<string, number>, key: string, change: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + change;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}

export function busy(scope: 'person' | 'server' | 'everyone', seconds: number): ReturnType<typeof refuse> {
  const retryAfterSeconds = Math.min(RETRY_SECONDS.max, Math.max(RETRY_SECONDS.min, Math.ceil(seconds)));
  return refuse({ code: 'busy', scope, retryAfterSeconds });
}
