/** What a new round of guessing asks: a sentence with its hidden word, and in mode `split` the model's candidates for it. */
import { randomInt, randomUUID } from 'node:crypto';
import { ANSWER_LIFETIME_MS, type Job } from '../jobs/contract.js';
import { Failure } from '../jobs/failure.js';
import { GUESS_LIMITS, type GuessMode } from '../jobs/guess.js';
import { LIMITS } from '../jobs/limits.js';
import type { Locale } from '../jobs/locale.js';
import { accept, type Checked, refuse } from '../jobs/refusal.js';
import { createPollId } from '../polls/poll.js';
import type { Member } from '../polls/poll-desk.js';
import { submitAndWait } from '../queue/submit-and-wait.js';
import { CUT_LIMITS, type Cut, cutFromText, nextOwnSentence } from './cut.js';
import type { GuessRound } from './round.js';
import { ANSWER_TIMEOUT_MS, type KeeperPorts } from './round-keeper.js';
import { foldGuess } from './same-word.js';
import { OWN_SENTENCES } from './sentences.js';

export interface GuessDraft {
  readonly mode: GuessMode;
  readonly locale: Locale;
  /** Of the group; without it a built-in sentence comes. */
  readonly text?: { readonly name: string; readonly content: string };
  /** Until it is revealed by itself; absent or null: until somebody reveals it. */
  readonly seconds?: number | null;
  /** Whether it shall be played in a thread of its own, where there can be one. */
  readonly isApart?: boolean;
}

const SEEDS = 2 ** 31 - 1;

export class RoundMaker {
  readonly #ports: Pick<KeeperPorts, 'guesses' | 'producer' | 'now'>;

  constructor(ports: Pick<KeeperPorts, 'guesses' | 'producer' | 'now'>) {
    this.#ports = ports;
  }

  /** To be played where it was asked for. Rejects with the queue's and the store's Failures. */
  async make(
    draft: GuessDraft,
    { person, place }: Pick<Member, 'person' | 'place'>,
  ): Promise<Checked<GuessRound>> {
    const { mode, text, locale, seconds = null } = draft;
    const cut = await this.#cut(text, place.scope);
    if (cut === undefined) {
      const { min, max } = CUT_LIMITS.words;
      return refuse({ code: 'guess-no-sentence', name: text?.name ?? '', min, max });
    }
    const candidates = mode === 'split' ? await this.#candidates(cut, person) : [];
    if (candidates === undefined) return refuse({ code: 'guess-no-candidates' });
    const nowMs = this.#ports.now();
    return accept({
      ...cut,
      id: createPollId(),
      scope: place.scope,
      channel: place.channel,
      mode,
      locale,
      source: text?.name ?? '',
      candidates,
      owner: person,
      state: 'open',
      seconds,
      endsAtMs: seconds === null ? null : nowMs + seconds * 1000,
      message: null,
      createdAtMs: nowMs,
    });
  }

  async #cut(text: GuessDraft['text'], scope: string): Promise<Cut | undefined> {
    if (text !== undefined) return cutFromText(text.content, randomInt(SEEDS));
    return nextOwnSentence(OWN_SENTENCES, scope, await this.#ports.guesses.countOwn(scope));
  }

  /** The model's likeliest words. Undefined without the model: what is counted elsewhere is not its opinion. */
  async #candidates({ context }: Cut, person: string): Promise<readonly string[] | undefined> {
    const nowMs = this.#ports.now();
    const job: Job = {
      id: `r-${randomUUID()}`,
      question: { kind: 'nextword', text: context, words: LIMITS.words.min, fold: true },
      reply: { via: 'return' },
      person,
      createdAtMs: nowMs,
      expiresAtMs: nowMs + ANSWER_LIFETIME_MS,
    };
    const outcome = await submitAndWait(this.#ports.producer, job, ANSWER_TIMEOUT_MS);
    if (outcome.type === 'failure') throw new Failure(outcome.code, 'a round could not be opened');
    if (outcome.type === 'refusal' || outcome.answer.kind !== 'nextword') return undefined;
    const named = outcome.answer.words.map(({ word }) => foldGuess(word));
    return named.length === 0 ? undefined : [...new Set(named)].slice(0, GUESS_LIMITS.candidates);
  }
}
