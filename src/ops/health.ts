/**
 * What a supervisor, a scraper and whoever looks after the bot may ask of a process, on a port of its own:
 * `/healthz` (is it worth keeping), `/readyz` (can it answer now), `/metrics`, and with a key the board of the queue.
 */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { ConfigError } from '../config.js';
import { within } from './deadline.js';
import type { Logger } from './log.js';
import { describeError } from './stopping.js';

export interface Check {
  readonly name: string;
  readonly isOk: boolean;
  /** A short sentence without secrets; said either way. */
  readonly detail: string;
}

export interface HealthOptions {
  readonly host: string;
  /** 0 takes any. */
  readonly port: number;
  /** Faults that only a new process helps against. What a restart does not mend is no fault here. */
  alive(): readonly Check[];
  ready(): Promise<readonly Check[]>;
  metrics(): Promise<string>;
  /** Served under `/queues`, and asks for its key itself. */
  readonly board?: Hono | undefined;
  readonly logger: Logger;
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Probes give up after a few seconds; one that does not answer is told so before. */
const CHECK_TIMEOUT_MS = 2_000;
const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** Rejects with ConfigError when the address cannot be listened on. */
export async function startHealth(options: HealthOptions): Promise<HealthServer> {
  const listener = getRequestListener(healthApp(options).fetch);
  const server = createServer((request, response) => void listener(request, response));
  const { host, port } = options;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new ConfigError([sentenceOf(error, host, port)])));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function healthApp({ alive, ready, metrics, board, logger }: HealthOptions): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('cache-control', 'no-store');
    context.header('x-content-type-options', 'nosniff');
  });
  app.get('/healthz', (context) => {
    const checks = alive();
    return context.json(pageOf(checks), isEachOk(checks) ? 200 : 503);
  });
  app.get('/readyz', async (context) => {
    const checks = [...alive(), ...(await readinessOf(ready))];
    return context.json(pageOf(checks), isEachOk(checks) ? 200 : 503);
  });
  app.get('/metrics', async (context) =>
    context.body(await metrics(), 200, { 'content-type': METRICS_TYPE }),
  );
  if (board !== undefined) app.route('/queues', board);
  app.notFound((context) => context.text('Here are /healthz, /readyz and /metrics.\n', 404));
  app.onError((error, context) => {
    logger.error({ error: describeError(error) }, 'a page for operators could not be made');
    return context.text('This page could not be made; the log says why.\n', 500);
  });
  return app;
}

async function readinessOf(ready: HealthOptions['ready']): Promise<readonly Check[]> {
  try {
    return await within(ready(), CHECK_TIMEOUT_MS, () => new Error('late'));
  } catch {
    return [{ name: 'readiness', isOk: false, detail: `not known within ${CHECK_TIMEOUT_MS / 1000} s` }];
  }
}

const isEachOk = (checks: readonly Check[]) => checks.every(({ isOk }) => isOk);

const pageOf = (checks: readonly Check[]) => ({
  status: isEachOk(checks) ? 'ok' : 'fault',
  checks: checks.map(({ name, isOk, detail }) => ({ name, ok: isOk, detail })),
});

function sentenceOf(error: Error, host: string, port: number): string {
  const code: unknown = Reflect.get(error, 'code');
  if (code === 'EADDRINUSE') {
    return `HEALTH_PORT ${port} is taken by another process: the bot and each worker on one machine need a port of their own.`;
  }
  if (code === 'EACCES') return `HEALTH_PORT ${port} may not be used by this user: take one above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `HEALTH_HOST ${host} is no address of this machine.`;
  return `HEALTH_PORT ${port} on ${host} cannot be listened on (${typeof code === 'string' ? code : error.name}).`;
}
