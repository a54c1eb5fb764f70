/**
 * Which code serves which interaction. What the person can fix is told at once and only to them; everything else goes
 * through `put-question.ts` into the queue.
 */
import type {
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
} from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { GuessDesk } from '../guess/guess-desk.js';
import type { LessonStore } from '../lessons/lesson-store.js';
import type { Logger } from '../ops/log.js';
import type { Metrics } from '../ops/metrics.js';
import { describeError } from '../ops/stopping.js';
import type { PollDesk } from '../polls/poll-desk.js';
import type { PopulationLibrary } from '../populations/library.js';
import type { PersonData } from '../privacy/person-data.js';
import type { Admission } from '../queue/admission.js';
import type { JobProducer } from '../queue/port.js';
import type { QuizDesk } from '../rounds/quiz-desk.js';
import type { QuizScores } from '../rounds/quiz-store.js';
import type { WeeklyDesk } from '../rounds/weekly-desk.js';
import type { ServerSettings } from '../settings/server-settings.js';
import type { SettingsDesk } from '../settings/settings-desk.js';
import { type Place, readInTime } from './acknowledge.js';
import { act } from './act.js';
import type { CardShelf } from './card-shelf.js';
import type { Command, MessageCommand } from './command.js';
import { contextOf } from './context.js';
import { deedIdOf, jobIdOf } from './job-id.js';
import { tellNotice, tellRefusal, tellThrown } from './notices.js';
import { type Typed, typedOf } from './options-of.js';
import type { Places } from './places.js';
import { press } from './press.js';
import { putQuestion } from './put-question.js';
import { isActing, PRIVATE, readAsked } from './read-asked.js';
import { refusedHere } from './refused-here.js';
import type { ReplySender } from './reply.js';
import { suggest } from './suggest.js';
import type { ThreadParents } from './thread-parents.js';
import type { PendingKeeper } from './waiting/pending-keeper.js';
import type { WaitingRoom } from './waiting/waiting-room.js';

