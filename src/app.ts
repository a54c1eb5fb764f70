/** Composition root of the bot process: makes the parts and hands each what it needs. */
import type { Server } from 'node:http';
import { Events } from 'discord.js';
import { COMMANDS, MESSAGE_COMMANDS } from '../commands/index.js';
import { type Beginning, begin } from './begin.js';
import type { Config } from './config.js';
import { CardShelf, FLEETING_CARDS } from './discord/card-shelf.js';
import { createClient, login, registerCommands } from './discord/client.js';
import { createDispatch } from './discord/dispatch.js';
import { countGatewayStates } from './discord/gateway-metrics.js';
import { createGuessScreen } from './discord/guess-screen.js';
import { InService } from './discord/in-service.js';
import { Places } from './discord/places.js';
import { ReplySender } from './discord/reply.js';
import { createRestartNotice } from './discord/restart-notice.js';
import { DiscordRooms } from './discord/rooms.js';
import { isFirstProcess } from './discord/shards.js';
import { ThreadParents } from './discord/thread-parents.js';
import { PendingKeeper } from './discord/waiting/pending-keeper.js';
import { WaitingRoom } from './discord/waiting/waiting-room.js';
import { GuessDesk } from './guess/guess-desk.js';
import { settlesWithin } from './ops/deadline.js';
import type { Logger } from './ops/log.js';
import { PollDesk } from './polls/poll-desk.js';
import type { StageRelay } from './queue/stage-relay.js';
import { QuizDesk } from './rounds/quiz-desk.js';
import { WeeklyDesk } from './rounds/weekly-desk.js';
import type { Sandbox } from './sandbox/sandbox.js';
import { serveBotHealth } from './serve-health.js';
import { SettingsDesk } from './settings/settings-desk.js';
import { MemoryCards } from './store/memory-cards.js';
import { openStore } from './store/open-store.js';

export interface App {
  /** Address of the local page; undefined when the bot is at the real Discord. */
  readonly pageUrl: string | undefined;
  readonly botName: string;
  stop(): Promise<void>;
}

/** A stage does not tell what the question was about. */
const ANY_KIND = 'any';
/** Together below the time that a supervisor gives, whatever is away: Redis, the database, Discord. */
const STOP_MS = {
  admission: 300,
  serving: 1_500,
  polls: 3_000,
  queue: 10_000,
  client: 1_000,
  pending: 300,
  store: 1_200,
  rest: 1_500,
} as const;

export async function startApp(
  config: Config,
  logger: Logger,
  onFatal: (sentence: string) => void,
  beginning?: Beginning,
): Promise<App> {
  const { api, door, admission, metrics, producer, stages } = beginning ?? (await begin(config, logger));
  const sandbox = door === undefined ? undefined : await openSandbox(door, stages, logger);
  const token = sandbox?.token ?? config.discordToken ?? '';
  const replies = new ReplySender(api);
  const store = openStore(config, logger);
  const shelf = new CardShelf({ lasting: store.cards, fleeting: new MemoryCards(FLEETING_CARDS), logger });
  const places = new Places();
  const polls = new PollDesk({ polls: store.polls, producer: places.inTurn(producer), logger });
  const threads = new ThreadParents();
  const settings = new SettingsDesk({ store: store.settings, logger });
  const waiting = new WaitingRoom({ producer, replies, logger });
  const client = createClient(api, config.shards, logger, onFatal);
  const rooms = new DiscordRooms(client.rest);
  const guesses = new GuessDesk({
    guesses: store.guesses,
    producer: places.inTurn(producer),
    screen: createGuessScreen(places.editing(replies), rooms),
    logger,
  });
  stages.listen(waiting.onStage);
  const pending = new PendingKeeper({ store: store.pending, producer, replies, logger });
  stages.listen(pending.onStage);
  const quizzes = new QuizDesk({
    quizzes: store.quizzes,
    weekly: store.weekly,
    rooms,
    producer: places.inTurn(producer),
    logger,
  });
  const weekly = new WeeklyDesk({
    weekly: store.weekly,
    quizzes,
    rooms,
    settings,
    populations: store.populations,
    logger,
  });
  countGatewayStates(client, metrics);
  // No worker counts a question that is taken back while it waits.
  stages.listen((_id, stage, { outcome }) => {
    if (stage === 'ended' && outcome === 'cancelled') metrics.question(ANY_KIND, 'cancelled');
  });
  const health = await serveBotHealth(config, { client, producer, store, metrics, logger });
  const dispatch = createDispatch({
    commands: COMMANDS,
    messageCommands: MESSAGE_COMMANDS,
    shelf,
    populations: store.populations,
    polls,
    guesses,
    quizzes,
    quizScores: store.quizzes,
    weekly,
    settings,
    threads,
    personData: store.personData,
    lessons: store.lessons,
    admission,
    producer,
    replies,
    waiting,
    pending,
    places,
    api,
    metrics,
    logger,
  });
  client.on(Events.Raw, threads.onPacket);
  const inService = new InService(dispatch);
  client.on(Events.InteractionCreate, inService.serve);
  await login(client, token);
  const applicationId = client.application?.id ?? client.user?.id ?? '';
  if (isFirstProcess(config.shards)) {
    await registerCommands(client.rest, applicationId, config.discordGuildId, [
      ...COMMANDS.values(),
      ...MESSAGE_COMMANDS.values(),
    ]);
  }
  await polls.resume();
  await quizzes.resume();
  await guesses.resume();
  weekly.start();
  pending.start({ applicationId, api });
  return {
    pageUrl: sandbox?.url,
    botName: client.user?.username ?? 'Given',
    async stop() {
      // From here on a lost connection is what is meant to happen.
      client.removeAllListeners();
      client.on(Events.InteractionCreate, createRestartNotice({ replies, api, metrics, logger }));
      await inService.settle(STOP_MS.serving);
      waiting.close();
      weekly.close();
      await settlesWithin(Promise.all([polls.close(), guesses.close(), quizzes.close()]), STOP_MS.polls);
      await producer.close(STOP_MS.queue);
      await admission.close(STOP_MS.admission);
      await settlesWithin(client.destroy(), STOP_MS.client);
      await pending.close(STOP_MS.pending);
      await settlesWithin(store.close(), STOP_MS.store);
      await settlesWithin(Promise.all([health?.close(), sandbox?.close()]), STOP_MS.rest);
    },
  };
}

/** Loaded only when it is used: with a real token neither the server nor the page's bundler is needed. */
async function openSandbox(door: Server, stages: StageRelay, logger: Logger): Promise<Sandbox> {
  const [{ startSandbox }, { buildPage }, { ControlClient }, { StageTeller }] = await Promise.all([
    import('./sandbox/sandbox.js'),
    import('./sandbox/page/assets.js'),
    import('./sandbox/control-client.js'),
    import('./sandbox/stage-teller.js'),
  ]);
  const sandbox = await startSandbox({ door, page: await buildPage() });
  const teller = new StageTeller(new ControlClient(sandbox), logger);
  stages.listen((jobId, stage, { atMs, ahead }) => {
    const [, interactionId] = /^i-(\d+)$/.exec(jobId) ?? [];
    if (interactionId === undefined) return;
    teller.tell({ interactionId, stage, atMs, ...(ahead === undefined ? {} : { ahead }) });
  });
  return sandbox;
}
