/** Names: when two spellings mean the same, and which known one was probably meant. */
import { distance } from 'fastest-levenshtein';

/** Marks that are not seen: variation selectors of emoji, direction marks, zero-width and soft breaks. */
const UNSEEN = /\uFE0E|\uFE0F|[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** Most names: only their case can differ. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/**
 * Equal for spellings that differ only in case, spacing, composition (NFC) or unseen marks. Upper case first, because
 * lower case alone keeps "ß" from "SS" and final "ς" from "σ".
 */
export function foldName(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  return name
    .replace(UNSEEN, '')
    .replace(/[’‘]/gu, "'")
    .normalize('NFC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFC')
    .trim()
    .replace(/\s+/gu, ' ');
}

/** The known name that was probably meant: at most a third of the letters differ, one at least; or the name begins with what was typed (3 letters or more). */
export function closest(typed: string, known: readonly string[]): string | undefined {
  const key = foldName(typed);
  let best: { readonly name: string; readonly edits: number } | undefined;
  for (const name of known) {
    const folded = foldName(name);
    const shorter = Math.min(folded.length, key.length);
    const allowed = Math.max(1, Math.floor(shorter / 3));
    const isBeginning = key.length >= 3 && folded.startsWith(key);
    if (shorter < 2 || (!isBeginning && Math.abs(folded.length - key.length) > allowed)) continue;
    const edits = isBeginning ? 1 : distance(key, folded);
    if (edits <= allowed && edits < (best?.edits ?? Number.POSITIVE_INFINITY)) best = { name, edits };
  }
  return best?.name;
}
