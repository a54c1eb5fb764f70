/** From an outcome to the message the person sees. Used by workers, and by whoever finds a job abandoned. */
import type { Job, Outcome } from '../jobs/contract.js';
import type { Logger } from '../ops/log.js';
import type { Metrics } from '../ops/metrics.js';
import { describeError } from '../ops/stopping.js';
import type { AbandonedHandler, JobContext } from '../queue/port.js';
import { type Drawings, renderOutcome } from '../render/answer.js';
import { idsOfCard, idsOfPress, toDiscordMessage } from '../render/discord-message.js';
import type { Delivery, ReplySender } from './reply.js';

export interface ShowPorts {
  readonly replies: ReplySender;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Absent: the pictures of all kinds. */
  readonly drawings?: Drawings;
}

/** Of these the message shows something already that must not be lost. */
const KEPT_BY_SENDER: ReadonlySet<Job['question']['kind']> = new Set([
  'poll',
  'quiz',
  'quiz-scores',
  'guess-reveal',
]);

/**
 * A job with reply `return` is shown by whoever waits for its outcome. `context`: of the worker that has the job. Resolves to
 * undefined where nothing was to be shown.
 */
export async function showOutcome(
  job: Job,
  outcome: Outcome,
  ports: ShowPorts,
  context?: Pick<JobContext, 'signal' | 'beforeShow'>,
): Promise<Delivery | undefined> {
  if (job.reply.via === 'return') return undefined;
  // The message stands there already, with what was drawn last; whoever sent the job has it drawn again, or tells why not.
  if (KEPT_BY_SENDER.has(job.question.kind) && outcome.type !== 'answer') {
    ports.logger.warn(
      { job: job.id, kind: job.question.kind, outcome: outcome.type },
      'what is kept was not drawn',
    );
    return undefined;
  }
  const { kind } = job.question;
  const startedMs = performance.now();
  const rendered = await renderOutcome(
    outcome,
    (error) =>
      ports.logger.error({ job: job.id, error: describeError(error) }, 'the picture could not be drawn'),
    {
      card: job.card,
      ...(job.locale === undefined ? {} : { locale: job.locale }),
      ...(ports.drawings === undefined ? {} : { drawings: ports.drawings }),
    },
  );
  const message = toDiscordMessage(rendered, { idOf: idsOf(job) });
  const drawnMs = performance.now();
  ports.metrics.seconds('render', kind, (drawnMs - startedMs) / 1000);
  await context?.beforeShow();
  const delivery = await ports.replies.deliver(job.reply, message, job.expiresAtMs, context?.signal);
  ports.metrics.seconds('reply', kind, (performance.now() - drawnMs) / 1000);
  if (delivery === 'gone') ports.logger.info({ job: job.id }, 'nobody can see the answer any more');
  return delivery;
}

function idsOf({ card, question }: Job) {
  if (question.kind === 'poll') return idsOfPress('population', question.poll);
  if (question.kind === 'quiz') return idsOfPress('quiz', question.round);
  return card === undefined ? undefined : idsOfCard(card.id);
}

export function createAbandonedHandler(ports: ShowPorts): AbandonedHandler {
  return async (job, code) => {
    ports.logger.warn({ job: job.id, kind: job.question.kind, code }, 'question abandoned');
    if (code === 'expired') ports.metrics.question(job.question.kind, 'expired');
    else ports.metrics.question(job.question.kind, 'failure', code);
    if (code === 'expired') return;
    try {
      await showOutcome(job, { type: 'failure', code }, ports);
    } catch (error) {
      ports.logger.error({ job: job.id, error: describeError(error) }, 'the person could not be told');
    }
  };
}
