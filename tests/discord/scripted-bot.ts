/**
 * The bot as it is, with real discord.js against the local Discord; only what computes is replaced: a queue that answers each
 * question at once with a made-up answer, shown through the same renderer and the same PATCH.
 */
import { Events } from 'discord.js';
import { COMMANDS, MESSAGE_COMMANDS } from '../../commands/index.js';
import { CardShelf, FLEETING_CARDS } from '../../src/discord/card-shelf.js';
import { createClient, login, registerCommands } from '../../src/discord/client.js';
import type { Command } from '../../src/discord/command.js';
import { createDispatch } from '../../src/discord/dispatch.js';
import { ReplySender } from '../../src/discord/reply.js';
import { showOutcome } from '../../src/discord/show-outcome.js';
import type { Answer, Job, Outcome, Question } from '../../src/jobs/contract.js';
import { jobSchema } from '../../src/jobs/contract.js';
import { Failure } from '../../src/jobs/failure.js';
import type { NextwordAnswer } from '../../src/jobs/nextword.js';
import { splitRungs } from '../../src/jobs/rungs.js';
import type { ScoredText } from '../../src/jobs/sequence.js';
import { createLogger } from '../../src/ops/log.js';
import { NO_METRICS } from '../../src/ops/metrics.js';
import { PollDesk } from '../../src/polls/poll-desk.js';
import { type AdmissionLimits, createAdmission } from '../../src/queue/admission.js';
import type { JobProducer, Submission } from '../../src/queue/port.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { MemoryCards } from '../../src/store/memory-cards.js';
import { openStore } from '../../src/store/open-store.js';
import { nextwordAnswer } from '../render/sample-answers.js';

export interface ScriptedBot {
  /** Every job that was submitted, oldest first. */
  readonly jobs: readonly Job[];
  /** What the next jobs end with; undefined: an answer. */
  outcome: ((question: Question) => Outcome) | undefined;
  /** While false, the queue cannot be reached. */
  isQueueThere: boolean;
  /** Custom ids of the buttons that the next answer gets in place of its own. */
  forged: readonly string[] | undefined;
  stop(): Promise<void>;
}

const logger = createLogger('given-test', 'silent');

