/** Everything the sandbox knows, and the one place that tells of its changes. */
import type {
  APIApplicationCommand,
  APIChannel,
  APIModalInteractionResponseCallbackData,
  APIUser,
} from 'discord-api-types/v10';
import { AttachmentStore } from './attachment-store.js';
import type { Clock } from './clock.js';
import { CommandStore } from './command-store.js';
import { FaultLog } from './fault-log.js';
import { InteractionStore } from './interaction-store.js';
import { MessageStore, type StoredMessage } from './message-store.js';
import type { JournalLine, QuestionStage, RateLimits } from './protocol.js';
import { USUAL_RATE_LIMITS } from './rate-limits.js';
import { APPLICATION_ID, BOT } from './seed.js';
import { createSnowflakes, type NextId } from './snowflake.js';
import { isThread, World, type WorldChange } from './world.js';

export { guildOf } from './world.js';

export type StateChange =
  | WorldChange
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
  readonly world: World;
  readonly messages = new MessageStore();
  readonly attachments = new AttachmentStore();
  readonly interactions: InteractionStore;
  readonly faults: FaultLog;
  rateLimits: Required<RateLimits> = USUAL_RATE_LIMITS;
  readonly #listeners = new Set<StateListener>();
  #botOnline = false;

  constructor(clock: Clock) {
    this.clock = clock;
    this.nextId = createSnowflakes(clock);
    this.commands = new CommandStore(APPLICATION_ID, this.nextId);
    this.interactions = new InteractionStore(clock, this.nextId);
    this.faults = new FaultLog(clock);
    this.world = new World({
      nextId: this.nextId,
      nowMs: () => clock.nowMs(),
      tell: (change) => {
        this.#dropOrphans(change);
        this.tell(change);
      },
    });
  }

  user(id: string): APIUser | undefined {
    return this.world.user(id);
  }

  /** In the order in which they came. */
  get people(): readonly APIUser[] {
    return this.world.people;
  }

  channel(id: string): APIChannel | undefined {
    return this.world.channel(id);
  }

  /** Channels that this user can see, the bot included. */
  channelsOf(userId: string): readonly APIChannel[] {
    return this.world.channelsOf(userId);
  }

  canSee(channel: APIChannel, userId: string): boolean {
    return this.world.canSee(channel, userId);
  }

  /** Commands of the person's servers and global ones; which of them a place offers is for `offered-in.ts` to say. */
  commandsFor(userId: string): readonly APIApplicationCommand[] {
    return this.commands.offeredOver(this.world.guildsOf(userId).map(({ id }) => id));
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
    if (change === 'created') this.#noteNewest(stored);
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

  /** What a channel says of its messages; clients learn of it from the messages themselves. */
  #noteNewest({ message, visibleTo }: StoredMessage): void {
    const channel = this.channel(message.channel_id);
    if (channel === undefined || visibleTo !== undefined) return;
    const noted = { ...channel, last_message_id: message.id };
    if (isThread(noted)) {
      // Discord counts neither the message that a thread began with nor system messages.
      noted.message_count = (noted.message_count ?? 0) + 1;
      noted.total_message_sent = (noted.total_message_sent ?? 0) + 1;
    }
    this.world.changeChannel(noted, true);
  }

  /** Messages whose channel is gone: clients drop them with the channel, so they are told nothing of each. */
  #dropOrphans(change: WorldChange): void {
    const isGone = (change.type === 'guild' || change.type === 'channel') && change.change === 'removed';
    if (!isGone) return;
    for (const channelId of this.messages.channelIds()) {
      if (this.channel(channelId) !== undefined) continue;
      for (const { files } of this.messages.dropChannel(channelId)) {
        for (const { file } of files) this.attachments.remove(file.id);
      }
    }
    if (change.type === 'guild') this.commands.dropScope(change.guild.id);
  }

  #forget(stored: StoredMessage): void {
    for (const { file } of stored.files) this.attachments.remove(file.id);
    this.tell({ type: 'message-removed', stored });
  }
}
