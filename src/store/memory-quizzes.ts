/** Quizzes in memory, for tests. Nothing falls back to it: a store that is away is a failure. */
import { QUIZ_LIFETIME_DAYS, QUIZ_PLAYERS } from '../jobs/quiz.js';
import type { PollReply } from '../polls/poll-store.js';
import { addToTally, type CalibrationTally } from '../quiz/calibration.js';
import type { QuizMonth } from '../quiz/development.js';
import type { Mistake } from '../quiz/question.js';
import { type Review, reviewAfter } from '../quiz/review.js';
import { CONFIDENCES, NO_SCORE, type ScoreSum } from '../quiz/score.js';
import {
  currentQuestion,
  type Gain,
  gainsOf,
  monthOf,
  type QuizAnswer,
  type QuizRound,
} from '../rounds/quiz-round.js';
import {
  type AnswerChange,
  type Answered,
  type FoundRound,
  MOST_ROUNDS,
  MOST_UNDONE,
  type OwnScore,
  type PersonScore,
  type QuizClaim,
  type QuizPress,
  type QuizStore,
  UNDONE_MS,
  type WhoseScores,
} from '../rounds/quiz-store.js';

interface Kept {
  round: QuizRound;
  reply: PollReply | undefined;
  answers: QuizAnswer[];
}

interface KeptGain {
  readonly gain: Gain;
  readonly scope: string;
  readonly month: number;
}

const LIFETIME_MS = QUIZ_LIFETIME_DAYS * 24 * 60 * 60_000;

export class MemoryQuizzes implements QuizStore {
  readonly #rounds = new Map<string, Kept>();
  readonly #gains: KeptGain[] = [];
  readonly #claims = new Map<string, QuizClaim>();
  readonly #reviews = new Map<string, Map<Mistake, Review>>();

