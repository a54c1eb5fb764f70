/** What every library of populations keeps to. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accept, refuse } from '../../src/jobs/refusal.js';
import {
  type KeptPopulation,
  MOST_POPULATIONS,
  type Place,
  type PopulationLibrary,
} from '../../src/populations/library.js';
import { PEOPLE } from '../../src/probability/population.js';

export interface OpenedPopulations {
  readonly populations: PopulationLibrary;
  /** The same populations through a connection of its own, as another process has one. */
  readonly others: PopulationLibrary;
  close(): Promise<void>;
}

const SERVER = 'g-200000000000000001';
const PLACE: Place = { scope: SERVER, channel: '300000000000000001' };

export function population(name: string, changes: Partial<KeptPopulation> = {}): KeptPopulation {
  return {
    scope: SERVER,
    name,
    content: { type: 'members', population: { ...PEOPLE, name } },
    owner: '100000000000000001',
    editors: [],
    createdAtMs: 1_700_000_000_000,
    changedAtMs: 1_700_000_000_000,
    ...changes,
  };
}

/** An edit that must see what every edit before it did. */
const withEditor = (id: string) => (kept: KeptPopulation) =>
  accept({ ...kept, editors: [...kept.editors, id] });

export function describePopulations(name: string, open: () => Promise<OpenedPopulations>): void {
  describe(`populations in ${name}`, () => {
    let opened: OpenedPopulations;
    let populations: PopulationLibrary;
    beforeEach(async () => {
      opened = await open();
      populations = opened.populations;
    });
    afterEach(() => opened.close());

    it('finds what was saved, as it was saved', async () => {
      const group = population('Study  Group ☃', {
        editors: ['7', '8'],
        content: {
          type: 'members',
          population: {
            name: 'Study  Group ☃',
            noun: { one: 'student', many: 'students' },
            attributes: [{ name: '__proto__' }, { name: 'age', values: 'number' }],
            groups: [
              { has: ['__proto__'], values: [['age', 0.1 + 0.2]], count: 2, members: ['“\u{1F3BE}”', '\0'] },
            ],
          },
        },
      });
      const text = population('weather', { content: { type: 'text', text: 'cloudy\0 \uD800 rain\r\n' } });
      expect(await populations.create(group)).toBe('created');
      expect(await populations.create(text)).toBe('created');
      expect(await populations.find(SERVER, 'Study  Group ☃')).toEqual(group);
      expect(await populations.find(SERVER, 'weather')).toEqual(text);
    });

    it.each(['CAFÉ STRASSE', ' café   straße ', 'cafe\u0301 strasse', '\u200Ecafé straße'])(
      'finds "café straße" under %j, and takes it for the same name',
      async (other) => {
        const kept = population('café straße');
        await populations.create(kept);
        expect(await populations.find(SERVER, other)).toEqual(kept);
        expect(await populations.create(population(other))).toBe('name-taken');
        expect(await populations.remove(SERVER, other)).toBe(true);
        expect(await populations.find(SERVER, 'café straße')).toBeUndefined();
      },
    );

    it.each(['', 'constructor', '__proto__', '%', "' or 1=1 --", '\0', '\uD800', 'x'.repeat(10_000)])(
      'finds nothing under %j',
      async (missing) => {
        await populations.create(population('there'));
        expect(await populations.find(SERVER, missing)).toBeUndefined();
        expect(await populations.change(SERVER, missing, accept)).toBeUndefined();
        expect(await populations.remove(SERVER, missing)).toBe(false);
      },
    );

    it('keeps the populations of two scopes apart', async () => {
      const [mine, theirs] = [population('us'), population('us', { scope: 'u-1', owner: '1' })];
      expect(await populations.create(mine)).toBe('created');
      expect(await populations.create(theirs)).toBe('created');
      expect(await populations.remove('u-1', 'us')).toBe(true);
      expect(await populations.find(SERVER, 'us')).toEqual(mine);
      expect(await populations.list('u-1')).toEqual([]);
    });

    it('lists by name, with sizes', async () => {
      for (const name of ['group 10', 'Group 9', 'apples']) await populations.create(population(name));
      await populations.create(population('words', { content: { type: 'text', text: 'né' } }));
      const owner = '100000000000000001';
      expect(await populations.list(SERVER)).toEqual([
        { name: 'apples', type: 'members', size: 14, owner },
        { name: 'Group 9', type: 'members', size: 14, owner },
        { name: 'group 10', type: 'members', size: 14, owner },
        { name: 'words', type: 'text', size: 3, owner },
      ]);
    });

    it('never takes a name twice, nor more than fit, however many come at once', async () => {
      for (let index = 1; index < MOST_POPULATIONS - 1; index++)
        await populations.create(population(`group ${index}`));
      const names = ['one', 'ONE', 'two', 'three', 'four', 'Four'];
      const made = await Promise.all(
        names.map((name, index) => (index % 2 === 0 ? populations : opened.others).create(population(name))),
      );
      expect(made.filter((each) => each === 'created')).toHaveLength(2);
      expect(await populations.list(SERVER)).toHaveLength(MOST_POPULATIONS);
      expect(await populations.create(population('one more'))).toBe('too-many');
      await populations.remove(SERVER, 'group 1');
      expect(await populations.create(population('one more'))).toBe('created');
    });

    it('changes what is kept, and says so', async () => {
      const kept = population('us');
      await populations.create(kept);
      const changed = { ...kept, owner: '5', changedAtMs: kept.changedAtMs + 1 };
      expect(await populations.change(SERVER, 'US', () => accept(changed))).toEqual(accept(changed));
      expect(await populations.find(SERVER, 'us')).toEqual(changed);
    });

    it('leaves it as it is when the edit refuses or breaks, or would make another of it', async () => {
      const kept = population('us');
      await populations.create(kept);
      const refusal = refuse({ code: 'lone-surrogate', option: 'member' });
      expect(await populations.change(SERVER, 'us', () => refusal)).toEqual(refusal);
      const broken = () => {
        throw new RangeError('broken');
      };
      await expect(populations.change(SERVER, 'us', broken)).rejects.toThrow('broken');
      await expect(populations.change(SERVER, 'us', () => accept({ ...kept, name: 'them' }))).rejects.toThrow(
        'scope and name',
      );
      expect(await populations.find(SERVER, 'us')).toEqual(kept);
      expect(await populations.change(SERVER, 'us', accept)).toEqual(accept(kept));
    });

    it('loses none of 40 edits at once', async () => {
      await populations.create(population('us'));
      const ids = Array.from({ length: 40 }, (_, index) => String(index));
      await Promise.all(
        ids.map((id, index) =>
          (index % 2 === 0 ? populations : opened.others).change(SERVER, 'us', withEditor(id)),
        ),
      );
      const editors = (await populations.find(SERVER, 'us'))?.editors ?? [];
      expect(editors.toSorted()).toEqual(ids.toSorted());
    });

    it('remembers the default of a channel until it is changed or the population is gone', async () => {
      await populations.create(population('Us'));
      const other = { scope: SERVER, channel: '4' };
      await populations.setDefault(PLACE, 'us');
      await populations.setDefault(other, 'titanic');
      expect(await populations.defaultOf(PLACE)).toBe('us');
      expect(await populations.defaultOf({ scope: 'u-1', channel: PLACE.channel })).toBeUndefined();
      await populations.setDefault(PLACE, 'US');
      expect(await populations.defaultOf(PLACE)).toBe('US');
      await populations.remove(SERVER, 'us');
      expect(await populations.defaultOf(PLACE)).toBeUndefined();
      expect(await populations.defaultOf(other)).toBe('titanic');
      await populations.setDefault(other, null);
      await populations.setDefault(other, null);
      expect(await populations.defaultOf(other)).toBeUndefined();
    });
  });
}
