/**
 * Shows a message in place of "thinking…": PATCH @original, addressed by application id and interaction token alone.
 * It is idempotent, so a job that runs twice still shows one message, and any process may do it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { DiscordAPIError, REST } from '@discordjs/rest';
import { MessageFlags, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import { DISCORD_API } from '../config.js';
import { ANSWER_LIFETIME_MS, type ReplyAddress } from '../jobs/contract.js';
import { Failure } from '../jobs/failure.js';
import type { DiscordMessage } from '../render/discord-message.js';
import { WAITING_ID } from './custom-id.js';
import { RequestGate } from './request-gate.js';
import { hadNoEffect, mayPass, retryWaitMs } from './request-trouble.js';
import { USER_AGENT_APPENDIX } from './user-agent.js';

export type DiscordAddress = Extract<ReplyAddress, { via: 'discord' }>;

/** Where the answers to an interaction are shown. */
export function addressOf(
  { applicationId, token }: { readonly applicationId: string; readonly token: string },
  api: string,
): DiscordAddress {
  return { via: 'discord', api, applicationId, token };
}

/** `gone`: nobody can see an answer any more (token expired, message or channel deleted, access lost). Not an error. */
export type Delivery = 'delivered' | 'gone';

const REQUEST_TIMEOUT_MS = 10_000;
const FIRST_RETRY_MS = 500;
/**
 * Discord does not count answers to interactions among the 50 requests a second of a bot, but the library does, and would tell of
 * its own count as of a refusal by Discord.
 */
export const UNBOUND_PER_SECOND = 1_000_000;
/** What a token is answered with before its interaction is acknowledged: until then it names no webhook. */
const UNKNOWN_WEBHOOK = 10015;
/** The three seconds in which Discord takes an acknowledgement, and how far apart two clocks may be. */
const ACKNOWLEDGED_WITHIN_MS = 5_000;
const FILE_TOO_LARGE: ReadonlySet<number | string> = new Set([40005, 50045]);

