/** Composition root of a worker: queue consumer, model, answers, replies. */

import type { Config } from '../src/config.js';
import { ReplySender } from '../src/discord/reply.js';
import { createAbandonedHandler } from '../src/discord/show-outcome.js';
import type { Logger } from '../src/ops/log.js';
import { createConsumer } from '../src/queue/create-consumer.js';
import { createAnswerer } from './answer/answerer.js';
import { createJobHandler } from './handle-job.js';
import { ModelHost } from './model/model-host.js';
import { openModel } from './model/open-model.js';

export interface QueueWorker {
  /** Resolves once questions are being taken, which waits for Redis where there is one. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const STOP_QUEUE_MS = 15_000;

export async function createWorker(config: Config, logger: Logger): Promise<QueueWorker> {
  const replies = new ReplySender(config.discordApiUrl);
  const model = new ModelHost(() => openModel(config), logger);
  const consumer = await createConsumer(config, logger);
  return {
    async start() {
      if (config.warmUp) model.warmUp();
      await consumer.start(
        createJobHandler({ answer: createAnswerer(model), replies, logger }),
        createAbandonedHandler({ replies, logger }),
      );
    },
    async stop() {
      await consumer.close(STOP_QUEUE_MS);
      await model.dispose();
    },
  };
}
