/**
 * Door: a question from the terminal, through the same command, queue and worker as in a channel.
 *
 *   npm run --silent ask -- '/nextword text:The capital of France is' [--json]
 *
 *   npm run --silent ask -- '/population list'
 *
 * The question is kept, and its id is printed: `/again id:…` asks it once more, here or in a channel.
 * Exit code 0: answered; 1: failure; 2: refusal, with its sentence on standard error.
 */
import { randomUUID } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { COMMANDS } from '../commands/index.js';
import { type Config, ConfigError, loadDotEnv, readConfig, workerEnvironment } from './config.js';
import { CardShelf, FLEETING_CARDS } from './discord/card-shelf.js';
import type { ActingCommand, ActRequest, GivenFile } from './discord/command.js';
import { readCommandLine } from './discord/command-line.js';
import { type Asked, isActing, readAsked } from './discord/read-asked.js';
import { GuessDesk } from './guess/guess-desk.js';
import { ANSWER_LIFETIME_MS, type Outcome, type Question } from './jobs/contract.js';
import { Failure } from './jobs/failure.js';
import { accept, type Checked, type Refusal, refuse } from './jobs/refusal.js';
import { createLogger, type Logger } from './ops/log.js';
import { describeError } from './ops/stopping.js';
import { PollDesk } from './polls/poll-desk.js';
import type { Place } from './populations/library.js';
import { createProducer } from './queue/create-producer.js';
import { cardOf, withId } from './render/answer.js';
import { failureSentence } from './render/failure.js';
import { refusalCard } from './render/refusal.js';
import { toTerminalText } from './render/terminal-text.js';
import { QuizDesk } from './rounds/quiz-desk.js';
import { WeeklyDesk } from './rounds/weekly-desk.js';
import { MemoryCards } from './store/memory-cards.js';
import { openStore, type Store } from './store/open-store.js';

const EXIT = { answered: 0, failed: 1, refused: 2 } as const;
const CLOSE_MS = 5_000;
/** Whoever sits at the terminal is one person for the store and the queue. */
const TERMINAL = 'terminal';
const PLACE: Place = { scope: `u-${TERMINAL}`, channel: TERMINAL };
/** The terminal waits for the outcome itself. */
const NOBODY_TO_TELL = { onAbandoned: async () => undefined, onEnded: () => undefined };

async function main(): Promise<number> {
  const words = process.argv.slice(2);
  const asJson = words.includes('--json');
  const line = words.filter((word) => word !== '--json').join(' ');
  const config = readConfig();
  const logger = createLogger('given-ask', config.logLevel);
  const read = readCommandLine(line, COMMANDS);
  if (!read.ok) return refuseWith(read.refusal, []);
  const { command, path, options } = read.value;
  const store = openStore(config, logger);
  try {
    const shelf = new CardShelf({ lasting: store.cards, fleeting: new MemoryCards(FLEETING_CARDS), logger });
    const person = { locale: 'en-US', person: TERMINAL, place: PLACE, populations: store.populations };
    if (isActing(command)) return await act(command, { ...person, path, options, ...stored(store, logger) });
    const context = { ...person, commands: COMMANDS, shelf };
    const asked = await readAsked(command, options, context);
    if (!asked.ok) return refuseWith(asked.refusal, command.examples);
    const id = await keep(asked.value, shelf);
    return show(await put(asked.value.question, config, logger), { id, asJson, examples: command.examples });
  } finally {
    await store.close();
  }
}

/** Nobody can press here, so no poll is ever drawn. */
const NO_QUEUE = {
  submit: () => Promise.reject(new Failure('queue-unavailable', 'nothing is drawn for a terminal')),
  outcome: () => Promise.reject(new Failure('queue-unavailable', 'nothing is drawn for a terminal')),
};

function stored(
  { polls, guesses, quizzes: quizScores, weekly, settings, populations, personData, lessons }: Store,
  logger: Logger,
): Pick<
  ActRequest,
  'polls' | 'guesses' | 'quizzes' | 'quizScores' | 'weekly' | 'settings' | 'personData' | 'lessons'
