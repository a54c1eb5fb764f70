/** Which messages of a channel a request asks for: the newest, or those around, before or after one. Pure. */
import { z } from 'zod';
import { integer, issue, parseForm, snowflake } from './form.js';
import { LIMITS } from './limits.js';

const DEFAULT_PAGE = 50;

const pageForm = z
  .object({
    limit: integer(1, LIMITS.messagePage).optional(),
    before: snowflake.optional(),
    after: snowflake.optional(),
    around: snowflake.optional(),
  })
  .superRefine((value, context) => {
    const given = [value.before, value.after, value.around].filter((one) => one !== undefined);
    if (given.length > 1) {
      const message = 'Only one of before, after and around may be given';
      context.addIssue(issue('BASE_TYPE_CHOICES', message, value));
    }
  });
export type MessagePage = z.infer<typeof pageForm>;

/** From the query of a request. */
export function parsePage({ limit, ...ids }: Readonly<Record<string, string>>): MessagePage {
  const { before, after, around } = ids;
  return parseForm(pageForm, {
    ...(limit === undefined ? {} : { limit: Number(limit) }),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(around === undefined ? {} : { around }),
  });
}

/** `oldestFirst`: all there are. Newest first, as Discord answers. */
export function takePage<T>(
  oldestFirst: readonly T[],
  idOf: (one: T) => string,
  { limit = DEFAULT_PAGE, before, after, around }: MessagePage,
): readonly T[] {
  const at = (one: T) => BigInt(idOf(one));
  if (after !== undefined) {
    return oldestFirst
      .filter((one) => at(one) > BigInt(after))
      .slice(0, limit)
      .reverse();
  }
  if (around !== undefined) {
    const middle = BigInt(around);
    const older = oldestFirst.filter((one) => at(one) < middle);
    const rest = oldestFirst.filter((one) => at(one) >= middle);
    const half = Math.floor(limit / 2);
    const kept = older.slice(Math.max(0, older.length - half));
    return [...kept, ...rest.slice(0, limit - half)].reverse();
  }
  const earlier = before === undefined ? oldestFirst : oldestFirst.filter((one) => at(one) < BigInt(before));
  return earlier.slice(-limit).reverse();
}
