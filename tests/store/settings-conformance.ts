/** What every store of settings keeps to. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_SETTINGS, type SettingsStore } from '../../src/settings/server-settings.js';

export interface OpenedSettings {
  readonly settings: SettingsStore;
  /** The same settings through a connection of its own. */
  readonly others: SettingsStore;
  close(): Promise<void>;
}

const SERVER = 'g-200000000000000001';

export function describeSettings(name: string, open: () => Promise<OpenedSettings>): void {
  describe(`settings in ${name}`, () => {
    let opened: OpenedSettings;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    it('are none at first, and are found as they were set', async () => {
      const { settings, others } = opened;
      expect(await settings.of(SERVER)).toEqual(NO_SETTINGS);
      const wanted = {
        channels: ['300000000000000001'],
        managers: ['400000000000000001'],
        language: 'pt-BR',
        words: 15,
        population: 'class “7b” \0',
        weekly: '300000000000000002',
        weeklyDay: 6,
        weeklyHour: 0,
      } as const;
      expect(await settings.change(SERVER, () => wanted)).toEqual(wanted);
      expect(await others.of(SERVER)).toEqual(wanted);
      expect(await others.of('g-2')).toEqual(NO_SETTINGS);
    });

    it('loses none of many changes that are made at once', async () => {
      const { settings, others } = opened;
      const channels = Array.from({ length: 12 }, (_, index) => `3000000000000000${index + 10}`);
      await Promise.all(
        channels.map((channel, index) =>
          (index % 2 === 0 ? settings : others).change(SERVER, (before) => ({
            ...before,
            channels: [...before.channels, channel],
          })),
        ),
      );
      expect((await settings.of(SERVER)).channels.toSorted()).toEqual(channels);
    });

    it('stay as they were when a change throws', async () => {
      await opened.settings.change(SERVER, (before) => ({ ...before, words: 7 }));
      const bug = () => {
        throw new Error('a bug');
      };
      await expect(opened.settings.change(SERVER, bug)).rejects.toThrow('a bug');
      expect(await opened.settings.of(SERVER)).toEqual({ ...NO_SETTINGS, words: 7 });
    });
  });
}
