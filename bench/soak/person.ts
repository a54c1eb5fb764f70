/** One of the people of a soak: does one thing at a time and waits for what comes of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIMessage } from 'discord-api-types/v10';
import { type ControlClient, ControlRefusal } from '../../src/sandbox/control-client.js';
import type { InteractionResult, InteractionState, NewPlace } from '../../src/sandbox/protocol.js';
import { type Deed, nextDeed, type OpenWindow, pressable } from './deeds.js';
import { endingOf, isProgress } from './ending.js';
import type { FaultDiary } from './fault-diary.js';
import type { Outcome } from './outcome.js';
import type { Patience } from './patience.js';
import type { FaultKind } from './plan.js';
import type { Random } from './random.js';
import type { SoakStand } from './stand.js';

export interface PersonPorts {
  readonly stand: Pick<SoakStand, 'control' | 'isInPlace'>;
  readonly diary: FaultDiary;
  readonly patience: Patience;
}

type Ended = Pick<Outcome, 'end' | 'code' | 'messages'>;

/** After which the local Discord has certainly said that an interaction is lost. */
const ACKNOWLEDGED_WITHIN_MS = 10_000;
/** From the asking, or from when everything is well again: a lost worker is noticed, or a dead bot's messages are closed. */
const ANSWERED_WITHIN_MS = 60_000;
/** Whoever would have changed the message that was pressed is gone, and nobody else will. */
const GIVEN_UP_AFTER_MS = 25_000;
const ENDS_A_PRESS: readonly FaultKind[] = [
  'bot-kill',
  'bot-stop',
  'redis-empty',
  'redis-kill',
  'redis-freeze',
];
const LOOK_EVERY_MS = 100;
const LOOK_FOR_MS = 1_000;
const MESSAGES_IN_SIGHT = 6;

export class SoakPerson {
  readonly #control: ControlClient;
  readonly #stand: PersonPorts['stand'];
  readonly #diary: FaultDiary;
  readonly #patience: Patience;
  readonly #channels: readonly string[];
  readonly userId: string;
  #messages: readonly APIMessage[] = [];
  #window: OpenWindow | undefined;

  private constructor({ stand, diary, patience }: PersonPorts, userId: string, channels: readonly string[]) {
    this.#control = stand.control;
    this.#stand = stand;
    this.#diary = diary;
    this.#patience = patience;
    this.userId = userId;
    this.#channels = channels;
  }

  /** In the channel, and in a conversation with the bot alone. */
  static async join(ports: PersonPorts, name: string, { guildId, channelId }: NewPlace): Promise<SoakPerson> {
    const { control } = ports.stand;
    const { id } = await control.addUser({ name, guildIds: [guildId] });
    const { channels } = await control.state(id);
    const direct = channels.find((channel) => !('guild_id' in channel));
    return new SoakPerson(ports, id, [channelId, direct?.id ?? channelId]);
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
    const askedMs = this.#diary.nowMs;
    let sent: Awaited<ReturnType<ControlClient['send']>>;
    try {
      sent = await this.#control.send({ ...deed, userId: this.userId, channelId });
    } catch (error) {
      if (!(error instanceof ControlRefusal)) throw error;
      this.#messages = [];
      return undefined;
    }
    const ended = await this.#follow(sent, deed, askedMs);
    const { interactionId } = sent;
    return { interactionId, userId: this.userId, deed, askedMs, endedMs: this.#diary.nowMs, ...ended };
  }

  async #follow({ interactionId, choices }: InteractionResult, deed: Deed, askedMs: number): Promise<Ended> {
    if (deed.type === 'autocomplete') return { end: 'choices', messages: choices?.length ?? 0 };
    const { status, modal } = await this.#acknowledged(interactionId);
    if (status !== 'acknowledged') return { end: status === 'lost' ? 'lost' : 'unacknowledged', messages: 0 };
    if (modal !== undefined) {
      this.#window = { interactionId, modal };
      return { end: 'window', messages: 0 };
    }
    // Its message is drawn again with the newest press of all, whoever's that is.
    if ((deed.type === 'component' || deed.type === 'modal') && /:(vote|none|finish):/.test(deed.customId))
      return { end: 'vote', messages: 0 };
    const messages = await this.#final(interactionId, askedMs);
    if (messages === 'unchanged' || messages === 'silence') return { end: messages, messages: 0 };
    this.#see(messages);
    return { ...endingOf(messages), messages: messages.length };
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

  async #final(id: string, askedMs: number): Promise<readonly APIMessage[] | 'unchanged' | 'silence'> {
    for (;;) {
      const messages = await finalMessages(this.#control, id, LOOK_FOR_MS);
      if (messages.length > 0 && !messages.some(isProgress)) return messages;
      const diary = this.#diary;
      const isOver = (ms: number, sinceMs: number) => diary.nowMs - sinceMs > this.#patience.stretch(ms);
      if (isOver(ANSWERED_WITHIN_MS, Math.max(askedMs, diary.calmSinceMs))) return 'silence';
      const goneMs = diary.lastBegin(ENDS_A_PRESS) ?? 0;
      const isGivenUp = goneMs > askedMs && isOver(GIVEN_UP_AFTER_MS, goneMs);
      if (messages.length === 0 && isGivenUp && this.#stand.isInPlace(id)) return 'unchanged';
      await sleep(LOOK_EVERY_MS);
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

/** Empty: there are none, or not all of them are final. */
export async function finalMessages(
  control: ControlClient,
  interactionId: string,
  waitMs: number,
): Promise<readonly APIMessage[]> {
  try {
    return await control.finalMessages(interactionId, { waitMs });
  } catch (error) {
    if (error instanceof ControlRefusal) return [];
    throw error;
  }
}
