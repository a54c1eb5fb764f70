/**
 * What the bot and its worker child say to each other. `delivery` numbers one start of one job, so that a late word about
 * an earlier start is never taken for the present one. Jobs and outcomes travel as JSON text and are checked where they
 * arrive, like those that come over Redis.
 */
import { z } from 'zod';
import { FAILURE_CODES } from '../jobs/failure.js';
import { jobProgressSchema } from '../jobs/progress.js';

const delivery = z.number().int().min(1);
/** Milliseconds. */
const timeoutMs = z.number().min(0);

export const toChildSchema = z.discriminatedUnion('type', [
  /** Start this job; `start` is 1 for its first start. */
  z.object({ type: z.literal('job'), delivery, start: z.number().int().min(1), job: z.string() }),
  /** Nobody wants the answer any more. */
  z.object({ type: z.literal('cancel'), delivery }),
  /** Let running jobs end; past `timeoutMs` abort them and hand them back. */
  z.object({ type: z.literal('close'), timeoutMs }),
  /** What does your metrics page say? */
  z.object({ type: z.literal('metrics') }),
]);
export type ToChild = z.infer<typeof toChildSchema>;

export const fromChildSchema = z.discriminatedUnion('type', [
  /** Said every now and then: its thread is not taken up by anything that never ends. */
  z.object({ type: z.literal('alive') }),
  /** Jobs may come. */
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('ended'), delivery, outcome: z.string() }),
  /** The handler threw: `retry` when the same job may succeed later. */
  z.object({ type: z.literal('threw'), delivery, retry: z.boolean() }),
  /** The handler gave up because the job was cancelled. */
  z.object({ type: z.literal('cancelled'), delivery }),
  z.object({ type: z.literal('progress'), delivery, progress: jobProgressSchema }),
  /** Nobody will work on it any more: it had expired before or while it ran, or took too long. */
  z.object({ type: z.literal('abandoned'), delivery, code: z.enum(FAILURE_CODES) }),
  /** The job could not be decoded. */
  z.object({ type: z.literal('rejected'), delivery }),
  /** Not finished because the child stops; this start does not count. */
  z.object({ type: z.literal('handed-back'), delivery }),
  /** The child was told to stop, by the bot or by a signal: no jobs any more. */
  z.object({ type: z.literal('closing') }),
  z.object({ type: z.literal('closed') }),
  z.object({ type: z.literal('metrics'), text: z.string() }),
]);
export type FromChild = z.infer<typeof fromChildSchema>;
