/**
 * The control API of `protocol.ts` for tests, measurements and pages: any runtime that has `fetch`.
 * Every call rejects with a ControlRefusal when the sandbox says no.
 */
import type { APIChannel, APIMessage, APIUser } from 'discord-api-types/v10';
import type {
  BotAccess,
  BotFault,
  BotFaults,
  FinalMessages,
  GatewayFault,
  GivenFile,
  InteractionResult,
  InteractionState,
  JournalPage,
  NewChannel,
  NewGuild,
  NewMessage,
  NewPlace,
  NewUser,
  PlantedRestFault,
  QuestionStage,
  RateLimitState,
  RateLimits,
  RestFault,
  SandboxEvent,
  SandboxState,
  SendInteraction,
} from './protocol.js';

/** The server said no, in its own words. */
export class ControlRefusal extends Error {
  override readonly name = 'ControlRefusal';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface ControlAddress {
  /** `http://127.0.0.1:3000/control`; a path alone where a page is served by the sandbox itself. */
  readonly control: string;
  readonly key: string;
}

export class ControlClient {
  readonly #address: ControlAddress;

  /** What `npm run sandbox` prints, or a running `Sandbox`, will do. */
  constructor(address: ControlAddress) {
    this.#address = address;
  }

  /** As this person sees it; absent: as the first of them does. */
  async state(userId?: string): Promise<SandboxState> {
    return await this.#call('GET', `state${query({ user: userId })}`);
  }

  async send(interaction: SendInteraction, signal?: AbortSignal): Promise<InteractionResult> {
    return await this.#call('POST', 'interactions', interaction, signal);
  }

  async interaction(id: string): Promise<InteractionState> {
    return await this.#call('GET', `interactions/${id}`);
  }

  /** Once they are there and none is "thinking…"; refused with 404 after `waitMs` (10,000). */
  async finalMessages(
    interactionId: string,
    { quietMs, waitMs }: { readonly quietMs?: number; readonly waitMs?: number } = {},
  ): Promise<readonly APIMessage[]> {
    const path = `interactions/${interactionId}/final${query({ quietMs, waitMs })}`;
    return (await this.#call<FinalMessages>('GET', path)).messages;
  }

  /** For an option of type attachment; its id is the option's value. */
  async giveFile(userId: string, channelId: string, file: Blob, name: string): Promise<GivenFile> {
    const form = new FormData();
    form.append('files[0]', file, name);
    return await this.#call('POST', `files${query({ user: userId, channel: channelId })}`, form);
  }

  async write(message: NewMessage): Promise<APIMessage> {
    return await this.#call('POST', 'messages', message);
  }

  async deleteMessage(channelId: string, messageId: string): Promise<void> {
    await this.#call('DELETE', `messages/${channelId}/${messageId}`);
  }

  async addUser(user: NewUser): Promise<APIUser> {
    return await this.#call('POST', 'users', user);
  }

  /** `locale`: one of Discord's, such as "de". */
  async setLocale(userId: string, locale: string): Promise<void> {
    await this.#call('PUT', `users/${userId}/locale`, { locale });
  }

  async addGuild(guild: NewGuild): Promise<NewPlace> {
    return await this.#call('POST', 'guilds', guild);
  }

  async removeGuild(id: string): Promise<void> {
    await this.#call('DELETE', `guilds/${id}`);
  }

  async addChannel(channel: NewChannel): Promise<APIChannel> {
    return await this.#call('POST', 'channels', channel);
  }

  async removeChannel(id: string): Promise<void> {
    await this.#call('DELETE', `channels/${id}`);
  }

  async setBotAccess(channelId: string, access: BotAccess): Promise<void> {
    await this.#call('PUT', `channels/${channelId}/bot`, access);
  }

  /** Time jumps forward; resolves to the sandbox's time, Unix milliseconds. */
  async advanceClock(advanceMs: number): Promise<number> {
    return (await this.#call<{ readonly nowMs: number }>('POST', 'clock', { advanceMs })).nowMs;
  }

  async restFaults(): Promise<readonly PlantedRestFault[]> {
    return (await this.#call<{ readonly faults: readonly PlantedRestFault[] }>('GET', 'rest-faults')).faults;
  }

  async plantRestFault(fault: RestFault): Promise<PlantedRestFault> {
    return await this.#call('POST', 'rest-faults', fault);
  }

  /** The one, or all. */
  async removeRestFaults(id?: string): Promise<void> {
    await this.#call('DELETE', id === undefined ? 'rest-faults' : `rest-faults/${id}`);
  }

  async disturbGateway(fault: GatewayFault): Promise<void> {
    await this.#call('POST', 'gateway-faults', fault);
  }

  /** What is absent goes back to Discord's own. */
  async setRateLimits(limits: RateLimits): Promise<RateLimitState> {
    return await this.#call('PUT', 'rate-limits', limits);
  }

  async rateLimits(): Promise<RateLimitState> {
    return await this.#call('GET', 'rate-limits');
  }

  async journal(range: { readonly after?: number; readonly limit?: number } = {}): Promise<JournalPage> {
    return await this.#call('GET', `journal${query(range)}`);
  }

  async tellStage(stage: QuestionStage): Promise<void> {
    await this.#call('POST', 'stages', stage);
  }

  /** What the bot did so far that a good bot does not. */
  async botFaults(): Promise<readonly BotFault[]> {
    return (await this.#call<BotFaults>('GET', 'faults')).faults;
  }

  /** Everything told to this person from `onOpen` on, until the signal. A page that reconnects has a socket. */
  async *events(userId: string, signal?: AbortSignal, onOpen?: () => void): AsyncGenerator<SandboxEvent> {
    const response = await this.#fetch('GET', `events${query({ user: userId })}`, undefined, signal);
    onOpen?.();
    if (response.body === null) return;
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          if (block.startsWith('data: ')) yield JSON.parse(block.slice('data: '.length)) as SandboxEvent;
        }
      }
    } finally {
      await reader.cancel().catch(() => undefined);
    }
  }

  async #call<T>(method: string, path: string, body?: object, signal?: AbortSignal): Promise<T> {
    const response = await this.#fetch(method, path, body, signal);
    return (await response.json()) as T;
  }

  async #fetch(method: string, path: string, body?: object, signal?: AbortSignal): Promise<Response> {
    const { control, key } = this.#address;
    // A form says its own type, with its boundary.
    const isForm = body instanceof FormData;
    const response = await fetch(`${control}/${path}`, {
      method,
      headers: { 'x-sandbox-key': key, ...(isForm ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (response.ok) return response;
    const answer: unknown = await response.json().catch(() => undefined);
    throw new ControlRefusal(response.status, errorOf(answer) ?? `status ${response.status}`);
  }
}

function query(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

function errorOf(body: unknown): string | undefined {
  const error: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'error') : undefined;
  return typeof error === 'string' ? error : undefined;
}
