import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/ops/log.js';
import {
  mayAnswerIn,
  NO_SETTINGS,
  readChannel,
  readChannels,
  readRoles,
  SETTINGS_LIMITS,
} from '../../src/settings/server-settings.js';
import { SettingsDesk } from '../../src/settings/settings-desk.js';
import { MemorySettings } from '../../src/store/memory-settings.js';

const A = '300000000000000001';
const B = '300000000000000002';

describe('what is typed into /settings', () => {
  it.each([
    [`<#${A}> <#${B}>`, [A, B]],
    [`<#${A}><#${B}>, <#${A}>`, [A, B]],
    ['everywhere', []],
    ['None', []],
  ])('%j names channels %j', (typed, value) => {
    expect(readChannels(typed)).toEqual({ value });
  });

  it.each(['general', `<#${A}> general`, `<@&${A}>`, '<#1>', ' , ', `<#${A}`])('%j names none', (typed) => {
    expect(readChannels(typed)).toMatchObject({ problem: { code: 'settings-not-a-mention' } });
  });

  it('takes roles as roles, and one channel where one is wanted', () => {
    expect(readRoles(`<@&${A}>`)).toEqual({ value: [A] });
    expect(readRoles(`<@${A}>`)).toMatchObject({ problem: { option: 'managers' } });
    expect(readChannel(`<#${A}>`)).toEqual({ value: A });
    expect(readChannel('none')).toEqual({ value: null });
    expect(readChannel(`<#${A}> <#${B}>`)).toMatchObject({
      problem: { code: 'settings-too-many', limit: 1 },
    });
    const many = Array.from(
      { length: SETTINGS_LIMITS.channels + 1 },
      (_, index) => `<#3000000000000${1000 + index}>`,
    );
    expect(readChannels(many.join(' '))).toMatchObject({ problem: { code: 'settings-too-many', count: 26 } });
  });

  it('keeps the bot in its channels and their threads', () => {
    const settings = { ...NO_SETTINGS, channels: [A] };
    expect(mayAnswerIn(NO_SETTINGS, { channel: B, parent: undefined })).toBe(true);
    expect(mayAnswerIn(settings, { channel: A, parent: undefined })).toBe(true);
    expect(mayAnswerIn(settings, { channel: B, parent: undefined })).toBe(false);
    expect(mayAnswerIn(settings, { channel: B, parent: A })).toBe(true);
  });
});

describe('settings that every interaction needs', () => {
  const logger = createLogger('given-test', 'silent');

  it('are looked up now and then, and at once after a change', async () => {
    const store = new MemorySettings();
    let nowMs = 1_000_000;
    const desk = new SettingsDesk({ store, logger, now: () => nowMs });
    expect(await desk.of('g-1')).toEqual(NO_SETTINGS);
    await store.change('g-1', (before) => ({ ...before, words: 7 }));
    expect((await desk.of('g-1')).words).toBeNull();
    nowMs += 60_000;
    expect((await desk.of('g-1')).words).toBe(7);
    await desk.change('g-1', (before) => ({ ...before, words: 9 }));
    expect((await desk.of('g-1')).words).toBe(9);
  });

  it('are what was known last while the store is away', async () => {
    const store = new MemorySettings();
    let nowMs = 1_000_000;
    let isAway = false;
    const desk = new SettingsDesk({
      store: {
        of: (scope) => (isAway ? Promise.reject(new Error('away')) : store.of(scope)),
        change: (scope, change) => store.change(scope, change),
      },
      logger,
      now: () => nowMs,
    });
    await desk.change('g-1', (before) => ({ ...before, channels: [A] }));
    isAway = true;
    nowMs += 60_000;
    expect((await desk.of('g-1')).channels).toEqual([A]);
    expect(await desk.of('g-2')).toEqual(NO_SETTINGS);
  });
});
