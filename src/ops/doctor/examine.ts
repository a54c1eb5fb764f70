/** Everything that `npm run doctor` looks at, at the same time. */
import type { Config } from '../../config.js';
import { checkDatabase } from './check-database.js';
import { checkDevice } from './check-device.js';
import { checkDiscord } from './check-discord.js';
import { checkDisk, checkNode, checkPorts } from './check-machine.js';
import { checkModel } from './check-model.js';
import { checkRedis } from './check-redis.js';
import { type Finding, fault, ok } from './finding.js';

/** A check that breaks is a finding, too. */
export async function examine(config: Config): Promise<readonly Finding[]> {
  const checks: readonly (readonly [string, () => Promise<readonly Finding[]> | readonly Finding[]])[] = [
    ['Settings', () => [ok('Settings', 'all are understood')]],
    ['Node', () => [checkNode()]],
    ['Discord', () => checkDiscordOf(config)],
    ['Redis', () => checkRedis(config.redisUrl)],
    ['Database', () => checkDatabase(config)],
    ['Model', () => checkModel(config)],
    ['Device', () => checkDevice(config.device)],
    ['Disk', () => checkDisk(config)],
    ['Ports', () => checkPorts(config)],
  ];
  const findings = await Promise.all(
    checks.map(async ([about, check]) => {
      try {
        return await check();
      } catch (error) {
        const reason = error instanceof Error ? error.name : 'unknown';
        return [fault(about, `could not be looked at (${reason})`, 'report this with what you did before')];
      }
    }),
  );
  return findings.flat();
}

/** Without a token the bot would be at the local page, so that is what is asked. */
async function checkDiscordOf({ discordToken, discordApiUrl, shards }: Config): Promise<readonly Finding[]> {
  if (discordToken !== undefined) {
    return await checkDiscord({
      api: discordApiUrl,
      token: discordToken,
      name: 'Discord',
      ...(shards === 'auto' ? {} : { shards: shards.count }),
    });
  }
  const { startSandbox } = await import('../../sandbox/sandbox.js');
  const sandbox = await startSandbox({ port: 0 });
  try {
    return await checkDiscord({ api: sandbox.api, token: sandbox.token, name: 'the local page' });
  } finally {
    await sandbox.close();
  }
}
