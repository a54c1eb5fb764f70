/** `npm start` as a person runs it, with its local page, and what its processes take. Linux only for the memory. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/?/;

export interface BotProcess {
  readonly child: ChildProcess;
  /** Of the page. */
  readonly url: string;
  /** From the start to the printed address, in ms. */
  readonly toAddressMs: number;
  /** From the start until the worker has its model, in ms; resolves then. */
  readonly toReadyMs: Promise<number>;
  stop(): Promise<void>;
}

/** `settings` are variables of the environment. Rejects when it ends before its page is there. */
export async function startBot(
  settings: Readonly<Record<string, string>> = {},
  onSpawn: (child: ChildProcess) => void = () => undefined,
): Promise<BotProcess> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, ['src/ops/run.mjs', 'src/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      DISCORD_TOKEN: '',
      REDIS_URL: '',
      PORT: '0',
      LOG_LEVEL: 'info',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onSpawn(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let logged = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    logged += chunk;
  });
  const failed = ended.then((): never => {
    throw new Error(`npm start ended:\n${logged.slice(-2000)}`);
  });
  const after = (text: () => string, isThere: (text: string) => boolean, stream: ChildProcess['stdout']) =>
    new Promise<number>((resolve) => {
      stream?.on('data', () => {
        if (isThere(text())) resolve(performance.now() - startedMs);
      });
    });
  let printed = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    printed += chunk;
  });
  const toReadyMs = Promise.race([
    after(
      () => logged,
      (text) => text.includes('"model loaded"'),
      child.stderr,
    ),
    failed,
  ]);
  // Whoever does not ask when it is ready must not hear of it either.
  toReadyMs.catch(() => undefined);
  const toAddressMs = await Promise.race([
    after(
      () => printed,
      (text) => ADDRESS.test(text),
      child.stdout,
    ),
    failed,
  ]);
  return {
    child,
    url: ADDRESS.exec(printed)?.[0] ?? '',
    toAddressMs,
    toReadyMs,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Peak resident memory in MB, from the kernel's own account. */
export function peakMegabytes(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? 0) / 1000;
}

/** The largest peak among the children of the bot: its worker. */
export function workerPeakMegabytes({ child }: BotProcess): number {
  return Math.max(...childrenOf(child.pid ?? 0).map(peakMegabytes));
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => {
      try {
        return /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${candidate}/status`, 'utf8'))?.[1] === String(pid);
      } catch {
        return false;
      }
    });
}
