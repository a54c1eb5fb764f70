/**
 * Text → tokens, one pass over the code points, no backtracking. Every text has tokens: what no rule knows becomes a
 * token of kind `unknown`, which the parser refuses at its place.
 *
 * A word is a run of anything that is neither space, bracket, quote nor operator: any script, digits, emoji.
 * A hyphen, apostrophe or full stop is part of a word when both its neighbours are ("ice-cream", "O'Brien", "3.5");
 * elsewhere a hyphen is `minus`, an apostrophe the complement, a full stop the end of the sentence.
 */
import type { Operator } from './expression.js';
import { foldName } from './names.js';

export type TokenKind =
  | Operator
  | 'word'
  /** A quoted name; `name` is what stands between the quotes, doubled quotes made single. */
  | 'quoted'
  /** Quotes that are never closed. */
  | 'unclosed'
  | 'not'
  | 'complement'
  | 'given'
  | 'everyone'
  | 'nobody'
  | 'open'
  | 'close'
  | 'bar'
  | 'comma'
  /** Marks at the end of a sentence. */
  | 'stop'
  /** Of numbers and categories: age >= 18. */
  | 'comparison'
  /** Words that relate two whole events, "independent of", "vs"; made of other tokens by `relations.ts`. */
  | 'relation'
  | 'unknown'
  | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As typed, quotes included. */
  readonly text: string;
  /** Offsets in UTF-16 units, `end` exclusive. */
  readonly at: number;
  readonly end: number;
  /** Content of words and quoted names. */
  readonly name: string;
  /** A word folded for comparing, reserved words included; empty for signs and quoted names. */
  readonly key: string;
}

/** Words with a meaning of their own, folded; a name that is spelled so must be quoted. */
export const RESERVED: ReadonlyMap<string, TokenKind> = new Map<string, TokenKind>([
  ['and', 'and'],
  ['but', 'and'],
  ['or', 'or'],
  ['xor', 'xor'],
  ['minus', 'minus'],
  ['without', 'minus'],
  ['not', 'not'],
  ['given', 'given'],
  ['if', 'given'],
  ['everyone', 'everyone'],
  ['everybody', 'everyone'],
  ['nobody', 'nobody'],
]);

/** Opening bracket → the one that closes it. */
export const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

const SIGNS: ReadonlyMap<string, TokenKind> = new Map<string, TokenKind>([
  ['&&', 'and'],
  ['||', 'or'],
  ['&', 'and'],
  ['∩', 'and'],
  ['∧', 'and'],
  ['∪', 'or'],
  ['∨', 'or'],
  ['△', 'xor'],
  ['∆', 'xor'],
  ['⊕', 'xor'],
  ['⊻', 'xor'],
  ['⊖', 'xor'],
  ['^', 'xor'],
  ['∖', 'minus'],
  ['⧵', 'minus'],
  ['\\', 'minus'],
  ['−', 'minus'],
  ['-', 'minus'],
  ['–', 'minus'],
  ['¬', 'not'],
  ['!', 'not'],
  ['~', 'not'],
  ["'", 'complement'],
  ['’', 'complement'],
  ['‘', 'complement'],
  ['′', 'complement'],
  ['ᶜ', 'complement'],
  ['∅', 'nobody'],
  ...[...CLOSING].flatMap(([open, close]): [string, TokenKind][] => [
    [open, 'open'],
    [close, 'close'],
  ]),
  ['|', 'bar'],
  ['∣', 'bar'],
  [',', 'comma'],
  ['，', 'comma'],
  ['、', 'comma'],
  ['?', 'stop'],
  ['？', 'stop'],
  ['؟', 'stop'],
  ['.', 'stop'],
  ['…', 'stop'],
  ...['=', '==', '!=', '<>', '<', '<=', '=<', '>', '>=', '≤', '⩽', '≥', '⩾', '≠', '∈', '∉'].map(
    (sign): [string, TokenKind] => [sign, 'comparison'],
  ),
  ['⊆', 'relation'],
  ['⊂', 'relation'],
]);

/** Part of a word between two word characters. */
const INNER: ReadonlySet<string> = new Set(['-', '–', "'", '’', '.']);

/** Opening quote → the marks that close it. Only straight quotes are printed, so only they must be unambiguous. */
const QUOTES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['"', new Set(['"'])],
  ['“', new Set(['”', '“', '"'])],
  ['”', new Set(['”', '"'])],
  ['„', new Set(['“', '”', '"'])],
  ['«', new Set(['»'])],
]);

/** Spaces, and marks that only steer the direction of writing or hide between letters. */
const SPACE = /^[\s\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]$/u;
const UNWRITABLE = /^[\p{Cc}\p{Cs}]$/u;

type CharacterClass = 'space' | 'quote' | 'sign' | 'unwritable' | 'word';

function classOf(character: string): CharacterClass {
  if (SPACE.test(character)) return 'space';
  if (SIGNS.has(character)) return 'sign';
  if (QUOTES.has(character) || character === '»') return 'quote';
  return UNWRITABLE.test(character) ? 'unwritable' : 'word';
}

/** The last token is always `end`. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const push = (kind: TokenKind, end: number, name = ''): void => {
    const key = kind === 'quoted' || kind === 'unclosed' ? '' : foldName(name);
    tokens.push({ kind, text: text.slice(at, end), at, end, name, key });
    at = end;
  };
  while (at < text.length) {
    const character = characterAt(text, at);
    const next = at + character.length;
    switch (classOf(character)) {
      case 'space':
        at = next;
        break;
      case 'word': {
        const end = endOfWord(text, next);
        const name = text.slice(at, end);
        push(RESERVED.get(name.toLowerCase()) ?? 'word', end, name);
        break;
      }
      case 'quote': {
        const quoted = readQuoted(text, next, QUOTES.get(character));
        if (quoted === null) push('unclosed', text.length, text.slice(next));
        else push('quoted', quoted.end, quoted.name);
        break;
      }
      case 'sign': {
        const pair = text.slice(at, next + 1);
        const sign = pair.length === 2 && SIGNS.has(pair) ? pair : character;
        push(SIGNS.get(sign) ?? 'unknown', at + sign.length);
        break;
      }
      case 'unwritable':
        push('unknown', next);
        break;
    }
  }
  push('end', at);
  return tokens;
}

function endOfWord(text: string, from: number): number {
  let end = from;
  while (end < text.length) {
    const character = characterAt(text, end);
    const next = end + character.length;
    const isInner = INNER.has(character) && next < text.length && classOf(characterAt(text, next)) === 'word';
    if (!isInner && classOf(character) !== 'word') break;
    end = next;
  }
  return end;
}

/** Null when nothing closes the quotes. */
function readQuoted(
  text: string,
  from: number,
  closing: ReadonlySet<string> | undefined,
): { readonly name: string; readonly end: number } | null {
  if (closing === undefined) return null;
  let name = '';
  let at = from;
  while (at < text.length) {
    const character = characterAt(text, at);
    at += character.length;
    if (!closing.has(character)) name += character;
    else if (character === '"' && text[at] === '"') {
      name += '"';
      at++;
    } else return { name, end: at };
  }
  return null;
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}
