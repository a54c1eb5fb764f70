/** Two bots with a shard each, one Redis, one worker: each server is answered by one of them, and once. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { ControlClient } from '../../src/sandbox/control-client.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { Person } from '../sandbox/control-client.js';
import { guildOfShard } from '../support/guild-of-shard.js';
import { lastMessages } from '../support/last-messages.js';
import { describeWithRedis, openRedisServer, type RedisServer } from '../support/redis-server.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { StartedProcess } from '../support/started-process.js';

const data = scratchFolder();

describeWithRedis('bots that share the shards', () => {
  let redis: RedisServer;
  let sandbox: Sandbox;
  const started: StartedProcess[] = [];
  const start = (door: string, environment: Readonly<Record<string, string>> = {}) => {
    const process = new StartedProcess(door, {
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.api,
      REDIS_URL: redis.url,
      DATA_DIR: data,
      MODEL: `${data}/none.gguf`,
      WARM_UP: 'no',
      LOG_LEVEL: 'info',
      ...environment,
    });
    started.push(process);
    return process;
  };

  beforeAll(async () => {
    redis = await openRedisServer();
    // In real time two of them would have to identify five seconds apart.
    sandbox = await startSandbox({ port: 0, rateLimits: { isEnforced: false } });
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((process) => process.kill()));
  });
  afterAll(async () => {
    await sandbox.close();
    await redis.stop();
  });

  it('answer each server and each conversation once, whoever of them holds it', async () => {
    const control = new ControlClient(sandbox);
    const channels = [await guildOfShard(control, 0), await guildOfShard(control, 1)].map(
      ({ channelId }) => channelId,
    );
    const first = start('src/main.ts', { SHARDS: '0/2' });
    // The commands are registered by whoever holds the first shard.
    await first.says('is online');
    const second = start('src/main.ts', { SHARDS: '1/2' });
    const worker = start('worker/main.ts');
    await second.says('is online');
    const ada = new Person(sandbox);
    const { channels: seen } = await ada.state();
    const direct = seen.find((channel) => !('guild_id' in channel))?.id ?? '';
    for (const channelId of [...channels, direct]) {
      const person = ada.in(channelId);
      const { interactionId } = await person.command('prob', { question: 'tennis given football' });
      const messages = await lastMessages(person.control, interactionId, { quietMs: 500, waitMs: 60_000 });
      expect(messages).toHaveLength(1);
      expect(messages[0]?.embeds[0]?.description).toContain('3 of 7');
    }
    const queued = ({ logLines }: StartedProcess) =>
      logLines.filter(({ msg }) => msg === 'question queued').length;
    expect([first, second].map(queued)).toEqual([2, 1]);
    expect(worker.logLines.filter(({ msg }) => msg === 'question answered')).toHaveLength(3);
    expect(await ada.faults()).toEqual([]);
  }, 120_000);
});
