/** What the page does for the parts of its messages. */
import type { APIMessage, APIUser } from 'discord-api-types/v10';
import type { QuestionStage, SendInteraction } from '../protocol.js';
import { displayName } from './avatar.js';
import type { Known, MenuEntry } from './command-entry.js';
import type { PageActions, Picture } from './page-context.js';
import { type Channel, channelTitle, guildIdOf } from './places.js';
import { pressedPlace, type Session, type SessionStep } from './session.js';
import type { Send } from './use-sending.js';

/** A conversation of several people, as documented. */
const GROUP = 3;

export function pageActions(parts: {
  readonly session: Session;
  readonly userId: string;
  readonly channel: Channel;
  readonly menu: readonly MenuEntry[];
  readonly personMenu: readonly MenuEntry[];
  readonly send: Send;
  readonly step: (step: SessionStep) => void;
  readonly compose: (line: string) => void;
  readonly openPicture: (picture: Picture) => void;
}): PageActions {
  const { session, userId, channel, send, step } = parts;
  const { server } = session;
  const channelId = channel.id;
  return {
    userName: (id) => {
      const user = [...server.users, server.bot].find((one) => one.id === id);
      return user === undefined ? undefined : displayName(user);
    },
    channelName: (id) => {
      const found = server.channels.find((one) => one.id === id);
      return found === undefined ? undefined : channelTitle(found, server.bot);
    },
    people: peopleIn(channel, server),
    channels: channelsBeside(channel, server),
    openChannel: (id) => step({ type: 'opened', channelId: id }),
    compose: parts.compose,
    message: (id) => session.messages.get(id),
    menu: parts.menu,
    useMenu: (messageId, name) => {
      void send(
        { type: 'message-command', name, messageId },
        { type: 'message-command', userId, channelId, name, messageId },
      );
    },
    personMenu: parts.personMenu,
    usePersonMenu: (targetUserId, name) => {
      void send(
        { type: 'user-command', name, targetUserId },
        { type: 'user-command', userId, channelId, name, targetUserId },
      );
    },
    press: (messageId, customId, values) => {
      const interaction: SendInteraction = {
        type: 'component',
        userId,
        channelId,
        messageId,
        customId,
        ...(values === undefined ? {} : { values }),
      };
      void send({ type: 'component', messageId, customId }, interaction);
    },
    isPressed: (messageId, customId) =>
      session.sent.some((sent) => {
        const place = pressedPlace(sent);
        return sent.failure === undefined && place?.messageId === messageId && place.customId === customId;
      }),
    isComputing: (messageId) => computing(session, messageId) !== undefined,
    waitingStage: (message) => waitingStage(session, message),
    dismiss: (messageId) => step({ type: 'dismissed', messageId }),
    openPicture: parts.openPicture,
  };
}

/** Everybody who may be named in a channel, its bot last. */
function peopleIn(channel: Channel, { users, bot }: Session['server']): readonly APIUser[] {
  const recipients = 'recipients' in channel ? channel.recipients : undefined;
  return [...(recipients ?? users), ...(channel.type === GROUP ? [] : [bot])];
}

/** The channels of the same server; in a conversation none. */
function channelsBeside(channel: Channel, { channels }: Session['server']): readonly Channel[] {
  const guildId = guildIdOf(channel, channels);
  return channels.filter((one) => guildId !== undefined && guildIdOf(one, channels) === guildId);
}

/** The same as choices of a command's options; two people of one name are told apart by what is their own. */
export function knownIn(channel: Channel, server: Session['server']): Known {
  const people = peopleIn(channel, server);
  const isShared = (name: string) => people.filter((one) => displayName(one) === name).length > 1;
  return {
    people: people.map((user) => {
      const name = displayName(user);
      return { name: isShared(name) ? `${name} (${user.username})` : name, value: user.id };
    }),
    channels: channelsBeside(channel, server).map((one) => ({
      name: channelTitle(one, server.bot),
      value: one.id,
    })),
  };
}

const computing = (session: Session, messageId: string) =>
  session.sent.find(
    (sent) => sent.isDeferred && sent.failure === undefined && pressedPlace(sent)?.messageId === messageId,
  );

function waitingStage(session: Session, message: APIMessage): QuestionStage | undefined {
  const interactionId =
    computing(session, message.id)?.interactionId ?? message.interaction_metadata?.id ?? '';
  return session.chronicle.stages.get(interactionId)?.at(-1);
}
