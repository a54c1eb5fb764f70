/** Making and changing messages: what comes from a checked form, what Discord adds. */
import {
  type APIMessage,
  type APIUser,
  InteractionType,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import { planFiles, storeFiles, type Upload } from './attached-files.js';
import { emptyMessage, invalidForm, unknownChannel, unknownUser } from './discord-error.js';
import { interactionMetadata } from './interaction-metadata.js';
import type { Interaction } from './interaction-store.js';
import { MESSAGE_FLAG, SETTABLE_FLAGS } from './limits.js';
import {
  findMentions,
  MediaResolver,
  namesShownInside,
  toAttachment,
  toComponents,
  toEmbed,
} from './message-content.js';
import { legacyFieldFault, type MessageForm } from './message-form.js';
import { NOTHING_INSIDE, type ShownInside, type StoredMessage } from './message-store.js';
import { APPLICATION_ID, BOT } from './seed.js';
import { guildOf, type State } from './state.js';

/** A message as sent, and where its form stood in the request. */
export interface SentMessage {
  readonly form: MessageForm;
  readonly uploads: readonly Upload[];
  readonly at: readonly PropertyKey[];
}

export const NO_MESSAGE: SentMessage = { form: {}, uploads: [], at: [] };

export interface Messages {
  /** An answer of the bot to an interaction. `loading`: "thinking…", with nothing in it yet. */
  answer(
    interaction: Interaction,
    sent: SentMessage,
    options: { readonly ephemeral: boolean; readonly loading?: boolean; readonly follows?: string },
  ): StoredMessage;
  /** A message of the bot's own accord; `replied`: the one that it replies to. */
  post(
    channelId: string,
    sent: SentMessage,
    more?: { readonly nonce?: string | number; readonly replied?: APIMessage },
  ): StoredMessage;
  /** `interactionId`: of the interaction that the edit answers. */
  edit(before: StoredMessage, sent: SentMessage, interactionId?: string): StoredMessage;
}

/** `origin`: of this server, without a slash at the end. */
export function createMessages(state: State, origin: string): Messages {
  const content = (sent: SentMessage, channelId: string, before: StoredMessage | undefined) => {
    const { form } = sent;
    state.faults.checkMentions(form);
    const planned = planFiles(form.attachments, sent.uploads, before?.files ?? []);
    const names = namesShownInside(form, planned, sent.at);
    const text = form.content === undefined ? (before?.message.content ?? '') : (form.content ?? '').trim();
    const embedCount = (form.embeds === undefined ? before?.message.embeds : form.embeds)?.length ?? 0;
    const flags = ((before?.message.flags ?? 0) | (form.flags ?? 0)) & ~MESSAGE_FLAG.loading;
    const components = form.components === undefined ? before?.message.components : form.components;
    const hasV2 = (flags & MESSAGE_FLAG.componentsV2) !== 0 && (components?.length ?? 0) > 0;
    if (text === '' && embedCount === 0 && planned.length === 0 && !hasV2) throw emptyMessage();
    if ((flags & MESSAGE_FLAG.componentsV2) !== 0)
      refuseLegacyParts({ content: text, embeds: embedCount }, sent.at);

    const files = storeFiles(state, channelId, planned);
    const media = new MediaResolver(files, origin);
    const idsOf = (part: keyof ShownInside) =>
      form[part] === undefined
        ? (before?.shownInside[part] ?? new Set<string>())
        : new Set(files.filter(({ file }) => names[part].has(file.name)).map(({ file }) => file.id));
    const shownInside: ShownInside = { embeds: idsOf('embeds'), components: idsOf('components') };
    const { mentions, mentionsEveryone } = findMentions(text, form.allowed_mentions, (id) => state.user(id));
    return {
      files,
      shownInside,
      shown: {
        content: text,
        embeds:
          form.embeds === undefined
            ? (before?.message.embeds ?? [])
            : (form.embeds ?? []).map((embed) => toEmbed(embed, media)),
        components:
          form.components === undefined
            ? (before?.message.components ?? [])
            : toComponents(form.components ?? [], media),
        attachments: files
          .filter(({ file: { id } }) => !shownInside.embeds.has(id) && !shownInside.components.has(id))
          .map((file) => toAttachment(file, origin)),
        mentions,
        mention_everyone: mentionsEveryone,
      },
    };
  };

  const fresh = (channelId: string, flags: number): APIMessage => ({
    id: state.nextId(),
    type: MessageType.Default,
    channel_id: channelId,
    author: BOT,
    content: '',
    timestamp: new Date(state.clock.nowMs()).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    flags,
  });

  return {
    answer(interaction, sent, { ephemeral, loading = false, follows }) {
      const { channelId, userId } = interaction;
      if (state.channel(channelId) === undefined) throw unknownChannel();
      const own = (sent.form.flags ?? 0) & SETTABLE_FLAGS & ~MESSAGE_FLAG.ephemeral;
      const flags = own | (ephemeral ? MESSAGE_FLAG.ephemeral : 0) | (loading ? MESSAGE_FLAG.loading : 0);
      const parts = loading ? undefined : content(sent, channelId, undefined);
      const isCommand = interaction.type === InteractionType.ApplicationCommand;
      const reply = follows ?? (isCommand ? interaction.targetMessageId : interaction.sourceMessageId);
      const user = person(state, userId);
      const message: APIMessage = {
        ...fresh(channelId, flags),
        ...parts?.shown,
        type: kindOfAnswer(interaction, follows, reply),
        application_id: APPLICATION_ID,
        webhook_id: APPLICATION_ID,
        interaction_metadata: interactionMetadata(interaction, user),
        ...(isCommand && follows === undefined
          ? {
              interaction: {
                id: interaction.id,
                type: interaction.type,
                name: interaction.commandName ?? '',
                user,
              },
            }
          : {}),
        ...(reply === undefined ? {} : { message_reference: referenceTo(state, channelId, reply) }),
      };
      const stored: StoredMessage = {
        message,
        visibleTo: ephemeral ? userId : undefined,
        files: parts?.files ?? [],
        shownInside: parts?.shownInside ?? NOTHING_INSIDE,
      };
      state.saveMessage('created', stored);
      return stored;
    },
    post(channelId, sent, { nonce, replied } = {}) {
      const parts = content(sent, channelId, undefined);
      const flags = (sent.form.flags ?? 0) & SETTABLE_FLAGS & ~MESSAGE_FLAG.ephemeral;
      const stored: StoredMessage = {
        message: {
          ...fresh(channelId, flags),
          ...parts.shown,
          ...(nonce === undefined ? {} : { nonce }),
          ...(replied === undefined
            ? {}
            : {
                type: MessageType.Reply,
                message_reference: referenceTo(state, channelId, replied.id),
                referenced_message: replied,
              }),
        },
        visibleTo: undefined,
        files: parts.files,
        shownInside: parts.shownInside,
      };
      state.saveMessage('created', stored);
      return stored;
    },
    edit(before, sent, interactionId) {
      const parts = content(sent, before.message.channel_id, before);
      const earlier = before.message.flags ?? 0;
      const wasLoading = (earlier & MESSAGE_FLAG.loading) !== 0;
      const added = (sent.form.flags ?? 0) & (MESSAGE_FLAG.suppressEmbeds | MESSAGE_FLAG.componentsV2);
      const flags = (earlier & ~MESSAGE_FLAG.loading) | added;
      const stored: StoredMessage = {
        message: {
          ...before.message,
          ...parts.shown,
          flags,
          // What replaces "thinking…" is the first version of the message, not a change of it.
          edited_timestamp: wasLoading ? null : new Date(state.clock.nowMs()).toISOString(),
        },
        visibleTo: before.visibleTo,
        files: parts.files,
        shownInside: parts.shownInside,
      };
      state.saveMessage('updated', stored, interactionId);
      return stored;
    },
  };
}

/** What a message had before must be taken out by the edit that brings in Components V2. */
function refuseLegacyParts(left: { content: string; embeds: number }, at: readonly PropertyKey[]): void {
  const faults = (['content', 'embeds'] as const)
    .filter((key) => left[key] !== '' && left[key] !== 0)
    .map((key) => legacyFieldFault(key, at));
  if (faults.length > 0) throw invalidForm(faults);
}

function kindOfAnswer(
  { type, targetMessageId }: Interaction,
  follows: string | undefined,
  reply: string | undefined,
): MessageType.ChatInputCommand | MessageType.ContextMenuCommand | MessageType.Reply | MessageType.Default {
  if (type === InteractionType.ApplicationCommand && follows === undefined) {
    return targetMessageId === undefined ? MessageType.ChatInputCommand : MessageType.ContextMenuCommand;
  }
  return reply === undefined ? MessageType.Default : MessageType.Reply;
}

function referenceTo(state: State, channelId: string, messageId: string) {
  const channel = state.channel(channelId);
  const guildId = channel === undefined ? undefined : guildOf(channel);
  return {
    type: MessageReferenceType.Default,
    channel_id: channelId,
    message_id: messageId,
    ...(guildId === undefined ? {} : { guild_id: guildId }),
  };
}

function person(state: State, id: string): APIUser {
  const user = state.user(id);
  if (user === undefined) throw unknownUser();
  return user;
}
