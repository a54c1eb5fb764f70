import { describe, expect, it } from 'vitest';
import { populationChoices } from '../../commands/population-names.js';
import type { KeptContent, KeptPopulation } from '../../src/populations/library.js';
import { resolveMembers, resolvePopulation } from '../../src/populations/resolve.js';
import { PEOPLE } from '../../src/probability/population.js';
import { MemoryPopulations } from '../../src/store/memory-populations.js';

const place = { scope: 'g-1', channel: 'c-1' };
const kept = (name: string, content: KeptContent): KeptPopulation => ({
  scope: place.scope,
  name,
  content,
  owner: '7',
  editors: [],
  createdAtMs: 0,
  changedAtMs: 0,
});
const members = (name: string): KeptContent => ({
  type: 'members',
  population: { name, attributes: [{ name: 'tea' }], groups: [{ has: ['tea'], count: 3 }] },
});

async function source() {
  const populations = new MemoryPopulations();
  await populations.create(kept('Tea club', members('Tea club')));
  await populations.create(kept('Weather', { type: 'text', text: 'rain, then sun' }));
  return { place, populations };
}
const nameOf = async (name: string | undefined, from: Awaited<ReturnType<typeof source>>) => {
  const resolved = await resolvePopulation(name, from);
  return resolved.ok ? resolved.value.name : resolved.refusal.code;
};

describe('which population a question is about', () => {
  it('is the one named, own or ready-made, however it is spelled', async () => {
    const from = await source();
    expect(await nameOf('TEA  club', from)).toBe('Tea club');
    expect(await nameOf('Titanic', from)).toBe('titanic');
  });

  it('is the default of the channel, and people where there is none', async () => {
    const from = await source();
    expect(await resolvePopulation(undefined, from)).toEqual({
      ok: true,
      value: { name: 'people', content: { type: 'members', population: PEOPLE } },
    });
    await from.populations.setDefault(place, 'cards');
    expect(await nameOf(undefined, from)).toBe('cards');
    expect(await nameOf(undefined, { ...from, place: { ...place, channel: 'c-2' } })).toBe('people');
    await from.populations.setDefault(place, 'deleted since');
    expect(await nameOf(undefined, from)).toBe('people');
  });

  it('is refused with the closest name where there is none of that name', async () => {
    expect(await resolvePopulation('tea clab', await source())).toMatchObject({
      ok: false,
      refusal: {
        code: 'unknown-population',
        name: 'tea clab',
        suggestion: 'Tea club',
        known: ['Tea club', 'Weather', 'people', 'titanic', 'berkeley', 'medical test', 'two dice', 'cards'],
      },
    });
    expect(await nameOf('Tea club', { ...(await source()), place: { ...place, scope: 'g-2' } })).toBe(
      'unknown-population',
    );
  });

  it('has members where members are needed', async () => {
    const from = await source();
    expect(await resolveMembers('tea club', from)).toMatchObject({ ok: true, value: { name: 'Tea club' } });
    expect(await resolveMembers('weather', from)).toEqual({
      ok: false,
      refusal: { code: 'population-is-text', name: 'Weather' },
    });
    await from.populations.setDefault(place, 'weather');
    expect(await resolveMembers(undefined, from)).toMatchObject({ refusal: { name: 'Weather' } });
  });

  it('is offered while its name is typed', async () => {
    const from = await source();
    const offered = async (typed: string) => (await populationChoices(typed, from)).map(({ value }) => value);
    expect(await offered('')).toHaveLength(8);
    expect(await offered('T')).toEqual(['Tea club', 'titanic', 'two dice', 'Weather', 'medical test']);
    expect(await offered('nothing like it')).toEqual([]);
  });
});
