import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/messages/catalogue.js';
import { SETTINGS_MESSAGES } from '../../src/messages/settings/index.js';
import { refusalCard } from '../../src/render/refusal.js';
import { settingsCard } from '../../src/render/settings.js';
import { toTerminalText } from '../../src/render/terminal-text.js';
import { USUAL_TIME } from '../../src/rounds/weekly-schedule.js';
import { NO_SETTINGS } from '../../src/settings/server-settings.js';
import { HOLE, leftInEnglish, watched } from './watched.js';

const CHANNEL = '200000000000000001';
const SET = { ...NO_SETTINGS, channels: [CHANNEL], managers: [CHANNEL], words: 9, weekly: CHANNEL };

const NOT_PLANNED = { time: USUAL_TIME, plan: undefined };
const PLANNED = {
  time: USUAL_TIME,
  plan: { dueAtMs: Date.UTC(2026, 4, 11, 16), refusedAtMs: Date.UTC(2026, 4, 4, 16) },
};

/** What people see, as the renderer words it. */
function settingsTexts(locale: Locale): ReadonlyMap<string, string> {
  const refused = (
    [
      { code: 'settings-not-a-mention', option: 'channels', received: 'x' },
      { code: 'settings-not-a-mention', option: 'managers', received: 'x' },
      { code: 'settings-not-a-mention', option: 'weekly', received: 'x' },
      { code: 'settings-too-many', option: 'channels', count: 30, limit: 25 },
      { code: 'settings-no-channel' },
      { code: 'settings-need-server' },
      { code: 'settings-not-manager', what: 'any' },
      { code: 'settings-not-manager', what: 'managers' },
      { code: 'not-in-this-channel', channels: [CHANNEL] },
    ] as const
  ).map((refusal, index): [string, string] => [
    `${refusal.code}.${index}`,
    toTerminalText({ card: refusalCard(refusal, ['/settings'], locale) }),
  ]);
  return new Map([
    ['nothing set', toTerminalText({ card: settingsCard(NO_SETTINGS, NOT_PLANNED, locale) })],
    [
      'all set',
      toTerminalText({ card: settingsCard({ ...SET, language: 'fr' }, PLANNED, locale, ['words']) }),
    ],
    ...refused,
  ]);
}

describe('texts of the settings', () => {
  it.each(LOCALES)('have no hole in %s, and none is empty', (locale) => {
    for (const [name, text] of settingsTexts(locale))
      expect(text, name).not.toMatch(/undefined|\[object|NaN/);
    const { messages, unread } = watched(SETTINGS_MESSAGES[locale]);
    const { refusal, rows, unset } = messages;
    const all = [
      messages.title,
      messages.changed,
      messages.note,
      ...Object.keys(rows).map((row) => String(Reflect.get(rows, row))),
      unset.words(10),
      ...[unset.channels, unset.managers, unset.language, unset.population, unset.weekly],
      ...[refusal.notAMention.channels, refusal.notAMention.managers, refusal.notAMention.weekly].map(
        (text) => text('x'),
      ),
      refusal.tooMany('channels', 30, 25),
      messages.weekly.next('x'),
      messages.weekly.refused('x'),
      refusal.noChannel,
      ...[refusal.needServer, refusal.notManager, refusal.notManagerOfManagers],
      `${refusal.elsewhere}#x${refusal.elsewhereEnd}`,
    ];
    for (const text of all) {
      expect(text).not.toMatch(HOLE);
      expect(text.trim()).not.toBe('');
    }
    expect(unread()).toEqual([]);
  });

  it.each(LOCALES.filter((locale) => locale !== 'en'))('are not left in English in %s', (locale) => {
    expect(leftInEnglish(settingsTexts(locale), settingsTexts('en'))).toEqual([]);
    expect(settingsTexts(locale).get('nothing set')).not.toContain('Answers in');
  });
});
