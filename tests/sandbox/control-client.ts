/** One person at the page, on the control client of the product. */
import type { APIMessage, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { type ControlAddress, ControlClient } from '../../src/sandbox/control-client.js';
import type {
  BotFault,
  InteractionResult,
  InteractionState,
  SandboxEvent,
  SandboxState,
  SendInteraction,
} from '../../src/sandbox/protocol.js';
import { fieldsOf, findButton, findMenu, isAnswered, valuesOf } from './message-parts.js';

export { ControlRefusal as Refused } from '../../src/sandbox/control-client.js';

/** Of a running sandbox, or what `npm run sandbox` prints. */
export type Entrance = ControlAddress & { readonly userId: string; readonly channelId: string };

type WithoutPlace<T> = T extends unknown ? Omit<T, 'userId' | 'channelId'> : never;

export class Person {
  readonly #entrance: Entrance;
  readonly control: ControlClient;
  readonly userId: string;
  readonly channelId: string;

  constructor(entrance: Entrance, userId: string = entrance.userId, channelId: string = entrance.channelId) {
    this.#entrance = entrance;
    this.control = new ControlClient(entrance);
    this.userId = userId;
    this.channelId = channelId;
  }

  in(channelId: string): Person {
    return new Person(this.#entrance, this.userId, channelId);
  }

  /** Somebody new, in the same channel. */
  async join(name: string): Promise<Person> {
    const { id } = await this.control.addUser({ name });
    return new Person(this.#entrance, id, this.channelId);
  }

  async state(): Promise<SandboxState> {
    return await this.control.state(this.userId);
  }

  async send(what: WithoutPlace<SendInteraction>): Promise<InteractionResult> {
    const { userId, channelId } = this;
    return await this.control.send({ userId, channelId, ...what });
  }

  command(name: string, options: Readonly<Record<string, string | number | boolean>> = {}) {
    const list = Object.entries(options).map(([key, value]) => ({ name: key, value }));
    return this.send({ type: 'command', name, options: list });
  }

  /** For an option of type attachment: the id that is its value. */
  async giveFile(name: string, data: Uint8Array | string): Promise<string> {
    const blob = new Blob([typeof data === 'string' ? data : new Uint8Array(data)]);
    return (await this.control.giveFile(this.userId, this.channelId, blob, name)).id;
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
    return await this.control.interaction(id);
  }

  /** What the bot did so far that a good bot does not. */
  async faults(): Promise<readonly BotFault[]> {
    return await this.control.botFaults();
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
    isThere: (message: APIMessage) => boolean = isAnswered,
  ): Promise<APIMessage> {
    return await eventually(async () => (await this.messagesOf(interactionId)).find(isThere));
  }

  /** Everything told to this person from now on. */
  async listen(): Promise<EventLog> {
    return await EventLog.open(this.control, this.userId);
  }
}

export class EventLog {
  readonly events: SandboxEvent[] = [];
  readonly #abort = new AbortController();

  /** Resolves once the sandbox is telling. */
  static async open(control: ControlClient, userId: string): Promise<EventLog> {
    const log = new EventLog();
    await new Promise<void>((resolve, reject) => {
      void log.#read(control.events(userId, log.#abort.signal, resolve)).catch(reject);
    });
    return log;
  }

  async #read(events: AsyncIterable<SandboxEvent>): Promise<void> {
    try {
      for await (const event of events) this.events.push(event);
    } catch (error) {
      // Ended by `close`, or by the end of the sandbox.
      if (!this.#abort.signal.aborted && !(error instanceof TypeError)) throw error;
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
    this.#abort.abort();
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
