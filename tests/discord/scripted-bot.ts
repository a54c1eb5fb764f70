/**
 * The bot as it is, with real discord.js against the local Discord; only what computes is replaced: a queue that answers each
 * question at once with a made-up answer, shown through the same renderer and the same PATCH.
 */
import { COMMANDS } from '../../commands/index.js';
import type { Command } from '../../src/discord/command.js';
import { ReplySender } from '../../src/discord/reply.js';
import { showOutcome } from '../../src/discord/show-outcome.js';
import type { Job, Outcome, Question } from '../../src/jobs/contract.js';
import { jobSchema } from '../../src/jobs/contract.js';
import { Failure } from '../../src/jobs/failure.js';
import { createLogger, type Logger } from '../../src/ops/log.js';
import { NO_METRICS } from '../../src/ops/metrics.js';
import { type AdmissionLimits, createAdmission } from '../../src/queue/admission.js';
import type { JobProducer, Submission } from '../../src/queue/port.js';
import type { Drawings } from '../../src/render/answer.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { PIXEL } from '../sandbox/test-bot.js';
import { connectBot, type Tamper } from './connect-bot.js';
import { answerTo } from './made-up-answers.js';

export interface ScriptedBot {
  /** Every job that was submitted, oldest first. */
  readonly jobs: readonly Job[];
  /** What the next jobs end with; undefined: an answer. */
  outcome: ((question: Question) => Outcome | Promise<Outcome>) | undefined;
  /** While false, the queue cannot be reached. */
  isQueueThere: boolean;
  /** Whether what is handed in arrives, is answered, and only then is said to have not been taken. */
  losesReceipts: boolean;
  /** Custom ids of the buttons that the next answer gets in place of its own. */
  forged: readonly string[] | undefined;
  /** Changes the data of each interaction, and the message it comes from, before the client reads them. */
  tamper: Tamper | undefined;
  /** Does once what the bot does by the clock. */
  keepQuizzes(): Promise<void>;
  stop(): Promise<void>;
}

const SILENT = createLogger('given-test', 'silent');
/** For tests that ask a thousand questions: one pixel for each kind of answer. */
const ONE_PIXEL: Drawings = new Proxy<Drawings>(Object.create(null), {
  get: () => async () => ({ png: PIXEL, alt: 'one pixel', undrawable: [] }),
});

export async function startScriptedBot(
  sandbox: Sandbox,
  dataDirectory: string,
  limits: Partial<AdmissionLimits> = {},
  {
    commands = COMMANDS,
    logger = SILENT,
    drawsPictures = true,
    now,
  }: {
    readonly commands?: ReadonlyMap<string, Command>;
    readonly logger?: Logger;
    readonly drawsPictures?: boolean;
    /** Of quizzes. */
    readonly now?: () => number;
  } = {},
): Promise<ScriptedBot> {
  const replies = new ReplySender(sandbox.api);
  const admission = createAdmission(limits);
  const jobs: Job[] = [];
  const running = new Set<Promise<void>>();
  const waited = new Map<string, (outcome: Outcome) => void>();
  const bot: ScriptedBot = {
    jobs,
    outcome: undefined,
    isQueueThere: true,
    losesReceipts: false,
    forged: undefined,
    tamper: undefined,
    async keepQuizzes() {
      await connected.weekly.tick();
      await connected.quizzes.sweep();
    },
    async stop() {
      await Promise.all(running);
      await connected.close();
    },
  };
  const producer: JobProducer = {
    async submit(job): Promise<Submission> {
      if (!bot.isQueueThere) throw new Failure('queue-unavailable', 'the test took it away');
      // Through the wire, as with any queue.
      const read = jobSchema.parse(JSON.parse(JSON.stringify(job)));
      if (jobs.some(({ id }) => id === read.id)) return { fresh: false, ahead: 0 };
      jobs.push(read);
      const shown = show(read)
        .catch(unlessExpired)
        .finally(() => admission.ended(read.id));
      running.add(shown);
      shown.finally(() => running.delete(shown));
      if (bot.losesReceipts) {
        await shown;
        throw new Failure('queue-unavailable', 'the test took the receipt away');
      }
      return { fresh: true, ahead: 0 };
    },
    outcome: (id) => {
      // Rounds of guessing alone wait for what the model says.
      if (!id.startsWith('r-')) return Promise.reject(new Failure('too-slow', 'nobody waits here'));
      return new Promise((resolve) => waited.set(id, resolve));
    },
    // Every job is shown at once, so none waits.
    place: async () => undefined,
    ended: async () => undefined,
    cancel: async () => false,
    whileWaiting: async () => false,
    depth: async () => running.size,
    close: async () => undefined,
  };
  const show = async (job: Job) => {
    const { forged } = bot;
    bot.forged = undefined;
    const outcome = (await bot.outcome?.(job.question)) ?? { type: 'answer', answer: answerTo(job.question) };
    waited.get(job.id)?.(outcome);
    waited.delete(job.id);
    if (forged === undefined || job.reply.via === 'return') {
      await showOutcome(job, outcome, {
        replies,
        metrics: NO_METRICS,
        logger,
        ...(drawsPictures ? {} : { drawings: ONE_PIXEL }),
      });
      return;
    }
    await replies.deliver(job.reply, forgedMessage(forged), job.expiresAtMs);
  };
  const connected = await connectBot({
    sandbox,
    dataDirectory,
    admission,
    producer,
    replies,
    commands,
    logger,
    tamper: (data, message) => bot.tamper?.(data, message),
    ...(now === undefined ? {} : { now }),
  });
  return bot;
}

/** As a worker, which ends the job then. */
function unlessExpired(error: unknown): void {
  if (!(error instanceof Failure) || error.code !== 'expired') throw error;
}

function forgedMessage(ids: readonly string[]) {
  const body = {
    embeds: [{ title: 'forged' }],
    attachments: [],
    components: [
      {
        type: 1 as const,
        components: ids.map((id, index) => ({
          type: 2 as const,
          style: 2 as const,
          custom_id: id,
          label: String(index),
        })),
      },
    ],
    allowed_mentions: { parse: [] as [] },
  };
  return { body, files: [] };
}
