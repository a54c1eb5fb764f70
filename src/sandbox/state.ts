/** Everything the sandbox knows, and the one place that tells of its changes. */
import type { APIChannel, APIModalInteractionResponseCallbackData, APIUser } from 'discord-api-types/v10';
import { AttachmentStore } from './attachment-store.js';
import type { Clock } from './clock.js';
import { CommandStore } from './command-store.js';
import { FaultLog } from './fault-log.js';
import { InteractionStore } from './interaction-store.js';
import { MessageStore, type StoredMessage } from './message-store.js';
import type { JournalLine, QuestionStage, RateLimits } from './protocol.js';
import { USUAL_RATE_LIMITS } from './rate-limits.js';
import { APPLICATION_ID, BOT, CHANNELS, directChannel, PEOPLE, person } from './seed.js';
import { createSnowflakes, type NextId } from './snowflake.js';

export type StateChange =
  | {
      readonly type: 'message';
      readonly change: 'created' | 'updated';
      readonly stored: StoredMessage;
      /** The interaction that an edit answers. */
      readonly interactionId?: string;
    }
  | { readonly type: 'deferred'; readonly userId: string; readonly interactionId: string }
  | { readonly type: 'message-removed'; readonly stored: StoredMessage }
  | { readonly type: 'commands' }
  | { readonly type: 'bot'; readonly online: boolean }
  | {
      readonly type: 'modal';
      readonly userId: string;
      readonly interactionId: string;
      readonly channelId: string;
      readonly modal: APIModalInteractionResponseCallbackData;
      readonly messageId?: string;
    }
  | { readonly type: 'stage'; readonly userId: string; readonly stage: QuestionStage }
  | { readonly type: 'journal'; readonly entry: JournalLine }
  | {
      readonly type: 'interaction-failed';
      readonly userId: string;
      readonly interactionId: string;
      readonly reason: string;
    };

export type StateListener = (change: StateChange) => void;

export class State {
  readonly clock: Clock;
  readonly nextId: NextId;
  readonly bot: APIUser = BOT;
  readonly commands: CommandStore;
  readonly messages = new MessageStore();
  readonly attachments = new AttachmentStore();
  readonly interactions: InteractionStore;
  readonly faults: FaultLog;
  rateLimits: Required<RateLimits> = USUAL_RATE_LIMITS;
  readonly #people: APIUser[] = [...PEOPLE];
  readonly #users = new Map<string, APIUser>([BOT, ...PEOPLE].map((user) => [user.id, user]));
  readonly #channels = new Map<string, APIChannel>(CHANNELS.map((channel) => [channel.id, channel]));
  readonly #listeners = new Set<StateListener>();
  #botOnline = false;

  constructor(clock: Clock) {
    this.clock = clock;
    this.nextId = createSnowflakes(clock);
    this.commands = new CommandStore(APPLICATION_ID, this.nextId);
    this.interactions = new InteractionStore(clock, this.nextId);
    this.faults = new FaultLog(clock);
  }

  user(id: string): APIUser | undefined {
    return this.#users.get(id);
  }

  /** In the order in which they came. */
  get people(): readonly APIUser[] {
    return this.#people;
  }

  /** Somebody new joins the server, and may talk with the bot alone. */
  join(username: string): APIUser {
    const user = person(this.nextId(), username, username);
    const channel = directChannel(this.nextId(), user);
    this.#people.push(user);
    this.#users.set(user.id, user);
    this.#channels.set(channel.id, channel);
    return user;
  }

  channel(id: string): APIChannel | undefined {
    return this.#channels.get(id);
  }

  /** Channels that this user can see, the bot included. */
  channelsOf(userId: string): readonly APIChannel[] {
    return [...this.#channels.values()].filter((channel) => canSee(channel, userId));
  }

  get botOnline(): boolean {
    return this.#botOnline;
  }

  setBotOnline(online: boolean): void {
    if (online === this.#botOnline) return;
    this.#botOnline = online;
    this.tell({ type: 'bot', online });
  }

  saveMessage(change: 'created' | 'updated', stored: StoredMessage, interactionId?: string): void {
    const before = this.messages.get(stored.message.channel_id, stored.message.id);
    const kept = new Set(stored.files.map(({ file }) => file.id));
    for (const { file } of before?.files ?? []) if (!kept.has(file.id)) this.attachments.remove(file.id);
    const crowdedOut = this.messages.put(stored);
    const answered = change === 'updated' ? interactionId : stored.message.interaction_metadata?.id;
    const interaction = answered === undefined ? undefined : this.interactions.byId(answered);
    if (interaction !== undefined) interaction.awaitsUpdate = false;
    this.tell({
      type: 'message',
      change,
      stored,
      ...(interactionId === undefined ? {} : { interactionId }),
    });
    for (const old of crowdedOut) this.#forget(old);
  }

  removeMessage(stored: StoredMessage): void {
    this.messages.delete(stored.message.channel_id, stored.message.id);
    this.#forget(stored);
  }

  /** The returned function ends it. */
  listen(listener: StateListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(change: StateChange): void {
    for (const listener of this.#listeners) listener(change);
  }

  #forget(stored: StoredMessage): void {
    for (const { file } of stored.files) this.attachments.remove(file.id);
    this.tell({ type: 'message-removed', stored });
  }
}

export const guildOf = (channel: APIChannel): string | undefined =>
  'guild_id' in channel ? channel.guild_id : undefined;

/** Everyone is a member of the server; a conversation is seen by its people, and by the bot when it is one of two. */
export function canSee(channel: APIChannel, userId: string): boolean {
  if (guildOf(channel) !== undefined) return true;
  if (userId === APPLICATION_ID) return !isGroup(channel);
  return 'recipients' in channel && (channel.recipients ?? []).some((user) => user.id === userId);
}

/** A conversation of people, in which the bot is no member. */
export const isGroup = (channel: APIChannel): boolean => guildOf(channel) === undefined && channel.type === 3;
