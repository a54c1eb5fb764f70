/** The bot as a process of its own, without a language model, and everything that it and its worker log. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '../../src/sandbox/sandbox.js';

const PROGRAM = fileURLToPath(new URL('bot.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LOADER = new URL('../../src/ops/typescript.mjs', import.meta.url).href;

export class SoakBot {
  readonly #child: ChildProcess;
  readonly #ended: Promise<string>;
  #log = '';
  #end: string | undefined;

  private constructor(sandbox: Sandbox, dataDirectory: string) {
    this.#child = fork(PROGRAM, [], {
      cwd: ROOT,
      execArgv: ['--import', LOADER],
      env: {
        ...process.env,
        DISCORD_TOKEN: sandbox.token,
        DISCORD_API_URL: sandbox.api,
        REDIS_URL: '',
        DATABASE_URL: '',
        DATA_DIR: dataDirectory,
        MODEL: `${dataDirectory}/none.gguf`,
        WARM_UP: 'no',
        LOG_LEVEL: 'debug',
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        this.#log += chunk;
      });
    this.#ended = new Promise((resolve) =>
      this.#child.once('exit', (code, signal) => {
        this.#end = signal ?? `code ${code}`;
        resolve(this.#end);
      }),
    );
  }

  static async start(sandbox: Sandbox, dataDirectory: string): Promise<SoakBot> {
    const bot = new SoakBot(sandbox, dataDirectory);
    await bot.#told((message) => 'isReady' in message);
    return bot;
  }

  get log(): string {
    return this.#log;
  }

  /** How it ended; undefined: it runs. */
  get end(): string | undefined {
    return this.#end;
  }

  /** Questions that wait or run. */
  async depth(): Promise<number> {
    const answer = this.#told((message) => 'depth' in message);
    this.#child.send('depth');
    return Number(Reflect.get(await answer, 'depth'));
  }

  async stop(): Promise<string> {
    this.#child.kill('SIGTERM');
    return await this.#ended;
  }

  async #told(isWanted: (message: object) => boolean): Promise<object> {
    const told = new Promise<object>((resolve) => {
      const listen = (message: unknown) => {
        if (typeof message !== 'object' || message === null || !isWanted(message)) return;
        this.#child.off('message', listen);
        resolve(message);
      };
      this.#child.on('message', listen);
    });
    const ended = this.#ended.then((end): never => {
      throw new Error(`the bot ended with ${end}:\n${this.#log.slice(-2_000)}`);
    });
    return await Promise.race([told, ended]);
  }
}
