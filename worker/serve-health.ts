/** What a worker of its own says of itself on its health port. */
import type { Config } from '../src/config.js';
import { type Check, type HealthServer, startHealth } from '../src/ops/health.js';
import type { Logger } from '../src/ops/log.js';
import type { Metrics } from '../src/ops/metrics.js';
import type { ConsumerState } from '../src/queue/watched-consumer.js';
import type { ModelState } from './model/model-host.js';

export interface WorkerParts {
  consumer(): ConsumerState;
  model(): ModelState;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** Undefined where no port is configured. Rejects with ConfigError when it cannot be listened on. */
export async function serveWorkerHealth(
  { healthPort, healthHost }: Config,
  { consumer, model, metrics, logger }: WorkerParts,
): Promise<HealthServer | undefined> {
  if (healthPort === undefined) return undefined;
  return await startHealth({
    host: healthHost,
    port: healthPort,
    alive: () => [consuming(consumer())],
    ready: async () => [redis(consumer()), modelCheck(model())],
    metrics: () => metrics.render(),
    logger,
  });
}

function consuming({ isStuck, running }: ConsumerState): Check {
  return {
    name: 'consumer',
    isOk: !isStuck,
    detail: isStuck ? 'questions wait and this worker takes none of them' : `${running} questions run`,
  };
}

function redis({ isReachable }: ConsumerState): Check {
  return {
    name: 'redis',
    isOk: isReachable,
    detail: isReachable ? 'Redis answers' : 'Redis does not answer',
  };
}

/** Without a model the worker still answers everything that needs none, and says so of the rest. */
function modelCheck(state: ModelState): Check {
  const detail = {
    'not-asked-for': 'not loaded yet: no question has needed it',
    loading: 'being loaded',
    loaded: 'loaded',
    missing: 'not there; questions that need none are answered',
  }[state];
  return { name: 'model', isOk: state !== 'loading', detail };
}
