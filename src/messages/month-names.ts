import type { Locale } from '../jobs/locale.js';

/** Of year · 12 + month from 0: "May", "sept", "5月", or with its year, "May 2026", "sept. 2026". */
export function monthName(month: number, locale: Locale, form: 'short' | 'long'): string {
  const name = new Intl.DateTimeFormat(locale, {
    month: 'short',
    ...(form === 'long' ? { year: 'numeric' as const } : {}),
    timeZone: 'UTC',
  }).format(Date.UTC(Math.floor(month / 12), month % 12, 1));
  // Twelve of them stand side by side.
  return form === 'short' ? name.replace(/\.$/, '') : name;
}
