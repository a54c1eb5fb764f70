/** Times of a schedule, which are the same for everybody: by UTC, and saying so. */
import type { Locale } from '../jobs/locale.js';

/** "Monday 4 May at 16:00 UTC". `timeMs`: milliseconds since the epoch. */
export function utcText(locale: Locale, timeMs: number): string {
  return `${new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  }).format(timeMs)} UTC`;
}

/** "Monday, 16:00 UTC". `day`: 0 (Monday) … 6. */
export function weeklyText(
  locale: Locale,
  { day, hour }: { readonly day: number; readonly hour: number },
): string {
  // 5 January 1970 was a Monday.
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const name = weekday.format(Date.UTC(1970, 0, 5 + day));
  return `${name}, ${String(hour).padStart(2, '0')}:00 UTC`;
}
