/**
 * Door: a question from the terminal, through the same command, queue and worker as in a channel.
 *
 *   npm run --silent ask -- '/nextword text:The capital of France is' [--json]
 *
 * Exit code 0: answered; 1: failure; 2: refusal, with its sentence on standard error.
 */
import { randomUUID } from 'node:crypto';
import { COMMANDS } from '../commands/index.js';
import { type Config, ConfigError, loadDotEnv, readConfig, workerEnvironment } from './config.js';
import { readCommandLine } from './discord/command-line.js';
import { ANSWER_LIFETIME_MS, type Outcome, type Question } from './jobs/contract.js';
import { Failure } from './jobs/failure.js';
import type { Checked, Refusal } from './jobs/refusal.js';
import { createLogger } from './ops/log.js';
import { describeError } from './ops/stopping.js';
import { createProducer } from './queue/create-producer.js';
import { cardOf } from './render/answer.js';
import { failureSentence } from './render/failure.js';
import { refusalCard } from './render/refusal.js';
import { toTerminalText } from './render/terminal-text.js';

const EXIT = { answered: 0, failed: 1, refused: 2 } as const;
const CLOSE_MS = 5_000;
/** The terminal waits for the outcome itself. */
const NOBODY_TO_TELL = { onAbandoned: async () => undefined, onEnded: () => undefined };

async function main(): Promise<number> {
  const words = process.argv.slice(2);
  const asJson = words.includes('--json');
  const line = words.filter((word) => word !== '--json').join(' ');
  const config = readConfig();
  const read = readCommandLine(line, COMMANDS);
  if (!read.ok) return refuseWith(read.refusal, []);
  const { command, options } = read.value;
  const checked: Checked<Question> = command.question(options, { locale: 'en-US' });
  if (!checked.ok) return refuseWith(checked.refusal, command.examples);
  const outcome = await put(checked.value, config);
  switch (outcome.type) {
    case 'refusal':
      return refuseWith(outcome.refusal, command.examples);
    case 'failure':
      process.stderr.write(`${failureSentence(outcome.code, outcome.incident)}\n`);
      return EXIT.failed;
    case 'answer': {
      const { answer } = outcome;
      process.stdout.write(
        asJson ? `${JSON.stringify(answer)}\n` : `${toTerminalText({ card: cardOf(answer) })}\n`,
      );
      return EXIT.answered;
    }
  }
}

async function put(question: Question, config: Config): Promise<Outcome> {
  const logger = createLogger('given-ask', config.logLevel);
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
      person: 'terminal',
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
