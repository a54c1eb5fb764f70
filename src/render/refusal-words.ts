/** How refusals quote and list what somebody typed. */
import { cutGraphemes } from '../discord/safe-text.js';

const QUOTED_CHARACTERS = 60;
const NAMES_LISTED = 24;

/** What somebody typed, cut where it is long; its marks are those of the language around it. */
export function cutForQuote(text: string): string {
  return cutGraphemes(text, QUOTED_CHARACTERS);
}

/** "“tennis”", cut where it is long. */
export function quote(text: string): string {
  return `“${cutForQuote(text)}”`;
}

/** As many names as a sentence takes, each cut where it is long, and how many more there are. */
export function shownNames(names: readonly string[]): {
  readonly shown: readonly string[];
  readonly more: number;
} {
  const shown = names.slice(0, NAMES_LISTED).map((name) => cutGraphemes(name, QUOTED_CHARACTERS));
  return { shown, more: names.length - shown.length };
}

/** " I know tennis, football and 3 more."; `none` when there is nothing to list. */
export function listed(opening: string, names: readonly string[], none = ''): string {
  if (names.length === 0) return none;
  const { shown, more } = shownNames(names);
  return `${opening} ${shown.join(', ')}${more === 0 ? '' : ` and ${more} more`}.`;
}
