/**
 * One job from the queue to the screen: compute, render, deliver. The job was decoded and checked by the queue adapter
 * before it comes here.
 */
import { randomUUID } from 'node:crypto';
import { type ShowPorts, showOutcome } from '../src/discord/show-outcome.js';
import type { Job, Outcome } from '../src/jobs/contract.js';
import { Failure } from '../src/jobs/failure.js';
import type { Logger } from '../src/ops/log.js';
import { describeError } from '../src/ops/stopping.js';
import type { JobContext, JobHandler } from '../src/queue/port.js';
import type { Answerer } from './answer/answerer.js';

export interface HandlerPorts extends ShowPorts {
  readonly answer: Answerer;
}

export function createJobHandler(ports: HandlerPorts): JobHandler {
  return async (job, context) => {
    const logger = ports.logger.child({ job: job.id, kind: job.question.kind, start: context.start });
    const startedMs = performance.now();
    if (context.start === 1) {
      ports.metrics.seconds('queue', job.question.kind, (Date.now() - job.createdAtMs) / 1000);
    }
    const outcome = await compute(job, context, ports.answer, logger);
    const computedMs = performance.now();
    ports.metrics.seconds('engine', job.question.kind, (computedMs - startedMs) / 1000);
    await showOutcome(job, outcome, ports, context.signal);
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
    return outcome;
  };
}

function codeOf(outcome: Outcome): string | undefined {
  if (outcome.type === 'answer') return undefined;
  return outcome.type === 'refusal' ? outcome.refusal.code : outcome.code;
}

async function compute(job: Job, context: JobContext, answer: Answerer, logger: Logger): Promise<Outcome> {
  try {
    const checked = await answer(job.question, { signal: context.signal, expiresAtMs: job.expiresAtMs });
    return checked.ok
      ? { type: 'answer', answer: checked.value }
      : { type: 'refusal', refusal: checked.refusal };
  } catch (error) {
    if (error instanceof Failure && error.retry) throw error;
    // The worker is stopping or has lost the job: whoever takes it next starts afresh.
    if (context.signal.aborted)
      throw new Failure('shutting-down', 'the question was handed back', { cause: error });
    if (error instanceof Failure) {
      logger.warn({ error: describeError(error) }, 'question failed');
      return { type: 'failure', code: error.code };
    }
    const incident = randomUUID().slice(0, 8);
    logger.error({ incident, error: describeError(error) }, 'bug while answering');
    return { type: 'failure', code: 'bug', incident };
  }
}
