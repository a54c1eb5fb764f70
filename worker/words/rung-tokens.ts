/** Which tokens make up which rung of a text. */
import { type RungKind, splitRungs, type TextRung } from '../../src/jobs/rungs.js';

export interface TokenRung {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly kind: RungKind;
  /** Tokens `first` to `last` (indices, both included) are this rung's. */
  readonly first: number;
  readonly last: number;
  /** The rung ends in a word or a number, which might have gone on. */
  readonly hasEnding: boolean;
}

/** What the rungs that one token belongs to are together. */
const HEAVIEST: readonly RungKind[] = ['word', 'number', 'mark', 'blank'];

const encoder = new TextEncoder();

/**
 * Rungs that share a token become one, because a token's probability cannot be divided; so does a rung without tokens
 * (characters that the vocabulary lacks) with its neighbour. Every token belongs to exactly one rung, in order.
 */
export function rungsOfTokens(text: string, tokenBytes: readonly Uint8Array[]): TokenRung[] {
  const rungs = splitRungs(text);
  const spans = alignTokens(encoder.encode(text), tokenBytes);
  const joined: TokenRung[] = [];
  let group: TextRung[] = [];
  let first = 0;
  let end = 0;
  for (const [index, rung] of rungs.entries()) {
    group.push(rung);
    end += encoder.encode(text.slice(rung.start, rung.to)).length;
    let next = first;
    while (next < spans.length && (spans[next]?.from ?? 0) < end) next++;
    const isCut = next > first && (spans[next - 1]?.to ?? 0) > end;
    if (isCut || next === first) continue;
    // Rungs without tokens at the very end have no later neighbour.
    if (next === spans.length && index < rungs.length - 1) group.push(...rungs.slice(index + 1));
    joined.push(join(text, group, first, next - 1));
    if (next === spans.length) break;
    group = [];
    first = next;
  }
  return joined;
}

function join(text: string, group: readonly TextRung[], first: number, last: number): TokenRung {
  const from = group[0]?.from ?? 0;
  const end = group.at(-1);
  const to = end?.to ?? from;
  const kind = HEAVIEST.find((heaviest) => group.some((rung) => rung.kind === heaviest)) ?? 'blank';
  const hasEnding = end?.kind === 'word' || end?.kind === 'number';
  return { text: text.slice(from, to), from, to, kind, first, last, hasEnding };
}

/** Byte offsets of each token; characters that became no token are skipped. */
function alignTokens(
  bytes: Uint8Array,
  tokens: readonly Uint8Array[],
): readonly { readonly from: number; readonly to: number }[] {
  let at = 0;
  return tokens.map((token) => {
    let from = at;
    while (from < bytes.length && !token.every((byte, index) => bytes[from + index] === byte)) from++;
    at = from + token.length;
    return { from, to: at };
  });
}
