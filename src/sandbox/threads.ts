/** Threads: how they begin, wake and fall asleep. */
import {
  type APIMessage,
  type APIThreadChannel,
  ChannelType,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import { type GuildChannel, NO_FLAGS } from './guild.js';
import { NOTHING_INSIDE, type StoredMessage } from './message-store.js';
import { personMessage } from './person-message.js';
import { BOT } from './seed.js';
import type { State } from './state.js';
import type { ThreadForm } from './thread-form.js';
import { isThread } from './world.js';

const DEFAULT_AUTO_ARCHIVE_MINUTES = 4_320;

/** A thread of the bot's, which is a member of it. `from`: the message that it hangs on; its id is the thread's too. */
export function startThread(
  state: State,
  parent: GuildChannel,
  form: ThreadForm,
  from: StoredMessage | undefined,
): APIThreadChannel {
  const createdAt = new Date(state.clock.nowMs()).toISOString();
  const type = from === undefined ? (form.type ?? ChannelType.PrivateThread) : ChannelType.PublicThread;
  const isPrivate = type === ChannelType.PrivateThread;
  const thread: APIThreadChannel = {
    id: from?.message.id ?? state.nextId(),
    type,
    guild_id: parent.guild_id,
    parent_id: parent.id,
    owner_id: BOT.id,
    name: form.name,
    last_message_id: null,
    message_count: 0,
    total_message_sent: 0,
    member_count: 0,
    rate_limit_per_user: form.rate_limit_per_user ?? 0,
    flags: NO_FLAGS,
    thread_metadata: {
      archived: false,
      auto_archive_duration: form.auto_archive_duration ?? DEFAULT_AUTO_ARCHIVE_MINUTES,
      archive_timestamp: createdAt,
      create_timestamp: createdAt,
      locked: false,
      ...(isPrivate ? { invitable: form.invitable ?? true } : {}),
    },
  };
  state.world.addChannel(thread);
  state.world.setInThread(thread, BOT.id, true);
  const started = threadOf(state, thread.id) ?? thread;
  if (from !== undefined) hang(state, from, started);
  else if (!isPrivate) announce(state, parent, started);
  watch(state, started.id);
  return started;
}

export function threadOf(state: State, id: string): APIThreadChannel | undefined {
  const channel = state.channel(id);
  return channel !== undefined && isThread(channel) ? channel : undefined;
}

export const isArchived = (thread: APIThreadChannel): boolean => thread.thread_metadata?.archived === true;
export const isLocked = (thread: APIThreadChannel): boolean => thread.thread_metadata?.locked === true;

export type ThreadChange = Partial<
  Pick<APIThreadChannel, 'name' | 'rate_limit_per_user'> &
    Pick<
      NonNullable<APIThreadChannel['thread_metadata']>,
      'archived' | 'locked' | 'invitable' | 'auto_archive_duration'
    >
>;

export function changeThread(state: State, thread: APIThreadChannel, change: ThreadChange): APIThreadChannel {
  const { name, rate_limit_per_user: slowly, ...metadata } = change;
  const before = thread.thread_metadata;
  if (before === undefined) return thread;
  const turns = metadata.archived !== undefined && metadata.archived !== before.archived;
  const changed: APIThreadChannel = {
    ...thread,
    ...(name === undefined ? {} : { name }),
    ...(slowly === undefined ? {} : { rate_limit_per_user: slowly }),
    thread_metadata: {
      ...before,
      ...metadata,
      ...(turns ? { archive_timestamp: new Date(state.clock.nowMs()).toISOString() } : {}),
    },
  };
  state.world.changeChannel(changed);
  if (turns || metadata.auto_archive_duration !== undefined) watch(state, thread.id);
  return changed;
}

/** Whoever writes into an archived thread wakes it. */
export function wake(state: State, channelId: string): void {
  const thread = threadOf(state, channelId);
  if (thread !== undefined && isArchived(thread)) changeThread(state, thread, { archived: false });
}

/** Archives the thread once nothing has been said in it for as long as it says. */
function watch(state: State, threadId: string): void {
  const thread = threadOf(state, threadId);
  if (thread?.thread_metadata === undefined || isArchived(thread)) return;
  const { last_message_id: lastId, thread_metadata: metadata } = thread;
  const quietMs = metadata.auto_archive_duration * 60_000;
  state.clock.after(quietMs, () => {
    const now = threadOf(state, threadId);
    if (now?.thread_metadata === undefined || isArchived(now)) return;
    // Another watch has begun with the change.
    if (now.thread_metadata.archive_timestamp !== metadata.archive_timestamp) return;
    if (now.thread_metadata.auto_archive_duration !== metadata.auto_archive_duration) return;
    if (now.last_message_id === lastId) changeThread(state, now, { archived: true });
    else watch(state, threadId);
  });
}

function hang(state: State, from: StoredMessage, thread: APIThreadChannel): void {
  const flags = (from.message.flags ?? 0) | MessageFlags.HasThread;
  state.saveMessage('updated', { ...from, message: { ...from.message, flags, thread } });
}

/** In the channel, where nothing else would lead to the thread. */
function announce(state: State, parent: GuildChannel, thread: APIThreadChannel): void {
  const message: APIMessage = {
    ...personMessage({
      id: state.nextId(),
      channelId: parent.id,
      author: BOT,
      atMs: state.clock.nowMs(),
      content: thread.name ?? '',
    }),
    type: MessageType.ThreadCreated,
    message_reference: {
      type: MessageReferenceType.Default,
      channel_id: thread.id,
      guild_id: parent.guild_id,
    },
  };
  state.saveMessage('created', { message, visibleTo: undefined, files: [], shownInside: NOTHING_INSIDE });
}
