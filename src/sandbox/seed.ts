/**
 * The small world that a sandbox starts with: a server with two channels, two people, their direct messages with the
 * bot, and a group conversation of the people in which the bot is no member. Ids are fixed, so that what a bot keeps
 * by server or person still fits after a restart.
 */
import {
  type APIChannel,
  type APIGroupDMChannel,
  type APIGuildMember,
  type APIRole,
  type APIUser,
  ChannelType,
  GuildMemberFlags,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { snowflakeTimeMs } from './snowflake.js';

export const APPLICATION_ID = '901000000000000001';
export const GUILD_ID = '901000000000000100';
const STUDY_GROUP_ID = '901000000000000101';
const LOUNGE_ID = '901000000000000102';
const ADA_ID = '901000000000000201';
const BLAISE_ID = '901000000000000202';

export const FIRST_CHANNEL_ID = STUDY_GROUP_ID;
export const FIRST_USER_ID = ADA_ID;

const P = PermissionFlagsBits;
/** What an ordinary member may do. */
export const PERMISSIONS = String(
  P.ViewChannel |
    P.SendMessages |
    P.EmbedLinks |
    P.AttachFiles |
    P.ReadMessageHistory |
    P.AddReactions |
    P.UseExternalEmojis |
    P.UseApplicationCommands |
    P.ChangeNickname |
    P.SendMessagesInThreads |
    P.CreatePublicThreads,
);

/** The server is Ada's. */
const OWNER_PERMISSIONS = String(BigInt(PERMISSIONS) | P.ManageGuild | P.ManageChannels | P.ManageMessages);

/** Typed wide: the enumerations of flags have no name for "none". */
const NO_FLAGS: number = 0;

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

const joinedAt = new Date(snowflakeTimeMs(GUILD_ID)).toISOString();

export const memberOf = (user: APIUser): APIGuildMember & { readonly permissions: string } => ({
  user,
  nick: null,
  avatar: null,
  banner: null,
  roles: [],
  joined_at: joinedAt,
  premium_since: null,
  deaf: false,
  mute: false,
  pending: false,
  flags: GuildMemberFlags.CompletedOnboarding,
  communication_disabled_until: null,
  permissions: user.id === ADA_ID ? OWNER_PERMISSIONS : PERMISSIONS,
});

const everyone: APIRole = {
  id: GUILD_ID,
  name: '@everyone',
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position: 0,
  permissions: PERMISSIONS,
  managed: false,
  mentionable: false,
  flags: NO_FLAGS,
};

export const GUILD = { id: GUILD_ID, name: 'Probability study group' } as const;

type GuildChannel = APIChannel & { readonly guild_id: string };
const textChannel = (id: string, name: string, position: number, topic: string): GuildChannel => ({
  id,
  type: ChannelType.GuildText,
  guild_id: GUILD_ID,
  name,
  position,
  topic,
  parent_id: null,
  nsfw: false,
  rate_limit_per_user: 0,
  permission_overwrites: [],
  last_message_id: null,
});
const guildChannels: readonly GuildChannel[] = [
  textChannel(STUDY_GROUP_ID, 'study-group', 0, 'Questions about probability'),
  textChannel(LOUNGE_ID, 'lounge', 1, 'Everything else'),
];

/** The bot's conversation with one person. */
export const directChannel = (id: string, user: APIUser): APIChannel => ({
  id,
  type: ChannelType.DM,
  name: null,
  recipients: [user],
  last_message_id: null,
});

const groupChannel: APIGroupDMChannel = {
  id: '901000000000000303',
  type: ChannelType.GroupDM,
  name: 'Ada and Blaise',
  icon: null,
  owner_id: ADA_ID,
  recipients: [...PEOPLE],
  last_message_id: null,
};

export const CHANNELS: readonly APIChannel[] = [
  ...guildChannels,
  ...PEOPLE.map((user, index) => directChannel(`90100000000000030${index + 1}`, user)),
  groupChannel,
];

/** The server in full, as the gateway tells it. */
export const fullGuild = (people: readonly APIUser[]) => ({
  ...GUILD,
  icon: null,
  splash: null,
  discovery_splash: null,
  owner_id: ADA_ID,
  region: 'local',
  afk_channel_id: null,
  afk_timeout: 300,
  verification_level: 0,
  default_message_notifications: 1,
  explicit_content_filter: 0,
  roles: [everyone],
  emojis: [],
  stickers: [],
  features: [],
  mfa_level: 0,
  application_id: null,
  system_channel_id: null,
  system_channel_flags: 0,
  rules_channel_id: null,
  vanity_url_code: null,
  description: null,
  banner: null,
  premium_tier: 0,
  preferred_locale: 'en-US',
  public_updates_channel_id: null,
  nsfw_level: 0,
  premium_progress_bar_enabled: false,
  safety_alerts_channel_id: null,
  joined_at: joinedAt,
  large: false,
  unavailable: false,
  member_count: people.length + 1,
  members: [BOT, ...people].map(memberOf),
  channels: guildChannels,
  threads: [],
  voice_states: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
});
