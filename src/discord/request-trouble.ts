/**
 * What a request to Discord that failed says about trying again.
 *
 * Errors are told by their form: discord.js loads `@discordjs/rest` as CommonJS and this project as a module, so each of its
 * classes is there twice, and `instanceof` knows one of them.
 */

const LONGEST_RETRY_MS = 15_000;
/** A 429 without a stated wait must not become a hot loop: invalid requests lead to a ban. Doubled each time. */
const UNSTATED_RATE_LIMIT_MS = 1_000;
/** What the library adds to every wait, also to that of an answer which states none. */
const LIBRARY_OFFSET_MS = 50;
/** No bucket of the routes that are used here is empty for so long. */
const NO_BUCKET_MS = 60_000;

/** Undefined: trying again cannot help. Growing and jittered from `firstMs`, or what Discord says itself. */
export function retryWaitMs(error: unknown, attempt: number, firstMs: number): number | undefined {
  if (isRateLimit(error)) {
    const statedMs = statedWaitMs(error);
    return statedMs === undefined
      ? Math.min(LONGEST_RETRY_MS, UNSTATED_RATE_LIMIT_MS * 2 ** attempt)
      : statedMs + 50;
  }
  if (!mayPass(error)) return undefined;
  const fullMs = Math.min(LONGEST_RETRY_MS, firstMs * 2 ** attempt);
  return fullMs * (0.5 + Math.random() / 2);
}

/** What Discord says about when to ask again; undefined when it says nothing. */
export function statedWaitMs(error: unknown): number | undefined {
  const statedMs = Math.max(numberOf(error, 'timeToReset') ?? 0, numberOf(error, 'retryAfter') ?? 0);
  return Number.isFinite(statedMs) && statedMs > LIBRARY_OFFSET_MS ? statedMs : undefined;
}

/** Whether it is not one bucket that is used up, but the whole bot or its address that is refused. */
export function waitsForAll(error: unknown): boolean {
  if (!isRateLimit(error)) return false;
  const statedMs = statedWaitMs(error);
  return Reflect.get(error, 'global') === true || statedMs === undefined || statedMs >= NO_BUCKET_MS;
}

/** Whether it is certain that the request has had no effect. A lost answer or a 5xx says nothing about that. */
export function hadNoEffect(error: unknown): boolean {
  if (isRateLimit(error)) return true;
  const status = numberOf(error, 'status');
  if (status !== undefined) return status < 500;
  return codesOf(error).some((code) => NEVER_CONNECTED.has(code));
}

/** Whether Discord answered at all. */
export function hasStatus(error: unknown): boolean {
  return numberOf(error, 'status') !== undefined;
}

/** A 5xx, a lost answer, no connection. */
export function mayPass(error: unknown): boolean {
  const status = numberOf(error, 'status');
  return status === undefined ? isNetworkError(error) : status >= 500;
}

function isRateLimit(error: unknown): error is Error {
  return error instanceof Error && error.name.startsWith('RateLimitError');
}

function numberOf(error: unknown, field: string): number | undefined {
  const value: unknown = error instanceof Error ? Reflect.get(error, field) : undefined;
  return typeof value === 'number' ? value : undefined;
}

const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const NETWORK_CODES: ReadonlySet<string> = new Set([
  ...NEVER_CONNECTED,
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** A body that is no JSON although it says so is an answer that was lost on its way. */
function isNetworkError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'AbortError' || error.name === 'TimeoutError' || error instanceof SyntaxError)
    return true;
  return codesOf(error).some((code) => NETWORK_CODES.has(code));
}

/** Of the error and of what caused it. */
function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const code: unknown = Reflect.get(error, 'code');
  return [...(typeof code === 'string' ? [code] : []), ...codesOf(error.cause)];
}
