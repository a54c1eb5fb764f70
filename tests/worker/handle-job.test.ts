import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { ReplySender } from '../../src/discord/reply.js';
import type { Job } from '../../src/jobs/contract.js';
import { Failure } from '../../src/jobs/failure.js';
import { accept } from '../../src/jobs/refusal.js';
import { NO_METRICS } from '../../src/ops/metrics.js';
import { readOutcome } from '../../src/queue/outcome-wire.js';
import type { JobContext } from '../../src/queue/port.js';
import type { Answerer } from '../../worker/answer/answerer.js';
import { answerBayes } from '../../worker/answer/bayes.js';
import { createJobHandler } from '../../worker/handle-job.js';
import { failureOf, scriptedJob } from '../queue/conformance.js';

const logged: string[] = [];
const logger = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });

const question = {
  kind: 'bayes',
  prior: { numerator: 1, denominator: 100 },
  hit: { numerator: 9, denominator: 10 },
  falseAlarm: { numerator: 1, denominator: 10 },
  tests: 1,
  names: {},
} as const;

/** Counts what would be sent, and sends nothing. */
class CountingReplies extends ReplySender {
  sent = 0;
  override async deliver() {
    this.sent++;
    return 'delivered' as const;
  }
}

/** At an address that leads nowhere. */
class NowhereReplies extends ReplySender {
  override async deliver() {
    return 'gone' as const;
  }
}

function handled(answer: Answerer, job: Job, context: Partial<JobContext> = {}) {
  const replies = new CountingReplies('https://discord.com/api');
  const handle = createJobHandler({ answer, replies, metrics: NO_METRICS, logger });
  const outcome = handle(job, {
    start: 1,
    signal: new AbortController().signal,
    beforeShow: async () => undefined,
    progress: () => undefined,
    ...context,
  });
  return { outcome, replies };
}

const toDiscord = (): Job => ({
  ...scriptedJob('answer'),
  reply: { via: 'discord', api: 'https://discord.com/api', applicationId: '1', token: 'a-token' },
});

describe('a job in a worker', () => {
  beforeEach(() => {
    logged.length = 0;
  });

  it('ends what throws as a bug, with an incident that stands in the log', async () => {
    const { outcome } = handled(async () => {
      throw new Error('poison');
    }, scriptedJob('answer'));
    const ended = await outcome;
    expect(ended).toMatchObject({ type: 'failure', code: 'bug' });
    expect(logged.join()).toContain(ended.type === 'failure' ? ended.incident : '');
  });

  it('shows no number that is none', async () => {
    const answer = answerBayes(question);
    const poisoned = { ...answer, elapsedMs: Number.NaN };
    const { outcome, replies } = handled(async () => accept(poisoned), toDiscord());
    expect(await outcome).toMatchObject({ type: 'failure', code: 'bug' });
    expect(replies.sent).toBe(1);
    expect(logged.join()).toContain('elapsedMs');
  });

  it('says so when nobody can see the answer where it was to be shown', async () => {
    const answered = async (replies: ReplySender, job: Job) =>
      await createJobHandler({
        answer: async () => accept(answerBayes(question)),
        replies,
        metrics: NO_METRICS,
        logger,
      })(job, {
        start: 1,
        signal: new AbortController().signal,
        beforeShow: async () => undefined,
        progress: () => undefined,
      });
    const nowhere = new NowhereReplies('https://discord.com/api');
    const unseen = await answered(nowhere, toDiscord());
    expect(unseen).toMatchObject({ type: 'answer', isUnseen: true });
    expect(readOutcome(JSON.parse(JSON.stringify(unseen)))).toEqual(unseen);
    for (const seen of [
      await answered(nowhere, scriptedJob('answer')),
      await answered(new CountingReplies('https://discord.com/api'), toDiscord()),
    ]) {
      expect(seen).not.toHaveProperty('isUnseen');
      expect(readOutcome(JSON.parse(JSON.stringify(seen)))).toEqual(seen);
    }
  });

  it('shows nothing without bounds', async () => {
    const answer = answerBayes(question);
    const huge = { ...answer, names: { condition: 'x'.repeat(3_000_000) } };
    const { outcome } = handled(async () => accept(huge), scriptedJob('answer'));
    expect(await outcome).toMatchObject({ type: 'failure', code: 'bug' });
  });

  it('shows nothing when another worker has the job by then', async () => {
    const { outcome, replies } = handled(async () => accept(answerBayes(question)), toDiscord(), {
      beforeShow: async () => {
        throw new Failure('lost', 'as the test says');
      },
    });
    expect((await failureOf(outcome)).code).toBe('lost');
    expect(replies.sent).toBe(0);
  });

  it.each(['cancelled', 'expired', 'shutting-down', 'lost'] as const)('stops when it is %s', async (code) => {
    const over = new AbortController();
    const { outcome, replies } = handled(
      async () => {
        over.abort(new Failure(code, 'as the test says'));
        throw new Error('aborted');
      },
      toDiscord(),
      { signal: over.signal },
    );
    expect((await failureOf(outcome)).code).toBe(code);
    expect(replies.sent).toBe(0);
  });
});
