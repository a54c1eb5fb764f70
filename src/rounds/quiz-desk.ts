/** What players and hosts do with quizzes: who may, what is stored, when time is over, and when a message is drawn again. */

import type { QuizJob } from '../jobs/quiz.js';
import type { QuizScoresJob } from '../jobs/quiz-scores.js';
import { accept, type Checked, refuse } from '../jobs/refusal.js';
import { type Locale, localeOf } from '../messages/catalogue.js';
import { QUIZ_MESSAGES } from '../messages/quiz/index.js';
import { dueReviews } from '../quiz/review.js';
import { ModelSource } from './model-source.js';
import { type Player, QuizAccess } from './quiz-access.js';
import { type Posting, QuizKeeper } from './quiz-keeper.js';
import { drawPractice, drawQuestions, type QuestionSource } from './quiz-questions.js';
import type { Begun, QuizAnswer, QuizRound, QuizWish } from './quiz-round.js';
import { QuizScreen, type ScreenPorts } from './quiz-screen.js';
import { type AnswerChange, type FoundRound, MOST_ROUNDS, type QuizStore } from './quiz-store.js';
import { viewOfRound } from './quiz-view.js';
import type { WeeklyStore } from './weekly-store.js';

export interface QuizPorts extends Omit<ScreenPorts, 'now' | 'later'> {
  readonly now?: () => number;
  readonly later?: ScreenPorts['later'];
  readonly weekly: Pick<WeeklyStore, 'refused'>;
}

export interface WeeklyRoundWish extends QuestionSource {
  readonly locale: Locale;
  readonly endsAtMs: number;
}

/** What a player of a group is told alone. */
export interface OwnAnswer {
  readonly round: QuizRound;
  readonly answer: QuizAnswer | undefined;
}

export class QuizDesk {
  readonly #quizzes: QuizStore;
  readonly #ports: ScreenPorts & Pick<QuizPorts, 'weekly'>;
  readonly #screen: QuizScreen;
  readonly #access: QuizAccess;
  readonly #model: ModelSource;
  readonly #keeper: QuizKeeper;

  constructor({ now = Date.now, later = afterTimeout, ...ports }: QuizPorts) {
    this.#ports = { ...ports, now, later };
    this.#quizzes = ports.quizzes;
    this.#screen = new QuizScreen(this.#ports);
    this.#keeper = new QuizKeeper({ ...this.#ports, screen: this.#screen });
    this.#access = new QuizAccess(ports.quizzes, now);
    this.#model = new ModelSource(this.#ports);
  }

  /** `isPrivate`: nobody else sees it, so its score is the person's own and in no leaderboard. */
  async startSolo(wish: QuizWish, isPrivate: boolean, player: Player): Promise<Checked<QuizJob>> {
    const scope = isPrivate ? `u-${player.person}` : player.place.scope;
    return await this.#startSolo(wish, scope, player);
  }

  async startGroup(
    wish: QuizWish,
    { questions: count, seconds }: { readonly questions: number; readonly seconds: number | null },
    player: Player,
  ): Promise<Checked<Begun>> {
    const questions = await drawQuestions(wish, count, player, this.#model);
    if (!questions.ok) return questions;
    const { rooms } = this.#ports;
    const { person, place } = player;
    const locale = localeOf(player.locale);
    const thread = await rooms.openThread(place.channel, QUIZ_MESSAGES[locale].thread(count));
    const round = this.#access.newRound({
      mode: 'group',
      locale,
      scope: place.scope,
      channel: thread ?? place.channel,
      host: person,
      wish,
      questions: questions.value,
      seconds,
    });
    const created = await this.#quizzes.create(round);
    if (created === 'too-many') return refuse({ code: 'too-many-quizzes', limit: MOST_ROUNDS });
    if (created === 'id-taken') throw new Error('no free id for a quiz');
    if ((await this.#keeper.post(round)) === 'refused') return refuse({ code: 'quiz-no-room' });
    return accept({ questions: count, seconds, isThread: thread !== undefined });
  }

  /** A round of one question in the place of `of`, to be stored by whoever claims it, then to be posted. */
  async prepareWeekly(of: WeeklyRoundWish): Promise<QuizRound> {
    const questions = await drawQuestions({}, 1, of, this.#model);
    if (!questions.ok) throw new Error(`no question for a week: ${questions.refusal.code}`);
    const round = this.#access.newRound({
      mode: 'group',
      locale: of.locale,
      ...of.place,
      host: '',
      wish: { isWeekly: true },
      questions: questions.value,
      seconds: null,
    });
    return { ...round, endsAtMs: of.endsAtMs };
  }

  /** As `QuizKeeper.post` says it. */
  async post(round: QuizRound): Promise<Posting> {
    return await this.#keeper.post(round);
  }

  /** In a solo quiz: its message as it is now. */
  async answerSolo(
    id: string,
    number: number,
    change: AnswerChange,
    player: Player,
  ): Promise<Checked<QuizJob>> {
    const found = await this.#access.soloOf(id, number, player);
    if (!found.ok) return found;
    const done = await this.#access.answer(found.value.round, number, change, player, undefined);
    if (!done.ok) return done;
    const after = await this.#quizzes.find(id);
    return viewed(after);
  }

