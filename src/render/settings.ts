/** Settings of a server as a card, and sentences for what a person can fix about them. */
import { LIMITS } from '../jobs/limits.js';
import type { SettingsRefusal } from '../jobs/settings-refusal.js';
import { en } from '../messages/settings/en.js';
import type { Card, Inline } from './card.js';
import { quote } from './refusal-words.js';

const COLOUR = 0x56b4e9;

export interface SettingsShown {
  readonly channels: readonly string[];
  readonly managers: readonly string[];
  readonly language: keyof typeof en.languages | null;
  readonly words: number | null;
  readonly population: string | null;
  readonly weekly: string | null;
}

/** `changed`: names of what was just set. */
export function settingsCard(settings: SettingsShown, changed: readonly string[] = []): Card {
  const { channels, managers, language, words, population, weekly } = settings;
  const { rows, unset } = en;
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
    [rows.language, { strong: language === null ? unset.language : en.languages[language] }],
    [rows.words, { strong: words === null ? unset.words(LIMITS.words.default) : String(words) }],
    [rows.population, { strong: population ?? unset.population }],
    [rows.weekly, ...mentions(weekly === null ? [] : [{ channel: weekly }], unset.weekly)],
  ];
  return {
    colour: COLOUR,
    title: en.title,
    blocks: [
      ...(changed.length === 0
        ? []
        : [{ type: 'paragraph', content: [en.changed, { strong: changed.join(', ') }] } as const]),
      { type: 'list', ordered: false, items },
      { type: 'paragraph', content: [{ quiet: en.note }] },
    ],
  };
}

export function settingsProblem(refusal: SettingsRefusal): string {
  const texts = en.refusal;
  switch (refusal.code) {
    case 'settings-not-a-mention':
      return texts.notAMention[refusal.option](quote(refusal.received));
    case 'settings-too-many':
      return texts.tooMany(refusal.option, refusal.count, refusal.limit);
    case 'settings-need-server':
      return texts.needServer;
    case 'settings-not-manager':
      return refusal.what === 'managers' ? texts.notManagerOfManagers : texts.notManager;
    case 'not-in-this-channel':
      return `${texts.elsewhere}${refusal.channels.map((channel) => `#${channel}`).join(', ')}.`;
  }
}

/** The same sentence with channels that can be pressed. */
export function elsewhereLine({
  channels,
}: Extract<SettingsRefusal, { code: 'not-in-this-channel' }>): readonly Inline[] {
  return [
    en.refusal.elsewhere,
    ...mentions(
      channels.map((channel) => ({ channel })),
      '',
    ),
    '.',
  ];
}

function mentions(all: readonly Inline[], none: string): Inline[] {
  if (all.length === 0) return [{ strong: none }];
  return all.flatMap((each, index) => (index === 0 ? [each] : [', ', each]));
}
