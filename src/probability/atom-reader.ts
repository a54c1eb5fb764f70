/** What an event is made of, as the reader of events sees it: names of a population, or predicates of a word. */
import type { EventExpression } from './expression.js';
import type { Found, Phrases } from './phrases.js';
import type { AtomProblem } from './problem.js';
import type { Token, TokenKind } from './tokenise.js';

export type AtomRead =
  | { readonly ok: true; readonly event: EventExpression; readonly length: number }
  /** `index`: the token at which reading stopped. */
  | { readonly ok: false; readonly problem: AtomProblem; readonly index: number };

export interface AtomReader {
  /** The known phrase that begins at `tokens[from]`; what the plain words around a question must not swallow. */
  known(tokens: readonly Token[], from: number): Found<unknown> | undefined;
  /** Reads the operand that begins at `tokens[from]`, which is a word, a quoted name or the beginning of a number. */
  read(tokens: readonly Token[], from: number): AtomRead;
  /** Words that may stand before an operand and say nothing: "are in", "with a". Known phrases come first. */
  readonly fillers: ReadonlySet<string>;
  /** What members are called: "card", "cards". */
  readonly nouns: Phrases<true>;
}

const OPERAND_STARTS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'word',
  'quoted',
  'not',
  'open',
  'everyone',
  'nobody',
]);

/** No operand is followed by another one without an operator, so that a name before one is no name. */
export function startsOperand(tokens: readonly Token[], index: number): boolean {
  const kind = tokens[index]?.kind;
  return kind !== undefined && OPERAND_STARTS.has(kind);
}

/** "chance given tea" speaks of an attribute called chance, "chance of tea" does not. */
export function isName(tokens: readonly Token[], from: number, atoms: AtomReader): boolean {
  const match = atoms.known(tokens, from);
  return match !== undefined && !startsOperand(tokens, from + match.length);
}

/** Lone surrogates replaced, so that a text can be shown. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}

/** Words that a name may have where a mistyped one is looked for; a bound, so that a text of words is read in linear time. */
const MOST_WORDS = 24;

/** Words from `from` on that might be one name typed without quotation marks. */
export function runOfWords(tokens: readonly Token[], from: number): readonly string[] {
  const first = tokens[from];
  if (first?.kind === 'quoted') return [wellFormed(first.name)];
  const words: string[] = [];
  for (let index = from; tokens[index]?.kind === 'word' && words.length < MOST_WORDS; index++)
    words.push(wellFormed(tokens[index]?.name ?? ''));
  return words;
}

/** A number and how many tokens it takes; a minus sign belongs to it where nothing stands between. */
export function numberAt(tokens: readonly Token[], from: number): Found<number> | undefined {
  const first = tokens[from];
  const next = tokens[from + 1];
  if (first === undefined) return undefined;
  if ((first.kind === 'minus' && first.key === '') || first.text === '.') {
    if (next === undefined || next.at !== first.end || (first.text === '.' && !/^\d+$/.test(next.name)))
      return undefined;
    const rest = first.text === '.' ? decimal(`0.${next.name}`) : numberAt(tokens, from + 1)?.meaning;
    if (rest === undefined || rest < 0) return undefined;
    return { meaning: first.text === '.' || rest === 0 ? rest : -rest, length: 2 };
  }
  const value = first.kind === 'word' ? decimal(first.name) : undefined;
  return value === undefined ? undefined : { meaning: value, length: 1 };
}

/** Also in the notation in which very large and very small numbers are printed: "1e+21". */
function decimal(text: string): number | undefined {
  const value = /^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}
