/** The person-facing half of the bot as it is, at a local Discord, on whatever queue it is given. */
import { Events } from 'discord.js';
import { COMMANDS, MESSAGE_COMMANDS } from '../../commands/index.js';
import { CardShelf, FLEETING_CARDS } from '../../src/discord/card-shelf.js';
import { createClient, login, registerCommands } from '../../src/discord/client.js';
import type { Command } from '../../src/discord/command.js';
import { createDispatch, type DispatchPorts } from '../../src/discord/dispatch.js';
import { createGuessScreen } from '../../src/discord/guess-screen.js';
import { Places } from '../../src/discord/places.js';
import { ReplySender } from '../../src/discord/reply.js';
import { DiscordRooms } from '../../src/discord/rooms.js';
import { ThreadParents } from '../../src/discord/thread-parents.js';
import { PendingKeeper } from '../../src/discord/waiting/pending-keeper.js';
import { WaitingRoom } from '../../src/discord/waiting/waiting-room.js';
import { GuessDesk } from '../../src/guess/guess-desk.js';
import { createLogger, type Logger } from '../../src/ops/log.js';
import { NO_METRICS } from '../../src/ops/metrics.js';
import { PollDesk } from '../../src/polls/poll-desk.js';
import { QuizDesk } from '../../src/rounds/quiz-desk.js';
import { WeeklyDesk } from '../../src/rounds/weekly-desk.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { SettingsDesk } from '../../src/settings/settings-desk.js';
import { MemoryCards } from '../../src/store/memory-cards.js';
import { openStore, type Store } from '../../src/store/open-store.js';

/** Changes the data of an interaction, and the message it comes from, as no client of Discord's could. */
export type Tamper = (data: Record<string, unknown>, message: unknown) => void;

interface RawPacket {
  readonly t: string;
  readonly d: { readonly data: Record<string, unknown>; readonly message?: unknown };
}

export interface ConnectOptions extends Pick<DispatchPorts, 'admission' | 'producer'> {
  readonly sandbox: Sandbox;
  readonly dataDirectory: string;
  readonly commands?: ReadonlyMap<string, Command>;
  readonly replies?: ReplySender;
  readonly waiting?: WaitingRoom;
  readonly pending?: PendingKeeper;
  readonly store?: Store;
  readonly logger?: Logger;
  readonly tamper?: Tamper;
  /** Of quizzes. */
  readonly now?: () => number;
}

export interface ConnectedBot {
  readonly quizzes: QuizDesk;
  readonly weekly: WeeklyDesk;
  close(): Promise<void>;
}

export async function connectBot(options: ConnectOptions): Promise<ConnectedBot> {
  const { sandbox, dataDirectory, admission, producer, commands = COMMANDS } = options;
  const { logger = createLogger('given-test', 'silent') } = options;
  const store = options.store ?? openStore({ databaseUrl: undefined, dataDirectory }, logger);
  const shelf = new CardShelf({ lasting: store.cards, fleeting: new MemoryCards(FLEETING_CARDS), logger });
  const replies = options.replies ?? new ReplySender(sandbox.api);
  const waiting = options.waiting ?? new WaitingRoom({ producer, replies, logger });
  const client = createClient(sandbox.api, 'auto', logger, () => undefined);
  client.on(Events.Raw, ({ t: type, d: payload }: RawPacket) => {
    if (type === 'INTERACTION_CREATE') options.tamper?.(payload.data, payload.message);
  });
  const threads = new ThreadParents();
  const places = new Places();
  const drawing = places.inTurn(producer);
  const rooms = new DiscordRooms(client.rest);
  const settings = new SettingsDesk({ store: store.settings, logger });
  const { quizzes: rounds, populations } = store;
  const clock = { ...(options.now === undefined ? {} : { now: options.now }) };
  const quizzes = new QuizDesk({
    quizzes: rounds,
    weekly: store.weekly,
    rooms,
    producer: drawing,
    logger,
    ...clock,
  });
  const weekly = new WeeklyDesk({
    weekly: store.weekly,
    quizzes,
    rooms,
    settings,
    populations,
    logger,
    ...clock,
  });
  client.on(Events.Raw, threads.onPacket);
  client.on(
    Events.InteractionCreate,
    createDispatch({
      commands,
      messageCommands: MESSAGE_COMMANDS,
      shelf,
      populations: store.populations,
      polls: new PollDesk({ polls: store.polls, producer: drawing, logger }),
      guesses: new GuessDesk({
        guesses: store.guesses,
        producer: drawing,
        screen: createGuessScreen(places.editing(replies), new DiscordRooms(client.rest)),
        logger,
      }),
      quizzes,
      quizScores: store.quizzes,
      weekly,
      threads,
      settings,
      personData: store.personData,
      lessons: store.lessons,
      admission,
      producer,
      replies,
      waiting,
      pending: options.pending ?? new PendingKeeper({ store: store.pending, producer, replies, logger }),
      places,
      api: sandbox.api,
      metrics: NO_METRICS,
      logger,
    }),
  );
  await login(client, sandbox.token);
  await registerCommands(client.rest, sandbox.applicationId, undefined, [
    ...commands.values(),
    ...MESSAGE_COMMANDS.values(),
  ]);
  return {
    quizzes,
    weekly,
    async close() {
      waiting.close();
      client.removeAllListeners();
      await client.destroy();
      await store.close();
    },
  };
}
