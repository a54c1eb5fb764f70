/**
 * Trouble that operation meets (a queue away, a model missing). `retry` says what the queue may do with it:
 * true = the same job may succeed later, false = stop and tell the person.
 * Everything that is neither a Refusal nor a Failure is a bug and is answered with an incident id.
 */
export const FAILURE_CODES = [
  'model-missing',
  'model-unsupported',
  'engine-stopped',
  'queue-unavailable',
  /** As many questions wait as may. */
  'queue-full',
  'store-unavailable',
  'file-unavailable',
  'expired',
  'gave-up',
  'too-slow',
  'shutting-down',
  /** Whoever asked does not want the answer any more. */
  'cancelled',
  /** Another worker has taken the question over; what this one made of it must not be shown. */
  'lost',
  'bug',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

const RETRY: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'engine-stopped',
  'queue-unavailable',
  'shutting-down',
]);

export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  readonly retry: boolean;
  /** Plain sentence for the person who runs the bot, never shown in a channel. */
  readonly detail: string;

  constructor(code: FailureCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.code = code;
    this.detail = detail;
    this.retry = RETRY.has(code);
  }
}
