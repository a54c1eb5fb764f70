/** A server that one of two bots holds: servers get their ids from the time, so the time decides on their shard. */
import type { ControlClient } from '../../src/sandbox/control-client.js';
import type { NewPlace } from '../../src/sandbox/protocol.js';

export async function guildOfShard(control: ControlClient, shard: 0 | 1): Promise<NewPlace> {
  for (;;) {
    const place = await control.addGuild({ name: `Of shard ${shard}` });
    if (Number((BigInt(place.guildId) >> 22n) % 2n) === shard) return place;
    await control.removeGuild(place.guildId);
    await control.advanceClock(1);
  }
}
