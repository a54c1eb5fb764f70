/** Names of a population: when two spellings mean the same, how a name is found, and which one was probably meant. */
import { distance } from 'fastest-levenshtein';
import type { Attribute } from '../jobs/population.js';
import type { EventExpression } from './expression.js';
import { named, not } from './expression.js';
import { inflect } from './inflect.js';
import { type Token, tokenise } from './tokenise.js';

/** Marks that are not seen: variation selectors of emoji, direction marks, zero-width and soft breaks. */
const UNSEEN = /\uFE0E|\uFE0F|[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/**
 * Equal for spellings that differ only in case, spacing, composition (NFC) or unseen marks. Upper case first, because
 * lower case alone keeps "ß" from "SS" and final "ς" from "σ".
 */
export function foldName(name: string): string {
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

interface TrieNode {
  readonly next: Map<string, TrieNode>;
  event?: EventExpression;
}

/** The names of one population, ready for look-up. */
export interface Lexicon {
  readonly known: readonly string[];
  /** By a whole name, as between quotes. */
  find(name: string): EventExpression | undefined;
  /** By the longest run of words from `tokens[from]` that is a name, a symbol or a predicate ("like tennis"). */
  longest(
    tokens: readonly Token[],
    from: number,
  ): { readonly event: EventExpression; readonly length: number } | undefined;
  /** The known name that is close enough to be what was meant. */
  suggest(name: string): string | undefined;
}

/**
 * Of names that fold alike, and of symbols and predicates that two attributes share, the name of the earlier attribute
 * wins; names win over symbols and predicates.
 */
export function createLexicon(attributes: readonly Attribute[]): Lexicon {
  const known = attributes.map(({ name }) => name);
  const whole = new Map<string, EventExpression>();
  const root: TrieNode = { next: new Map() };
  const learn = (phrase: string, event: EventExpression): void => {
    const key = foldName(phrase);
    if (key === '' || whole.has(key)) return;
    whole.set(key, event);
    const words = tokenise(phrase).slice(0, -1);
    // A name with an operator in it must be quoted; in a predicate "not" is a word like others.
    const isPlain = words.every(({ kind }) => kind === 'word' || (kind === 'not' && event.type === 'not'));
    if (!isPlain || words[0]?.kind !== 'word') return;
    let node = root;
    for (const { name } of words) {
      const word = foldName(name);
      const next = node.next.get(word) ?? { next: new Map() };
      node.next.set(word, next);
      node = next;
    }
    node.event ??= event;
  };
  for (const { name } of attributes) learn(name, named(name));
  for (const { name, symbol } of attributes) if (symbol !== undefined) learn(symbol, named(name));
  for (const { name, predicate } of attributes) {
    if (predicate === undefined) continue;
    for (const phrase of inflect(predicate.positive)) learn(phrase, named(name));
    for (const phrase of inflect(predicate.negative)) learn(phrase, not(named(name)));
  }
  return {
    known,
    find: (name) => whole.get(foldName(name)),
    longest(tokens, from) {
      let node: TrieNode | undefined = root;
      let best: { event: EventExpression; length: number } | undefined;
      for (let index = from; node !== undefined; index++) {
        if (node.event !== undefined) best = { event: node.event, length: index - from };
        const token = tokens[index];
        if (token === undefined || token.name === '' || token.kind === 'quoted') break;
        node = node.next.get(foldName(token.name));
      }
      return best;
    },
    suggest: (name) => closest(name, known),
  };
}

/** The known name that was probably meant: at most a third of the letters differ, one at least; or the name begins with what was typed (3 letters or more). */
export function closest(typed: string, known: readonly string[]): string | undefined {
  const key = foldName(typed);
  let best: { readonly name: string; readonly edits: number } | undefined;
  for (const name of known) {
    const folded = foldName(name);
    const allowed = Math.max(1, Math.floor(Math.min(folded.length, key.length) / 3));
    const edits = key.length >= 3 && folded.startsWith(key) ? 1 : distance(key, folded);
    const isShort = Math.min(folded.length, key.length) < 2;
    if (!isShort && edits <= allowed && edits < (best?.edits ?? Number.POSITIVE_INFINITY))
      best = { name, edits };
  }
  return best?.name;
}
