/** Settings of a server as a card, and sentences for what a person can fix about them. */
import { LIMITS } from '../jobs/limits.js';
import type { Locale } from '../jobs/locale.js';
import type { SettingsRefusal } from '../jobs/settings-refusal.js';
import { LANGUAGE_NAMES, SETTINGS_MESSAGES } from '../messages/settings/index.js';
import { utcText, weeklyText } from '../messages/utc-text.js';
import type { Block, Card, Inline } from './card.js';
import { cutForQuote } from './refusal-words.js';

const COLOUR = 0x56b4e9;

export interface SettingsShown {
  readonly channels: readonly string[];
  readonly managers: readonly string[];
  readonly language: Locale | null;
  readonly words: number | null;
  readonly population: string | null;
  readonly weekly: string | null;
}

/** When the weekly question is asked, and how it stands where it is planned. */
export interface WeeklyShown {
  readonly time: { readonly day: number; readonly hour: number };
  readonly plan: { readonly dueAtMs: number; readonly refusedAtMs: number | null } | undefined;
}

/** `changed`: names of what was just set. `locale`: of whoever looks. */
export function settingsCard(
  settings: SettingsShown,
  weeklyShown: WeeklyShown,
  locale: Locale,
  changed: readonly string[] = [],
): Card {
  const texts = SETTINGS_MESSAGES[locale];
  const { channels, managers, language, words, population, weekly } = settings;
  const { rows, unset } = texts;
  const items: readonly (readonly Inline[])[] = [
    [
      rows.channels,
      ...mentions(
        channels.map((channel) => ({ channel })),
        unset.channels,
      ),
    ],
    [
      rows.managers,
      ...mentions(
        managers.map((role) => ({ role })),
        unset.managers,
      ),
    ],
    [rows.language, { strong: language === null ? unset.language : LANGUAGE_NAMES[language] }],
    [rows.words, { strong: words === null ? unset.words(LIMITS.words.default) : String(words) }],
    [rows.population, { strong: population ?? unset.population }],
    [rows.weekly, ...mentions(weekly === null ? [] : [{ channel: weekly }], unset.weekly)],
    [rows.weeklyTime, { strong: weeklyText(locale, weeklyShown.time) }, ...nextOf(weeklyShown, locale)],
  ];
  return {
    colour: COLOUR,
    title: texts.title,
    blocks: [
      ...(changed.length === 0
        ? []
        : [{ type: 'paragraph', content: [texts.changed, { strong: changed.join(', ') }] } as const]),
      { type: 'list', ordered: false, items },
      ...troubleOf(weeklyShown, locale),
      { type: 'paragraph', content: [{ quiet: texts.note }] },
    ],
  };
}

function nextOf({ plan }: WeeklyShown, locale: Locale): readonly Inline[] {
  if (plan === undefined) return [];
  return [SETTINGS_MESSAGES[locale].weekly.next(utcText(locale, plan.dueAtMs))];
}

/** Only who set the channel can put it right. */
function troubleOf({ plan }: WeeklyShown, locale: Locale): readonly Block[] {
  if (plan === undefined || plan.refusedAtMs === null) return [];
  const text = SETTINGS_MESSAGES[locale].weekly.refused(utcText(locale, plan.refusedAtMs));
  return [{ type: 'paragraph', content: [{ strong: text }] }];
}

export function settingsProblem(refusal: SettingsRefusal, locale: Locale): string {
  const texts = SETTINGS_MESSAGES[locale].refusal;
  switch (refusal.code) {
    case 'settings-not-a-mention':
      return texts.notAMention[refusal.option](cutForQuote(refusal.received));
    case 'settings-too-many':
      return texts.tooMany(refusal.option, refusal.count, refusal.limit);
    case 'settings-no-channel':
      return texts.noChannel;
    case 'settings-need-server':
      return texts.needServer;
    case 'settings-not-manager':
      return refusal.what === 'managers' ? texts.notManagerOfManagers : texts.notManager;
    case 'not-in-this-channel':
      return `${texts.elsewhere}${refusal.channels.map((channel) => `#${channel}`).join(', ')}${texts.elsewhereEnd}`;
  }
}

/** The same sentence with channels that can be pressed. */
export function elsewhereLine(
  { channels }: Extract<SettingsRefusal, { code: 'not-in-this-channel' }>,
  locale: Locale,
): readonly Inline[] {
  const { elsewhere, elsewhereEnd } = SETTINGS_MESSAGES[locale].refusal;
  return [
    elsewhere,
    ...mentions(
      channels.map((channel) => ({ channel })),
      '',
    ),
    elsewhereEnd,
  ];
}

function mentions(all: readonly Inline[], none: string): Inline[] {
  if (all.length === 0) return [{ strong: none }];
  return all.flatMap((each, index) => (index === 0 ? [each] : [', ', each]));
}