> {
  const quizzes = new QuizDesk({
    quizzes: quizScores,
    weekly,
    rooms: NO_ROOMS,
    producer: NO_QUEUE,
    logger,
  });
  return {
    polls: new PollDesk({ polls, producer: NO_QUEUE, logger }),
    guesses: new GuessDesk({ guesses, producer: NO_QUEUE, screen: NO_SCREEN, logger }),
    quizzes,
    quizScores,
    weekly: new WeeklyDesk({ weekly, quizzes, rooms: NO_ROOMS, settings, populations, logger }),
    settings: {
      of: (scope) => settings.of(scope),
      change: (scope, change) => settings.change(scope, change),
      managesServer: true,
    },
    personData,
    lessons,
  };
}

const NO_SCREEN = {
  show: async () => true,
  openThread: async () => undefined,
  post: async () => undefined,
  showRevealed: async () => undefined,
};
const NO_ROOMS = {
  openThread: async () => undefined,
  post: async () => undefined,
  findPosted: async () => undefined,
  serverOf: async () => undefined,
  edit: async () => false,
};

/** Nothing can be pressed at a terminal; files that come of it are written where it runs. */
async function act(
  command: ActingCommand,
  request: Omit<ActRequest, 'mayManage' | 'reply' | 'file'>,
): Promise<number> {
  const done = await command.act({
    ...request,
    mayManage: true,
    reply: { via: 'return' },
    file: async (option, limitBytes) =>
      await readGivenFile(String(request.options.get(option) ?? ''), limitBytes),
  });
  if (!done.ok) return refuseWith(done.refusal, command.examples);
  process.stdout.write(`${toTerminalText({ card: done.value.card })}\n`);
  for (const { name, bytes } of done.value.files ?? []) {
    await writeFile(name, bytes, { flag: 'wx' });
    process.stdout.write(`Written: ${name}\n`);
  }
  return EXIT.answered;
}

async function readGivenFile(path: string, limitBytes: number): Promise<Checked<GivenFile>> {
  try {
    const { size } = await stat(path);
    if (size > limitBytes) return refuse({ code: 'file-too-large', name: path, bytes: size, limitBytes });
    return accept({ name: basename(path), bytes: await readFile(path) });
  } catch (error) {
    throw new Failure('file-unavailable', `${path} cannot be read`, { cause: error });
  }
}

async function keep({ isPrivate, ...asked }: Asked, shelf: CardShelf): Promise<string | undefined> {
  const card = { ...asked, isPrivate, parent: null, person: TERMINAL, createdAtMs: Date.now() };
  return await shelf.keep(card, { isLasting: true });
}

function show(
  outcome: Outcome,
  shown: {
    readonly id: string | undefined;
    readonly asJson: boolean;
    readonly examples: readonly string[];
  },
): number {
  switch (outcome.type) {
    case 'refusal':
      return refuseWith(outcome.refusal, shown.examples);
    case 'failure':
      process.stderr.write(`${failureSentence(outcome.code, outcome.incident)}\n`);
      return EXIT.failed;
    case 'answer': {
      const { answer } = outcome;
      const id = shown.id === undefined ? {} : { id: shown.id };
      process.stdout.write(
        shown.asJson
          ? `${JSON.stringify({ ...answer, ...id })}\n`
          : `${toTerminalText({ card: withId(cardOf(answer), shown.id) })}\n`,
      );
      return EXIT.answered;
    }
  }
}

async function put(question: Question, config: Config, logger: Logger): Promise<Outcome> {
  const producer = await createProducer(
    config,
    { ...workerEnvironment(), WARM_UP: 'no' },
    NOBODY_TO_TELL,
    logger,
  );
  try {
    const id = `t-${randomUUID()}`;
    const createdAtMs = Date.now();
    const expiresAtMs = createdAtMs + ANSWER_LIFETIME_MS;
    await producer.submit({
      id,
      question,
      reply: { via: 'return' },
      person: TERMINAL,
      createdAtMs,
      expiresAtMs,
    });
    return await producer.outcome(id, ANSWER_LIFETIME_MS);
  } finally {
    await producer.close(CLOSE_MS);
  }
}

function refuseWith(refusal: Refusal, examples: readonly string[]): number {
  process.stderr.write(`${toTerminalText({ card: refusalCard(refusal, examples) })}\n`);
  return EXIT.refused;
}

loadDotEnv();
try {
  process.exitCode = await main();
} catch (error) {
  const sentence =
    error instanceof ConfigError
      ? error.faults.join('\n')
      : error instanceof Failure
        ? failureSentence(error.code)
        : describeError(error).message;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = EXIT.failed;
}
