/** Several bots that keep the same quizzes, at a channel that writes down what is posted, and by a clock that the test moves. */
import { isDeepStrictEqual } from 'node:util';
import type { Job, Outcome } from '../../src/jobs/contract.js';
import { createLogger } from '../../src/ops/log.js';
import type { Player } from '../../src/rounds/quiz-access.js';
import { QuizDesk } from '../../src/rounds/quiz-desk.js';
import type { QuizStore } from '../../src/rounds/quiz-store.js';
import type { RoomMessage, Rooms } from '../../src/rounds/rooms.js';
import { WeeklyDesk } from '../../src/rounds/weekly-desk.js';
import type { WeeklyStore } from '../../src/rounds/weekly-store.js';
import { MemoryPopulations } from '../../src/store/memory-populations.js';
import { MemorySettings } from '../../src/store/memory-settings.js';

export const SERVER = 'g-200000000000000001';
export const CHANNEL = '300000000000000001';
/** A channel of another server. */
export const ELSEWHERE = '900000000000000001';

export class ManualClock {
  nowMs: number;
  readonly #timers = new Set<{ readonly atMs: number; readonly act: () => void }>();

  constructor(nowMs: number) {
    this.nowMs = nowMs;
  }

  readonly now = (): number => this.nowMs;

  readonly later = (delayMs: number, act: () => void): (() => void) => {
    const timer = { atMs: this.nowMs + delayMs, act };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  };

  advance(ms: number): void {
    this.nowMs += ms;
    for (const timer of [...this.#timers].sort((a, b) => a.atMs - b.atMs)) {
      if (timer.atMs > this.nowMs || !this.#timers.delete(timer)) continue;
      timer.act();
    }
  }
}

export interface PostedMessage {
  readonly channel: string;
  readonly message: RoomMessage;
}

const NONCE_MS = 5 * 60_000;

/** What all bots see. */
export class Channel {
  readonly posts: PostedMessage[] = [];
  readonly edits: RoomMessage[] = [];
  /** Where nobody may write. */
  readonly forbidden = new Set<string>();
  /** What the bots do not see. */
  readonly gone = new Set<string>();
  /** Tokens of presses that Discord never heard of. */
  readonly unheard = new Set<string>();
  readonly #idOfNonce = new Map<string, { readonly id: string; readonly untilMs: number }>();
  readonly #clock: ManualClock;

  constructor(clock: ManualClock) {
    this.#clock = clock;
  }

  post(channel: string, message: RoomMessage, nonce: string): string | undefined {
    if (this.forbidden.has(channel) || this.gone.has(channel)) return undefined;
    const before = this.#idOfNonce.get(nonce);
    if (before !== undefined && this.#clock.nowMs < before.untilMs) return before.id;
    this.posts.push({ channel, message });
    const id = String(this.posts.length);
    this.#idOfNonce.set(nonce, { id, untilMs: this.#clock.nowMs + NONCE_MS });
    return id;
  }

  findPosted(channel: string, { controls }: RoomMessage): string | undefined {
    const index = this.posts.findIndex(
      (post) => post.channel === channel && isDeepStrictEqual(post.message.controls, controls),
    );
    return index === -1 ? undefined : String(index + 1);
  }

  serverOf(channel: string): string | undefined {
    return this.gone.has(channel) ? undefined : channel === ELSEWHERE ? '9' : SERVER.slice('g-'.length);
  }
}

export interface QuizBot {
  readonly desk: QuizDesk;
  readonly weekly: WeeklyDesk;
  readonly rooms: Rooms;
  /** From now on nothing of it reaches Discord or a worker, and none of its timers fires. */
  die(): void;
  /** What its workers have drawn. */
  readonly drawn: Job[];
}

const populations = new MemoryPopulations();
const never = <T>() => new Promise<T>(() => undefined);

export interface QuizStores {
  readonly quizzes: QuizStore;
  readonly weekly: WeeklyStore;
}

export function startQuizBot(
  { quizzes, weekly: weeklyStore }: QuizStores,
  channel: Channel,
  clock: ManualClock,
): QuizBot {
  let isDead = false;
  const logger = createLogger('given-test', 'silent');
  const drawn: Job[] = [];
  const ended = new Map<string, (outcome: Outcome) => void>();
  const rooms: Rooms = {
    openThread: async () => (isDead ? await never() : undefined),
    post: async (place, message, nonce) => (isDead ? await never() : channel.post(place, message, nonce)),
    findPosted: async (place, message) => (isDead ? await never() : channel.findPosted(place, message)),
    serverOf: async (place) => (isDead ? await never() : channel.serverOf(place)),
    edit: async (_place, _id, message) => {
      if (isDead) return await never();
      channel.edits.push(message);
      return true;
    },
  };
  const desk = new QuizDesk({
    quizzes,
    weekly: weeklyStore,
    rooms,
    producer: {
      async submit(job) {
        if (isDead) return await never();
        const { question } = job;
        if (question.kind !== 'quiz') throw new Error(`nobody asked for ${question.kind}`);
        drawn.push(job);
        const isUnseen = job.reply.via === 'discord' && channel.unheard.has(job.reply.token);
        ended.get(job.id)?.({ type: 'answer', answer: question, ...(isUnseen ? { isUnseen } : {}) });
        return { fresh: true, ahead: 0 };
      },
      outcome: (id) => new Promise((resolve) => ended.set(id, resolve)),
    },
    logger,
    now: clock.now,
    later: (delayMs, act) => clock.later(delayMs, () => (isDead ? undefined : act())),
    limits: { everyMs: 0, attempts: 1 },
  });
  const weekly = new WeeklyDesk({
    weekly: weeklyStore,
    quizzes: desk,
    rooms,
    settings: new MemorySettings(),
    populations,
    logger,
    now: clock.now,
  });
  return {
    desk,
    weekly,
    rooms,
    die: () => {
      isDead = true;
    },
    drawn,
  };
}

export function player(person: string, changes: Partial<Player> = {}): Player {
  return {
    person,
    locale: 'en-GB',
    place: { scope: SERVER, channel: CHANNEL },
    populations,
    mayManage: false,
    reply: { via: 'discord', api: 'http://127.0.0.1:9/api', applicationId: '5', token: `token-of-${person}` },
    ...changes,
  };
}
