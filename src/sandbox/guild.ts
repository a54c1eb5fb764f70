/** A server of the world: its roles and members, and how clients are told of it. */
import {
  type APIChannel,
  type APIGuildMember,
  type APIRole,
  type APIThreadChannel,
  type APIUser,
  GuildMemberFlags,
} from 'discord-api-types/v10';
import { MANAGER_PERMISSIONS, MEMBER_PERMISSIONS } from './permissions.js';
import { snowflakeTimeMs } from './snowflake.js';

export interface Membership {
  readonly joinedAt: string;
  /** Besides @everyone. */
  readonly roleIds: readonly string[];
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly roles: readonly APIRole[];
  /** By user id, the bot's too. */
  readonly members: Map<string, Membership>;
}

export type GuildChannel = APIChannel & { readonly guild_id: string };

export const GUILD_LOCALE = 'en-US';
/** Typed wide: the enumerations of flags have no name for "none". */
export const NO_FLAGS: number = 0;

const role = (id: string, name: string, position: number, permissions: bigint): APIRole => ({
  id,
  name,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position,
  permissions: String(permissions),
  managed: false,
  mentionable: position > 0,
  flags: NO_FLAGS,
});

/** `managersId`: of the role whose members may manage the server. */
export const rolesOf = (guildId: string, managersId: string): readonly APIRole[] => [
  role(guildId, '@everyone', 0, MEMBER_PERMISSIONS),
  role(managersId, 'Managers', 1, MEMBER_PERMISSIONS | MANAGER_PERMISSIONS),
];

export const managersOf = ({ id, roles }: Guild): string => roles.find((one) => one.id !== id)?.id ?? id;

export const createdAt = (guildId: string): string => new Date(snowflakeTimeMs(guildId)).toISOString();

/** What the server itself lets a member do, before its channels have their say. */
export function basePermissions(guild: Guild, userId: string): bigint {
  const { roleIds = [] } = guild.members.get(userId) ?? {};
  return guild.roles
    .filter(({ id }) => id === guild.id || roleIds.includes(id))
    .reduce(
      (sum, { permissions }) => sum | BigInt(permissions),
      guild.ownerId === userId ? MANAGER_PERMISSIONS : 0n,
    );
}

export function memberOf(guild: Guild, user: APIUser): APIGuildMember {
  const { joinedAt = createdAt(guild.id), roleIds = [] } = guild.members.get(user.id) ?? {};
  return {
    user,
    nick: null,
    avatar: null,
    banner: null,
    roles: [...roleIds],
    joined_at: joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: GuildMemberFlags.CompletedOnboarding,
    communication_disabled_until: null,
  };
}

export interface GuildParts {
  readonly members: readonly APIGuildMember[];
  readonly channels: readonly GuildChannel[];
  /** Active ones. */
  readonly threads: readonly APIThreadChannel[];
}

/** As REST tells it, without its channels and members. */
export const describeGuild = ({ id, name, ownerId, roles }: Guild) => ({
  id,
  name,
  icon: null,
  splash: null,
  discovery_splash: null,
  owner_id: ownerId,
  region: 'local',
  afk_channel_id: null,
  afk_timeout: 300,
  verification_level: 0,
  default_message_notifications: 1,
  explicit_content_filter: 0,
  roles,
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
  preferred_locale: GUILD_LOCALE,
  public_updates_channel_id: null,
  nsfw_level: 0,
  premium_progress_bar_enabled: false,
  safety_alerts_channel_id: null,
});

/** In full, as the gateway tells it. */
export const fullGuild = (guild: Guild, { members, channels, threads }: GuildParts, botJoinedAt: string) => ({
  ...describeGuild(guild),
  joined_at: botJoinedAt,
  large: false,
  unavailable: false,
  member_count: members.length,
  members,
  channels,
  threads,
  voice_states: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
});
