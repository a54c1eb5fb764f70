/** Whether a word that has just been written ends there: three classes of next tokens, for a path inside a word. */
import { ENDS_WORD, GOES_ON, type VocabularyClasses } from './vocabulary-classes.js';

export const ENDS = 1;
/** An apostrophe alone or the first bytes of a character: only what follows it decides. */
export const MAY_END = 2;
export const ENDING_CLASSES = 3;

const known = new WeakMap<VocabularyClasses, Uint8Array>();

/** Per token 0 (the word goes on), ENDS or MAY_END; length = vocabulary size. */
export function endingClassesOf(classes: VocabularyClasses): Uint8Array {
  const made = known.get(classes);
  if (made !== undefined) return made;
  const { codes, children, keyed, keys } = classes.table(classes.inWord);
  const endings = codes.map((code) => (code === ENDS_WORD ? ENDS : 0));
  for (let i = 0; i < keyed; i++) {
    const token = children[i] ?? 0;
    if (codes[token] === GOES_ON && keys[i]?.length === 0) endings[token] = MAY_END;
  }
  known.set(classes, endings);
  return endings;
}
