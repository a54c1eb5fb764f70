/** A door of the project as a process of its own, with what it prints, and how and when it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RUN = 'src/ops/run.mjs';

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export class StartedProcess {
  readonly #child: ChildProcess;
  /** When it and all that it has started have ended, and all that was printed has been read. */
  readonly exited: Promise<Exit>;
  /** When it has ended itself, though what it has started may finish its work. */
  readonly gone: Promise<void>;
  #printed = '';
  readonly #listeners = new Set<() => void>();

  /** `door`: its path from the root, or the whole one of a bundle. Nothing of the settings of whoever runs the tests is passed on but PATH and HOME. */
  constructor(door: string, environment: Readonly<Record<string, string>>) {
    const { PATH = '', HOME = '' } = process.env;
    this.#child = spawn(process.execPath, door.endsWith('.mjs') ? [door] : [RUN, door], {
      cwd: ROOT,
      env: { PATH, HOME, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        this.#printed += chunk;
        for (const listener of this.#listeners) listener();
      });
    }
    this.gone = new Promise((resolve) => this.#child.once('exit', () => resolve()));
    this.exited = new Promise((resolve) =>
      this.#child.once('close', (code, signal) => {
        resolve({ code, signal });
        for (const listener of this.#listeners) listener();
      }),
    );
  }

  /** Standard output and standard error together. */
  get printed(): string {
    return this.#printed;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Of its log, one object a line. */
  get logLines(): readonly Readonly<Record<string, unknown>>[] {
    return this.#printed
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** Resolves when it has printed `text`; rejects when it ends before. */
  async says(text: string): Promise<void> {
    const ended = this.exited.then(({ code }) => {
      if (!this.#printed.includes(text)) throw new Error(`ended with ${code}:\n${this.#printed}`);
    });
    const said = new Promise<void>((resolve) => {
      const look = () => {
        if (!this.#printed.includes(text)) return;
        this.#listeners.delete(look);
        resolve();
      };
      this.#listeners.add(look);
      look();
    });
    await Promise.race([said, ended]);
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.exited;
  }
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
