/**
 * Which channel a thread belongs to. The client keeps no channels, as it asks for no intents, but each interaction that the gateway
 * sends says it of its own channel.
 */
import { LRUCache } from 'lru-cache';
import { z } from 'zod';

const REMEMBERED = 5_000;
/** Announcement, public and private threads; of other channels the parent is a category. */
const THREAD_TYPES: ReadonlySet<number> = new Set([10, 11, 12]);

const packetSchema = z.object({
  t: z.literal('INTERACTION_CREATE'),
  d: z.object({
    channel: z.object({ id: z.string(), type: z.number(), parent_id: z.string() }),
  }),
});

export class ThreadParents {
  readonly #parents = new LRUCache<string, string>({ max: REMEMBERED });

  /** Every packet of the gateway, before the client reads it. */
  readonly onPacket = (packet: unknown): void => {
    const read = packetSchema.safeParse(packet);
    if (!read.success) return;
    const { id, type, parent_id } = read.data.d.channel;
    if (THREAD_TYPES.has(type)) this.#parents.set(id, parent_id);
  };

  /** Undefined for what is no thread. */
  parentOf(channel: string): string | undefined {
    return this.#parents.get(channel);
  }
}
