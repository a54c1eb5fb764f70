/** What a new round of guessing asks: a sentence with its hidden word, and in mode `split` the model's candidates for it. */
import { randomInt, randomUUID } from 'node:crypto';
import { ANSWER_LIFETIME_MS, type Job } from '../jobs/contract.js';
import { Failure, type FailureCode } from '../jobs/failure.js';
import { GUESS_LIMITS, type GuessMode } from '../jobs/guess.js';
import type { GuessLack } from '../jobs/guess-refusal.js';
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

/** What has spoken just now is there. */
const KNOWN_MS = 10 * 60_000;
/** How long is waited for that before a round that needs no word of the model. */
const LOOK_MS = 15_000;
/** It had no time, which says nothing of whether it is there. */
const LATE: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'too-slow',
  'expired',
  'gave-up',
  'engine-stopped',
  'queue-full',
]);

type ModelFound =
  | { readonly type: 'speaks'; readonly words: readonly string[] }
  | { readonly type: 'busy' }
  | { readonly type: 'missing'; readonly lack: GuessLack };

export class RoundMaker {
  readonly #ports: Pick<KeeperPorts, 'guesses' | 'producer' | 'now'>;
  #spokeAtMs = Number.NEGATIVE_INFINITY;

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
    const model = await this.#model(cut, person, mode);
    if (model.type === 'missing') return refuse({ code: 'guess-no-model', lack: model.lack });
    const words = model.type === 'speaks' ? model.words : [];
    const candidates = mode === 'split' ? words.slice(0, GUESS_LIMITS.candidates) : [];
    if (mode === 'split' && candidates.length === 0) return refuse({ code: 'guess-no-candidates' });
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

  /**
   * Whether there is a model to play against, and its likeliest words. A round whose reveal could say nothing is not begun; one
   * that is there and busy may be free by then. Rejects in mode `split`, which cannot do without the words.
   */
  async #model({ context }: Cut, person: string, mode: GuessMode): Promise<ModelFound> {
    const nowMs = this.#ports.now();
    const needsWords = mode === 'split';
    if (!needsWords && nowMs - this.#spokeAtMs < KNOWN_MS) return { type: 'busy' };
    const job: Job = {
      id: `r-${randomUUID()}`,
      question: { kind: 'nextword', text: context, words: LIMITS.words.min, fold: true },
      reply: { via: 'return' },
      person,
      createdAtMs: nowMs,
      expiresAtMs: nowMs + (needsWords ? ANSWER_LIFETIME_MS : LOOK_MS),
    };
    try {
      const outcome = await submitAndWait(
        this.#ports.producer,
        job,
        needsWords ? ANSWER_TIMEOUT_MS : LOOK_MS,
      );
      if (outcome.type === 'failure') throw new Failure(outcome.code, 'a round could not be opened');
      if (outcome.type === 'refusal') return { type: 'speaks', words: [] };
      const { answer } = outcome;
      if (answer.kind === 'counted-nextword') return { type: 'missing', lack: lackOf(answer.missing) };
      if (answer.kind !== 'nextword') throw new Error(`a next word was answered by ${answer.kind}`);
      this.#spokeAtMs = this.#ports.now();
      return { type: 'speaks', words: [...new Set(answer.words.map(({ word }) => foldGuess(word)))] };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.code === 'model-missing' || error.code === 'model-unsupported')
        return { type: 'missing', lack: lackOf(error.code) };
      if (needsWords || !LATE.has(error.code)) throw error;
      return { type: 'busy' };
    }
  }
}

const lackOf = (code: 'model-missing' | 'model-unsupported'): GuessLack =>
  code === 'model-missing' ? 'missing' : 'unsupported';
