/** Composition root of a worker: queue consumer, model, answers, replies. */
import type { Config } from '../src/config.js';
import type { Logger } from '../src/ops/log.js';
import type { Metrics } from '../src/ops/metrics.js';
import { metricsOf } from '../src/ops/metrics-of.js';
import type { ConsumerTimes } from '../src/queue/create-consumer.js';
import { refuseUnfitRedis } from '../src/queue/refuse-unfit-redis.js';
import type { DescribedModel } from './model/load-model.js';
import { ModelHost } from './model/model-host.js';
import { openModel } from './model/open-model.js';
import { serveWorkerHealth } from './serve-health.js';
import { TrainingHost } from './training/training-host.js';

export interface QueueWorker {
  /** Resolves once questions are being taken, which waits for Redis where there is one. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Together below the time that a supervisor gives; the model's thread ends between two of its runs. */
const STOP_MS = { queue: 14_000, model: 3_000, rest: 500 } as const;

/**
 * `onStuck`: the worker takes no questions any more, and a new process is what helps. Rejects with ConfigError where it
 * cannot serve as it is configured. `times`: other than the queue's own.
 */
export async function createWorker(
  config: Config,
  logger: Logger,
  onStuck: (sentence: string) => void,
  times: ConsumerTimes = {},
): Promise<QueueWorker> {
  const fitness = config.redisUrl === undefined ? Promise.resolve() : refuseUnfitRedis(config.redisUrl);
  // Awaited below; meanwhile it must not count as unheard.
  fitness.catch(() => undefined);
  const metrics = await metricsOf(config, 'worker');
  const training = new TrainingHost();
  const model = new ModelHost(
    async (onFetched) => observed(await openModel(config, onFetched), metrics, onStuck),
    logger,
  );
  // The model takes longest: everything else is loaded while its thread reads the weights.
  if (config.warmUp) model.warmUp();
  try {
    await fitness;
    const [
      { settlesWithin },
      { createConsumer, openAnswerShelf },
      { createJobHandler },
      { createAnswerer },
      { createSharedAnswers },
      { withoutModel },
      { ReplySender },
      shown,
    ] = await Promise.all([
      import('../src/ops/deadline.js'),
      import('../src/queue/create-consumer.js'),
      import('./handle-job.js'),
      import('./answer/answerer.js'),
      import('./answer/shared-answers.js'),
      import('./answer/without-model.js'),
      import('../src/discord/reply.js'),
      import('../src/discord/show-outcome.js'),
    ]);
    const consumer = await createConsumer(config, metrics, logger, onStuck, times);
    const shelf = await openAnswerShelf(config, logger);
    const answer = withoutModel(
      createSharedAnswers({
        answer: createAnswerer(model, training),
        identity: async (signal) => identityOf(await model.loaded(signal)),
        metrics,
        ...(shelf === undefined ? {} : { shelf }),
      }),
    );
    const replies = new ReplySender(config.discordApiUrl);
    const state = consumer.state?.bind(consumer);
    const health =
      state === undefined
        ? undefined
        : await serveWorkerHealth(config, {
            consumer: state,
            model: () => model.state,
            metrics,
            logger,
          });
    return {
      async start() {
        // The locks of a queue that others share are kept by this thread. The bot's own child has none, and is asked at once.
        if (config.redisUrl !== undefined) {
          const { warmPictures } = await import('../src/render/picture/card-picture.js');
          await warmPictures();
        }
        await consumer.start(
          createJobHandler({
            answer,
            replies,
            metrics,
            logger,
            watchModel: (listener) => model.watch(listener),
          }),
          shown.createAbandonedHandler({ replies, metrics, logger }),
        );
      },
      async stop() {
        await consumer.close(STOP_MS.queue);
        await settlesWithin(Promise.all([model.dispose(), training.dispose()]), STOP_MS.model);
        await shelf?.close(STOP_MS.rest);
        if (health !== undefined) await settlesWithin(health.close(), STOP_MS.rest);
      },
    };
  } catch (error) {
    await model.dispose();
    throw error;
  }
}

function observed(
  model: DescribedModel,
  metrics: Metrics,
  onStuck: (sentence: string) => void,
): DescribedModel {
  model.engine.observe?.({
    run(questions, tokens) {
      metrics.batch(questions);
      metrics.tokens(tokens);
    },
    prefix: metrics.prefixCache,
    expansions: metrics.expansions,
    stuck: () => onStuck('a computation of the model does not come to an end'),
  });
  return model;
}

/** All that an answer depends on beside its question. */
function identityOf({ engine, facts }: DescribedModel): string {
  const { sha256, device, precision } = engine.info;
  return [sha256, facts.builderVersion, device, precision].join(' ');
}