export async function startScriptedBot(
  sandbox: Sandbox,
  dataDirectory: string,
  limits: Partial<AdmissionLimits> = {},
  commands: ReadonlyMap<string, Command> = COMMANDS,
): Promise<ScriptedBot> {
  const store = openStore({ databaseUrl: undefined, dataDirectory }, logger);
  const shelf = new CardShelf({ lasting: store.cards, fleeting: new MemoryCards(FLEETING_CARDS), logger });
  const replies = new ReplySender(sandbox.api);
  const admission = createAdmission(limits);
  const jobs: Job[] = [];
  const running = new Set<Promise<void>>();
  const bot: ScriptedBot = {
    jobs,
    outcome: undefined,
    isQueueThere: true,
    forged: undefined,
    async stop() {
      await Promise.all(running);
      client.removeAllListeners();
      await client.destroy();
      await store.close();
    },
  };
  const producer: JobProducer = {
    async submit(job): Promise<Submission> {
      if (!bot.isQueueThere) throw new Failure('queue-unavailable', 'the test took it away');
      // Through the wire, as with any queue.
      const read = jobSchema.parse(JSON.parse(JSON.stringify(job)));
      if (jobs.some(({ id }) => id === read.id)) return { fresh: false, ahead: 0 };
      jobs.push(read);
      const shown = show(read).finally(() => admission.ended(read.id));
      running.add(shown);
      shown.finally(() => running.delete(shown));
      return { fresh: true, ahead: 0 };
    },
    outcome: async () => {
      throw new Failure('too-slow', 'nobody waits here');
    },
    // Every job is shown at once, so none waits.
    place: async () => undefined,
    cancel: async () => false,
    whileWaiting: async () => false,
    depth: async () => running.size,
    close: async () => undefined,
  };
  const show = async (job: Job) => {
    const { forged } = bot;
    bot.forged = undefined;
    const outcome = bot.outcome?.(job.question) ?? { type: 'answer', answer: answerTo(job.question) };
    if (forged === undefined || job.reply.via === 'return')
      return await showOutcome(job, outcome, { replies, metrics: NO_METRICS, logger });
    await replies.deliver(job.reply, forgedMessage(forged), job.expiresAtMs);
  };
  const client = createClient(sandbox.api, logger, () => undefined);
  client.on(
    Events.InteractionCreate,
    createDispatch({
      commands,
      messageCommands: MESSAGE_COMMANDS,
      shelf,
      populations: store.populations,
      polls: new PollDesk({ polls: store.polls, producer, logger }),
      personData: store.personData,
      admission,
      producer,
      replies,
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
  return bot;
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

/** Its form is right and its numbers are made up. */
export function answerTo(question: Question): Answer {
  switch (question.kind) {
    case 'nextword':
      return nextwordAnswer({ text: question.text, ...views(question) });
    case 'sequence': {
      const { text, compare, view = 'words', fromMessage = false } = question;
      const texts = [text, ...(compare === undefined ? [] : [compare])].map(scored);
      return {
        kind: 'sequence',
        view,
        fromMessage,
        texts,
        comparison: compare === undefined ? null : { likelier: 0, bits: 1, steps: [] },
        model: nextwordAnswer().model,
        elapsedMs: 1,
      };
    }
    case 'evidence': {
      const { word, text, fold = false } = question;
      const value = { probability: 0.5, lower: 0.5, upper: 0.5, bits: 1 };
      return {
        kind: 'evidence',
        word,
        text,
        folded: fold,
        contexts: [{ ...value, words: 0, text: '' }],
        jump: null,
        pointwiseMutualInformationBits: 0,
        leaveOneOut: [],
        mattersMost: null,
        model: nextwordAnswer().model,
        elapsedMs: 1,
      };
    }
    default:
      throw new Error(`no script for ${question.kind}`);
  }
}

function views({ view, seed, compare }: Extract<Question, { kind: 'nextword' }>): Partial<NextwordAnswer> {
  const tokens = { next: [], paths: [] };
  const search = {
    openPaths: 0,
    openMass: 0,
    prunedMass: 0,
    largestOpen: [],
    bestUnlisted: 0,
    nonCanonicalMass: 0,
  };
  const { masses, certified, expansions } = nextwordAnswer();
  return {
    ...(view === 'tokens' || view === 'how' ? { tokens } : {}),
    ...(view === 'how' ? { search } : {}),
    ...(seed === undefined
      ? {}
      : {
          draw: { seed, at: 0.5, intervals: [{ label: 'Paris', isWord: true, from: 0, to: 1 }], outcome: 0 },
        }),
    ...(compare === undefined
      ? {}
      : { compared: { text: compare, masses, certified, expansions, words: [] } }),
  };
}

function scored(text: string): ScoredText {
  const bits = 2;
  let log2Joint = 0;
  const rungs = splitRungs(text).map(({ text: shown, from, to, kind }, index) => {
    log2Joint -= bits + index;
    return {
      text: shown,
      from,
      to,
      kind,
      probability: 2 ** -(bits + index),
      lower: 2 ** -(bits + index),
      upper: 2 ** -(bits + index),
      bits: bits + index,
      log2Joint,
      tokens: [{ text: shown, probability: 0.25, bits }],
    };
  });
  return {
    text,
    rungs,
    totalBits: -log2Joint,
    tokens: rungs.length,
    words: rungs.length,
    bytes: Buffer.byteLength(text),
    bitsPerWord: bits,
    bitsPerToken: bits,
    bitsPerByte: 1,
    perplexityPerWord: 4,
    perplexityPerToken: 4,
    mostSurprising: rungs.length - 1,
  };
}
