/** Starts the engine's thread and speaks the port's language over its messages. */
import '../../src/ops/no-telemetry.mjs';

import { Worker } from 'node:worker_threads';
import { TIME_LIMIT_MS } from '../../src/jobs/cost.js';
import { Failure } from '../../src/jobs/failure.js';
import { checkAsked, checkRequest, SieveCheck } from './check-request.js';
import type { EngineQuery, EngineRequest, EngineResponse, EngineResult, EngineSettings } from './messages.js';
import type {
  Asked,
  Distribution,
  Engine,
  EngineInfo,
  EngineObserver,
  Measured,
  RunControl,
  Sifted,
  Sifting,
  TreeNode,
} from './port.js';

interface Pending {
  resolve(result: EngineResult): void;
  reject(error: Error): void;
}

const THREAD = new URL('./thread-entry.mjs', import.meta.url);
/** Twice what any question may take: a run that is still going on then is none that is slow. */
const STUCK_MS = 2 * TIME_LIMIT_MS.short;

/**
 * Rejects with Failure `model-unsupported` when the runtime does not take the graph or the device.
 * `program` is what the thread runs, `stuckMs` how long it may say nothing while something is asked.
 */
export async function startEngine(
  settings: EngineSettings,
  info: EngineInfo,
  program: URL = THREAD,
  stuckMs: number = STUCK_MS,
): Promise<Engine> {
  const engine = new ThreadEngine(new Worker(program, { workerData: settings }), info, stuckMs);
  await engine.ready;
  return engine;
}

class ThreadEngine implements Engine {
  readonly info: EngineInfo;
  readonly ready: Promise<void>;
  readonly #exited: Promise<void>;
  readonly #thread: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #sieves: SieveCheck;
  #nextId = 1;
  readonly #stuckMs: number;
  /** Of what the thread has not answered yet, also where nobody waits any more: giving up does not end a run. */
  readonly #unanswered = new Set<number>();
  #observer: EngineObserver | undefined;
  #stopped: Failure | undefined;
  #listening: NodeJS.Timeout | undefined;

  constructor(thread: Worker, info: EngineInfo, stuckMs: number) {
    this.info = info;
    this.#stuckMs = stuckMs;
    this.#sieves = new SieveCheck(info);
    this.#thread = thread;
    this.#exited = new Promise((resolve) => thread.once('exit', () => resolve()));
    this.ready = new Promise((resolve, reject) => {
      thread.on('message', (response: EngineResponse) => {
        this.#hear(response);
        if (response.type === 'ready') {
          // An idle engine must not keep a process alive that has nothing else to do.
          thread.unref();
          resolve();
        }
        if (response.type === 'broken' && response.id === undefined) {
          const detail = `the model does not start on device "${info.device}": ${response.message}`;
          reject(new Failure('model-unsupported', detail));
        }
        if (response.type === 'run') this.#observer?.run(response.questions, response.tokens);
        else if (response.type === 'prefix') this.#observer?.prefix(response.result);
        else this.#settle(response);
      });
      thread.on('error', (error) => {
        reject(error);
        this.#abandon(`the engine's thread broke: ${error instanceof Error ? error.message : String(error)}`);
      });
      thread.on('exit', () => {
        reject(new Failure('engine-stopped', 'the engine stopped while it started'));
        this.#abandon('the engine stopped');
      });
    });
  }

  get hasStopped(): boolean {
    return this.#stopped !== undefined;
  }

  observe(observer: EngineObserver): void {
    this.#observer = observer;
    this.#post({ type: 'observe' });
  }

