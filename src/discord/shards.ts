/** Which of the bot's connections to Discord this process holds. Pure. */

/** `auto`: all that Discord recommends. Else these numbers, from 0 on, of `count` in all the processes together. */
export type Shards = 'auto' | { readonly ids: readonly number[]; readonly count: number };

/** Far above what Discord asks of a bot in a million servers; a bound for what is typed. */
const MOST_SHARDS = 4_096;

/** Of `auto`, or of `0,1/4`: the first two of four. Undefined: it is neither. */
export function readShards(text: string): Shards | undefined {
  if (text === 'auto') return 'auto';
  const [, list, total] = /^(\d{1,4}(?:,\d{1,4}){0,255})\/(\d{1,4})$/.exec(text) ?? [];
  if (list === undefined || total === undefined) return undefined;
  const ids = list.split(',').map(Number);
  const count = Number(total);
  const areInRange = count <= MOST_SHARDS && ids.every((id) => id < count);
  return areInRange && new Set(ids).size === ids.length ? { ids, count } : undefined;
}

/** Of several processes the one that does what is to be done once. */
export const isFirstProcess = (shards: Shards): boolean => shards === 'auto' || shards.ids.includes(0);
