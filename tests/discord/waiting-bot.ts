/** The bot on a real queue, whose worker (`fixtures/scripted-worker.ts`) answers one question at a time. */
import type { DispatchPorts } from '../../src/discord/dispatch.js';
import { ReplySender } from '../../src/discord/reply.js';
import { createAbandonedHandler } from '../../src/discord/show-outcome.js';
import { PendingKeeper } from '../../src/discord/waiting/pending-keeper.js';
import { WaitingRoom } from '../../src/discord/waiting/waiting-room.js';
import { createLogger, type Logger } from '../../src/ops/log.js';
import { NO_METRICS } from '../../src/ops/metrics.js';
import { createAdmission } from '../../src/queue/admission.js';
import { createBullmqProducer } from '../../src/queue/bullmq.js';
import { createInProcessQueue } from '../../src/queue/in-process.js';
import { StageRelay } from '../../src/queue/stage-relay.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { openStore, type Store } from '../../src/store/open-store.js';
import { connectBot } from './connect-bot.js';

export const WORKER = new URL('fixtures/scripted-worker.ts', import.meta.url);

export interface WaitingBot {
  readonly producer: DispatchPorts['producer'];
  /** Hears and says nothing any more, as a dead one; what runs goes on. */
  fallSilent(): Promise<void>;
  stop(): Promise<void>;
}

export async function startWaitingBot(
  sandbox: Sandbox,
  dataDirectory: string,
  {
    redisUrl,
    store: given,
    logger = createLogger('given-test', 'silent'),
    isKeeping = false,
  }: {
    readonly redisUrl?: string;
    readonly store?: Store;
    readonly logger?: Logger;
    /** Whether it shows that it lives, and looks for what others left. */
    readonly isKeeping?: boolean;
  } = {},
): Promise<WaitingBot> {
  const replies = new ReplySender(sandbox.api);
  const admission = createAdmission({ perWindow: 10_000 });
  const stages = new StageRelay();
  const told = { onEnded: (id: string) => admission.ended(id), onStage: stages.onStage, logger };
  const producer =
    redisUrl === undefined
      ? createInProcessQueue({
          childModule: WORKER,
          env: { ...process.env, API: sandbox.api },
          concurrency: 1,
          onAbandoned: createAbandonedHandler({ replies, metrics: NO_METRICS, logger }),
          ...told,
        }).producer
      : createBullmqProducer({ redisUrl, ...told });
  const times = { firstMs: 50, everyMs: 100, apartMs: 10 };
  const waiting = new WaitingRoom({ producer, replies, logger, times });
  stages.listen(waiting.onStage);
  const store = given ?? openStore({ databaseUrl: undefined, dataDirectory }, logger);
  const pending = new PendingKeeper({
    store: store.pending,
    producer,
    replies,
    logger,
    times: { beatMs: 50, sweepMs: 60, silentMs: 1_000 },
  });
  stages.listen(pending.onStage);
  const connected = await connectBot({
    sandbox,
    dataDirectory,
    admission,
    producer,
    replies,
    waiting,
    pending,
    store,
    logger,
  });
  if (isKeeping) pending.start(sandbox);
  let silent: Promise<void> | undefined;
  const fallSilent = () => {
    silent ??= connected.close();
    return silent;
  };
  return {
    producer,
    fallSilent,
    async stop() {
      await pending.close(500);
      await fallSilent();
      await producer.close(2_000);
    },
  };
}
