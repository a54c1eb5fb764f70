/** Plans of weekly questions in memory, for tests. */
import type { QuizRound } from '../rounds/quiz-round.js';
import { nextTime, type WeeklyTime } from '../rounds/weekly-schedule.js';
import { MOST_DUE, type WeeklyPlan, type WeeklyStore } from '../rounds/weekly-store.js';
import type { MemoryQuizzes } from './memory-quizzes.js';

interface Kept {
  /** Undefined: no more. */
  plan: WeeklyPlan | undefined;
  askedWeek: number | null;
  round: string | null;
}

export class MemoryWeekly implements WeeklyStore {
  readonly #quizzes: MemoryQuizzes;
  readonly #kept = new Map<string, Kept>();

  constructor(quizzes: MemoryQuizzes) {
    this.#quizzes = quizzes;
  }

  async of(scope: string): Promise<WeeklyPlan | undefined> {
    return this.#kept.get(scope)?.plan;
  }

  async plan(
    scope: string,
    to: { readonly channel: string; readonly time: WeeklyTime } | null,
    nowMs: number,
  ): Promise<void> {
    const { askedWeek, round } = this.#kept.get(scope) ?? { askedWeek: null, round: null };
    const plan =
      to === null
        ? undefined
        : { scope, ...to, dueAtMs: nextTime(nowMs, to.time, askedWeek), askedWeek, refusedAtMs: null };
    this.#kept.set(scope, { plan, askedWeek, round });
  }

  async due(nowMs: number): Promise<readonly WeeklyPlan[]> {
    return [...this.#kept.values()]
      .flatMap(({ plan }) => (plan !== undefined && plan.dueAtMs <= nowMs ? [plan] : []))
      .toSorted((a, b) => a.dueAtMs - b.dueAtMs)
      .slice(0, MOST_DUE);
  }

  async claim(
    plan: WeeklyPlan,
    { week, dueAtMs, round }: { readonly week: number; readonly dueAtMs: number; readonly round: QuizRound },
  ): Promise<boolean> {
    const kept = this.#same(plan);
    if (kept === undefined) return false;
    this.#quizzes.keep(round);
    if (kept.round !== null) this.#quizzes.end(kept.round, round.createdAtMs);
    kept.plan = { ...plan, dueAtMs, askedWeek: week, refusedAtMs: null };
    kept.askedWeek = week;
    kept.round = round.id;
    return true;
  }

  async postpone(
    plan: WeeklyPlan,
    to: { readonly dueAtMs: number; readonly refusedAtMs: number | null },
  ): Promise<boolean> {
    const kept = this.#same(plan);
    if (kept !== undefined) kept.plan = { ...plan, ...to };
    return kept !== undefined;
  }

  async refused(round: string, nowMs: number): Promise<void> {
    for (const kept of this.#kept.values()) {
      if (kept.round !== round) continue;
      kept.round = null;
      kept.askedWeek = null;
      if (kept.plan !== undefined) kept.plan = { ...kept.plan, askedWeek: null, refusedAtMs: nowMs };
    }
  }

  #same({ scope, channel, dueAtMs }: WeeklyPlan): Kept | undefined {
    const kept = this.#kept.get(scope);
    return kept?.plan?.channel === channel && kept.plan.dueAtMs === dueAtMs ? kept : undefined;
  }
}
