/** How much text a command holds. */
import { codePoints } from './form.js';

interface Texts {
  readonly name?: unknown;
  readonly description?: unknown;
  readonly value?: unknown;
  readonly name_localizations?: unknown;
  readonly description_localizations?: unknown;
  readonly options?: unknown;
  readonly choices?: unknown;
}

/** Names, descriptions and values of a command with all that is in it; of several languages the longest. */
export function textSum(part: Texts): number {
  const own =
    longest(part.name, part.name_localizations) +
    longest(part.description, part.description_localizations) +
    longest(part.value, undefined);
  const parts = [part.options, part.choices].flatMap((below): Texts[] => (Array.isArray(below) ? below : []));
  return parts.reduce((sum, below) => sum + textSum(below), own);
}

function longest(value: unknown, translations: unknown): number {
  const all = typeof translations === 'object' && translations !== null ? Object.values(translations) : [];
  return Math.max(0, ...[value, ...all].map((one) => (typeof one === 'string' ? codePoints(one) : 0)));
}
