/** Bodies of the control API: JSON of a bounded size, checked by a schema, and errors that name the first fault. */
import { z } from 'zod';
import { badRequest } from './control-error.js';
import { DiscordError } from './discord-error.js';
import { LIMITS } from './limits.js';
import { readBody } from './rest-body.js';

export const id = z.string().regex(/^\d{17,20}$/, 'must be an id');

/** The parsed body; rejects with a ControlError. `maxBytes`: of the whole body. */
export async function readControlBody<T>(
  request: Request,
  schema: z.ZodType<T>,
  maxBytes: number = LIMITS.controlBytes,
): Promise<T> {
  const body = await readBody(request, maxBytes).catch((error: unknown) => {
    if (!(error instanceof DiscordError)) throw error;
    throw badRequest(
      error.status === 413 ? `The request is larger than ${maxBytes} bytes.` : 'The request is not JSON.',
    );
  });
  return parseControl(schema, body.json);
}

export function parseControl<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw badRequest(
    `The request is not valid: ${first?.path.join('.') ?? ''} ${first?.message ?? ''}`
      .replaceAll('  ', ' ')
      .trim(),
  );
}
