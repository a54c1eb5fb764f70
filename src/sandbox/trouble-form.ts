/** Time and trouble, as the control API takes them. */
import { z } from 'zod';
import { id } from './control-body.js';
import { LONGEST_FAULT_MS } from './gateway.js';
import { LARGEST_JOURNAL_PAGE } from './journal-book.js';
import type { GatewayFault, QuestionStage, RateLimits, RestFault } from './protocol.js';

/** A year: as far as one jump goes. */
const LONGEST_JUMP_MS = 366 * 24 * 60 * 60_000;
const durationMs = z.number().int().min(0).max(LONGEST_FAULT_MS);

export const clockJump = z.object({ advanceMs: z.number().int().min(0).max(LONGEST_JUMP_MS) });

/** Codes that a server may close a socket with. */
const closeCode = z
  .number()
  .int()
  .refine(
    (code) =>
      code === 1000 ||
      (code >= 1001 && code <= 1014 && ![1004, 1005, 1006].includes(code)) ||
      (code >= 3000 && code <= 4999),
    {
      error: 'must be a close code: 1000 to 1014 (but 1004 to 1006) or 3000 to 4999',
    },
  );

export const gatewayFault: z.ZodType<GatewayFault> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reconnect') }),
  z.object({ type: z.literal('invalid-session'), isResumable: z.boolean() }),
  z.object({ type: z.literal('close'), code: closeCode }),
  z.object({ type: z.literal('cut') }),
  z.object({ type: z.literal('silence-heartbeats') }),
  z.object({ type: z.literal('refuse-connections'), forMs: durationMs }),
  z.object({ type: z.literal('withhold-ready') }),
  z.object({ type: z.literal('pause'), forMs: durationMs }),
  z.object({ type: z.literal('repeat-next') }),
  z.object({ type: z.literal('swap-next') }),
  z.object({ type: z.literal('omit-next'), fields: z.array(z.string().min(1).max(100)).min(1).max(50) }),
]);

const MOST_REQUESTS = 1_000_000;
const count = z.number().int().min(1).max(MOST_REQUESTS);

export const rateLimits: z.ZodType<RateLimits> = z.strictObject({
  isEnforced: z.boolean().exactOptional(),
  globalPerSecond: count.exactOptional(),
  perBucket: z
    .strictObject({ limit: count, windowMs: z.number().int().min(1).max(LONGEST_FAULT_MS) })
    .exactOptional(),
  identifiesPerDay: count.exactOptional(),
});

const LONGEST_ANSWER = 100_000;

const when = z.enum(['before', 'after']);
/** As HTTP allows them: a token, and text without control characters. */
const headers = z
  .record(
    z.string().regex(/^[\w!#$%&'*+.^`|~-]{1,100}$/, 'is no header name'),
    z.string().regex(/^[\x20-\x7e]{0,1000}$/, 'must be at most 1000 printable ASCII characters'),
  )
  .refine((given) => Object.keys(given).length <= 50, { error: 'are more than 50' });
/** Of these an answer has no body. */
const BARE: ReadonlySet<number> = new Set([204, 205, 304]);

export const restFault: z.ZodType<RestFault> = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).exactOptional(),
  route: z
    .string()
    .regex(/^\/[^\s?#]{0,500}$/, 'must be a path such as /webhooks/{}/{}/messages/@original')
    .exactOptional(),
  fromHit: count.exactOptional(),
  times: count.exactOptional(),
  effect: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('delay'), delayMs: durationMs }),
    z
      .strictObject({
        type: z.literal('answer'),
        when,
        status: z.number().int().min(200).max(599),
        headers: headers.exactOptional(),
        body: z
          .unknown()
          .refine((body) => body === undefined || JSON.stringify(body).length <= LONGEST_ANSWER, {
            error: `must be JSON of at most ${LONGEST_ANSWER} characters`,
          })
          .exactOptional(),
      })
      .refine(({ status, body }) => body === undefined || !BARE.has(status), {
        error: 'an answer of status 204, 205 or 304 has no body',
      }),
    z.strictObject({ type: z.literal('drop'), when }),
    z.strictObject({ type: z.literal('garbage'), when }),
  ]),
});

export const questionStage: z.ZodType<QuestionStage> = z.object({
  interactionId: id,
  stage: z.enum(['queued', 'running', 'ended']),
  atMs: z.number().min(0).max(Number.MAX_SAFE_INTEGER),
  ahead: z.number().int().min(0).max(MOST_REQUESTS).exactOptional(),
});

export const journalRange = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(LARGEST_JOURNAL_PAGE).default(200),
});
