import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** In digits that cannot spell "Bot": clients take that word away from the beginning of a token. */
export const newSecret = (): string => randomBytes(24).toString('hex');

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Takes as long for a nearly right text as for a wrong one, of any length. */
export const isSameSecret = (given: string | undefined, secret: string): boolean =>
  given !== undefined && timingSafeEqual(digest(given), digest(secret));
