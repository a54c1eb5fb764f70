/** Op 8: a bot asks for members of a server by their ids or the beginning of their names. Pure but for the world it reads. */
import { z } from 'zod';
import { memberOf } from './guild.js';
import type { State } from './state.js';

/** By name, and by id in one request. */
const MOST_MEMBERS = 100;

export const memberRequestSchema = z.object({
  guild_id: z.string(),
  query: z.string().optional(),
  limit: z.number().int().min(0).optional(),
  user_ids: z.union([z.string(), z.array(z.string()).max(MOST_MEMBERS)]).optional(),
  nonce: z.string().optional(),
});
export type MemberRequest = z.infer<typeof memberRequestSchema>;

/**
 * The data of GUILD_MEMBERS_CHUNK. Undefined for a server that the bot is not in, and for the list of everybody, which
 * takes a privileged intent that nobody grants here: both are not answered.
 */
export function membersChunk(state: State, request: MemberRequest): object | undefined {
  const { guild_id: guildId, query = '', limit = 0, user_ids: asked, nonce } = request;
  const guild = state.world.guild(guildId);
  if (guild === undefined) return undefined;
  const ids = asked === undefined ? undefined : [asked].flat();
  if (ids === undefined && query === '' && limit === 0) return undefined;
  const inGuild = [...guild.members.keys()];
  const found = inGuild
    .flatMap((id) => state.user(id) ?? [])
    .filter(({ id, username }) =>
      ids === undefined ? username.toLowerCase().startsWith(query.toLowerCase()) : ids.includes(id),
    )
    .slice(0, limit === 0 ? MOST_MEMBERS : Math.min(limit, MOST_MEMBERS));
  return {
    guild_id: guild.id,
    members: found.map((user) => memberOf(guild, user)),
    chunk_index: 0,
    chunk_count: 1,
    not_found: (ids ?? []).filter((id) => !guild.members.has(id)),
    ...(nonce === undefined ? {} : { nonce }),
  };
}
