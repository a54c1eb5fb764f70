/** Time and trouble, as the control API takes them. */
import { z } from 'zod';
import { LONGEST_FAULT_MS } from './gateway.js';
import type { GatewayFault } from './protocol.js';

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
]);
