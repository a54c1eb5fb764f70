/**
 * The model of one worker: found, built and loaded once, at start, while questions that need no model are answered.
 * A failed start is tried again by a later question, but not more often than every `RETRY_AFTER_MS`. An engine that has stopped
 * is replaced by the next question.
 */
import { Failure } from '../../src/jobs/failure.js';
import type { JobProgress } from '../../src/jobs/progress.js';
import type { Logger } from '../../src/ops/log.js';
import { describeError } from '../../src/ops/stopping.js';
import type { DescribedModel } from './load-model.js';

const RETRY_AFTER_MS = 60_000;

/** `missing`: the last attempt failed, and a later question tries again. */
export type ModelState = 'not-asked-for' | 'loading' | 'loaded' | 'missing';

export class ModelHost {
  readonly #load: (onProgress: (percent: number) => void) => Promise<DescribedModel>;
  readonly #listeners = new Set<(progress: JobProgress | undefined) => void>();
  readonly #logger: Logger;
  #loading: Promise<DescribedModel> | undefined;
  /** When the last attempt failed, on the monotonic clock; undefined while one runs or after it succeeded. */
  #failedAtMs: number | undefined;
  #loaded: DescribedModel | undefined;
  #isDisposed = false;
  /** Of its bytes, while it is being fetched; 100 from then on. */
  #percent = 100;

  /** `load` tells how much of the model it has fetched, in percent, if it has to. */
  constructor(load: (onProgress: (percent: number) => void) => Promise<DescribedModel>, logger: Logger) {
    this.#load = load;
    this.#logger = logger;
  }

  get state(): ModelState {
    if (this.#hasStopped) return 'not-asked-for';
    if (this.#loaded !== undefined) return 'loaded';
    if (this.#failedAtMs !== undefined) return 'missing';
    return this.#loading === undefined ? 'not-asked-for' : 'loading';
  }

  /** Tells at once, and from now on, how far it is; undefined once nothing is waited for. What it returns ends that. */
  watch(listener: (progress: JobProgress | undefined) => void): () => void {
    this.#listeners.add(listener);
    if (this.#loaded === undefined && this.#failedAtMs === undefined) listener(this.#progress);
    return () => this.#listeners.delete(listener);
  }

  get #progress(): JobProgress {
    return { type: 'model', percent: this.#percent };
  }

  #tell(progress: JobProgress | undefined): void {
    for (const listener of this.#listeners) listener(progress);
  }

  /** Starts loading and returns at once. */
  warmUp(): void {
    this.#start().catch(() => undefined);
  }

  /** Rejects with the Failure of the last attempt while a new one would be too early. */
  async loaded(signal: AbortSignal): Promise<DescribedModel> {
    const loading = this.#start();
    if (signal.aborted)
      throw new Failure('shutting-down', 'the question was withdrawn while the model was loading');
    return await new Promise<DescribedModel>((resolve, reject) => {
      const onAbort = () =>
        reject(new Failure('shutting-down', 'the question was withdrawn while the model was loading'));
      signal.addEventListener('abort', onAbort, { once: true });
      loading.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
    });
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true;
    const loaded = await this.#loading?.catch(() => undefined);
    await loaded?.engine.dispose();
  }

  get #hasStopped(): boolean {
    return this.#loaded?.engine.hasStopped === true;
  }

  #start(): Promise<DescribedModel> {
    const mayTryAgain =
      this.#failedAtMs !== undefined && performance.now() - this.#failedAtMs >= RETRY_AFTER_MS;
    const isReplaced = this.#hasStopped && !this.#isDisposed;
    if (this.#loading !== undefined && !mayTryAgain && !isReplaced) return this.#loading;
    if (isReplaced) this.#logger.warn('the engine has stopped, another one is started');
    this.#loaded = undefined;
    this.#failedAtMs = undefined;
    const startedMs = performance.now();
    this.#percent = 100;
    const loading = this.#load((percent) => {
      this.#percent = Math.min(100, Math.max(0, percent));
      this.#tell(this.#progress);
    });
    this.#loading = loading;
    loading.then(
      (loaded) => {
        this.#loaded = loaded;
        this.#tell(undefined);
        this.#logger.info(
          { model: loaded.engine.info, loadMs: Math.round(performance.now() - startedMs) },
          'model loaded',
        );
      },
      (error: unknown) => {
        this.#failedAtMs = performance.now();
        this.#tell(undefined);
        this.#logger.error({ error: describeError(error) }, 'model not loaded');
      },
    );
    return loading;
  }
}
