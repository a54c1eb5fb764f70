import { EXIT } from './exit-codes.js';
import type { Logger } from './log.js';
import { withSourcePlaces } from './source-places.js';

/** Below the 30 s that supervisors usually wait before they kill. */
export const STOP_DEADLINE_MS = 20_000;

/**
 * On SIGTERM or SIGINT runs `stop` once and exits with 0, or with 1 when it has not ended by the deadline.
 * A second signal exits at once. A rejection that nobody handled is a bug of ours or of a library: it is logged and
 * the process lives on, because one malformed event must not silence the bot.
 */
export function stopOnSignal(stop: () => Promise<void>, logger: Logger): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(EXIT.failed);
    stopping = true;
    logger.info({ signal }, 'stopping');
    const deadline = setTimeout(() => {
      logger.error('stopping took too long');
      process.exit(EXIT.failed);
    }, STOP_DEADLINE_MS);
    stop().then(
      () => {
        clearTimeout(deadline);
        process.exit(EXIT.stopped);
      },
      (error: unknown) => {
        logger.error({ error: describeError(error) }, 'stopping failed');
        process.exit(EXIT.failed);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  process.on('unhandledRejection', (error) => {
    logger.error({ error: describeError(error) }, 'unhandled rejection');
  });
}

/** Name, message and stack of an error, without the fields that libraries hang on it (URLs and bodies hold tokens). */
export function describeError(error: unknown): { name: string; message: string; stack?: string } {
  if (!(error instanceof Error)) return { name: 'NonError', message: maskSecrets(String(error)) };
  const described = { name: error.name, message: maskSecrets(error.message) };
  return error.stack === undefined
    ? described
    : { ...described, stack: maskSecrets(withSourcePlaces(error.stack)) };
}

/** Interaction tokens in webhook and callback paths, bot tokens, and passwords in addresses. */
export function maskSecrets(text: string): string {
  return text
    .replace(/(\/webhooks\/\d{1,20}\/)[^/\s"']{1,1000}/g, '$1[secret]')
    .replace(/(\/interactions\/\d{1,20}\/)[^/\s"']{1,1000}/g, '$1[secret]')
    .replace(/(Bot )[\w.-]{10,200}/g, '$1[secret]')
    .replace(/((?:rediss?|postgres(?:ql)?):\/\/)[^@\s/]{1,200}@/g, '$1[secret]@');
}
