import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '../config.js';

export type { Logger };

/** Keys whose values are secrets wherever they appear in a log line. */
const REDACTED = [
  'token',
  'authorization',
  'key',
  'redisUrl',
  'reply',
  '*.token',
  '*.authorization',
  '*.key',
  '*.reply',
];

/** JSON lines on standard error, so that standard output stays for people and for `--json`. */
export function createLogger(
  name: string,
  level: LogLevel,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  return pino(
    { name, level, redact: { paths: REDACTED, censor: '[secret]' }, base: { pid: process.pid } },
    destination,
  );
}