  async prefill(prefix: readonly number[], control: RunControl = {}): Promise<Distribution> {
    checkRequest(this.info, prefix);
    const [row] = rowsOf(await this.#ask({ type: 'prefill', prefix }, control));
    if (row === undefined) throw new Error('the engine gave no distribution');
    return row;
  }

  async expand(
    prefix: readonly number[],
    tree: readonly TreeNode[],
    wanted: readonly number[],
    control: RunControl = {},
  ): Promise<readonly Distribution[]> {
    checkRequest(this.info, prefix, tree, wanted);
    this.#observer?.expansions(wanted.length);
    return rowsOf(await this.#ask({ type: 'expand', prefix, tree, wanted }, control));
  }

  async measure(
    prefix: readonly number[],
    tree: readonly TreeNode[],
    asked: Asked,
    control: RunControl = {},
  ): Promise<readonly Measured[]> {
    checkRequest(this.info, prefix, tree);
    checkAsked(this.info, tree, asked);
    const result = await this.#ask({ type: 'measure', prefix, tree, asked }, control);
    if (result.type !== 'measured') throw unasked(result);
    return result.measured;
  }

  async sift(
    prefix: readonly number[],
    tree: readonly TreeNode[],
    at: readonly Sifting[],
    control: RunControl = {},
  ): Promise<readonly Sifted[]> {
    checkRequest(
      this.info,
      prefix,
      tree,
      at.map(({ node }) => node).filter((node) => node !== -1),
    );
    this.#sieves.check(at);
    this.#observer?.expansions(at.length);
    const result = await this.#ask({ type: 'sift', prefix, tree, at }, control);
    if (result.type !== 'sifted') throw unasked(result);
    return result.sifted;
  }

  async dispose(): Promise<void> {
    if (this.#stopped === undefined) {
      const stopped = new Failure('engine-stopped', 'the engine was disposed');
      this.#stopped = stopped;
      for (const [id, pending] of [...this.#pending]) {
        this.#post({ type: 'cancel', id });
        pending.reject(stopped);
      }
      this.#thread.ref();
      this.#post({ type: 'stop' });
    }
    await this.#exited;
  }

  async #ask(
    query: EngineQuery,
    { signal, deadlineMs = Number.POSITIVE_INFINITY }: RunControl,
  ): Promise<EngineResult> {
    if (this.#stopped !== undefined) throw this.#stopped;
    if (signal?.aborted === true) throw withdrawn();
    if (query.type === 'expand' && query.wanted.length === 0) return { type: 'rows', rows: [] };
    const id = this.#nextId++;
    return await new Promise<EngineResult>((resolve, reject) => {
      const onAbort = () => {
        this.#post({ type: 'cancel', id });
        this.#pending.get(id)?.reject(withdrawn());
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      const done = () => {
        signal?.removeEventListener('abort', onAbort);
        this.#pending.delete(id);
        if (this.#pending.size === 0) this.#thread.unref();
      };
      this.#unanswered.add(id);
      this.#listening ??= setTimeout(() => this.#observer?.stuck?.(), this.#stuckMs).unref();
      this.#pending.set(id, {
        resolve: (result) => {
          done();
          resolve(result);
        },
        reject: (error) => {
          done();
          reject(error);
        },
      });
      this.#thread.ref();
      this.#post({ ...query, id, deadlineMs });
    });
  }

  /** The time in which the next word has to come begins anew, or ends when there is nothing to be said. */
  #hear(response: EngineResponse): void {
    if ('id' in response && response.id !== undefined) this.#unanswered.delete(response.id);
    if (this.#unanswered.size > 0) this.#listening?.refresh();
    else this.#stopListening();
  }

  #post(request: EngineRequest): void {
    this.#thread.postMessage(request);
  }

  #settle(response: Exclude<EngineResponse, { type: 'run' | 'prefix' }>): void {
    if (response.type === 'ready' || response.id === undefined) return;
    const pending = this.#pending.get(response.id);
    if (response.type === 'failed') pending?.reject(new Failure(response.code, response.detail));
    else if (response.type === 'broken') pending?.reject(new Error(`the engine broke: ${response.message}`));
    else pending?.resolve(response);
  }

  #stopListening(): void {
    clearTimeout(this.#listening);
    this.#listening = undefined;
  }

  #abandon(detail: string): void {
    this.#stopListening();
    this.#stopped ??= new Failure('engine-stopped', detail);
    for (const pending of [...this.#pending.values()]) pending.reject(this.#stopped);
  }
}

function rowsOf(result: EngineResult): readonly Distribution[] {
  if (result.type !== 'rows') throw unasked(result);
  return result.rows;
}

const unasked = ({ type }: EngineResult) => new Error(`the engine gave ${type}, which was not asked for`);

const withdrawn = () => new Failure('shutting-down', 'the computation was withdrawn');
