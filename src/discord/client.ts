import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Events, type REST, Routes } from 'discord.js';
import type { RESTPutAPIApplicationCommandsResult } from 'discord-api-types/v10';
import { ConfigError } from '../config.js';
import { localise } from '../messages/commands/localise.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import type { Command, MessageCommand } from './command.js';
import { UNBOUND_PER_SECOND } from './reply.js';
import type { Shards } from './shards.js';
import { USER_AGENT_APPENDIX } from './user-agent.js';

/** Discord's gateway closes for good with these; trying again with the same settings is useless. */
const FATAL_CLOSE = new Map<number, string>([
  [
    4004,
    'Discord does not accept the bot token: reset it on the "Bot" page of your application and set DISCORD_TOKEN',
  ],
  [
    4010,
    'Discord does not know the shards of this process: every process needs other numbers below the same count in SHARDS, such as 0,1/4 and 2,3/4',
  ],
  [
    4011,
    'the bot is in so many servers that Discord wants more shards: set SHARDS to auto, or to more in all',
  ],
  [4012, 'Discord no longer speaks this version of its gateway: update Given'],
  [4013, 'Discord refused the gateway intents'],
  [
    4014,
    'Discord refused a privileged intent, though Given asks for none: check the application id behind the token',
  ],
]);

/**
 * The gateway client. No intents at all: interactions arrive without any, and nothing else is needed.
 * REST calls are not repeated by the library, because it would repeat a POST that was applied but answered late.
 */
export function createClient(
  api: string,
  shards: Shards,
  logger: Logger,
  onFatal: (sentence: string) => void,
): Client {
  const client = new Client({
    intents: [],
    ...(shards === 'auto' ? { shards } : { shards: shards.ids, shardCount: shards.count }),
    allowedMentions: { parse: [], repliedUser: false },
    rest: {
      api,
      userAgentAppendix: USER_AGENT_APPENDIX,
      retries: 0,
      timeout: 10_000,
      // Beside answers to interactions there is only the registration of commands.
      globalRequestsPerSecond: UNBOUND_PER_SECOND,
      // The library would wait in silence, and repeat at once what is refused without a stated wait.
      rejectOnRateLimit: ({ route }) => /^\/(interactions|webhooks)\//.test(route),
    },
  });
  client.on(Events.ShardDisconnect, (event) => {
    const sentence = FATAL_CLOSE.get(event.code);
    if (sentence !== undefined) onFatal(sentence);
  });
  client.on(Events.ShardError, (error) =>
    logger.warn({ error: describeError(error) }, 'gateway connection error'),
  );
  client.on(Events.ShardReconnecting, () => logger.warn('gateway connection lost, reconnecting'));
  client.on(Events.ShardResume, () => logger.info('gateway connection resumed'));
  client.on(Events.Error, (error) => logger.error({ error: describeError(error) }, 'client error'));
  return client;
}

const REGISTER_ATTEMPTS = 5;

/**
 * Bulk overwrite: what is registered afterwards is exactly this list, so it may be repeated safely.
 * With a server id the commands are there at once, without one Discord may take a while to show them.
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  guildId: string | undefined,
  commands: Iterable<Pick<Command | MessageCommand, 'definition'>>,
): Promise<number> {
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const body = [...commands].map((command) => localise(command.definition));
  for (let attempt = 1; ; attempt++) {
    try {
      const registered = (await rest.put(route, { body })) as RESTPutAPIApplicationCommandsResult;
      return registered.length;
    } catch (error) {
      const status: unknown = error instanceof Error ? Reflect.get(error, 'status') : undefined;
      const final = typeof status === 'number' && status < 500 && status !== 429;
      if (final || attempt === REGISTER_ATTEMPTS) throw error;
      await sleep(500 * 2 ** attempt);
    }
  }
}

/** Resolves when the bot is logged in and receives interactions. Rejects with ConfigError for what trying again cannot help. */
export async function login(client: Client, token: string): Promise<void> {
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  try {
    await client.login(token);
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    const closed = code === 'TokenInvalid' ? 4004 : closeCodeOf(error);
    const sentence = closed === undefined ? undefined : FATAL_CLOSE.get(closed);
    throw sentence === undefined ? error : new ConfigError([sentence]);
  }
  await ready;
}

/** The library rejects the first login with a sentence of its own in place of the code. */
const LOGIN_SENTENCES = new Map([
  ['Authentication failed', 4004],
  ['Invalid shard', 4010],
  ['Sharding is required', 4011],
  ['Used an invalid API version', 4012],
  ['Used invalid intents', 4013],
  ['Used disallowed intents', 4014],
]);

function closeCodeOf(error: unknown): number | undefined {
  return error instanceof Error ? LOGIN_SENTENCES.get(error.message) : undefined;
}
