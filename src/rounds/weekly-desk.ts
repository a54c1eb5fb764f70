/**
 * The weekly question of each server: asked when its time has come, by whichever bot is the first to claim it, or at once where
 * somebody who may wants it. It is a group round of one question that the bot itself hosts.
 */
import { accept, type Checked, refuse } from '../jobs/refusal.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import type { PopulationLibrary } from '../populations/library.js';
import type { ServerSettings } from '../settings/server-settings.js';
import type { QuizDesk } from './quiz-desk.js';
import type { Rooms } from './rooms.js';
import { dueNow, nextTime, revealTime, type WeeklyTime, weekOf } from './weekly-schedule.js';
import type { WeeklyPlan, WeeklyStore } from './weekly-store.js';

export interface WeeklyPorts {
  readonly weekly: WeeklyStore;
  readonly quizzes: Pick<QuizDesk, 'prepareWeekly' | 'post'>;
  readonly rooms: Pick<Rooms, 'serverOf'>;
  readonly settings: { of(scope: string): Promise<ServerSettings> };
  readonly populations: PopulationLibrary;
  readonly logger: Logger;
  readonly now?: () => number;
}

export interface WeeklyAsked {
  readonly channel: string;
  readonly revealedAtMs: number;
  readonly nextAtMs: number;
}

/** How late a question comes at most while a bot runs. */
const TICK_MS = 20_000;

export class WeeklyDesk {
  readonly #ports: WeeklyPorts;
  readonly #now: () => number;
  #ticking: NodeJS.Timeout | undefined;
  #isTicking = false;

  constructor(ports: WeeklyPorts) {
    this.#ports = ports;
    this.#now = ports.now ?? Date.now;
  }

  /** Undefined where none is planned. Rejects with Failure `store-unavailable`. */
  async of(scope: string): Promise<WeeklyPlan | undefined> {
    return await this.#ports.weekly.of(scope);
  }

  /** Whether the bot sees the channel, and on this server. Rejects while Discord is away. */
  async isOwnChannel(scope: string, channel: string): Promise<boolean> {
    const server = await this.#ports.rooms.serverOf(channel);
    return server !== undefined && scope === `g-${server}`;
  }

  /** Null: no more. Rejects with Failure `store-unavailable`. */
  async plan(
    scope: string,
    to: { readonly channel: string; readonly time: WeeklyTime } | null,
  ): Promise<void> {
    await this.#ports.weekly.plan(scope, to, this.#now());
  }

  /** From now on, until `close`. */
  start(): void {
    this.#ticking = setInterval(() => void this.tick(), TICK_MS);
    this.#ticking.unref();
    void this.tick();
  }

  close(): void {
    clearInterval(this.#ticking);
  }

  /** Asks what is due now. Never rejects. */
  async tick(): Promise<void> {
    const { weekly, logger } = this.#ports;
    if (this.#isTicking) return;
    this.#isTicking = true;
    try {
      for (const plan of await weekly.due(this.#now())) await this.#askDue(plan);
    } catch (error) {
      logger.debug({ error: describeError(error) }, 'not looked whether a weekly question is due');
    } finally {
      this.#isTicking = false;
    }
  }

  /** This week's question, before its time. */
  async askNow(scope: string): Promise<Checked<WeeklyAsked>> {
    const plan = await this.#ports.weekly.of(scope);
    if (plan === undefined) return refuse({ code: 'weekly-not-set' });
    const nowMs = this.#now();
    const week = weekOf(nowMs);
    const nextMs = nextTime(nowMs, plan.time, week);
    if (plan.askedWeek === week) return refuse({ code: 'weekly-asked', nextAtMs: plan.dueAtMs });
    const asked = await this.#ask(plan, week, nextMs);
    if (asked === 'refused') return refuse({ code: 'weekly-no-room' });
    if (asked === 'theirs') return refuse({ code: 'weekly-asked', nextAtMs: nextMs });
    return accept({ channel: plan.channel, revealedAtMs: revealTime(nowMs), nextAtMs: nextMs });
  }

  async #askDue(plan: WeeklyPlan): Promise<void> {
    const { weekly, logger } = this.#ports;
    const { scope, channel, refusedAtMs } = plan;
    try {
      const due = dueNow(this.#now(), plan.dueAtMs, plan.time);
      if (due.type === 'skip') await weekly.postpone(plan, { dueAtMs: due.nextMs, refusedAtMs });
      if (due.type !== 'ask') return;
      const asked = await this.#ask(plan, due.week, due.nextMs);
      if (asked === 'posted') logger.info({ scope, channel }, 'weekly question asked');
    } catch (error) {
      logger.warn({ scope, channel, error: describeError(error) }, 'weekly question not asked; tried again');
    }
  }

  /** Where it may not be posted, that is known of the plan and tried again a week later. */
  async #ask(plan: WeeklyPlan, week: number, dueAtMs: number): Promise<'posted' | 'theirs' | 'refused'> {
    const { weekly, quizzes, settings, populations, logger } = this.#ports;
    const { scope, channel } = plan;
    // Whoever sets a channel could name one of another server.
    if (!(await this.isOwnChannel(scope, channel))) {
      const isMine = await weekly.postpone(plan, { dueAtMs, refusedAtMs: this.#now() });
      if (isMine) logger.warn({ scope, channel }, 'weekly question not asked: its channel is gone');
      return isMine ? 'refused' : 'theirs';
    }
    const { language, population } = await settings.of(scope);
    const round = await quizzes.prepareWeekly({
      person: scope,
      place: { scope, channel },
      populations,
      defaults: { population },
      locale: language ?? 'en',
      endsAtMs: revealTime(this.#now()),
    });
    if (!(await weekly.claim(plan, { week, dueAtMs, round }))) return 'theirs';
    const posting = await quizzes.post(round);
    if (posting === 'refused')
      logger.warn({ scope, channel }, 'weekly question not asked: the bot may not write in its channel');
    return posting;
  }
}
