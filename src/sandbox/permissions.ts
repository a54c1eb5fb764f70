/** What members may do, as sets of Discord's permission bits. Pure. */
import { type APIOverwrite, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';

const P = PermissionFlagsBits;

/** Of everybody in a server. */
export const MEMBER_PERMISSIONS: bigint =
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
  P.CreatePublicThreads;

/** What whoever manages a server has besides. */
export const MANAGER_PERMISSIONS: bigint =
  P.ManageGuild | P.ManageChannels | P.ManageMessages | P.ManageThreads | P.CreatePrivateThreads;

/** What a bot that was given a channel to manage has there besides. */
const CHANNEL_MANAGER: bigint =
  P.ManageChannels | P.ManageMessages | P.ManageThreads | P.CreatePrivateThreads | P.PinMessages;
const SPEAKING: bigint = P.SendMessages | P.SendMessagesInThreads;

export const has = (permissions: bigint, wanted: bigint): boolean => (permissions & wanted) === wanted;

export interface ChannelAccess {
  readonly canView: boolean;
  readonly canSend: boolean;
  readonly canManage?: boolean;
}

/** How a channel says what one member may do there. Undefined: exactly what the server says. */
export function overwriteFor(userId: string, access: ChannelAccess): APIOverwrite | undefined {
  const deny = (access.canView ? 0n : P.ViewChannel) | (access.canSend ? 0n : SPEAKING);
  const allow = access.canManage === true ? CHANNEL_MANAGER : 0n;
  if (deny === 0n && allow === 0n) return undefined;
  return { id: userId, type: OverwriteType.Member, allow: String(allow), deny: String(deny) };
}

/** Discord's own order: everyone, then roles, then the member; who may not view may do nothing at all. */
export function applyOverwrites(
  base: bigint,
  overwrites: readonly APIOverwrite[],
  { guildId, roles, userId }: { guildId: string; roles: readonly string[]; userId: string },
): bigint {
  const steps = [
    overwrites.filter(({ id }) => id === guildId),
    overwrites.filter(({ id }) => id !== guildId && roles.includes(id)),
    overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === userId),
  ];
  const permissions = steps.reduce((sum, step) => {
    const deny = step.reduce((all, one) => all | BigInt(one.deny), 0n);
    const allow = step.reduce((all, one) => all | BigInt(one.allow), 0n);
    return (sum & ~deny) | allow;
  }, base);
  return has(permissions, P.ViewChannel) ? permissions : 0n;
}
