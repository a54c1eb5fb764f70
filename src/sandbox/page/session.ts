/** What the page knows: the server's state as one person sees it, and every event after it. Pure. */
import type {
  APIApplicationCommand,
  APIMessage,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import type { JournalLine, SandboxEvent, SandboxState } from '../protocol.js';
import { type Chronicle, EMPTY_CHRONICLE, withEntries, withStage } from './chronicle.js';

export interface OpenModal {
  readonly interactionId: string;
  readonly channelId: string;
  readonly modal: APIModalInteractionResponseCallbackData;
  /** The component that opened it. */
  readonly opener: ComponentPlace | undefined;
}

export interface ComponentPlace {
  readonly messageId: string;
  readonly customId: string;
}

/** Something the person sent that has not shown yet. */
export interface Sent {
  /** Given by the page; the interaction id comes with the server's answer. */
  readonly key: string;
  readonly channelId: string;
  readonly at: number;
  readonly interactionId: string | undefined;
  /** A command by its line, one of a message's or a person's menu by whose it is; a component, also a form's, by its place. */
  readonly what:
    | { readonly type: 'command'; readonly line: string; readonly name: string }
    | { readonly type: 'message-command'; readonly name: string; readonly messageId: string }
    | { readonly type: 'user-command'; readonly name: string; readonly targetUserId: string }
    | ({ readonly type: 'component' } & ComponentPlace)
    | { readonly type: 'modal'; readonly opener: ComponentPlace | undefined };
  /** The bot has it and will change the message of the component later. */
  readonly isDeferred: boolean;
  /** Set once it is known that nothing will come of it. */
  readonly failure: string | undefined;
}

export interface Session {
  readonly server: Omit<SandboxState, 'messages' | 'commands'>;
  readonly commands: readonly APIApplicationCommand[];
  /** By id, in the order of their making. */
  readonly messages: ReadonlyMap<string, APIMessage>;
  readonly dismissed: ReadonlySet<string>;
  readonly sent: readonly Sent[];
  /** What was told of interactions, by their ids: it may come before the server's answer that gives the id. */
  readonly failures: ReadonlyMap<string, string>;
  readonly deferred: ReadonlySet<string>;
  /** Interactions that changed a message. */
  readonly edited: ReadonlySet<string>;
  /** The message that came or changed last. */
  readonly latestMessageId: string | undefined;
  readonly modal: OpenModal | undefined;
  /** The channel that was opened; another one is shown while it is undefined or gone (`openChannel`). */
  readonly openChannelId: string | undefined;
  /** By channel: its first message that this person has not seen. */
  readonly unread: ReadonlyMap<string, string>;
  /** The first message that was unread when the open channel was opened. */
  readonly newFromId: string | undefined;
  readonly chronicle: Chronicle;
}

export type SessionStep =
  /** `openAt`: the channel to begin in, if nothing was known before. */
  | { readonly type: 'state'; readonly state: SandboxState; readonly openAt?: string | undefined }
  | { readonly type: 'journal'; readonly entries: readonly JournalLine[] }
  | { readonly type: 'opened'; readonly channelId: string }
  | { readonly type: 'event'; readonly event: SandboxEvent }
  | { readonly type: 'sent'; readonly sent: Sent }
  | { readonly type: 'accepted'; readonly key: string; readonly interactionId: string }
  | { readonly type: 'refused'; readonly key: string; readonly reason: string }
  | { readonly type: 'settled'; readonly key: string }
  /** A press that changed nothing to see; one that failed stays with its reason, a deferred one for some time more. */
  | { readonly type: 'unanswered'; readonly key: string }
  | { readonly type: 'given-up'; readonly key: string }
  | { readonly type: 'dismissed'; readonly messageId: string }
  | { readonly type: 'modal-closed' }
  | { readonly type: 'left' };

/** Undefined until the first state has come, and again when the person changes. */
export function stepSession(session: Session | undefined, step: SessionStep): Session | undefined {
  if (step.type === 'left') return undefined;
  if (step.type === 'state') return fromState(session, step.state, step.openAt);
  if (session === undefined) return undefined;
  switch (step.type) {
    case 'event':
      return withoutAnswered(stepEvent(session, step.event));
    case 'journal':
      return { ...session, chronicle: withEntries(session.chronicle, step.entries) };
    case 'opened':
      return withOpened(session, step.channelId);
    case 'sent':
      return { ...session, sent: [...session.sent, step.sent] };
    case 'accepted':
      return withoutAnswered(
        changeSent(session, step.key, (sent) => ({
          ...sent,
          interactionId: step.interactionId,
          failure: session.failures.get(step.interactionId),
          isDeferred: session.deferred.has(step.interactionId),
        })),
      );
    case 'refused':
      return changeSent(session, step.key, (sent) => ({ ...sent, failure: step.reason }));
    case 'settled':
      return { ...session, sent: session.sent.filter((sent) => sent.key !== step.key) };
    case 'unanswered':
      return {
        ...session,
        sent: session.sent.filter(
          (sent) => sent.key !== step.key || sent.failure !== undefined || sent.isDeferred,
        ),
      };
    case 'given-up':
      return {
        ...session,
        sent: session.sent.filter((sent) => sent.key !== step.key || sent.failure !== undefined),
      };
    case 'dismissed':
      return { ...session, dismissed: new Set(session.dismissed).add(step.messageId) };
    case 'modal-closed':
      return { ...session, modal: undefined };
  }
}

function fromState(before: Session | undefined, state: SandboxState, openAt: string | undefined): Session {
  const { messages, commands, ...server } = state;
  return withoutAnswered({
    server,
    commands,
    messages: new Map(messages.map((message) => [message.id, message])),
    dismissed: before?.dismissed ?? new Set(),
    sent: before?.sent ?? [],
    failures: before?.failures ?? new Map(),
    deferred: before?.deferred ?? new Set(),
    edited: before?.edited ?? new Set(),
    latestMessageId: before?.latestMessageId,
    modal: before?.modal,
    openChannelId: before === undefined ? openAt : before.openChannelId,
    unread: before?.unread ?? new Map(),
    newFromId: before?.newFromId,
    chronicle: before?.chronicle ?? EMPTY_CHRONICLE,
  });
}

/** The channel before everybody's eyes: the one opened, else the first that there is. */
export function openChannel(
  session: Pick<Session, 'server' | 'openChannelId'>,
): SandboxState['channels'][number] | undefined {
  const { channels } = session.server;
  return channels.find(({ id }) => id === session.openChannelId) ?? channels[0];
}

function withOpened(session: Session, channelId: string): Session {
  const unread = new Map(session.unread);
  const newFromId = unread.get(channelId);
  unread.delete(channelId);
  return { ...session, openChannelId: channelId, unread, newFromId };
}

/** An edit is nothing new; neither is what is in view. */
function withUnread(session: Session, message: APIMessage): ReadonlyMap<string, string> {
  const { channel_id: channelId, id } = message;
  const isNews =
    !session.messages.has(id) && openChannel(session)?.id !== channelId && !session.unread.has(channelId);
  return isNews ? new Map(session.unread).set(channelId, id) : session.unread;
}

function stepEvent(session: Session, event: SandboxEvent): Session {
  switch (event.type) {
    case 'message': {
      const { message, interactionId } = event;
      const messages = new Map(session.messages).set(message.id, message);
      const edited =
        interactionId === undefined ? session.edited : new Set(session.edited).add(interactionId);
      const unread = withUnread(session, message);
      return { ...session, messages, edited, unread, latestMessageId: message.id };
    }
    case 'message-removed': {
      const messages = new Map(session.messages);
      messages.delete(event.messageId);
      return { ...session, messages };
    }
    case 'commands':
      return { ...session, commands: event.commands };
    case 'bot':
      return {
        ...session,
        server: { ...session.server, bot: { ...session.server.bot, online: event.online } },
      };
    case 'modal': {
      const { interactionId, channelId, modal } = event;
      const opener = session.sent.findLast(
        ({ what }) => what.type === 'component' && what.messageId === event.messageId,
      )?.what;
      return {
        ...session,
        sent: session.sent.filter((one) => one.interactionId !== interactionId),
        modal: {
          interactionId,
          channelId,
          modal,
          opener: opener?.type === 'component' ? opener : undefined,
        },
      };
    }
    case 'deferred': {
      const { interactionId } = event;
      return {
        ...session,
        deferred: new Set(session.deferred).add(interactionId),
        sent: session.sent.map((one) =>
          one.interactionId === interactionId ? { ...one, isDeferred: true } : one,
        ),
      };
    }
    case 'interaction-failed': {
      const failures = new Map(session.failures).set(event.interactionId, event.reason);
      const sent = session.sent.map((one) =>
        one.interactionId === event.interactionId ? { ...one, failure: event.reason } : one,
      );
      return { ...session, failures, sent };
    }
    case 'stage': {
      const { type: _, ...stage } = event;
      return { ...session, chronicle: withStage(session.chronicle, stage) };
    }
    case 'journal':
      return { ...session, chronicle: withEntries(session.chronicle, [event.entry]) };
    case 'world':
      // Answered with a new state, by whoever holds the line to the server.
      return session;
  }
}

function changeSent(session: Session, key: string, change: (sent: Sent) => Sent): Session {
  return { ...session, sent: session.sent.map((one) => (one.key === key ? change(one) : one)) };
}

/** Drops what has become visible: its message is there, its modal is open. */
function withoutAnswered(session: Session): Session {
  if (session.sent.length === 0) return session;
  const answered = new Set(session.edited);
  if (session.modal !== undefined) answered.add(session.modal.interactionId);
  for (const message of session.messages.values()) {
    const id = message.interaction_metadata?.id;
    if (id !== undefined) answered.add(id);
  }
  const sent = session.sent.filter(
    (one) => one.interactionId === undefined || !answered.has(one.interactionId),
  );
  return sent.length === session.sent.length ? session : { ...session, sent };
}

/** The component that a person waits for: pressed itself, or through the form that it opened. */
export function pressedPlace({ what }: Sent): ComponentPlace | undefined {
  if (what.type === 'component') return what;
  return what.type === 'modal' ? what.opener : undefined;
}
