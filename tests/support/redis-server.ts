/** A redis-server of one's own, on a free port of the loopback, that a test may kill, freeze and empty. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, it } from 'vitest';
import { freePort } from './started-process.js';

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** SIGKILL, as a crash; `start` brings it back with what its append-only file holds. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Forgets its data; only while it is not running. */
  empty(): void;
  /** SIGSTOP: connections stay open, nothing is answered. */
  freeze(): void;
  thaw(): void;
  /** Ends it for good and removes its files. */
  stop(): Promise<void>;
}

export interface RedisServerOptions {
  readonly password?: string;
  readonly evictionPolicy?: string;
  /** As redis-server takes it, such as "4mb"; default: none. */
  readonly maxMemory?: string;
  /** Default: the server starts at once. */
  readonly started?: boolean;
}

export function isRedisInstalled(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0;
}

/** A block of tests that needs redis-server: skipped where there is none, with the reason, but a failure under CI. */
export function describeWithRedis(name: string, define: () => void): void {
  if (isRedisInstalled()) {
    describe(name, define);
    return;
  }
  const reason = 'redis-server is not installed';
  if (process.env.CI !== undefined && process.env.CI !== '') {
    it(name, () => {
      throw new Error(`${reason}, and under CI nothing is skipped`);
    });
    return;
  }
  process.stderr.write(`skipped: ${name}: ${reason}\n`);
  describe.skip(`${name} (${reason})`, define);
}

export async function openRedisServer(options: RedisServerOptions = {}): Promise<RedisServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const data = join(folder, 'appendonlydir');
  const { password, evictionPolicy = 'noeviction', maxMemory = '0', started = true } = options;
  let child: ChildProcess | undefined;

  const server: RedisServer = {
    port,
    url: `redis://${password === undefined ? '' : `:${encodeURIComponent(password)}@`}127.0.0.1:${port}`,
    async start() {
      child = spawn(
        'redis-server',
        [
          ...[
            '--port',
            String(port),
            '--bind',
            '127.0.0.1',
            '--dir',
            folder,
            '--save',
            '',
            '--appendonly',
            'yes',
          ],
          ...['--appendfsync', 'always', '--maxmemory-policy', evictionPolicy, '--maxmemory', maxMemory],
          ...(password === undefined ? [] : ['--requirepass', password]),
        ],
        { stdio: 'ignore' },
      );
      while (!(await answers(port))) await sleep(20);
    },
    async kill() {
      await end(child);
      child = undefined;
    },
    empty: () => rmSync(data, { recursive: true, force: true }),
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async stop() {
      await end(child);
      child = undefined;
      rmSync(folder, { recursive: true, force: true });
    },
  };
  if (started) await server.start();
  return server;
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
}

/** Up and through with loading: an answer to PING, or the demand for a password. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (reply) => {
      socket.destroy();
      resolve(/PONG|NOAUTH/.test(reply.toString()));
    });
    socket.once('error', () => resolve(false));
  });
}
