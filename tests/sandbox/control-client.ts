/** The control API as a test uses it: one person at the page. */
import type { APIMessage, APIModalInteractionResponseCallbackData, APIUser } from 'discord-api-types/v10';
import type {
  BotFault,
  BotFaults,
  GivenFile,
  InteractionResult,
  InteractionState,
  SandboxEvent,
  SandboxState,
  SendInteraction,
} from '../../src/sandbox/protocol.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { fieldsOf, findButton, findMenu, valuesOf } from './message-parts.js';

type WithoutPlace<T> = T extends unknown ? Omit<T, 'userId' | 'channelId'> : never;

export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export class Person {
  readonly #sandbox: Sandbox;
  readonly userId: string;
  readonly channelId: string;

  constructor(sandbox: Sandbox, userId: string = sandbox.userId, channelId: string = sandbox.channelId) {
    this.#sandbox = sandbox;
    this.userId = userId;
    this.channelId = channelId;
  }

  in(channelId: string): Person {
    return new Person(this.#sandbox, this.userId, channelId);
  }

  /** Somebody new, in the same channel. */
  async join(name: string): Promise<Person> {
    const user = (await this.#call('users', { name })) as APIUser;
    return new Person(this.#sandbox, user.id, this.channelId);
  }

  async state(): Promise<SandboxState> {
    return (await this.#call(`state?user=${this.userId}`)) as SandboxState;
  }

  async send(what: WithoutPlace<SendInteraction>): Promise<InteractionResult> {
    const { userId, channelId } = this;
    return (await this.#call('interactions', { userId, channelId, ...what })) as InteractionResult;
  }

  command(name: string, options: Readonly<Record<string, string | number | boolean>> = {}) {
    const list = Object.entries(options).map(([key, value]) => ({ name: key, value }));
    return this.send({ type: 'command', name, options: list });
  }

  /** For an option of type attachment: the id that is its value. */
  async giveFile(name: string, data: Uint8Array | string): Promise<string> {
    const form = new FormData();
    form.append('files[0]', new Blob([typeof data === 'string' ? data : new Uint8Array(data)]), name);
    const answer = await this.#call(`files?user=${this.userId}&channel=${this.channelId}`, form);
    return (answer as GivenFile).id;
  }

  /** `name`: what is written on the button, or its custom id. */
  press(message: APIMessage, name: string): Promise<InteractionResult> {
    return this.send({
      type: 'component',
      messageId: message.id,
      customId: findButton(message, name).custom_id,
    });
  }

  /** `values`: labels or values of the entries. `name`: placeholder or custom id, where there are several menus. */
  choose(message: APIMessage, values: readonly string[], name?: string): Promise<InteractionResult> {
    const menu = findMenu(message, name);
    return this.send({
      type: 'component',
      messageId: message.id,
      customId: menu.custom_id,
      values: valuesOf(menu, values),
    });
  }

  /** From the message's own menu. */
  useMessageMenu(message: APIMessage, name: string): Promise<InteractionResult> {
    return this.send({ type: 'message-command', messageId: message.id, name });
  }

  /** The form that an interaction opened, once it is there. */
  async modalOf(interactionId: string): Promise<APIModalInteractionResponseCallbackData> {
    return await eventually(async () => (await this.interaction(interactionId)).modal);
  }

  /** Fills in and sends the form that an interaction opened; `texts` by label or custom id. */
  async submitModal(
    interactionId: string,
    texts: Readonly<Record<string, string>>,
  ): Promise<InteractionResult> {
    const modal = await this.modalOf(interactionId);
    const fields = fieldsOf(modal, texts);
    return await this.send({ type: 'modal', interactionId, customId: modal.custom_id, fields });
  }

  async interaction(id: string): Promise<InteractionState> {
    return (await this.#call(`interactions/${id}`)) as InteractionState;
  }

  /** What the bot did so far that a good bot does not. */
  async faults(): Promise<readonly BotFault[]> {
    return ((await this.#call('faults')) as BotFaults).faults;
  }

  /** The message as it stands now. */
  async reread({ id }: APIMessage): Promise<APIMessage> {
    const found = (await this.state()).messages.find((message) => message.id === id);
    if (found === undefined) throw new Error('the message is gone');
    return found;
  }

  /** Messages of an interaction, oldest first. */
  async messagesOf(interactionId: string): Promise<readonly APIMessage[]> {
    const { messages } = await this.state();
    return messages.filter((message) => message.interaction_metadata?.id === interactionId);
  }

  /** The message of an interaction once it satisfies `isThere`. */
  async message(
    interactionId: string,
    isThere: (message: APIMessage) => boolean = (message) => ((message.flags ?? 0) & 128) === 0,
  ): Promise<APIMessage> {
    return await eventually(async () => (await this.messagesOf(interactionId)).find(isThere));
  }

  /** Everything told to this person from now on. */
  async listen(): Promise<EventLog> {
    const address = `${this.#sandbox.url}control/events?user=${this.userId}&key=${this.#sandbox.key}`;
    const response = await fetch(address);
    if (response.body === null) throw new Error('no stream');
    return new EventLog(response.body);
  }

  async #call(path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.#sandbox.url}control/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'x-sandbox-key': this.#sandbox.key,
        ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    const answer = (await response.json()) as { error?: string };
    if (!response.ok) throw new Refused(response.status, answer.error ?? '');
    return answer;
  }
}

export class EventLog {
  readonly events: SandboxEvent[] = [];
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body.getReader();
    void this.#read();
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    for (;;) {
      const { done, value } = await this.#reader.read().catch(() => ({ done: true, value: undefined }));
      if (done || value === undefined) return;
      const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        if (block.startsWith('data: ')) this.events.push(JSON.parse(block.slice(6)) as SandboxEvent);
      }
    }
  }

  async next<T extends SandboxEvent['type']>(
    type: T,
    accepts: (event: Extract<SandboxEvent, { type: T }>) => boolean = () => true,
  ): Promise<Extract<SandboxEvent, { type: T }>> {
    const fits = (event: SandboxEvent): event is Extract<SandboxEvent, { type: T }> =>
      event.type === type && accepts(event as Extract<SandboxEvent, { type: T }>);
    return await eventually(async () => this.events.find(fits));
  }

  async close(): Promise<void> {
    await this.#reader.cancel();
  }
}

/** Asks again until there is something; the test's own time limit ends it otherwise. */
export async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
