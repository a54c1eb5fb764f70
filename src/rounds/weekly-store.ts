/**
 * Plans of weekly questions, as the rest of the project sees them. One conformance suite runs on every adapter.
 * - of any number of bots that claim the same question one has it, and with it its round is kept and the last one comes to its end;
 * - every call may reject with Failure `store-unavailable`.
 */
import type { QuizRound } from './quiz-round.js';
import type { WeeklyTime } from './weekly-schedule.js';

export interface WeeklyPlan {
  /** `g-<server id>`. */
  readonly scope: string;
  readonly channel: string;
  readonly time: WeeklyTime;
  /** Milliseconds since the epoch. */
  readonly dueAtMs: number;
  /** The last week that has had its question, as `weekOf` counts; null: none, or it could not be posted. */
  readonly askedWeek: number | null;
  /** When the last question could not be posted; null: it could. */
  readonly refusedAtMs: number | null;
}

export interface WeeklyStore {
  /** Undefined where there is none. */
  of(scope: string): Promise<WeeklyPlan | undefined>;
  /** Null: no more. A week that has had its question gets no other one. */
  plan(
    scope: string,
    to: { readonly channel: string; readonly time: WeeklyTime } | null,
    nowMs: number,
  ): Promise<void>;
  /** At most `MOST_DUE`, longest due first. */
  due(nowMs: number): Promise<readonly WeeklyPlan[]>;
  /**
   * The question of this week, whose round is kept and not yet posted; that of the week before ends now. False, and nothing is
   * changed: the plan is no longer this one.
   */
  claim(
    plan: WeeklyPlan,
    to: { readonly week: number; readonly dueAtMs: number; readonly round: QuizRound },
  ): Promise<boolean>;
  /** False: the plan is no longer this one. */
  postpone(
    plan: WeeklyPlan,
    to: { readonly dueAtMs: number; readonly refusedAtMs: number | null },
  ): Promise<boolean>;
  /** The question of this round could not be posted; nothing happens where it is of no plan. */
  refused(round: string, nowMs: number): Promise<void>;
}

export const MOST_DUE = 50;
