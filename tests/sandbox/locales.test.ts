import { Locale } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { LOCALES, localText } from '../../src/sandbox/locales.js';
import { startSandbox } from '../../src/sandbox/sandbox.js';
import { Person } from './control-client.js';

describe('languages', () => {
  it('are those of Discord', () => {
    expect([...LOCALES].sort()).toEqual([...Object.values(Locale)].sort());
  });

  it('have names of their own, or those of the language next to them, or those that everybody sees', () => {
    const names = { de: 'lektion', 'es-ES': 'lección', 'en-GB': 'lesson-gb', fr: null };
    expect(localText('lesson', names, 'de')).toEqual({ text: 'lektion', locale: 'de' });
    expect(localText('lesson', names, 'es-419')).toEqual({ text: 'lección', locale: 'es-ES' });
    expect(localText('lesson', names, 'en-US')).toEqual({ text: 'lesson-gb', locale: 'en-GB' });
    expect(localText('lesson', names, 'fr')).toEqual({ text: 'lesson', locale: undefined });
    expect(localText('lesson', names, 'constructor')).toEqual({ text: 'lesson', locale: undefined });
    expect(localText('lesson', undefined, 'de')).toEqual({ text: 'lesson', locale: undefined });
  });

  it('are chosen by each person and seen in the state', async () => {
    const sandbox = await startSandbox({ port: 0 });
    try {
      const ada = new Person(sandbox);
      const locales = async () => (await ada.state()).users.map(({ locale }) => locale);
      expect(await locales()).toEqual(['en-US', 'en-US']);
      await ada.control.setLocale(ada.userId, 'pt-BR');
      expect(await locales()).toEqual(['pt-BR', 'en-US']);
      await expect(ada.control.setLocale(ada.userId, 'klingon')).rejects.toThrow(
        'must be a language of Discord',
      );
      await expect(ada.control.setLocale('1', 'de')).rejects.toThrow('no such person');
    } finally {
      await sandbox.close();
    }
  });
});
