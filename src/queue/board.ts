/**
 * A page that shows the queue in Redis, for whoever runs the bot. It is for looking only: nothing can be changed through it, and
 * of a job it shows what it is about in one word, when it was asked and how it ended, not who asked, what, or where the answer goes.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { HonoAdapter } from '@bull-board/hono';
import { serveStatic } from '@hono/node-server/serve-static';
import { Queue } from 'bullmq';
import { Hono } from 'hono';
import { z } from 'zod';
import { settlesWithin } from '../ops/deadline.js';
import type { Logger } from '../ops/log.js';
import { QUEUE_NAMES, type QueueNames, RedisConnection } from './redis-connection.js';

export interface BoardOptions extends QueueNames {
  readonly redisUrl: string;
  /** Asked for as a password (any name) or as a bearer token. */
  readonly key: string;
  /** Where it is served. */
  readonly path: string;
  readonly logger: Logger;
}

export interface Board {
  readonly app: Hono;
  close(timeoutMs: number): Promise<void>;
}

/** Nothing from anywhere else: the page would fetch a font from another company's server, which then knows who looks. */
const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function openBoard({ redisUrl, key, path, logger, ...names }: BoardOptions): Board {
  const { prefix, queueName } = { ...QUEUE_NAMES, ...names };
  const connection = new RedisConnection(redisUrl, 'producer', logger);
  const queue = new Queue(queueName, { connection: connection.client, prefix, skipVersionCheck: true });
  queue.on('error', connection.report);

  const adapter = new BullMQAdapter(queue, { readOnlyMode: true, displayName: 'Questions' });
  adapter.setFormatter('data', shownOfJob);
  adapter.setFormatter('returnValue', shownOfOutcome);
  adapter.setFormatter('progress', () => null);
  const pages = new HonoAdapter(serveStatic);
  pages.setBasePath(path);
  createBullBoard({
    queues: [adapter],
    serverAdapter: pages,
    options: { uiConfig: { boardTitle: 'Given', hideRedisDetails: true } },
  });

  const app = new Hono();
  app.use(async (context, next) => {
    if (!isKey(context.req.header('authorization'), key)) {
      return context.text('The key of the board is asked for.\n', 401, {
        'www-authenticate': 'Basic realm="Given", charset="UTF-8"',
      });
    }
    if (context.req.method !== 'GET') return context.text('The board is for looking only.\n', 405);
    context.header('x-frame-options', 'DENY');
    context.header('content-security-policy', POLICY);
    context.header('referrer-policy', 'no-referrer');
    await next();
  });
  app.route('/', pages.registerPlugin());
  return {
    app,
    async close(timeoutMs) {
      await settlesWithin(queue.close(), timeoutMs / 2);
      await connection.close(timeoutMs / 2);
    },
  };
}

const jobShape = z.object({
  question: z.object({ kind: z.string() }),
  createdAtMs: z.number(),
  expiresAtMs: z.number(),
});

function shownOfJob(data: unknown): object {
  const job = jobShape.safeParse(data);
  if (!job.success) return { note: 'no question of this version' };
  const { question, createdAtMs, expiresAtMs } = job.data;
  return {
    kind: question.kind,
    asked: new Date(createdAtMs).toISOString(),
    expires: new Date(expiresAtMs).toISOString(),
  };
}

const outcomeShape = z.object({
  type: z.string(),
  code: z.string().optional(),
  incident: z.string().optional(),
});

function shownOfOutcome(value: unknown): object | null {
  const outcome = outcomeShape.safeParse(value);
  return outcome.success ? outcome.data : null;
}

/** In a time that does not depend on how much of it is right. */
function isKey(header: string | undefined, key: string): boolean {
  const [scheme, credentials = ''] = (header ?? '').split(' ', 2);
  const given =
    scheme?.toLowerCase() === 'basic'
      ? Buffer.from(credentials, 'base64')
          .toString('utf8')
          .replace(/^[^:]*:/, '')
      : credentials;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(key));
}