  /** Null: a worker has shown it with its picture. */
  async revealSolo(id: string, number: number, player: Player): Promise<Checked<QuizJob | null>> {
    const found = await this.#access.soloOf(id, number, player);
    if (!found.ok) return found;
    const press = { person: player.person, nowMs: this.#ports.now() };
    if (!(await this.#quizzes.reveal(id, number, press))) return refuse({ code: 'quiz-closed' });
    const quiz = viewed(await this.#quizzes.find(id));
    if (!quiz.ok) return quiz;
    const reply = this.#access.replyTo(player.reply);
    const isDrawn = reply !== undefined && (await this.#screen.drawAt(reply, quiz.value, player.person));
    return accept(isDrawn ? null : quiz.value);
  }

  async nextSolo(id: string, player: Player): Promise<Checked<QuizJob>> {
    const found = await this.#access.found(id, player);
    if (!found.ok) return found;
    const { round } = found.value;
    if (round.mode !== 'solo') return refuse({ code: 'quiz-closed' });
    if (round.host !== player.person) return refuse({ code: 'quiz-of-another', what: 'solo' });
    return await this.#startSolo(round.wish, round.scope, player);
  }

  /** In a group: what is stored of the player, for them alone. */
  async answerGroup(
    id: string,
    number: number,
    change: AnswerChange,
    { player, isInMessage }: { readonly player: Player; readonly isInMessage: boolean },
  ): Promise<Checked<OwnAnswer>> {
    const found = await this.#access.groupOf(id, number, player);
    if (!found.ok) return await this.#access.refuseOver(id, number, player);
    const { round, answers } = found.value;
    const reply = isInMessage ? this.#access.replyTo(player.reply) : undefined;
    const done = await this.#access.answer(round, number, change, player, reply);
    if (!done.ok)
      return done.refusal.code === 'quiz-closed' ? await this.#access.refuseOver(id, number, player) : done;
    const before = answers.some(({ person }) => person === player.person);
    // Only how many have answered is shown.
    if (before === (change.type === 'withdraw')) this.#screen.changed(id);
    // It has counted, though the question may be over by now.
    const all = await this.#quizzes.answersOf(id);
    return accept({
      round,
      answer: all.find((one) => one.number === number && one.person === player.person),
    });
  }

  async mine(id: string, number: number, player: Player): Promise<Checked<OwnAnswer>> {
    const found = await this.#access.groupOf(id, number, player);
    if (!found.ok) return await this.#access.refuseOver(id, number, player);
    const { round, answers } = found.value;
    return accept({ round, answer: answers.find(({ person }) => person === player.person) });
  }

  async revealGroup(id: string, number: number, player: Player): Promise<Checked<null>> {
    const found = await this.#access.groupOf(id, number, player);
    if (!found.ok) return found;
    const { round } = found.value;
    const mayManage = player.mayManage && player.place.scope === round.scope;
    if (!mayManage && round.host !== player.person)
      return refuse({ code: 'quiz-of-another', what: 'reveal' });
    const isRevealed = await this.#keeper.reveal(
      id,
      number,
      player.person,
      this.#access.replyTo(player.reply),
    );
    return isRevealed ? accept(null) : refuse({ code: 'quiz-closed' });
  }

  /** By anybody who plays: when a question is over, nobody shall have to wait for one who has left. */
  async nextGroup(id: string, number: number, player: Player): Promise<Checked<null>> {
    const found = await this.#access.found(id, player);
    if (!found.ok) return found;
    const { round } = found.value;
    const nowMs = this.#ports.now();
    const endsAtMs = round.seconds === null ? null : nowMs + round.seconds * 1000;
    if (round.mode !== 'group' || !(await this.#quizzes.advance(id, number, { endsAtMs, nowMs })))
      return refuse({ code: 'quiz-closed' });
    const next: QuizRound = { ...round, number: number + 1, state: 'open', endsAtMs, message: null };
    return (await this.#keeper.post(next)) === 'refused' ? refuse({ code: 'quiz-no-room' }) : accept(null);
  }

  /** Curves in the message where the scores stand; false: they were not drawn. */
  async drawScores(
    scores: QuizScoresJob,
    { person, reply }: Pick<Player, 'person' | 'reply'>,
  ): Promise<boolean> {
    const address = this.#access.replyTo(reply);
    return address !== undefined && (await this.#screen.drawAt(address, scores, person));
  }

  /** Takes up what goes on, and from then on what other bots leave undone. */
  async resume(): Promise<void> {
    this.#keeper.start();
    await this.#keeper.resume();
  }

  /** Does once what no bot is at. Never rejects. */
  async sweep(): Promise<void> {
    await this.#keeper.sweep();
  }

  /** What has changed is shown; what is open goes on with the next start. */
  async close(): Promise<void> {
    this.#keeper.close();
    await this.#screen.flush();
  }

  async #startSolo(wish: QuizWish, scope: string, player: Player): Promise<Checked<QuizJob>> {
    const due =
      wish.practisesDue === true
        ? dueReviews((await this.#quizzes.own(player.person)).reviews, this.#ports.now())
        : [];
    const questions = await drawPractice(wish, due, player, this.#model);
    if (!questions.ok) return questions;
    const round = this.#access.newRound({
      mode: 'solo',
      locale: localeOf(player.locale),
      scope,
      channel: player.place.channel,
      host: player.person,
      wish,
      questions: questions.value,
      seconds: null,
    });
    if ((await this.#quizzes.create(round)) !== 'created') throw new Error('no free id for a quiz');
    return viewed({ round, answers: [], reply: undefined });
  }
}

function afterTimeout(delayMs: number, act: () => void): () => void {
  const timer = setTimeout(act, delayMs);
  return () => clearTimeout(timer);
}

function viewed(found: FoundRound | undefined): Checked<QuizJob> {
  const quiz = found === undefined ? undefined : viewOfRound(found.round, found.answers);
  return quiz === undefined ? refuse({ code: 'quiz-closed' }) : accept(quiz);
}
