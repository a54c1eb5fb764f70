/** Composition root of the bot process: makes the parts and hands each what it needs. */
import { Events } from 'discord.js';
import { COMMANDS, MESSAGE_COMMANDS } from '../commands/index.js';
import { type Config, workerEnvironment } from './config.js';
import { CardShelf, FLEETING_CARDS } from './discord/card-shelf.js';
import { createClient, login, registerCommands } from './discord/client.js';
import { createDispatch } from './discord/dispatch.js';
import { ReplySender } from './discord/reply.js';
import { createAbandonedHandler } from './discord/show-outcome.js';
import { settlesWithin } from './ops/deadline.js';
import type { Logger } from './ops/log.js';
import { PollDesk } from './polls/poll-desk.js';
import { createAdmission } from './queue/admission.js';
import { createProducer } from './queue/create-producer.js';
import type { Sandbox } from './sandbox/sandbox.js';
import { MemoryCards } from './store/memory-cards.js';
import { openStore } from './store/open-store.js';

export interface App {
  /** Address of the local page; undefined when the bot is at the real Discord. */
  readonly pageUrl: string | undefined;
  readonly botName: string;
  stop(): Promise<void>;
}

const STOP_QUEUE_MS = 15_000;
const STOP_POLLS_MS = 5_000;

export async function startApp(
  config: Config,
  logger: Logger,
  onFatal: (sentence: string) => void,
): Promise<App> {
  const sandbox = config.discordToken === undefined ? await openSandbox(config.port) : undefined;
  const api = sandbox?.api ?? config.discordApiUrl;
  const token = sandbox?.token ?? config.discordToken ?? '';
  const replies = new ReplySender(api);
  const store = openStore(config, logger);
  const shelf = new CardShelf({ lasting: store.cards, fleeting: new MemoryCards(FLEETING_CARDS), logger });
  const admission = createAdmission();
  const producer = await createProducer(
    config,
    { ...workerEnvironment(), DISCORD_API_URL: api },
    { onAbandoned: createAbandonedHandler({ replies, logger }), onEnded: (jobId) => admission.ended(jobId) },
    logger,
  );
  const polls = new PollDesk({ polls: store.polls, producer, logger });
  const client = createClient(api, logger, onFatal);
  const dispatch = createDispatch({
    commands: COMMANDS,
    messageCommands: MESSAGE_COMMANDS,
    shelf,
    populations: store.populations,
    polls,
    personData: store.personData,
    admission,
    producer,
    replies,
    api,
    logger,
  });
  client.on(Events.InteractionCreate, dispatch);
  await login(client, token);
  const applicationId = client.application?.id ?? client.user?.id ?? '';
  await registerCommands(client.rest, applicationId, config.discordGuildId, [
    ...COMMANDS.values(),
    ...MESSAGE_COMMANDS.values(),
  ]);
  await polls.resume();
  return {
    pageUrl: sandbox?.url,
    botName: client.user?.username ?? 'Given',
    async stop() {
      // From here on a lost connection is what is meant to happen.
      client.removeAllListeners();
      await settlesWithin(polls.close(), STOP_POLLS_MS);
      await producer.close(STOP_QUEUE_MS);
      await client.destroy();
      await store.close();
      await sandbox?.close();
    },
  };
}

/** Loaded only when it is used: with a real token neither the server nor the page's bundler is needed. */
async function openSandbox(port: number): Promise<Sandbox> {
  const [{ startSandbox }, { buildPage }] = await Promise.all([
    import('./sandbox/sandbox.js'),
    import('./sandbox/page/assets.js'),
  ]);
  return await startSandbox({ port, page: await buildPage() });
}
