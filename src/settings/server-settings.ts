/** What those who manage a server decide for all of it. It names channels and roles, never a person. */
import { LIMITS } from '../jobs/limits.js';
import type { SettingsRefusal } from '../jobs/settings-refusal.js';
import type { Locale } from '../messages/catalogue.js';
import { USUAL_TIME, type WeeklyTime } from '../rounds/weekly-schedule.js';

export interface ServerSettings {
  /** Ids of channels in which the bot answers; empty: in all of them. */
  readonly channels: readonly string[];
  /** Ids of roles whose members may change what belongs to the whole server, as those who manage it may. */
  readonly managers: readonly string[];
  /** Null: each is spoken to in their own. */
  readonly language: Locale | null;
  /** Rows of `/nextword` unless a question says otherwise. */
  readonly words: number | null;
  /** Name of the population that questions are about where neither they nor the channel name one. */
  readonly population: string | null;
  /** Id of the channel of the weekly question. */
  readonly weekly: string | null;
  /** When it is asked: 0 (Monday) … 6, and 0 … 23, by UTC; null: at the usual time. */
  readonly weeklyDay: number | null;
  readonly weeklyHour: number | null;
}

export const NO_SETTINGS: ServerSettings = {
  channels: [],
  managers: [],
  language: null,
  words: null,
  population: null,
  weekly: null,
  weeklyDay: null,
  weeklyHour: null,
};

export const weeklyTime = ({ weeklyDay, weeklyHour }: ServerSettings): WeeklyTime => ({
  day: weeklyDay ?? USUAL_TIME.day,
  hour: weeklyHour ?? USUAL_TIME.hour,
});

export const SETTINGS_LIMITS = {
  channels: 25,
  managers: 10,
  /** Code points of a list as typed. */
  listCharacters: 1000,
} as const;

/** As `SettingsStore` says it. */
export interface SettingsStore {
  /** `NO_SETTINGS` where nothing was set. */
  of(scope: string): Promise<ServerSettings>;
  /** What `change` makes of them; of two at the same time neither is lost. */
  change(scope: string, change: (before: ServerSettings) => ServerSettings): Promise<ServerSettings>;
}

/** Typed for "none of it". */
const NOTHING: ReadonlySet<string> = new Set(['none', 'everywhere', 'everyone', '-']);
const CHANNEL = /^<#(\d{15,20})>$/;
const ROLE = /^<@&(\d{15,20})>$/;

type Read<T> = { readonly value: T } | { readonly problem: SettingsRefusal };

/** "#general #quiz" as Discord sends it, or "everywhere". */
export function readChannels(typed: string): Read<readonly string[]> {
  return readIds(typed, CHANNEL, 'channels', SETTINGS_LIMITS.channels);
}

/** "@teachers" as Discord sends it, or "none". */
export function readRoles(typed: string): Read<readonly string[]> {
  return readIds(typed, ROLE, 'managers', SETTINGS_LIMITS.managers);
}

/** One channel, or "none". */
export function readChannel(typed: string): Read<string | null> {
  const read = readIds(typed, CHANNEL, 'weekly', 1);
  return 'problem' in read ? read : { value: read.value[0] ?? null };
}

export const isNothing = (typed: string): boolean => NOTHING.has(typed.trim().toLowerCase());

function readIds(
  typed: string,
  pattern: RegExp,
  option: 'channels' | 'managers' | 'weekly',
  limit: number,
): Read<readonly string[]> {
  if (isNothing(typed)) return { value: [] };
  const parts = typed
    .replaceAll('><', '> <')
    .split(/[\s,;]+/u)
    .filter((part) => part !== '');
  const ids = new Set<string>();
  for (const part of parts) {
    const id = pattern.exec(part)?.[1];
    if (id === undefined) return { problem: { code: 'settings-not-a-mention', option, received: part } };
    ids.add(id);
  }
  if (ids.size === 0) return { problem: { code: 'settings-not-a-mention', option, received: typed.trim() } };
  return ids.size > limit
    ? { problem: { code: 'settings-too-many', option, count: ids.size, limit } }
    : { value: [...ids] };
}

/** Whether the bot answers there; a thread counts as its channel. */
export function mayAnswerIn(
  { channels }: ServerSettings,
  { channel, parent }: { readonly channel: string; readonly parent: string | undefined },
): boolean {
  return (
    channels.length === 0 || channels.includes(channel) || (parent !== undefined && channels.includes(parent))
  );
}

export const WORDS_LIMITS = { min: LIMITS.words.min, max: LIMITS.words.max };
