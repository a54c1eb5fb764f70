/** A word as somebody typed it into a window. */
import { codePointLength, LIMITS } from '../jobs/limits.js';
import { accept, type Checked, refuse } from '../jobs/refusal.js';
import { isOneWord } from '../jobs/rungs.js';

/** Most code points of what is looked at: a window lets nobody type more. */
export const TYPED_CHARACTERS = LIMITS.watchedCharacters;
/** Marks that people type behind a word without meaning them. */
const MARK_AT_END = /[.,!?;:…]{1,3}$/u;

/** One word, NFC, without spaces and marks around. */
export function readGuess(typed: string): Checked<string> {
  const length = codePointLength(typed);
  if (length > TYPED_CHARACTERS)
    return refuse({ code: 'text-too-long', option: 'word', length, limit: TYPED_CHARACTERS });
  const word = typed.trim().replace(MARK_AT_END, '').normalize('NFC');
  return isOneWord(word) && codePointLength(word) <= TYPED_CHARACTERS
    ? accept(word)
    : refuse({ code: 'guess-not-a-word', received: typed.trim() });
}
