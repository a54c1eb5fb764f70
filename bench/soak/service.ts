/** One process of the bot as a supervisor keeps it: started, killed, frozen, started again when it ends by itself; and what it says. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Exit, StartedProcess } from '../../tests/support/started-process.js';

export interface ServiceOptions {
  readonly name: string;
  /** Its path from the root. */
  readonly door: string;
  readonly healthPort: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly onStart?: () => void;
  /** It has ended although nobody asked it to; it is started again. */
  readonly onUnwanted: (service: Service, exit: Exit) => void;
}

/** Values of a metrics page by the text before them, labels included. */
export type Figures = ReadonlyMap<string, number>;

const AGAIN_AFTER_MS = 1_000;
const PAGE_TIMEOUT_MS = 4_000;

export class Service {
  readonly #options: ServiceOptions;
  readonly #lives: StartedProcess[] = [];
  /** Characters of each life that were handed out by `newlyPrinted`. */
  readonly #read = new Map<StartedProcess, number>();
  #isWanted = false;

  constructor(options: ServiceOptions) {
    this.#options = options;
  }

  get name(): string {
    return this.#options.name;
  }

  /** How often it was started. */
  get starts(): number {
    return this.#lives.length;
  }

  /** The process of now, or the last one. Throws before the first start. */
  get life(): StartedProcess {
    const life = this.#lives.at(-1);
    if (life === undefined) throw new Error(`${this.name} was never started`);
    return life;
  }

  start(): void {
    this.#isWanted = true;
    const { door, environment, healthPort, onStart, onUnwanted } = this.#options;
    onStart?.();
    const life = new StartedProcess(door, { ...environment, HEALTH_PORT: String(healthPort) });
    this.#lives.push(life);
    void life.exited.then(async (exit) => {
      if (!this.#isWanted || life !== this.life) return;
      onUnwanted(this, exit);
      await sleep(AGAIN_AFTER_MS);
      if (this.#isWanted && life === this.life) this.start();
    });
  }

  /** Resolves once a life of it has printed this; rejects when it is stopped before. */
  async says(text: string): Promise<void> {
    for (;;) {
      const life = this.life;
      try {
        return await life.says(text);
      } catch (error) {
        while (life === this.life) {
          if (!this.#isWanted) throw error;
          await sleep(50);
        }
      }
    }
  }

  /** SIGKILL. */
  async kill(): Promise<void> {
    this.#isWanted = false;
    await this.#lives.at(-1)?.kill();
  }

  /** SIGTERM; resolves when it has ended. */
  async stop(): Promise<Exit> {
    this.#isWanted = false;
    this.life.signal('SIGTERM');
    return await this.life.exited;
  }

  freeze(): void {
    this.life.signal('SIGSTOP');
  }

  thaw(): void {
    this.life.signal('SIGCONT');
  }

  async isReady(): Promise<boolean> {
    try {
      return (await this.#page('readyz')).ok;
    } catch {
      return false;
    }
  }

  /** Questions that wait or run, as the bot's own readiness says; undefined while it does not. */
  async depth(): Promise<number | undefined> {
    const text = await (await this.#page('readyz')).text();
    const [, count] = /(\d+) questions wait or run/.exec(text) ?? [];
    return count === undefined ? undefined : Number(count);
  }

  /** Rejects when the process does not answer. */
  async figures(): Promise<Figures> {
    const text = await (await this.#page('metrics')).text();
    const lines = text.matchAll(/^([a-z][^\n]*) (\S+)$/gm);
    return new Map([...lines].map(([, name = '', value]) => [name, Number(value)]));
  }

  /** What was printed since this was asked last, by all of its lives. */
  newlyPrinted(): string {
    return this.#lives
      .map((life) => {
        const text = life.printed.slice(this.#read.get(life) ?? 0);
        this.#read.set(life, life.printed.length);
        return text;
      })
      .join('');
  }

  /** Lines of its log about one question or press, of all lives. */
  linesOf(job: string): string[] {
    return this.#lives.flatMap(({ printed }) =>
      printed
        .split('\n')
        .filter((line) => line.includes(`"job":"${job}"`))
        .map((line) => `${this.name} ${line}`),
    );
  }

  get printed(): string {
    return this.#lives.map(({ printed }, index) => `${this.name}, start ${index + 1}\n${printed}`).join('\n');
  }

  async #page(path: string): Promise<Response> {
    const address = `http://127.0.0.1:${this.#options.healthPort}/${path}`;
    return await fetch(address, { signal: AbortSignal.timeout(PAGE_TIMEOUT_MS) });
  }
}
