/** Whether a word that has just been written ends there: three classes of next tokens, for a path inside a word. */
import { ENDS_WORD, MAY_END as MAY_END_WORD, type VocabularyClasses } from './vocabulary-classes.js';

export const ENDS = 1;
/** An apostrophe alone or the first bytes of a character: only what follows it decides. */
export const MAY_END = 2;
export const ENDING_CLASSES = 3;

const known = new WeakMap<VocabularyClasses, Uint8Array>();

/** Per token 0 (the word goes on), ENDS or MAY_END; length = vocabulary size. */
export function endingClassesOf(classes: VocabularyClasses): Uint8Array {
  const made = known.get(classes);
  if (made !== undefined) return made;
  const endings = classes
    .table(classes.inWord)
    .sieve.classes.map((code) => (code === ENDS_WORD ? ENDS : code === MAY_END_WORD ? MAY_END : 0));
  known.set(classes, endings);
  return endings;
}
