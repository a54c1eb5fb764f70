/**
 * What goes wrong in which round, from the seed and the number of the round alone: however busy the machine is, a seed means the
 * same faults in the same order. Each kind comes once before any comes again. Pure.
 */
import { Random } from './random.js';

export const FAULT_KINDS = [
  /** Requests of bot and workers are delayed, refused, dropped, limited, answered with nonsense. */
  'rest',
  /** Connections to Discord end in every way. */
  'gateway',
  /** SIGKILL, and a new bot. */
  'bot-kill',
  /** SIGTERM, and a new bot. */
  'bot-stop',
  /** SIGSTOP, SIGCONT. */
  'bot-freeze',
  'worker-kill',
  /** All at once. */
  'workers-kill',
  'worker-stop',
  'worker-freeze',
  /** So long that its questions are given to another one. */
  'worker-freeze-long',
  /** SIGKILL; it comes back with what it had written down. */
  'redis-kill',
  /** SIGKILL; it comes back with nothing. */
  'redis-empty',
  'redis-freeze',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Those that need neither Redis nor workers of their own. */
export const WITHOUT_REDIS: readonly FaultKind[] = ['rest', 'gateway', 'bot-kill', 'bot-stop', 'bot-freeze'];

export interface PlannedFault {
  readonly kind: FaultKind;
  /** From the beginning of the round. */
  readonly afterMs: number;
  /** Until it is put right: the process is started again or goes on, requests are served. */
  readonly forMs: number;
  /** Which worker, from 0. */
  readonly worker: number;
  /** Of what is drawn while it lasts. */
  readonly seed: number;
}

export interface PlanOptions {
  readonly seed: number;
  readonly kinds: readonly FaultKind[];
  readonly workers: number;
  /** How long a question stays with a worker that is not heard of. */
  readonly lockMs: number;
}

const AFTER_MS = { least: 500, most: 2_500 } as const;
/** Rounds in which two things go wrong, in percent. */
const TWO_AT_ONCE = 35;

const LASTS_MS: Readonly<
  Record<Exclude<FaultKind, 'worker-freeze-long'>, readonly [least: number, most: number]>
> = {
  rest: [3_000, 6_000],
  gateway: [3_000, 6_000],
  'bot-kill': [0, 3_000],
  'bot-stop': [0, 2_000],
  'bot-freeze': [500, 4_000],
  'worker-kill': [0, 4_000],
  'workers-kill': [500, 4_000],
  'worker-stop': [0, 3_000],
  'worker-freeze': [500, 3_000],
  'redis-kill': [1_000, 3_000],
  'redis-empty': [500, 3_000],
  'redis-freeze': [500, 6_000],
};

/** The faults of each round, one after the other, without end; empty when there are no kinds. */
export function* planRounds(options: PlanOptions): Generator<readonly PlannedFault[], never> {
  const random = new Random(options.seed);
  let deck: FaultKind[] = [];
  const next = (fits: (kind: FaultKind) => boolean): FaultKind | undefined => {
    if (deck.length === 0) deck = [...random.some(options.kinds, options.kinds.length)];
    const at = deck.findIndex(fits);
    return at === -1 ? undefined : deck.splice(at, 1)[0];
  };
  for (;;) {
    const first = next(() => true);
    const second = random.chance(TWO_AT_ONCE)
      ? next((kind) => first !== undefined && victimOf(kind) !== victimOf(first))
      : undefined;
    yield [first, second].flatMap((kind) => (kind === undefined ? [] : [drawFault(random, kind, options)]));
  }
}

/** Two faults of one round never meet the same part. */
const victimOf = (kind: FaultKind) => kind.replace(/s?-.*$/, '');

function drawFault(random: Random, kind: FaultKind, { workers, lockMs }: PlanOptions): PlannedFault {
  const [least, most] = kind === 'worker-freeze-long' ? [1.6 * lockMs, 2 * lockMs] : LASTS_MS[kind];
  return {
    kind,
    afterMs: random.between(AFTER_MS.least, AFTER_MS.most),
    forMs: random.between(Math.round(least), Math.round(most)),
    worker: random.below(Math.max(1, workers)),
    seed: random.below(2 ** 31),
  };
}
