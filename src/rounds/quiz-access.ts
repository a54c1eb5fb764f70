/** What stands before everything that is done in a quiz: whether there is such a question here, and whether this person may. */
import { ANSWER_LIFETIME_MS, type ReplyAddress } from '../jobs/contract.js';
import { QUIZ_PLAYERS } from '../jobs/quiz.js';
import { accept, type Checked, refuse } from '../jobs/refusal.js';
import type { Member } from '../polls/poll-desk.js';
import type { PollReply } from '../polls/poll-store.js';
import type { PopulationSource } from '../populations/resolve.js';
import { createQuizId, currentQuestion, type QuizRound } from './quiz-round.js';
import type { AnswerChange, FoundRound, QuizStore } from './quiz-store.js';

export interface Player extends Member, PopulationSource {
  /** Discord's name of the language that they are answered in. */
  readonly locale: string;
}

export class QuizAccess {
  readonly #quizzes: QuizStore;
  readonly #now: () => number;

  constructor(quizzes: QuizStore, now: () => number) {
    this.#quizzes = quizzes;
    this.#now = now;
  }

  newRound(
    of: Pick<QuizRound, 'mode' | 'locale' | 'scope' | 'channel' | 'host' | 'wish' | 'questions' | 'seconds'>,
  ): QuizRound {
    const nowMs = this.#now();
    return {
      ...of,
      id: createQuizId(),
      number: 1,
      state: 'open',
      endsAtMs: of.seconds === null ? null : nowMs + of.seconds * 1000,
      message: null,
      drawn: 0,
      createdAtMs: nowMs,
      changedAtMs: nowMs,
    };
  }

  async answer(
    round: QuizRound,
    number: number,
    change: AnswerChange,
    { person }: Player,
    reply: PollReply | undefined,
  ): Promise<Checked<null>> {
    const options = currentQuestion(round)?.options.length ?? 0;
    if (change.type === 'choose' && change.option >= options) return refuse({ code: 'quiz-closed' });
    const press = { person, nowMs: this.#now(), ...(reply === undefined ? {} : { reply }) };
    switch (await this.#quizzes.answer(round.id, number, change, press)) {
      case 'counted':
        return accept(null);
      case 'closed':
        return refuse({ code: 'quiz-closed' });
      case 'full':
        return refuse({ code: 'quiz-full', limit: QUIZ_PLAYERS });
      case 'unanswered':
        return refuse({ code: 'quiz-unanswered' });
    }
  }

  async found(id: string, { place }: Pick<Player, 'place'>): Promise<Checked<FoundRound>> {
    const found = await this.#quizzes.find(id);
    return found === undefined || found.round.channel !== place.channel
      ? refuse({ code: 'quiz-closed' })
      : accept(found);
  }

  async #openQuestion(
    id: string,
    number: number,
    mode: QuizRound['mode'],
    player: Player,
  ): Promise<Checked<FoundRound>> {
    const found = await this.found(id, player);
    if (!found.ok) return found;
    const { round } = found.value;
    return round.mode === mode && round.state === 'open' && round.number === number
      ? found
      : refuse({ code: 'quiz-closed' });
  }

  async soloOf(id: string, number: number, player: Player): Promise<Checked<FoundRound>> {
    const found = await this.#openQuestion(id, number, 'solo', player);
    if (!found.ok || found.value.round.host === player.person) return found;
    return refuse({ code: 'quiz-of-another', what: 'solo' });
  }

  groupOf(id: string, number: number, player: Player): Promise<Checked<FoundRound>> {
    return this.#openQuestion(id, number, 'group', player);
  }

  /**
   * Of a question of a group that takes no answers. Whoever has answered it in time learns so: what they were told of it may have
   * been lost with the bot that was to tell it.
   */
  async refuseOver(
    id: string,
    number: number,
    player: Pick<Player, 'person' | 'place'>,
  ): Promise<ReturnType<typeof refuse>> {
    const round = (await this.#quizzes.find(id))?.round;
    const isHere = round?.mode === 'group' && round.channel === player.place.channel;
    const isOver = isHere && !(round.state === 'open' && round.number === number);
    const answer = isOver
      ? (await this.#quizzes.answersOf(id)).find(
          (one) => one.number === number && one.person === player.person,
        )
      : undefined;
    if (answer === undefined) return refuse({ code: 'quiz-closed' });
    const { chosen, confidence } = answer;
    return refuse({ code: 'quiz-closed', counted: { chosen, confidence } });
  }

  replyTo(address: ReplyAddress): PollReply | undefined {
    return address.via === 'discord' ? { address, untilMs: this.#now() + ANSWER_LIFETIME_MS } : undefined;
  }
}
