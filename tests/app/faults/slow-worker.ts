/**
 * A worker as it is, but for its engine, which takes a fixed time and knows no language model, and for its locks, which are short.
 * By environment: ENGINE_MS, LOCK_MS.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../../../src/config.js';
import { ReplySender } from '../../../src/discord/reply.js';
import { createAbandonedHandler } from '../../../src/discord/show-outcome.js';
import { accept } from '../../../src/jobs/refusal.js';
import { createLogger } from '../../../src/ops/log.js';
import { NO_METRICS } from '../../../src/ops/metrics.js';
import { stopOnSignal } from '../../../src/ops/stopping.js';
import { createBullmqConsumer } from '../../../src/queue/bullmq-consumer.js';
import { answerBayes } from '../../../worker/answer/bayes.js';
import { answerProb } from '../../../worker/answer/prob.js';
import { createJobHandler } from '../../../worker/handle-job.js';

const CLOSE_MS = 5_000;
const config = readConfig();
const logger = createLogger('given-worker', config.logLevel);
const engineMs = Number(process.env.ENGINE_MS);
const lockMs = Number(process.env.LOCK_MS);
const consumer = createBullmqConsumer({
  redisUrl: config.redisUrl ?? '',
  concurrency: config.workerConcurrency,
  lockMs,
  stalledCheckMs: lockMs / 4,
  logger,
});
const replies = new ReplySender(config.discordApiUrl);
const ports = { replies, metrics: NO_METRICS, logger };
const handle = createJobHandler({
  ...ports,
  answer: async (question, { signal }) => {
    logger.info('engine begins');
    await sleep(engineMs, undefined, { signal });
    if (question.kind === 'prob') return answerProb(question);
    if (question.kind === 'bayes') return accept(answerBayes(question));
    throw new Error('only people and rates are known here');
  },
});
stopOnSignal(() => consumer.close(CLOSE_MS), logger);
await consumer.start(handle, createAbandonedHandler(ports));
logger.info('worker is ready');