export interface DispatchPorts {
  readonly commands: ReadonlyMap<string, Command>;
  /** By the name in the menu of a message. */
  readonly messageCommands: ReadonlyMap<string, MessageCommand>;
  readonly shelf: CardShelf;
  readonly populations: PopulationLibrary;
  readonly polls: PollDesk;
  readonly guesses: GuessDesk;
  readonly quizzes: QuizDesk;
  readonly quizScores: QuizScores;
  readonly weekly: WeeklyDesk;
  readonly settings: SettingsDesk;
  readonly threads: Pick<ThreadParents, 'parentOf'>;
  /** Of the server of the interaction that is served; absent in direct messages. */
  readonly server?: ServerSettings;
  readonly personData: PersonData;
  readonly lessons: LessonStore;
  readonly admission: Admission;
  readonly producer: JobProducer;
  readonly replies: ReplySender;
  readonly waiting: WaitingRoom;
  readonly pending: PendingKeeper;
  readonly places: Places;
  /** REST base that workers answer to. */
  readonly api: string;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** Far more than can come again after a connection was resumed. */
const REMEMBERED = 5_000;

/**
 * Never throws: an interaction that breaks something is logged, and the next one is served. One that the gateway sends twice
 * is served once: a second vote would take the first one back.
 */
export function createDispatch(ports: DispatchPorts): (interaction: Interaction) => Promise<void> {
  const served = new LRUCache<string, true>({ max: REMEMBERED });
  return async (interaction) => {
    if (served.has(interaction.id)) return;
    served.set(interaction.id, true);
    // The one name that all lines about a question have, here and in the worker.
    const job = jobIdOf(interaction);
    const logger = ports.logger.child({ job });
    try {
      const { guildId } = interaction;
      const server = guildId === null ? undefined : await ports.settings.of(`g-${guildId}`);
      await serve(interaction, { ...ports, logger, ...(server === undefined ? {} : { server }) });
    } catch (error) {
      logger.error({ error: describeError(error) }, 'interaction not served');
    } finally {
      // What the queue has taken is closed by whoever answers it; everything else has its last word by now.
      if (ports.waiting.askedAs(job) === undefined) ports.pending.end(job);
      ports.pending.end(deedIdOf(interaction));
    }
  };
}

async function serve(interaction: Interaction, ports: DispatchPorts): Promise<void> {
  const elsewhere = refusedHere(interaction, ports.server, ports.threads);
  if (elsewhere !== undefined && !interaction.isAutocomplete() && interaction.isRepliable())
    await tellRefusal(interaction, elsewhere, [], ports);
  else if (interaction.isChatInputCommand()) await ask(interaction, ports);
  else if (interaction.isAutocomplete()) await suggest(interaction, ports);
  else if (interaction.isMessageContextMenuCommand()) await askAbout(interaction, ports);
  else if (interaction.isButton() || interaction.isStringSelectMenu() || interaction.isModalSubmit())
    await press(interaction, ports);
  else if (interaction.isRepliable()) await tellNotice(interaction, 'stale', ports);
}

async function ask(interaction: ChatInputCommandInteraction, ports: DispatchPorts): Promise<void> {
  const { commands, shelf } = ports;
  const name = interaction.commandName;
  const command = commands.get(name);
  if (command === undefined) return await refuseUnknown(interaction, name, ports);
  const typed = typedOf(interaction);
  if (isActing(command)) return await act(interaction, command, typed, ports);
  const { examples } = command;
  let read: { readonly value: Awaited<ReturnType<typeof readAsked>> } | undefined;
  try {
    const reading = readAsked(command, typed.options, {
      ...contextOf(interaction, ports),
      commands,
      shelf,
    });
    read = await readInTime(interaction, reading, { place: placeAtOnce(command, typed), kind: name }, ports);
  } catch (error) {
    return await tellThrown(interaction, error, ports);
  }
  if (read === undefined) return;
  const asked = read.value;
  if (!asked.ok) return await tellRefusal(interaction, asked.refusal, examples, ports);
  const isPrivate = interaction.deferred ? interaction.ephemeral === true : asked.value.isPrivate;
  await putQuestion(
    interaction,
    {
      ...asked.value,
      isPrivate,
      place: isPrivate ? 'private' : 'public',
      keeping: { as: 'lasting', parent: null },
      examples,
    },
    ports,
  );
}

/** Where the answer goes when that must be said before it is known what is asked: a kept question may have been private. */
function placeAtOnce(command: Command, { options }: Typed): Place {
  const isPrivate = options.get(PRIVATE);
  return isPrivate === true || ('repeat' in command && isPrivate !== false) ? 'private' : 'public';
}

/** From the menu of a message: private, and its text is not stored. */
async function askAbout(
  interaction: MessageContextMenuCommandInteraction,
  ports: DispatchPorts,
): Promise<void> {
  const name = interaction.commandName;
  const entry = ports.messageCommands.get(name);
  if (entry === undefined) return await refuseUnknown(interaction, name, ports);
  const examples = ports.commands.get(entry.command)?.examples ?? [];
  let checked: ReturnType<MessageCommand['question']>;
  try {
    checked = entry.question(interaction.targetMessage.content, contextOf(interaction, ports));
  } catch (error) {
    return await tellThrown(interaction, error, ports);
  }
  if (!checked.ok) return await tellRefusal(interaction, checked.refusal, examples, ports);
  await putQuestion(
    interaction,
    {
      command: entry.command,
      options: new Map(),
      question: checked.value,
      place: 'private',
      isPrivate: true,
      keeping: { as: 'fleeting' },
      examples,
    },
    ports,
  );
}

async function refuseUnknown(
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
  name: string,
  ports: DispatchPorts,
): Promise<void> {
  const known = [...ports.commands.keys()];
  await tellRefusal(interaction, { code: 'unknown-command', name, known }, [], ports);
}
