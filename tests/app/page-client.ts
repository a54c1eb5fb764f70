/** What a person at the page does, through the control API that the page itself uses. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { APIMessage } from 'discord-api-types/v10';
import { ControlClient } from '../../src/sandbox/control-client.js';
import type {
  BotFault,
  InteractionResult,
  OptionValue,
  SandboxState,
  SendInteraction,
} from '../../src/sandbox/protocol.js';
import { fieldsOf, findButton, findMenu, isAnswered, valuesOf } from '../sandbox/message-parts.js';

type WithoutPlace<T> = T extends unknown ? Omit<T, 'userId' | 'channelId'> : never;

export class PageClient {
  readonly #control: ControlClient;
  readonly userId: string;
  readonly channelId: string;

  private constructor(control: ControlClient, userId: string, channelId: string) {
    this.#control = control;
    this.userId = userId;
    this.channelId = channelId;
  }

  /** Opens the page as a browser would and borrows the key it is given. */
  static async open(url: string): Promise<PageClient> {
    const html = await (await fetch(url)).text();
    const key =
      /<meta[^>]*content="([^"]+)"[^>]*name="[^"]*key"|<meta[^>]*name="[^"]*key"[^>]*content="([^"]+)"/.exec(
        html,
      );
    const address = { control: `${url.replace(/\/$/, '')}/control`, key: key?.[1] ?? key?.[2] ?? '' };
    const control = new ControlClient(address);
    const state = await control.state();
    return new PageClient(control, state.users[0]?.id ?? '', state.channels[0]?.id ?? '');
  }

  async state(userId = this.userId): Promise<SandboxState> {
    return await this.#control.state(userId);
  }

  async command(name: string, options: Readonly<Record<string, OptionValue>>): Promise<InteractionResult> {
    return await this.#interact({ type: 'command', name, options: rows(options) });
  }

  async autocomplete(name: string, focused: string, typed: string): Promise<InteractionResult> {
    return await this.#interact({ type: 'autocomplete', name, options: rows({ [focused]: typed }), focused });
  }

  /** `name`: what is written on the button, or its custom id. */
  async press(message: APIMessage, name: string): Promise<InteractionResult> {
    const customId = findButton(message, name).custom_id;
    return await this.#interact({ type: 'component', messageId: message.id, customId });
  }

  /** `values`: labels or values of the entries. `name`: placeholder or custom id, where there are several menus. */
  async choose(message: APIMessage, values: readonly string[], name?: string): Promise<InteractionResult> {
    const menu = findMenu(message, name);
    return await this.#interact({
      type: 'component',
      messageId: message.id,
      customId: menu.custom_id,
      values: valuesOf(menu, values),
    });
  }

  /** From the message's own menu. */
  async useMessageMenu(message: APIMessage, name: string): Promise<InteractionResult> {
    return await this.#interact({ type: 'message-command', messageId: message.id, name });
  }

  /** Fills in and sends the form that an interaction opens; `texts` by label or custom id. */
  async submitModal(
    interactionId: string,
    texts: Readonly<Record<string, string>>,
    timeoutMs = 10_000,
  ): Promise<InteractionResult> {
    const untilMs = Date.now() + timeoutMs;
    for (;;) {
      const { modal, status } = await this.#control.interaction(interactionId);
      if (modal !== undefined) {
        const fields = fieldsOf(modal, texts);
        return await this.#interact({ type: 'modal', interactionId, customId: modal.custom_id, fields });
      }
      if (status === 'lost' || Date.now() > untilMs) throw new Error(`no form: the interaction is ${status}`);
      await sleep(50);
    }
  }

  /** A message once it is as wanted, e.g. after a press that changes it. */
  async changed(
    { id }: APIMessage,
    isWanted: (message: APIMessage) => boolean,
    timeoutMs = 60_000,
  ): Promise<APIMessage> {
    const untilMs = Date.now() + timeoutMs;
    for (;;) {
      const found = (await this.state()).messages.find((message) => message.id === id);
      if (found !== undefined && isWanted(found)) return found;
      if (Date.now() > untilMs) throw new Error(`the message stayed as it is: ${JSON.stringify(found)}`);
      await sleep(50);
    }
  }

  /** What the bot did so far that a good bot does not: refused requests, messages that may ping. */
  async faults(): Promise<readonly BotFault[]> {
    return await this.#control.botFaults();
  }

  /** The messages that answer these interactions, once all are answered. */
  async answers(ids: readonly string[], timeoutMs = 60_000): Promise<APIMessage[]> {
    const untilMs = Date.now() + timeoutMs;
    for (;;) {
      const { messages } = await this.state();
      const found = ids.map((id) => messages.filter((message) => message.interaction_metadata?.id === id));
      const isDone = found.every((group) => group.length > 0 && group.every(isAnswered));
      if (isDone) return found.flat();
      if (Date.now() > untilMs) throw new Error(`no answer: ${JSON.stringify(found)}`);
      await sleep(50);
    }
  }

  async ask(
    name: string,
    options: Readonly<Record<string, OptionValue>>,
    timeoutMs?: number,
  ): Promise<APIMessage> {
    const { interactionId } = await this.command(name, options);
    const [message, ...others] = await this.answers([interactionId], timeoutMs);
    if (message === undefined || others.length > 0)
      throw new Error(`${1 + others.length} answers to one question`);
    return message;
  }

  async #interact(what: WithoutPlace<SendInteraction>): Promise<InteractionResult> {
    const { userId, channelId } = this;
    return await this.#control.send({ userId, channelId, ...what });
  }
}

/** The picture of an answer: Discord moves a file that an embed shows out of the message's list of files. */
export function pictureOf(message: APIMessage): { url: string; description: string } {
  const image: { url: string; description?: string } | undefined = message.embeds[0]?.image;
  return { url: image?.url ?? '', description: image?.description ?? '' };
}

const rows = (options: Readonly<Record<string, OptionValue>>) =>
  Object.entries(options).map(([name, value]) => ({ name, value }));
