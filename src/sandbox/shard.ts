/** Which of a bot's connections an event belongs to. */

/** Shard number and number of shards. */
export type Shard = readonly [number: number, count: number];

/** `guildId` undefined: a direct message, which the first shard hears of. */
export const shardOf = (guildId: string | undefined, count: number): number =>
  guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count));

export const isOfShard = ([number, count]: Shard, guildId: string | undefined): boolean =>
  shardOf(guildId, count) === number;

/** Shards that Discord would recommend: about one for a thousand servers. */
export const recommendedShards = (guilds: number): number => Math.max(1, Math.ceil(guilds / 1_000));
