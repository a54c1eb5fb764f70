/** One of the people of a soak: does one thing at a time and waits for what comes of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { type ControlClient, ControlRefusal } from '../../src/sandbox/control-client.js';
import type { InteractionState } from '../../src/sandbox/protocol.js';
import { type Deed, nextDeed, type OpenWindow, pressable } from './deeds.js';
import type { Random } from './random.js';
import type { Outcome } from './report.js';

const ACKNOWLEDGED_WITHIN_MS = 10_000;
/** A long rate limit and the waits between repeated requests are part of it. */
const ANSWERED_WITHIN_MS = 60_000;
const MESSAGES_IN_SIGHT = 6;

export class SoakPerson {
  readonly #control: ControlClient;
  readonly #channels: readonly string[];
  readonly userId: string;
  #messages: readonly APIMessage[] = [];
  #window: OpenWindow | undefined;

  private constructor(control: ControlClient, userId: string, channels: readonly string[]) {
    this.#control = control;
    this.userId = userId;
    this.#channels = channels;
  }

  /** In the channel, and in a conversation with the bot alone. */
  static async join(control: ControlClient, name: string, channelId: string): Promise<SoakPerson> {
    const { id } = await control.addUser({ name });
    const { channels } = await control.state(id);
    const direct = channels.find((channel) => !('guild_id' in channel));
    return new SoakPerson(control, id, [channelId, direct?.id ?? channelId]);
  }

  /** Every message that this person sees. */
  async messages(): Promise<readonly APIMessage[]> {
    return (await this.#control.state(this.userId)).messages;
  }

  /** Undefined: what was meant to be pressed is gone, so nothing was sent. */
  async act(random: Random): Promise<Outcome | undefined> {
    const window = this.#window;
    const deed = nextDeed(random, { messages: this.#messages, window });
    const channelId = this.#placeOf(deed, random);
    this.#window = undefined;
    let sent: Awaited<ReturnType<ControlClient['send']>>;
    try {
      sent = await this.#control.send({ ...deed, userId: this.userId, channelId });
    } catch (error) {
      if (!(error instanceof ControlRefusal)) throw error;
      this.#messages = [];
      return undefined;
    }
    const { interactionId, choices } = sent;
    const common = { interactionId, userId: this.userId, deed };
    if (deed.type === 'autocomplete') return { ...common, end: 'choices', messages: choices?.length ?? 0 };
    const { status, modal } = await this.#acknowledged(interactionId);
    if (status !== 'acknowledged')
      return { ...common, end: status === 'lost' ? 'lost' : 'unacknowledged', messages: 0 };
    if (modal !== undefined) {
      this.#window = { interactionId, modal };
      return { ...common, end: 'window', messages: 0 };
    }
    // Its message is drawn again with the newest press of all, whoever's that is.
    if ((deed.type === 'component' || deed.type === 'modal') && /:(vote|none|finish):/.test(deed.customId))
      return { ...common, end: 'vote', messages: 0 };
    const messages = await this.#final(interactionId);
    this.#see(messages);
    return { ...common, end: endOf(messages), messages: messages.length };
  }

  #placeOf(deed: Deed, random: Random): string {
    const known =
      deed.type === 'component' ? this.#messages.find(({ id }) => id === deed.messageId) : undefined;
    return known?.channel_id ?? random.pick(this.#channels);
  }

  async #acknowledged(id: string): Promise<InteractionState> {
    const untilMs = performance.now() + ACKNOWLEDGED_WITHIN_MS;
    for (;;) {
      const state = await this.#control.interaction(id);
      if (state.status !== 'waiting' || performance.now() > untilMs) return state;
      await sleep(20);
    }
  }

  async #final(id: string): Promise<readonly APIMessage[]> {
    try {
      return await this.#control.finalMessages(id, { waitMs: ANSWERED_WITHIN_MS });
    } catch (error) {
      if (error instanceof ControlRefusal) return [];
      throw error;
    }
  }

  #see(messages: readonly APIMessage[]): void {
    const ids = new Set(messages.map(({ id }) => id));
    const others = this.#messages.filter(({ id }) => !ids.has(id));
    this.#messages = [...messages.filter((one) => pressable(one).length > 0), ...others].slice(
      0,
      MESSAGES_IN_SIGHT,
    );
  }
}

function endOf(messages: readonly APIMessage[]): Outcome['end'] {
  const [last] = messages.slice(-1);
  if (last === undefined) return 'silence';
  const text = JSON.stringify(last.embeds) + last.content;
  if (/No answer this time|Please try again in a minute|Please ask again|fault in the bot/.test(text))
    return 'failure';
  return ((last.flags ?? 0) & MessageFlags.Ephemeral) !== 0 ? 'private' : 'answer';
}
