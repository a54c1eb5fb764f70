/** Composition root of a worker: queue consumer, model, answers, replies. */
import type { Config } from '../src/config.js';
import type { Logger } from '../src/ops/log.js';
import { ModelHost } from './model/model-host.js';
import { openModel } from './model/open-model.js';

export interface QueueWorker {
  /** Resolves once questions are being taken, which waits for Redis where there is one. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const STOP_QUEUE_MS = 15_000;

export async function createWorker(config: Config, logger: Logger): Promise<QueueWorker> {
  const model = new ModelHost(() => openModel(config), logger);
  // The model takes longest: everything else is loaded while its thread reads the weights.
  if (config.warmUp) model.warmUp();
  try {
    const [{ createConsumer }, { createJobHandler }, { createAnswerer }, { ReplySender }, shown] =
      await Promise.all([
        import('../src/queue/create-consumer.js'),
        import('./handle-job.js'),
        import('./answer/answerer.js'),
        import('../src/discord/reply.js'),
        import('../src/discord/show-outcome.js'),
      ]);
    const consumer = await createConsumer(config, logger);
    const replies = new ReplySender(config.discordApiUrl);
    return {
      async start() {
        await consumer.start(
          createJobHandler({ answer: createAnswerer(model), replies, logger }),
          shown.createAbandonedHandler({ replies, logger }),
        );
      },
      async stop() {
        await consumer.close(STOP_QUEUE_MS);
        await model.dispose();
      },
    };
  } catch (error) {
    await model.dispose();
    throw error;
  }
}
