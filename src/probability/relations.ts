/**
 * Words that relate two whole events: "A vs B", "A independent of B", "A inside B", "A and B exclusive". They are found
 * before the events are read, so that a name that begins with the words before them cannot swallow them.
 */
import { type AtomReader, startsOperand } from './atom-reader.js';
import { type Found, phrases } from './phrases.js';
import type { Token } from './tokenise.js';

export const RELATIONS = ['versus', 'independent', 'inside', 'exclusive'] as const;
export type Relation = (typeof RELATIONS)[number];

export interface MarkedRelation {
  readonly relation: Relation;
  /** Nothing follows it: "A and B are exclusive". */
  readonly isLast: boolean;
  /** The tokens with those of the relation made into one of kind `relation`. */
  readonly tokens: readonly Token[];
}

const withLink = (...words: readonly string[]): string[] =>
  words.flatMap((word) => ['', ' of', ' from', ' with', ' to'].map((link) => `${word}${link}`));

const WORDS: readonly (readonly [Relation, readonly string[]])[] = [
  ['versus', ['vs', 'versus', 'compared to', 'compared with', 'against']],
  ['independent', withLink('independent', 'statistically independent')],
  ['exclusive', withLink('exclusive', 'mutually exclusive', 'disjoint')],
  [
    'inside',
    [
      ...['inside', 'inside of', 'within', 'entirely inside', 'completely inside', 'a part of', 'part of'],
      ...['a subset of', 'subset of', 'contained in', 'contained by', 'included in'],
    ],
  ],
];
/** "tennis is independent of football" says no more than "tennis independent of football". */
const PHRASES = phrases<Relation>(
  WORDS.map(([relation, words]) => [relation, words.flatMap((word) => [word, `is ${word}`, `are ${word}`])]),
);
const SIGNS: ReadonlyMap<string, Relation> = new Map<string, Relation>([
  ['⊆', 'inside'],
  ['⊂', 'inside'],
]);

/**
 * The first relation outside of brackets. Words of a known name are no relation, unless there is no other and
 * `isAsked` says that the question must have one.
 */
export function markRelation(
  tokens: readonly Token[],
  from: number,
  atoms: AtomReader,
  isAsked: boolean,
): MarkedRelation | undefined {
  let insideName: { readonly index: number; readonly found: Found<Relation> } | undefined;
  let nameEnds = from;
  let depth = 0;
  for (let index = from; index < tokens.length; index++) {
    const kind = tokens[index]?.kind;
    if (kind === 'open') depth++;
    else if (kind === 'close') depth--;
    if (depth > 0) continue;
    const name = atoms.known(tokens, index)?.length ?? 0;
    const found = index === from ? undefined : relationBefore(tokens, index, atoms);
    if (found !== undefined) {
      if (index >= nameEnds && name <= found.length) return marked(tokens, index, found);
      insideName ??= { index, found };
    }
    if (index >= nameEnds) nameEnds = index + name;
  }
  return isAsked && insideName !== undefined ? marked(tokens, insideName.index, insideName.found) : undefined;
}

/** The longest phrase, unless its last words are the name that follows: "is a inside of" asks about "of". */
function relationBefore(
  tokens: readonly Token[],
  index: number,
  atoms: AtomReader,
): Found<Relation> | undefined {
  const longest = relationAt(tokens, index);
  if (longest === undefined || startsOperand(tokens, index + longest.length)) return longest;
  for (let length = longest.length - 1; length > 0; length--) {
    const shorter = PHRASES.longest(tokens.slice(index, index + length), 0);
    if (shorter?.length === length && atoms.known(tokens, index + length) !== undefined) return shorter;
  }
  return longest;
}

/** Undefined where no operand has ended yet: a name always stands behind an operator, a relation behind an operand. */
export function relationAt(tokens: readonly Token[], index: number): Found<Relation> | undefined {
  const token = tokens[index];
  if (token?.kind === 'relation') {
    const meaning = SIGNS.get(token.text);
    return meaning === undefined ? undefined : { meaning, length: 1 };
  }
  const before = tokens[index - 1]?.kind;
  const isBehindOperand =
    before === 'word' || before === 'close' || before === 'complement' || startsOperand(tokens, index - 1);
  return isBehindOperand && before !== 'not' && before !== 'open'
    ? PHRASES.longest(tokens, index)
    : undefined;
}

function marked(
  tokens: readonly Token[],
  index: number,
  { meaning, length }: Found<Relation>,
): MarkedRelation {
  const words = tokens.slice(index, index + length);
  const token: Token = {
    kind: 'relation',
    text: words.map(({ text }) => text).join(' '),
    at: words[0]?.at ?? 0,
    end: words.at(-1)?.end ?? 0,
    name: '',
    key: '',
  };
  const next = tokens[index + length]?.kind;
  return {
    relation: meaning,
    isLast: next === 'end' || next === 'stop' || next === 'given',
    tokens: [...tokens.slice(0, index), token, ...tokens.slice(index + length)],
  };
}
