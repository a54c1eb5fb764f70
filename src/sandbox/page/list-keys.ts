/** How the keyboard goes through a list to choose from. */
import { arrowTarget, typedTarget } from './option-list.js';

/** Letters typed within this time belong together. */
const TYPING_MS = 700;

/** What was typed into an open list last; written by `keyTarget`. */
export interface Typed {
  text: string;
  at: number;
}

/**
 * Where a key leads: arrows, both ends, or what is being typed (`typed`: in the open list alone). Undefined for a key that leads
 * nowhere.
 */
export function keyTarget(
  event: KeyboardEvent,
  active: number,
  options: readonly { readonly label: string }[],
  typed: Typed | undefined,
): number | undefined {
  if (typed !== undefined && event.key === 'Home') return 0;
  if (typed !== undefined && event.key === 'End') return options.length - 1;
  const isLetter = [...event.key].length === 1 && event.key !== ' ';
  if (typed === undefined || !isLetter || event.ctrlKey || event.metaKey || event.altKey) {
    return arrowTarget(event.key, active, options.length);
  }
  typed.text = (event.timeStamp - typed.at < TYPING_MS ? typed.text : '') + event.key;
  typed.at = event.timeStamp;
  return typedTarget(typed.text, active, options);
}
