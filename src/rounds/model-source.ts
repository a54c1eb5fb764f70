/**
 * Facts for questions about the language model, which is asked by the queue like anybody's question. Whatever it has said serves all
 * quizzes of this process for a while, and however many of them begin at once, of each kind one text at a time is asked about.
 */
import { randomInt, randomUUID } from 'node:crypto';
import type { Job } from '../jobs/contract.js';
import type { FailureCode } from '../jobs/failure.js';
import { LIMITS } from '../jobs/limits.js';
import type { NextwordAnswer } from '../jobs/nextword.js';
import type { ModelLack } from '../jobs/quiz-refusal.js';
import { settlesWithin } from '../ops/deadline.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import type { JobProducer } from '../queue/port.js';
import { submitAndWait } from '../queue/submit-and-wait.js';
import { TEXT_PAIRS, TWO_WORDS_CONTEXTS } from '../quiz/model-contexts.js';
import { type ModelFacts, statedWords, twoWordsFacts, whichTextFacts } from '../quiz/model-facts.js';
import { MODEL_KINDS, type ModelKind } from '../quiz/question.js';

export interface ModelSourcePorts {
  readonly producer: Pick<JobProducer, 'submit' | 'outcome'>;
  readonly logger: Logger;
  readonly now: () => number;
}

/** What a quiz asks for. */
export interface ModelWish {
  readonly kinds: readonly ModelKind[];
  /** Facts of each kind that are enough for it. */
  readonly count: number;
  /** How long it can do without. */
  readonly waitMs: number;
  /** For fairness among those who ask, an opaque id. */
  readonly person: string;
}

export interface FoundFacts {
  readonly facts: readonly ModelFacts[];
  /** Why there are none; undefined where there are some. */
  readonly lack: ModelLack | undefined;
}

type Text = { readonly kind: ModelKind; readonly index: number };

/** Another model may run after a restart of the workers. */
const KEPT_MS = 60 * 60_000;
/** Texts of a kind that are asked about though nobody waits, so that questions differ. */
const ENOUGH_TEXTS = 12;
/** A model that is not there is not looked for at every quiz; one that was busy may be free again. */
const LACK_MS = { missing: 60_000, unsupported: 60_000, late: 5_000 } as const;
/** Whoever asked has gone on without it long ago. */
const JOB_MS = 60_000;
/** First words of a context that are followed. */
const MOST_FIRSTS = 2;

export class ModelSource {
  readonly #ports: ModelSourcePorts;
  /** By kind and text; empty: the model says nothing of use there. As many as there are texts of ours. */
  readonly #known = new Map<string, { readonly facts: readonly ModelFacts[]; readonly atMs: number }>();
  readonly #asking = new Map<ModelKind, Promise<void>>();
  #lack: { readonly what: ModelLack; readonly untilMs: number } | undefined;

  constructor(ports: ModelSourcePorts) {
    this.#ports = ports;
  }

