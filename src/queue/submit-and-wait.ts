import type { Job, Outcome } from '../jobs/contract.js';
import type { JobProducer } from './port.js';

/** How the job ended. Rejects as `submit` does, and with Failure `too-slow` after `timeoutMs`. */
export async function submitAndWait(
  producer: Pick<JobProducer, 'submit' | 'outcome'>,
  job: Job,
  timeoutMs: number,
): Promise<Outcome> {
  // Waited for before it can have ended.
  const ended = producer.outcome(job.id, timeoutMs);
  ended.catch(() => undefined);
  await producer.submit(job);
  return await ended;
}
