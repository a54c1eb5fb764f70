/**
 * What comes before everything else of the bot: the address that it will have on this machine, and the queue with its worker,
 * which is the last to be ready. Its process starts while the bot's own parts are still being loaded.
 */
import type { Server } from 'node:http';
import { type Config, workerEnvironment } from './config.js';
import type { Logger } from './ops/log.js';
import type { Metrics } from './ops/metrics.js';
import { metricsOf } from './ops/metrics-of.js';
import type { Admission } from './queue/admission.js';
import { createProducer, openAdmission } from './queue/create-producer.js';
import type { AbandonedHandler, JobProducer } from './queue/port.js';
import { refuseUnfitRedis } from './queue/refuse-unfit-redis.js';
import { StageRelay } from './queue/stage-relay.js';
import { openDoor } from './sandbox/loopback.js';

export interface Beginning {
  /** Base address of Discord, the real or the local one. */
  readonly api: string;
  /** Where the local one will answer; undefined when the bot goes to the real one. */
  readonly door: Server | undefined;
  readonly admission: Admission;
  readonly metrics: Metrics;
  readonly producer: JobProducer;
  readonly stages: StageRelay;
}

/** Rejects with ConfigError where the queue would not be safe in the Redis that is configured. */
export async function begin(config: Config, logger: Logger): Promise<Beginning> {
  if (config.redisUrl !== undefined) await refuseUnfitRedis(config.redisUrl);
  const metrics = await metricsOf(config, 'bot');
  const door = config.discordToken === undefined ? await openDoor(config.port) : undefined;
  const api = door?.api ?? config.discordApiUrl;
  const admission = await openAdmission(config, logger);
  const stages = new StageRelay();
  const producer = await createProducer(
    config,
    { ...workerEnvironment(), DISCORD_API_URL: api },
    {
      onAbandoned: abandonedHandler(api, metrics, logger),
      onEnded: (jobId) => admission.ended(jobId),
      onStage: stages.onStage,
    },
    logger,
  );
  return { api, door: door?.server, admission, metrics, producer, stages };
}

/** What it draws and sends with is loaded by the first job that needs it. */
function abandonedHandler(api: string, metrics: Metrics, logger: Logger): AbandonedHandler {
  let loading: Promise<AbandonedHandler> | undefined;
  const load = async () => {
    const [{ createAbandonedHandler }, { ReplySender }] = await Promise.all([
      import('./discord/show-outcome.js'),
      import('./discord/reply.js'),
    ]);
    return createAbandonedHandler({ replies: new ReplySender(api), metrics, logger });
  };
  return async (job, code) => {
    loading ??= load();
    const tell = await loading;
    await tell(job, code);
  };
}
