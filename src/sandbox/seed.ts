/**
 * The small world that a sandbox starts with: a server with two channels, two people, their direct messages with the
 * bot, and a group conversation of the people in which the bot is no member. Ids are fixed, so that what a bot keeps
 * by server or person still fits after a restart.
 */
import { type APIChannel, type APIGroupDMChannel, type APIUser, ChannelType } from 'discord-api-types/v10';
import { createdAt, type Guild, type GuildChannel, NO_FLAGS, rolesOf } from './guild.js';

export const APPLICATION_ID = '901000000000000001';
export const GUILD_ID = '901000000000000100';
const MANAGERS_ID = '901000000000000110';
const STUDY_GROUP_ID = '901000000000000101';
const LOUNGE_ID = '901000000000000102';
const ADA_ID = '901000000000000201';
const BLAISE_ID = '901000000000000202';

export const FIRST_CHANNEL_ID = STUDY_GROUP_ID;
export const FIRST_USER_ID = ADA_ID;

export const person = (id: string, username: string, globalName: string): APIUser => ({
  id,
  username,
  discriminator: '0',
  global_name: globalName,
  avatar: null,
  public_flags: NO_FLAGS,
  flags: NO_FLAGS,
  primary_guild: null,
});

export const BOT: APIUser = {
  ...person(APPLICATION_ID, 'Given', 'Given'),
  discriminator: '0001',
  global_name: null,
  bot: true,
};
export const PEOPLE: readonly APIUser[] = [
  person(ADA_ID, 'ada', 'Ada'),
  person(BLAISE_ID, 'blaise', 'Blaise'),
];

/** `topic` null: none. */
export const textChannel = (
  guildId: string,
  id: string,
  name: string,
  position: number,
  topic: string | null,
): GuildChannel => ({
  id,
  type: ChannelType.GuildText,
  guild_id: guildId,
  name,
  position,
  topic,
  parent_id: null,
  nsfw: false,
  rate_limit_per_user: 0,
  permission_overwrites: [],
  last_message_id: null,
  flags: NO_FLAGS,
});
const guildChannels: readonly GuildChannel[] = [
  textChannel(GUILD_ID, STUDY_GROUP_ID, 'study-group', 0, 'Questions about probability'),
  textChannel(GUILD_ID, LOUNGE_ID, 'lounge', 1, 'Everything else'),
];

/** The bot's conversation with one person. */
export const directChannel = (id: string, user: APIUser): APIChannel => ({
  id,
  type: ChannelType.DM,
  name: null,
  recipients: [user],
  last_message_id: null,
  flags: NO_FLAGS,
});

const groupChannel: APIGroupDMChannel = {
  id: '901000000000000303',
  type: ChannelType.GroupDM,
  name: 'Ada and Blaise',
  icon: null,
  owner_id: ADA_ID,
  recipients: [...PEOPLE],
  last_message_id: null,
  flags: NO_FLAGS,
};

export const CHANNELS: readonly APIChannel[] = [
  ...guildChannels,
  ...PEOPLE.map((user, index) => directChannel(`90100000000000030${index + 1}`, user)),
  groupChannel,
];

/** A server whose owner is the first person, with the bot and the first people in it. */
export function newGuild(id: string, name: string, managersId: string): Guild {
  const joined = { joinedAt: createdAt(id), roleIds: [] };
  return {
    id,
    name,
    ownerId: ADA_ID,
    roles: rolesOf(id, managersId),
    members: new Map([BOT, ...PEOPLE].map((user) => [user.id, joined])),
  };
}

export const firstGuild = (): Guild => newGuild(GUILD_ID, 'Probability study group', MANAGERS_ID);
