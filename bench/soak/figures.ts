/** Whether what the processes count agrees with what was seen, and how much memory they hold. */
import type { Figures, Service } from './service.js';
import type { SoakStand } from './stand.js';

export interface Memory {
  readonly name: string;
  /** How often the process was started. */
  readonly start: number;
  readonly megabytes: number;
}

export interface Counted {
  readonly findings: readonly string[];
  readonly memory: readonly Memory[];
  /** Whether the workers' counts could be compared with the queue's. */
  readonly isCompared: boolean;
}

export type Pages = ReadonlyMap<Service, Figures>;

/** Far above what they need (bot some 200, worker some 300), far below what a machine has. */
const MOST_MEGABYTES = { bot: 450, worker: 650, withModel: 2_500 } as const;
const BY_A_WORKER: ReadonlySet<string> = new Set(['answer', 'refusal', 'failure']);

export class FigureBook {
  readonly #stand: SoakStand;
  readonly #hasModel: boolean;
  /** Questions that a worker had counted at the last quiet moment, and which of its lives counted them. */
  readonly #before = new Map<Service, { readonly start: number; readonly questions: number }>();
  #endedBefore: ReadonlyMap<string, string> = new Map();

  constructor(stand: SoakStand, hasModel: boolean) {
    this.#stand = stand;
    this.#hasModel = hasModel;
  }

  /** What each process counts now. Rejects when one does not answer. */
  async look(): Promise<Pages> {
    const pages = new Map<Service, Figures>();
    for (const service of this.#stand.services) pages.set(service, await service.figures());
    return pages;
  }

  /**
   * At a quiet moment. `ended`: how the queue says that jobs ended. `isPlain`: since the last time nothing happened to Redis or a
   * worker; otherwise a question may have been counted by two workers, or by one that is dead. `isBusy`: others took so much of the
   * machine that an acknowledgement may have been counted that was given up before it was sent.
   */
  read(
    pages: Pages,
    ended: ReadonlyMap<string, string>,
    { isPlain, isBusy }: { readonly isPlain: boolean; readonly isBusy: boolean },
  ): Counted {
    const { bot, workers } = this.#stand;
    const findings = isBusy ? [] : [...this.#acknowledged(pages.get(bot))];
    const isCompared = isPlain && workers.length > 0 && this.#sameLives();
    if (isCompared) findings.push(...this.#answered(pages, ended));
    this.#endedBefore = ended;
    for (const worker of workers)
      this.#before.set(worker, { start: worker.starts, questions: questionsIn(pages.get(worker)) });
    const memory = [...pages].flatMap(([service, figures]) => memoryIn(service, figures));
    for (const { name, megabytes } of memory)
      if (megabytes > this.#most(name)) findings.push(`${name} holds ${megabytes.toFixed(0)} MB`);
    return { findings, memory, isCompared };
  }

  #most(name: string): number {
    if (name === 'bot') return MOST_MEGABYTES.bot;
    return this.#hasModel ? MOST_MEGABYTES.withModel : MOST_MEGABYTES.worker;
  }

  *#acknowledged(figures: Figures = new Map()): Generator<string> {
    const counted = sumOf(figures, /^given_step_seconds_count\{.*step="acknowledge"/);
    const { least, most } = this.#stand.deferredByBot;
    const seen = least === most ? `${least}` : `${least} to ${most}`;
    if (counted < least || counted > most)
      yield `the bot counts ${counted} acknowledged interactions, and Discord has taken ${seen}`;
  }

  *#answered(pages: Pages, ended: ReadonlyMap<string, string>): Generator<string> {
    let counted = 0;
    for (const worker of this.#stand.workers)
      counted += questionsIn(pages.get(worker)) - (this.#before.get(worker)?.questions ?? 0);
    const isNew = ([id, as]: readonly [string, string]) => !this.#endedBefore.has(id) && as !== 'cancelled';
    const seen = [...ended].filter(isNew).length;
    if (counted !== seen) yield `the workers count ${counted} questions, and the queue has ended ${seen}`;
  }

  #sameLives(): boolean {
    return this.#stand.workers.every((worker) => this.#before.get(worker)?.start === worker.starts);
  }
}

function questionsIn(figures: Figures = new Map()): number {
  let count = 0;
  for (const [name, value] of figures) {
    const [, outcome = ''] =
      /^given_questions_total\{.*outcome="([a-z]+)".*process="worker"/.exec(name) ?? [];
    if (BY_A_WORKER.has(outcome)) count += value;
  }
  return count;
}

function sumOf(figures: Figures, pattern: RegExp): number {
  return [...figures].reduce((sum, [name, value]) => sum + (pattern.test(name) ? value : 0), 0);
}

/** A bot without Redis tells of its own worker, too. */
function memoryIn(service: Service, figures: Figures): Memory[] {
  return [...figures].flatMap(([name, bytes]) => {
    const [, process] = /^process_resident_memory_bytes\{process="([a-z]+)"\}$/.exec(name) ?? [];
    if (process === undefined) return [];
    const of = service.name === 'bot' && process === 'worker' ? 'its worker' : service.name;
    return [{ name: of, start: service.starts, megabytes: bytes / 1e6 }];
  });
}
