import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { continues } from '../../../src/sandbox/page/message-group.js';
import { type Channel, guildIdOf, initialsOf, listedChannels } from '../../../src/sandbox/page/places.js';
import { CHANNELS, GUILD_ID } from '../../../src/sandbox/seed.js';
import { seedMessages } from '../../../src/sandbox/seed-messages.js';

const [first, second] = CHANNELS;
const thread = { id: '9', type: 11, name: 'about rain', parent_id: first?.id } as Channel;
const channels: readonly Channel[] = [thread, ...CHANNELS];

describe('places', () => {
  it('lists the channels of a server by position, each with its threads, and conversations apart', () => {
    const moved = channels.map((one) =>
      one.id === second?.id ? { ...one, position: -1 } : one,
    ) as Channel[];
    expect(
      listedChannels(GUILD_ID, moved).map((one) => [one.channel.name, one.threads.map(({ name }) => name)]),
    ).toEqual([
      ['lounge', []],
      ['study-group', ['about rain']],
    ]);
    expect(listedChannels(undefined, channels).map(({ channel }) => channel.type)).toEqual([1, 1, 3]);
    expect(guildIdOf(thread, channels)).toBe(GUILD_ID);
  });

  it('shortens names of servers to at most two letters', () => {
    expect(['Probability study group', 'x', '  '].map(initialsOf)).toEqual(['PS', 'X', '']);
  });
});

describe('messages of one person', () => {
  const [one, , other] = seedMessages(0);
  if (one === undefined || other === undefined) throw new Error('the seed has three messages');
  const later = (minutes: number, more: Partial<APIMessage> = {}): APIMessage => ({
    ...one,
    timestamp: new Date(Date.parse(one.timestamp) + minutes * 60_000).toISOString(),
    ...more,
  });

  it('stand together within seven minutes, unless one answers something or is for one person alone', () => {
    expect(continues(one, later(6.9))).toBe(true);
    expect(continues(one, later(7))).toBe(false);
    expect(continues(one, later(1, { author: { ...one.author, id: '3' } }))).toBe(false);
    expect(continues(one, later(1, { type: 19 }))).toBe(false);
    expect(continues(one, later(1, { flags: 64 }))).toBe(false);
    expect(continues(undefined, one)).toBe(false);
  });
});