  async create(round: QuizRound): Promise<'created' | 'id-taken' | 'too-many'> {
    const going = [...this.#rounds.values()].filter(
      (kept) => kept.round.scope === round.scope && kept.round.mode === 'group' && isGoing(kept.round),
    );
    if (round.mode === 'group' && going.length >= MOST_ROUNDS) return 'too-many';
    if (this.#rounds.has(round.id)) return 'id-taken';
    this.keep(round);
    return 'created';
  }

  /** As part of what keeps it whatever else goes on. */
  keep(round: QuizRound): void {
    this.#rounds.set(round.id, { round, reply: undefined, answers: [] });
  }

  /** Its time is over at `endsAtMs` if it is still open. */
  end(id: string, endsAtMs: number): void {
    const kept = this.#rounds.get(id);
    if (kept?.round.state === 'open') kept.round = { ...kept.round, endsAtMs };
  }

  async find(id: string): Promise<FoundRound | undefined> {
    const kept = this.#rounds.get(id);
    if (kept === undefined) return undefined;
    const { round, reply } = kept;
    return { round, reply, answers: sorted(kept.answers.filter(({ number }) => number === round.number)) };
  }

  async answer(id: string, number: number, change: AnswerChange, press: QuizPress): Promise<Answered> {
    const kept = this.#open(id, number, press);
    if (kept === undefined) return 'closed';
    const others = kept.answers.filter((one) => one.number !== number || one.person !== press.person);
    const before = kept.answers.find((one) => !others.includes(one));
    if (change.type === 'choose') {
      if (others.filter((one) => one.number === number).length >= QUIZ_PLAYERS) return 'full';
      const confidence = before?.confidence ?? null;
      kept.answers = [...others, { number, person: press.person, chosen: change.option, confidence }];
      return 'counted';
    }
    if (before === undefined) return 'unanswered';
    kept.answers =
      change.type === 'withdraw' ? others : [...others, { ...before, confidence: change.confidence }];
    return 'counted';
  }

  async reveal(id: string, number: number, press: QuizPress): Promise<boolean> {
    const kept = this.#open(id, number, press);
    const question = kept === undefined ? undefined : currentQuestion(kept.round);
    if (kept === undefined || question === undefined) return false;
    kept.round = { ...kept.round, state: 'revealed', endsAtMs: null };
    const answers = kept.answers.filter((one) => one.number === number);
    for (const gain of gainsOf(question, answers)) {
      this.#gains.push({ gain, scope: kept.round.scope, month: monthOf(press.nowMs) });
      const reviews = this.#reviews.get(gain.person) ?? new Map<Mistake, Review>();
      for (const { mistake, isRight } of gain.mistakes) {
        const after = reviewAfter(reviews.get(mistake), isRight, press.nowMs);
        if (after === undefined) reviews.delete(mistake);
        else reviews.set(mistake, after);
      }
      this.#reviews.set(gain.person, reviews);
    }
    return true;
  }

  async advance(
    id: string,
    number: number,
    { endsAtMs, nowMs }: { readonly endsAtMs: number | null; readonly nowMs: number },
  ): Promise<boolean> {
    const kept = this.#rounds.get(id);
    if (kept?.round.number !== number || kept.round.state !== 'revealed') return false;
    if (number >= kept.round.questions.length) return false;
    kept.round = {
      ...kept.round,
      number: number + 1,
      state: 'open',
      endsAtMs,
      message: null,
      changedAtMs: nowMs,
    };
    kept.reply = undefined;
    return true;
  }

  async claim(id: string, number: number, claim: QuizClaim): Promise<boolean> {
    const round = this.#rounds.get(id)?.round;
    if (round?.number !== number || isDone(round)) return false;
    const before = this.#claims.get(keyOf(id, number));
    if (before !== undefined && before.owner !== claim.owner && before.untilMs > claim.nowMs) return false;
    this.#claims.set(keyOf(id, number), claim);
    return true;
  }

  async posted(
    id: string,
    number: number,
    { message, endsAtMs }: { readonly message: string; readonly endsAtMs: number | null },
  ): Promise<void> {
    const kept = this.#rounds.get(id);
    if (kept?.round.number === number)
      kept.round = { ...kept.round, message, ...(kept.round.state === 'open' ? { endsAtMs } : {}) };
    this.#claims.delete(keyOf(id, number));
  }

  async drawn(id: string, number: number): Promise<void> {
    const kept = this.#rounds.get(id);
    if (kept !== undefined) kept.round = { ...kept.round, drawn: Math.max(kept.round.drawn, number) };
    this.#claims.delete(keyOf(id, number));
  }

  async remove(id: string): Promise<void> {
    this.#rounds.delete(id);
  }

  async answersOf(id: string): Promise<readonly QuizAnswer[]> {
    return sorted(this.#rounds.get(id)?.answers ?? []);
  }

  async going(sinceMs: number): Promise<readonly QuizRound[]> {
    return [...this.#rounds.values()].flatMap(({ round }) =>
      round.mode === 'group' && round.changedAtMs >= sinceMs ? [round] : [],
    );
  }

  async undone(nowMs: number): Promise<readonly QuizRound[]> {
    const isUndone = (round: QuizRound): boolean => {
      const { id, number, mode, state, message, endsAtMs, changedAtMs } = round;
      if (mode !== 'group') return false;
      if (state === 'open' && message !== null && endsAtMs !== null && endsAtMs <= nowMs) return true;
      const isClaimed = (this.#claims.get(keyOf(id, number))?.untilMs ?? 0) > nowMs;
      const isSeen = state === 'open' || message !== null;
      return changedAtMs <= nowMs - UNDONE_MS && isSeen && !isClaimed && !isDone(round);
    };
    return [...this.#rounds.values()]
      .flatMap(({ round }) => (isUndone(round) ? [round] : []))
      .toSorted((a, b) => a.changedAtMs - b.changedAtMs)
      .slice(0, MOST_UNDONE);
  }

  async scores(scope: string): Promise<readonly PersonScore[]> {
    const own = this.#gains.filter((one) => one.scope === scope);
    return [...new Set(own.map(({ gain }) => gain.person))]
      .sort()
      .map((person) => ({ person, score: sumOf(own.filter(({ gain }) => gain.person === person)) }));
  }

  async own(person: string, scope?: string): Promise<OwnScore> {
    const own = this.#gains.filter(
      (one) => one.gain.person === person && (scope === undefined || one.scope === scope),
    );
    return { score: sumOf(own), tally: tallyOf(own), reviews: new Map(this.#reviews.get(person)) };
  }

  async tally(scope: string): Promise<CalibrationTally> {
    return tallyOf(this.#gains.filter((one) => one.scope === scope));
  }

  async months(whose: WhoseScores): Promise<readonly QuizMonth[]> {
    const kept = this.#gains.filter((one) =>
      'person' in whose ? one.gain.person === whose.person : one.scope === whose.scope,
    );
    return [...new Set(kept.map(({ month }) => month))]
      .sort((a, b) => a - b)
      .map((month) => {
        const ofMonth = kept.filter((one) => one.month === month);
        return { month, score: sumOf(ofMonth), tally: tallyOf(ofMonth) };
      });
  }

  async prune(nowMs: number): Promise<number> {
    const isOld = ({ mode, state, endsAtMs, changedAtMs }: QuizRound): boolean =>
      changedAtMs < nowMs - LIFETIME_MS && (mode === 'solo' || state === 'revealed' || endsAtMs === null);
    const old = [...this.#rounds.values()].filter(({ round }) => isOld(round));
    for (const { round } of old) this.#rounds.delete(round.id);
    return old.length;
  }

  #open(id: string, number: number, { nowMs, reply }: QuizPress): Kept | undefined {
    const kept = this.#rounds.get(id);
    if (kept?.round.number !== number || kept.round.state !== 'open') return undefined;
    kept.round = { ...kept.round, changedAtMs: nowMs };
    if (reply !== undefined) kept.reply = reply;
    return kept;
  }
}

const keyOf = (id: string, number: number): string => `${id} ${number}`;

/** Whether its question is posted, or its solution drawn. */
const isDone = ({ state, message, drawn, number }: QuizRound): boolean =>
  state === 'open' ? message !== null : drawn >= number;

const isGoing = ({ state, number, questions }: QuizRound): boolean =>
  state === 'open' || number < questions.length;

function sorted(answers: readonly QuizAnswer[]): QuizAnswer[] {
  return answers.toSorted((a, b) => a.number - b.number || a.person.localeCompare(b.person));
}

function sumOf(kept: readonly KeptGain[]): ScoreSum {
  return kept.reduce(
    (sum, { gain }) => ({
      answers: sum.answers + 1,
      right: sum.right + (gain.isRight ? 1 : 0),
      logBits: sum.logBits + gain.logBits,
      brier: sum.brier + gain.brier,
      skill: sum.skill + gain.skill,
      skillSquared: sum.skillSquared + gain.skill * gain.skill,
    }),
    NO_SCORE,
  );
}

function tallyOf(kept: readonly KeptGain[]): CalibrationTally {
  return kept.reduce<CalibrationTally>((tally, { gain }) => {
    const confidence = CONFIDENCES.find((one) => one === gain.confidence);
    return confidence === undefined ? tally : addToTally(tally, confidence, gain.isRight);
  }, new Map());
}
