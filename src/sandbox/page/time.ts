/** Times as the browser's language writes them. */

const STYLES: ReadonlyMap<string, Intl.DateTimeFormatOptions> = new Map([
  ['t', { timeStyle: 'short' }],
  ['T', { timeStyle: 'medium' }],
  ['d', { dateStyle: 'short' }],
  ['D', { dateStyle: 'long' }],
  ['f', { dateStyle: 'long', timeStyle: 'short' }],
  ['F', { dateStyle: 'full', timeStyle: 'short' }],
]);

const RELATIVE_STEPS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** `style` is the letter of a timestamp in a message; undefined when there is no such moment. */
export function timeText(epochSeconds: number, style: string, nowMs = Date.now()): string | undefined {
  const date = new Date(epochSeconds * 1000);
  if (Number.isNaN(date.getTime())) return undefined;
  if (style !== 'R')
    return new Intl.DateTimeFormat(undefined, STYLES.get(style) ?? STYLES.get('f')).format(date);
  const secondsAhead = Math.round(epochSeconds - nowMs / 1000);
  const [unit, seconds] = RELATIVE_STEPS.find(([, s]) => Math.abs(secondsAhead) >= s) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(
    Math.round(secondsAhead / seconds),
    unit,
  );
}

export function clockText(date: Date): string {
  return new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' }).format(date);
}

export function dayText(date: Date): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'full' }).format(date);
}

export function byteText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Of one sitting: milliseconds, then seconds with a tenth. Nothing is shorter than nothing. */
export function durationText(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  return whole < 1000 ? `${whole} ms` : `${(whole / 1000).toFixed(1)} s`;
}

/** With seconds and thousandths, for what follows within them. */
export function exactClockText(ms: number): string {
  return new Intl.DateTimeFormat(undefined, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  }).format(ms);
}
