/**
 * Shows a message in place of "thinking…": PATCH @original, addressed by application id and interaction token alone.
 * It is idempotent, so a job that runs twice still shows one message, and any process may do it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { DiscordAPIError, HTTPError, RateLimitError, REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import { DISCORD_API } from '../config.js';
import type { ReplyAddress } from '../jobs/contract.js';
import { Failure } from '../jobs/failure.js';
import type { DiscordMessage } from '../render/discord-message.js';
import { USER_AGENT_APPENDIX } from './user-agent.js';

export type DiscordAddress = Extract<ReplyAddress, { via: 'discord' }>;

/** `gone`: nobody can see an answer any more (token expired, message or channel deleted, access lost). Not an error. */
export type Delivery = 'delivered' | 'gone';

const REQUEST_TIMEOUT_MS = 10_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;
/** A 429 without a stated wait must not become a hot loop: invalid requests lead to a ban. */
const UNSTATED_RATE_LIMIT_MS = 10_000;
const FILE_TOO_LARGE: ReadonlySet<number | string> = new Set([40005, 50045]);

/**
 * A reply address comes over the wire, so its host is checked: Discord itself, the configured base, or this machine
 * (the sandbox). Anything else would let a forged job make a worker send requests to a place of its choosing.
 */
export function isTrustedApi(api: string, configuredApi: string): boolean {
  if (api === DISCORD_API || api === configuredApi) return true;
  const url = new URL(api);
  return url.protocol === 'http:' && (url.hostname === '127.0.0.1' || url.hostname === 'localhost');
}

export class ReplySender {
  readonly #configuredApi: string;
  /** One client per REST base: it keeps the rate-limit state. */
  readonly #clients = new Map<string, REST>();

  constructor(configuredApi: string) {
    this.#configuredApi = configuredApi;
  }

  /**
   * Retries what may pass (5xx, network, rate limits) with growing, jittered waits until `expiresAtMs`.
   * Rejects with Failure `expired` past it, and with the original error for a message that Discord finds invalid (a bug).
   */
  async deliver(
    address: DiscordAddress,
    message: DiscordMessage,
    expiresAtMs: number,
    signal?: AbortSignal,
  ): Promise<Delivery> {
    if (!isTrustedApi(address.api, this.#configuredApi)) {
      throw new Failure(
        'gave-up',
        'a job asked for its answer to be sent to an address that is neither Discord nor this machine',
      );
    }
    let current = message;
    for (let attempt = 0; ; attempt++) {
      try {
        await this.#patch(address, current, signal);
        return 'delivered';
      } catch (error) {
        if (error instanceof DiscordAPIError && FILE_TOO_LARGE.has(error.code) && current.files.length > 0) {
          current = withoutFiles(current);
          continue;
        }
        if (isGone(error)) return 'gone';
        const waitMs = retryWaitMs(error, attempt);
        if (waitMs === undefined) throw error;
        if (Date.now() + waitMs > expiresAtMs) {
          throw new Failure('expired', 'the answer could not be shown before its token expired', {
            cause: error,
          });
        }
        await sleep(waitMs, undefined, signal === undefined ? {} : { signal });
      }
    }
  }

  async #patch(address: DiscordAddress, message: DiscordMessage, signal?: AbortSignal): Promise<void> {
    await this.#client(address.api).patch(Routes.webhookMessage(address.applicationId, address.token), {
      auth: false,
      body: message.body,
      files: message.files.map((file) => ({
        name: file.name,
        data: Buffer.from(file.data),
        contentType: file.contentType,
      })),
      ...(signal === undefined ? {} : { signal }),
    });
  }

  #client(api: string): REST {
    const known = this.#clients.get(api);
    if (known !== undefined) return known;
    const client = new REST({
      api,
      version: '10',
      userAgentAppendix: USER_AGENT_APPENDIX,
      retries: 0,
      timeout: REQUEST_TIMEOUT_MS,
      rejectOnRateLimit: () => true,
    });
    this.#clients.set(api, client);
    return client;
  }
}

function withoutFiles(message: DiscordMessage): DiscordMessage {
  const embeds = message.body.embeds?.map(({ image: _image, ...embed }) => embed);
  return {
    body: { ...message.body, ...(embeds === undefined ? {} : { embeds }), attachments: [] },
    files: [],
  };
}

function isGone(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError && (error.status === 401 || error.status === 403 || error.status === 404)
  );
}

/** Undefined: trying again cannot help. */
function retryWaitMs(error: unknown, attempt: number): number | undefined {
  if (error instanceof RateLimitError) {
    const statedMs = Math.max(error.timeToReset, error.retryAfter);
    return Number.isFinite(statedMs) && statedMs > 0 ? statedMs + 50 : UNSTATED_RATE_LIMIT_MS;
  }
  const mayPass =
    error instanceof HTTPError
      ? error.status >= 500
      : !(error instanceof DiscordAPIError) && isNetworkError(error);
  if (!mayPass) return undefined;
  const fullMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempt);
  return fullMs * (0.5 + Math.random() / 2);
}

const NETWORK_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

function isNetworkError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'AbortError' || error.name === 'TimeoutError' || error instanceof SyntaxError)
    return true;
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code === 'string' && NETWORK_CODES.has(code)) return true;
  return error.cause !== undefined && isNetworkError(error.cause);
}
