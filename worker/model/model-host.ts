/**
 * The model of one worker: found, built and loaded once, at start, while questions that need no model are answered.
 * A failed start is tried again by a later question, but not more often than every `RETRY_AFTER_MS`.
 */
import { Failure } from '../../src/jobs/failure.js';
import type { Logger } from '../../src/ops/log.js';
import { describeError } from '../../src/ops/stopping.js';
import type { DescribedModel } from './load-model.js';

const RETRY_AFTER_MS = 60_000;

/** `missing`: the last attempt failed, and a later question tries again. */
export type ModelState = 'not-asked-for' | 'loading' | 'loaded' | 'missing';

export class ModelHost {
  readonly #load: () => Promise<DescribedModel>;
  readonly #logger: Logger;
  #loading: Promise<DescribedModel> | undefined;
  /** When the last attempt failed, on the monotonic clock; undefined while one runs or after it succeeded. */
  #failedAtMs: number | undefined;
  #isLoaded = false;

  constructor(load: () => Promise<DescribedModel>, logger: Logger) {
    this.#load = load;
    this.#logger = logger;
  }

  get state(): ModelState {
    if (this.#isLoaded) return 'loaded';
    if (this.#failedAtMs !== undefined) return 'missing';
    return this.#loading === undefined ? 'not-asked-for' : 'loading';
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
    const loaded = await this.#loading?.catch(() => undefined);
    await loaded?.engine.dispose();
  }

  #start(): Promise<DescribedModel> {
    const mayTryAgain =
      this.#failedAtMs !== undefined && performance.now() - this.#failedAtMs >= RETRY_AFTER_MS;
    if (this.#loading !== undefined && !mayTryAgain) return this.#loading;
    this.#failedAtMs = undefined;
    const startedMs = performance.now();
    const loading = this.#load();
    this.#loading = loading;
    loading.then(
      ({ engine }) => {
        this.#isLoaded = true;
        this.#logger.info(
          { model: engine.info, loadMs: Math.round(performance.now() - startedMs) },
          'model loaded',
        );
      },
      (error: unknown) => {
        this.#failedAtMs = performance.now();
        this.#logger.error({ error: describeError(error) }, 'model not loaded');
      },
    );
    return loading;
  }
}
