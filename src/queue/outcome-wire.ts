/** Outcomes as they come back over a wire, checked before anyone believes them. */
import { z } from 'zod';
import { answerSchema, type Outcome } from '../jobs/contract.js';
import { FAILURE_CODES, type FailureCode } from '../jobs/failure.js';
import type { Refusal } from '../jobs/refusal.js';

const FAILURES: ReadonlySet<string> = new Set(FAILURE_CODES);

export const isFailureCode = (text: unknown): text is FailureCode =>
  typeof text === 'string' && FAILURES.has(text);

/** The data of a refusal is only ever put into sentences, so its code is what has to be there. */
const refusalSchema = z.custom<Refusal>(
  (value) => typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string',
);

const outcomeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('answer'), answer: answerSchema, isUnseen: z.literal(true).optional() }),
  z.object({ type: z.literal('refusal'), refusal: refusalSchema }),
  z.object({
    type: z.literal('failure'),
    code: z.enum(FAILURE_CODES),
    incident: z.string().max(40).optional(),
  }),
]);

/** Anything that is no outcome counts as a bug of the worker that sent it. */
export function readOutcome(value: unknown): Outcome {
  const parsed = outcomeSchema.safeParse(value);
  if (!parsed.success) return { type: 'failure', code: 'bug' };
  const outcome = parsed.data;
  if (outcome.type === 'answer') {
    const { isUnseen, ...answer } = outcome;
    return isUnseen === undefined ? answer : { ...answer, isUnseen };
  }
  if (outcome.type === 'refusal') return outcome;
  const { incident, ...failure } = outcome;
  return incident === undefined ? failure : { ...failure, incident };
}
