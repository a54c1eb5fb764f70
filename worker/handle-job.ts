/**
 * One job from the queue to the screen: compute, render, deliver. The job was decoded and checked by the queue adapter
 * before it comes here.
 */
import { randomUUID } from 'node:crypto';
import { type ShowPorts, showOutcome } from '../src/discord/show-outcome.js';
import { type LaneTimes, ReplyLane } from '../src/discord/waiting/reply-lane.js';
import { type Answer, answerSchema, type Job, type Outcome, type Question } from '../src/jobs/contract.js';
import { Failure } from '../src/jobs/failure.js';
import type { JobProgress } from '../src/jobs/progress.js';
import type { Logger } from '../src/ops/log.js';
import { describeError } from '../src/ops/stopping.js';
import type { JobContext, JobHandler } from '../src/queue/port.js';
import type { Answerer } from './answer/answerer.js';

export interface HandlerPorts extends ShowPorts {
  readonly answer: Answerer;
  /** Tells how far the model is, from now on and as long as it is not there; what it returns ends that. */
  readonly watchModel?: (listener: (progress: JobProgress | undefined) => void) => () => void;
  readonly laneTimes?: Partial<LaneTimes>;
}

/** Whose answers wait for the model. */
const NEEDS_MODEL: ReadonlySet<Question['kind']> = new Set<Question['kind']>([
  'nextword',
  'word-prob',
  'sequence',
  'evidence',
  'model',
  'guess-reveal',
]);

/** In UTF-16 units of its JSON. The largest that may be, all combinations of twelve events, has a third of it. */
const LONGEST_ANSWER = 2 * 1024 * 1024;

export function createJobHandler(ports: HandlerPorts): JobHandler {
  return async (job, context) => {
    const logger = ports.logger.child({ job: job.id, kind: job.question.kind, start: context.start });
    const startedMs = performance.now();
    if (context.start === 1) {
      ports.metrics.seconds('queue', job.question.kind, (Date.now() - job.createdAtMs) / 1000);
    }
    const outcome = await computeVisibly(job, context, ports, logger);
    const computedMs = performance.now();
    ports.metrics.seconds('engine', job.question.kind, (computedMs - startedMs) / 1000);
    const delivery = await showOutcome(job, outcome, ports, context);
    ports.metrics.question(job.question.kind, outcome.type, codeOf(outcome));
    logger.info(
      {
        outcome: outcome.type,
        computeMs: Math.round(computedMs - startedMs),
        showMs: Math.round(performance.now() - computedMs),
        sinceAskedMs: Date.now() - job.createdAtMs,
      },
      'question answered',
    );
    return outcome.type === 'answer' && delivery === 'gone' ? { ...outcome, isUnseen: true } : outcome;
  };
}

function codeOf(outcome: Outcome): string | undefined {
  if (outcome.type === 'answer') return undefined;
  return outcome.type === 'refusal' ? outcome.refusal.code : outcome.code;
}

/** Its message says meanwhile how far it is, and nothing more of that once the outcome is there. */
async function computeVisibly(
  job: Job,
  context: JobContext,
  { replies, answer, watchModel, laneTimes = {} }: HandlerPorts,
  logger: Logger,
): Promise<Outcome> {
  const lane = new ReplyLane(job, { replies, context, logger, times: laneTimes });
  const onProgress = (progress: JobProgress | undefined) => {
    lane.tell(progress);
    if (progress !== undefined) context.progress(progress);
  };
  const unwatch = NEEDS_MODEL.has(job.question.kind) ? watchModel?.(onProgress) : undefined;
  try {
    return await compute(job, { ...context, progress: onProgress }, answer, logger);
  } finally {
    unwatch?.();
    await lane.close();
  }
}

async function compute(job: Job, context: JobContext, answer: Answerer, logger: Logger): Promise<Outcome> {
  try {
    const checked = await answer(job.question, {
      signal: context.signal,
      expiresAtMs: job.expiresAtMs,
      onProgress: (progress) => context.progress(progress),
    });
    if (!checked.ok) return { type: 'refusal', refusal: checked.refusal };
    holdToContract(checked.value);
    return { type: 'answer', answer: checked.value };
  } catch (error) {
    // Cancelled, expired, lost or handed back: whoever aborted the signal says what comes next.
    context.signal.throwIfAborted();
    if (error instanceof Failure && error.retry) throw error;
    if (error instanceof Failure) {
      logger.warn({ error: describeError(error) }, 'question failed');
      return { type: 'failure', code: error.code };
    }
    const incident = randomUUID().slice(0, 8);
    logger.error({ incident, error: describeError(error) }, 'bug while answering');
    return { type: 'failure', code: 'bug', incident };
  }
}

/** What is no number, or without bounds, would be shown as nonsense or fill the queue: it is a bug of whoever computed it. */
function holdToContract(answer: Answer): void {
  const checked = answerSchema.safeParse(answer);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw new Error(`an answer breaks its contract at ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { length } = JSON.stringify(answer);
  if (length > LONGEST_ANSWER) throw new Error(`an answer of ${length} characters`);
}
