/**
 * The jobs that the worker process has. Each start is sent under a number of its own, so that what an earlier process, or an
 * earlier start, still says of a job is not taken for news of the present one. What comes of it is for the queue to decide.
 */
import { ChildLink, type ChildLinkOptions } from './child-link.js';
import type { FromChild } from './child-messages.js';
import type { LocalJob } from './in-process-job.js';

/** What the worker says of a start that is over. */
export type StartEnd = Exclude<
  Extract<FromChild, { readonly delivery: number }>,
  { readonly type: 'progress' }
>;

export interface DeliveryHandlers {
  /** The process takes jobs. */
  onReady(): void;
  onEnd(entry: LocalJob, end: StartEnd): void;
  /** The process has gone, and with it what ran: latest first. `failedStarts`: how many in a row ended before they were ready. */
  onGone(lost: readonly LocalJob[], failedStarts: number): void;
}

export class Deliveries {
  readonly #handlers: DeliveryHandlers;
  readonly #link: ChildLink;
  readonly #running = new Map<number, LocalJob>();
  #last = 0;

  constructor(options: Omit<ChildLinkOptions, 'onMessage' | 'onGone'>, handlers: DeliveryHandlers) {
    this.#handlers = handlers;
    this.#link = new ChildLink({
      ...options,
      onMessage: (message) => this.#onMessage(message),
      onGone: (failedStarts) => {
        const lost = [...this.#running.values()].reverse();
        this.#running.clear();
        handlers.onGone(lost, failedStarts);
      },
    });
  }

  /** True while jobs may be sent. */
  get isReady(): boolean {
    return this.#link.ready;
  }

  /** How many run. */
  get size(): number {
    return this.#running.size;
  }

  get hasSuspect(): boolean {
    return [...this.#running.values()].some(({ suspect }) => suspect);
  }

  /** Of the present process; undefined between two. */
  get pid(): number | undefined {
    return this.#link.pid;
  }

  send(entry: LocalJob): void {
    const delivery = ++this.#last;
    this.#running.set(delivery, entry);
    this.#link.send({ type: 'job', delivery, start: entry.starts, job: JSON.stringify(entry.job) });
  }

  /** Asks for its end. */
  cancel(entry: LocalJob): void {
    const delivery = this.#deliveryOf(entry);
    if (delivery !== undefined) this.#link.send({ type: 'cancel', delivery });
  }

  /** For a job that does not react to its signal. Nothing more is heard of it; those that run beside it are lost with the process. */
  stop(entry: LocalJob): void {
    const delivery = this.#deliveryOf(entry);
    if (delivery === undefined) return;
    this.#running.delete(delivery);
    this.#link.kill();
  }

  /** The metrics page of the process; empty when it does not answer in time. */
  metrics(timeoutMs: number): Promise<string> {
    return this.#link.metrics(timeoutMs);
  }

  close(timeoutMs: number): Promise<void> {
    return this.#link.close(timeoutMs);
  }

  #deliveryOf(entry: LocalJob): number | undefined {
    for (const [delivery, running] of this.#running) if (running === entry) return delivery;
    return undefined;
  }

  #onMessage(message: FromChild): void {
    if (message.type === 'ready') this.#handlers.onReady();
    if (!('delivery' in message)) return;
    const entry = this.#running.get(message.delivery);
    if (entry === undefined) return;
    if (message.type === 'progress') {
      entry.progress = message.progress;
      return;
    }
    this.#running.delete(message.delivery);
    this.#handlers.onEnd(entry, message);
  }
}
