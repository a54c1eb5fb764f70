/** Does what was planned, and puts it right again. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultDiary } from './fault-diary.js';
import type { PlannedFault } from './plan.js';
import { Random } from './random.js';
import type { Service } from './service.js';
import type { SoakStand } from './stand.js';
import { makeTrouble } from './trouble.js';

export interface InflictPorts {
  readonly stand: SoakStand;
  readonly diary: FaultDiary;
  /** Told of each fault as it begins. */
  readonly onFault: (sentence: string) => void;
  /** Told of each request or connection that is disturbed. */
  readonly onTrouble: (name: string) => void;
}

/** Resolves when it is put right: what was away is started, though perhaps not ready yet. */
export async function inflict(fault: PlannedFault, ports: InflictPorts): Promise<void> {
  const { stand, diary, onFault } = ports;
  await sleep(fault.afterMs);
  const sentence = describeFault(fault, stand);
  onFault(sentence);
  const end = diary.begin(fault.kind, sentence);
  try {
    await act(fault, ports);
  } finally {
    end();
  }
}

function describeFault({ kind, forMs, worker }: PlannedFault, { workers }: SoakStand): string {
  const whom = /^worker-/.test(kind) ? ` of ${workers[worker]?.name}` : '';
  return `${kind}${whom} for ${(forMs / 1_000).toFixed(1)} s`;
}

async function act({ kind, forMs, worker, seed }: PlannedFault, ports: InflictPorts): Promise<void> {
  const { stand, onTrouble } = ports;
  const { bot, redis } = stand;
  const victim = stand.workers[worker];
  switch (kind) {
    case 'rest':
    case 'gateway':
      return await makeTrouble({ control: stand.control, random: new Random(seed), kind, onTrouble }, forMs);
    case 'bot-kill':
      await bot.kill();
      await sleep(forMs);
      return await stand.startBot();
    case 'bot-stop':
      await bot.stop();
      await sleep(forMs);
      return await stand.startBot();
    case 'bot-freeze':
      return await frozen(bot, forMs);
    case 'worker-kill':
      await victim?.kill();
      await sleep(forMs);
      return victim?.start();
    case 'workers-kill':
      await Promise.all(stand.workers.map((each) => each.kill()));
      await sleep(forMs);
      for (const each of stand.workers) each.start();
      return;
    case 'worker-stop':
      await victim?.stop();
      await sleep(forMs);
      return victim?.start();
    case 'worker-freeze':
    case 'worker-freeze-long':
      return victim === undefined ? undefined : await frozen(victim, forMs);
    case 'redis-kill':
      await redis?.kill();
      await sleep(forMs);
      return await redis?.start();
    case 'redis-empty':
      await redis?.kill();
      await sleep(forMs);
      redis?.empty();
      return await redis?.start();
    case 'redis-freeze':
      redis?.freeze();
      await sleep(forMs);
      return redis?.thaw();
  }
}

async function frozen(service: Service, forMs: number): Promise<void> {
  service.freeze();
  await sleep(forMs);
  service.thaw();
}
