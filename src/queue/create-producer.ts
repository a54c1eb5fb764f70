import type { Config } from '../config.js';
import type { Logger } from '../ops/log.js';
import { type Admission, createAdmission } from './admission.js';
import type { AbandonedHandler, JobProducer, StageHandler } from './port.js';

const WORKER_MODULE = new URL('../../worker/main.ts', import.meta.url);

/**
 * The queue that the configuration asks for. On Redis, abandoned jobs are reported by the workers, so
 * `onAbandoned` is only for the in-process queue. Only the adapter in use is loaded.
 */
export async function createProducer(
  config: Config,
  workerEnvironment: NodeJS.ProcessEnv,
  handlers: {
    readonly onAbandoned: AbandonedHandler;
    readonly onEnded: (jobId: string) => void;
    readonly onStage?: StageHandler;
  },
  logger: Logger,
): Promise<JobProducer> {
  if (config.redisUrl !== undefined) {
    const { createBullmqProducer } = await import('./bullmq.js');
    const { onAbandoned: _told, ...told } = handlers;
    return createBullmqProducer({ redisUrl: config.redisUrl, ...told, logger });
  }
  const { createInProcessQueue } = await import('./in-process.js');
  return createInProcessQueue({
    childModule: WORKER_MODULE,
    env: workerEnvironment,
    concurrency: config.workerConcurrency,
    ...handlers,
    logger,
  }).producer;
}

/** Several bots on one Redis share their counts. */
export async function openAdmission({ redisUrl }: Config, logger: Logger): Promise<Admission> {
  if (redisUrl === undefined) return createAdmission();
  const { SharedAdmission } = await import('./shared-admission.js');
  return new SharedAdmission({ redisUrl, logger });
}
