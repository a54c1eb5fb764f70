/** The worker's side of the training thread: started at the first need, ended when nobody has needed it for a while. */
import { Worker } from 'node:worker_threads';
import { Failure } from '../../src/jobs/failure.js';
import type {
  TrainAnswer,
  TrainedNextAnswer,
  TrainedNextQuestion,
  TrainQuestion,
} from '../../src/jobs/train.js';
import type { TrainingRequest, TrainingResponse } from './messages.js';
import type { TrainingProgress } from './run-recipe.js';

const THREAD = new URL('./thread-entry.mjs', import.meta.url);
const IDLE_MS = 10 * 60_000;
/** A text of 200 kB takes about a third of it; what takes more is stopped, and only the thread with it. */
const HEAP_MEGABYTES = 384;

interface Pending {
  resolve(response: TrainingResponse): void;
  reject(error: Error): void;
  onProgress(progress: TrainingProgress): void;
}

type Asked = Exclude<TrainingRequest, { type: 'cancel' }>;
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

export class TrainingHost {
  readonly #pending = new Map<number, Pending>();
  #thread: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #nextId = 1;

  /** Rejects with the signal's reason, or with Failure `gave-up` when the thread ended meanwhile. */
  async train(
    { recipe, context }: TrainQuestion,
    signal: AbortSignal,
    onProgress: (progress: TrainingProgress) => void,
  ): Promise<TrainAnswer> {
    const startedMs = performance.now();
    const response = await this.#ask({ type: 'train', recipe, context }, signal, onProgress);
    if (response.type !== 'trained') throw new Error(`the training thread gave ${response.type}`);
    return { ...response.answer, elapsedMs: performance.now() - startedMs };
  }

  async next(
    { model, recipe, text, words }: TrainedNextQuestion,
    signal: AbortSignal,
    onProgress: (progress: TrainingProgress) => void,
  ): Promise<TrainedNextAnswer> {
    const startedMs = performance.now();
    const response = await this.#ask({ type: 'ask', recipe, model, text, words }, signal, onProgress);
    if (response.type !== 'asked') throw new Error(`the training thread gave ${response.type}`);
    return { ...response.answer, elapsedMs: performance.now() - startedMs };
  }

  async dispose(): Promise<void> {
    clearTimeout(this.#idle);
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.terminate();
  }

  #ask(
    request: WithoutId<Asked>,
    signal: AbortSignal,
    onProgress: (progress: TrainingProgress) => void,
  ): Promise<TrainingResponse> {
    signal.throwIfAborted();
    const id = this.#nextId++;
    const thread = this.#running();
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        thread.postMessage({ type: 'cancel', id } satisfies TrainingRequest);
        this.#pending
          .get(id)
          ?.reject(signal.reason instanceof Error ? signal.reason : new Error('withdrawn'));
      };
      const done = () => {
        signal.removeEventListener('abort', onAbort);
        this.#pending.delete(id);
        if (this.#pending.size === 0) this.#rest();
      };
      this.#pending.set(id, {
        onProgress,
        resolve: (response) => {
          done();
          resolve(response);
        },
        reject: (error) => {
          done();
          reject(error);
        },
      });
      signal.addEventListener('abort', onAbort, { once: true });
      thread.postMessage({ ...request, id });
    });
  }

  #running(): Worker {
    clearTimeout(this.#idle);
    if (this.#thread !== undefined) {
      this.#thread.ref();
      return this.#thread;
    }
    const thread = new Worker(THREAD, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES } });
    this.#thread = thread;
    thread.on('message', (response: TrainingResponse) => this.#settle(response));
    const ended = (detail: string) => {
      if (this.#thread === thread) this.#thread = undefined;
      for (const pending of [...this.#pending.values()]) pending.reject(new Failure('gave-up', detail));
    };
    thread.on('error', (error) =>
      ended(`the training thread broke: ${error instanceof Error ? error.message : String(error)}`),
    );
    thread.on('exit', () => ended('the training thread ended'));
    return thread;
  }

  #settle(response: TrainingResponse): void {
    const pending = this.#pending.get(response.id);
    if (response.type === 'progress') pending?.onProgress(response.progress);
    else if (response.type === 'broken') pending?.reject(new Error(response.message));
    else pending?.resolve(response);
  }

  /** An idle thread keeps no process alive, and memory for a while only. */
  #rest(): void {
    this.#thread?.unref();
    this.#idle = setTimeout(() => void this.dispose(), IDLE_MS);
    this.#idle.unref();
  }
}