/** Of what Discord answers with, the parts that say whether there is an answer. */
const unansweredSchema = z.object({
  flags: z.number().int().optional(),
  components: z
    .array(z.object({ components: z.array(z.object({ custom_id: z.string().optional() })).optional() }))
    .optional(),
});

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
  readonly gate = new RequestGate();
  readonly #configuredApi: string;
  /** One client per REST base: it keeps the rate-limit state. */
  readonly #clients = new Map<string, REST>();

  constructor(configuredApi: string) {
    this.#configuredApi = configuredApi;
  }

  /**
   * Retries what may pass (5xx, network, rate limits) with growing, jittered waits until `expiresAtMs`, which is
   * `ANSWER_LIFETIME_MS` after the interaction; until that is acknowledged for certain, also what nobody can see yet.
   * Rejects with Failure `expired` past it, and with the original error for a message that Discord finds invalid (a bug).
   */
  async deliver(
    address: DiscordAddress,
    message: DiscordMessage,
    expiresAtMs: number,
    signal?: AbortSignal,
  ): Promise<Delivery> {
    this.#checkAddress(address);
    let current = message;
    return await this.#untilDone(expiresAtMs, signal, async () => {
      try {
        await this.#patch(address, current, signal);
      } catch (error) {
        const isTooLarge = error instanceof DiscordAPIError && FILE_TOO_LARGE.has(error.code);
        if (!isTooLarge || current.files.length === 0) throw error;
        current = withoutFiles(current);
        await this.#patch(address, current, signal);
      }
    });
  }

  /**
   * One attempt, for what the next edit replaces anyway. A number: not now; milliseconds until it is worth trying again.
   * Rejects when `signal` is aborted, and for a message that Discord finds invalid.
   */
  async tryEdit(
    address: DiscordAddress,
    message: DiscordMessage,
    signal: AbortSignal,
  ): Promise<Delivery | number> {
    this.#checkAddress(address);
    const closedMs = this.gate.waitMs();
    if (closedMs > 0) return closedMs;
    try {
      await this.#patch(address, message, signal);
      this.gate.heard();
      return 'delivered';
    } catch (error) {
      this.gate.heard(error);
      signal.throwIfAborted();
      // Perhaps it is acknowledged by the next time. If it never is, its answer finds out.
      if (isTooEarly(error)) return FIRST_RETRY_MS;
      if (isGone(error)) return 'gone';
      const waitMs = retryWaitMs(error, 0, FIRST_RETRY_MS);
      if (waitMs === undefined) throw error;
      return waitMs;
    }
  }

  /** Whether there is no answer yet: "thinking…", or one of our own words while one waits. Retries like `deliver`. */
  async isUnanswered({ api, applicationId, token }: DiscordAddress, expiresAtMs: number): Promise<boolean> {
    let message: unknown;
    const delivery = await this.#untilDone(expiresAtMs, undefined, async () => {
      message = await this.#client(api).get(Routes.webhookMessage(applicationId, token), { auth: false });
    });
    if (delivery === 'gone') return false;
    const read = unansweredSchema.safeParse(message);
    if (!read.success) return false;
    const { flags = 0, components = [] } = read.data;
    const ids = components.flatMap((row) => row.components ?? []).map((part) => part.custom_id ?? '');
    return (flags & MessageFlags.Loading) !== 0 || ids.some((id) => id.startsWith(WAITING_ID));
  }

  /**
   * A message of its own beside the answer, seen by the person alone. Unlike an edit it would stand there twice, so it is
   * repeated only when the request before it certainly had no effect: at most one, and none when its answer was lost. Nobody knows
   * then whether it is there (`unconfirmed`), and there is no other way to tell the person anything.
   */
  async whisper(
    address: DiscordAddress,
    { body }: DiscordMessage,
    expiresAtMs: number,
  ): Promise<Delivery | 'unconfirmed'> {
    const { api, applicationId, token } = address;
    const send = () =>
      this.#client(api).post(Routes.webhook(applicationId, token), {
        auth: false,
        body: { ...body, flags: MessageFlags.Ephemeral },
      });
    try {
      return await this.#untilDone(expiresAtMs, undefined, send, hadNoEffect);
    } catch (error) {
      if (mayPass(error) && !hadNoEffect(error)) return 'unconfirmed';
      throw error;
    }
  }

  #checkAddress({ api }: DiscordAddress): void {
    if (isTrustedApi(api, this.#configuredApi)) return;
    throw new Failure(
      'gave-up',
      'a job asked for its answer to be sent to an address that is neither Discord nor this machine',
    );
  }

  async #untilDone(
    expiresAtMs: number,
    signal: AbortSignal | undefined,
    send: () => Promise<unknown>,
    mayRepeat: (error: unknown) => boolean = () => true,
  ): Promise<Delivery> {
    const wait = async (waitMs: number, cause?: unknown) => {
      if (Date.now() + waitMs > expiresAtMs)
        throw new Failure('expired', 'the answer could not be shown before its token expired', { cause });
      await sleep(waitMs, undefined, signal === undefined ? {} : { signal });
    };
    const acknowledgedAtMs = expiresAtMs - ANSWER_LIFETIME_MS + ACKNOWLEDGED_WITHIN_MS;
    for (let attempt = 0; ; attempt++) {
      for (let closedMs = this.gate.waitMs(); closedMs > 0; closedMs = this.gate.waitMs())
        // Not all at the same moment.
        await wait(closedMs * (1 + Math.random() / 10));
      try {
        await send();
        this.gate.heard();
        return 'delivered';
      } catch (error) {
        this.gate.heard(error);
        if (isTooEarly(error) && Date.now() < acknowledgedAtMs) {
          await wait(FIRST_RETRY_MS, error);
          continue;
        }
        if (isGone(error)) return 'gone';
        const waitMs = mayRepeat(error) ? retryWaitMs(error, attempt, FIRST_RETRY_MS) : undefined;
        if (waitMs === undefined) throw error;
        await wait(waitMs, error);
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
      globalRequestsPerSecond: UNBOUND_PER_SECOND,
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

function isTooEarly(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === UNKNOWN_WEBHOOK;
}

function isGone(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError && (error.status === 401 || error.status === 403 || error.status === 404)
  );
}