  /** What is known of the wanted kinds, after as much waiting as is allowed for what is not. Never rejects. */
  async facts(wish: ModelWish): Promise<FoundFacts> {
    const { kinds, count, waitMs, person } = wish;
    const untilMs = this.#ports.now() + waitMs;
    await Promise.all(
      kinds.map(async (kind) => {
        while (this.#factsOf(kind).length < count && this.#canAsk(kind)) {
          const leftMs = untilMs - this.#ports.now();
          if (leftMs <= 0 || !(await settlesWithin(this.#askOne(kind, person), leftMs))) return;
        }
        if (this.#textsKnown(kind) < ENOUGH_TEXTS && this.#canAsk(kind)) void this.#askOne(kind, person);
      }),
    );
    const facts = kinds.flatMap((kind) => this.#factsOf(kind));
    return { facts, lack: facts.length > 0 ? undefined : (this.#lackNow() ?? 'late') };
  }

  #factsOf(kind: ModelKind): readonly ModelFacts[] {
    this.#forgetOld();
    return [...this.#known.values()].flatMap(({ facts }) => facts.filter((one) => one.kind === kind));
  }

  #textsKnown(kind: ModelKind): number {
    return textsOf(kind).filter((text) => this.#known.has(keyOf(text))).length;
  }

  #canAsk(kind: ModelKind): boolean {
    return this.#lackNow() === undefined && textsOf(kind).some((text) => !this.#known.has(keyOf(text)));
  }

  #lackNow(): ModelLack | undefined {
    return this.#lack !== undefined && this.#ports.now() < this.#lack.untilMs ? this.#lack.what : undefined;
  }

  #forgetOld(): void {
    const sinceMs = this.#ports.now() - KEPT_MS;
    for (const [key, { atMs }] of this.#known) if (atMs < sinceMs) this.#known.delete(key);
  }

  /** About one text that nothing is known of; whoever comes meanwhile waits for the same. Never rejects. */
  #askOne(kind: ModelKind, person: string): Promise<void> {
    const going = this.#asking.get(kind);
    if (going !== undefined) return going;
    const asking = this.#ask(kind, person).finally(() => this.#asking.delete(kind));
    this.#asking.set(kind, asking);
    return asking;
  }

  async #ask(kind: ModelKind, person: string): Promise<void> {
    const unknown = textsOf(kind).filter((text) => !this.#known.has(keyOf(text)));
    const text = unknown[unknown.length === 0 ? 0 : randomInt(unknown.length)];
    if (text === undefined) return;
    try {
      const facts = await this.#factsAbout(text, person);
      if (facts !== undefined) this.#known.set(keyOf(text), { facts, atMs: this.#ports.now() });
    } catch (error) {
      this.#miss('late');
      this.#ports.logger.warn({ error: describeError(error) }, 'a quiz goes on without the model');
    }
  }

  async #factsAbout({ kind, index }: Text, person: string): Promise<readonly ModelFacts[] | undefined> {
    if (kind === 'which-text') {
      const [one = '', other = ''] = TEXT_PAIRS[index] ?? [];
      const first = await this.#nextWords(one, person);
      const second = first === undefined ? undefined : await this.#nextWords(other, person);
      return first === undefined || second === undefined ? undefined : whichTextFacts(first, second);
    }
    const { context = '', firsts = [] } = TWO_WORDS_CONTEXTS[index] ?? {};
    const next = await this.#nextWords(context, person);
    if (next === undefined) return undefined;
    const ranked = [...statedWords(next).keys()];
    const fitting = ranked.filter((word) => firsts.includes(word));
    const found: ModelFacts[] = [];
    for (const first of (fitting.length > 0 ? fitting : ranked).slice(0, MOST_FIRSTS)) {
      const after = await this.#nextWords(`${context} ${first}`, person);
      if (after === undefined) return undefined;
      found.push(...twoWordsFacts(next, first, after));
    }
    return found;
  }

  /** Undefined without the model, which is noted: what is counted elsewhere is not its opinion. */
  async #nextWords(text: string, person: string): Promise<NextwordAnswer | undefined> {
    const nowMs = this.#ports.now();
    const job: Job = {
      id: `q-${randomUUID()}`,
      question: { kind: 'nextword', text, words: LIMITS.words.max },
      reply: { via: 'return' },
      person,
      createdAtMs: nowMs,
      expiresAtMs: nowMs + JOB_MS,
    };
    const outcome = await submitAndWait(this.#ports.producer, job, JOB_MS);
    if (outcome.type === 'failure') this.#miss(lackOf(outcome.code));
    else if (outcome.type === 'refusal')
      throw new Error(`a text of ours was refused: ${outcome.refusal.code}`);
    else if (outcome.answer.kind === 'nextword') return outcome.answer;
    else if (outcome.answer.kind === 'counted-nextword') this.#miss(lackOf(outcome.answer.missing));
    else throw new Error(`a next word was answered by ${outcome.answer.kind}`);
    return undefined;
  }

  #miss(what: ModelLack): void {
    this.#lack = { what, untilMs: this.#ports.now() + LACK_MS[what] };
  }
}

function lackOf(code: FailureCode): ModelLack {
  if (code === 'model-missing') return 'missing';
  return code === 'model-unsupported' ? 'unsupported' : 'late';
}

function textsOf(kind: ModelKind): readonly Text[] {
  return TEXTS.filter((text) => text.kind === kind);
}

const keyOf = ({ kind, index }: Text): string => `${kind} ${index}`;

const TEXTS: readonly Text[] = MODEL_KINDS.flatMap((kind) =>
  (kind === 'two-words' ? TWO_WORDS_CONTEXTS : TEXT_PAIRS).map((_, index) => ({ kind, index })),
);
