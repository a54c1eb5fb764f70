/**
 * The plain words around a question: "what is the probability that …", "how many of the people who …", "given that
 * they …". They say which form the question has, or nothing at all; a known name always comes first.
 */
import { type AtomReader, isName, startsOperand } from './atom-reader.js';
import { type Found, phrases } from './phrases.js';
import { relationAt } from './relations.js';
import type { Token } from './tokenise.js';

/** What the words in front of the events ask for; `relation` is known only by the words between them. */
export type Opening = 'probability' | 'share' | 'count' | 'members' | 'compare' | 'all' | 'relation';

const ASKING = phrases<true>([
  [
    true,
    [
      'what is',
      'what are',
      "what's",
      'whats',
      'find',
      'compute',
      'calculate',
      'give me',
      'tell me',
      'show me',
    ],
  ],
]);
const ARTICLES: ReadonlySet<string> = new Set(['the', 'a']);

const each = (starts: readonly string[], ends: readonly string[]): string[] =>
  starts.flatMap((start) => ends.map((end) => `${start} ${end}`.trim()));

const OPENINGS = phrases<Opening>([
  [
    'probability',
    [
      ...each(['probability', 'prob', 'chance', 'chances', 'likelihood'], ['', 'of', 'that', 'for']),
      ...each(['how likely', 'how probable'], ['', 'is', 'are', 'is it', 'is it that', 'that']),
    ],
  ],
  ['share', each(['fraction', 'share', 'proportion', 'percentage', 'percent'], ['', 'of'])],
  ['count', ['how many', 'number', 'number of', 'count', 'count of', 'count the']],
  ['members', ['who', 'who is', 'who are', 'which', 'which of', 'list', 'list the', 'names', 'names of']],
  ['compare', ['compare']],
  [
    'all',
    [
      ...each(['are', 'do'], ['all']),
      ...each(['is', 'does'], ['every', 'everyone who', 'everybody who', 'anyone who']),
    ],
  ],
  ['relation', ['is', 'are', 'does', 'do']],
]);

/** "what fraction of", "which share": behind these the article is missing. */
const QUESTION_WORDS: ReadonlySet<string> = new Set(['what', 'which']);

/** The longest opening, unless its last words are a name: "who is and has" asks about "is". */
function openingAt(tokens: readonly Token[], from: number, atoms: AtomReader): Found<Opening> | undefined {
  const longest = OPENINGS.longest(tokens, from);
  for (let length = (longest?.length ?? 0) - 1; length > 0; length--) {
    const shorter = OPENINGS.longest(tokens.slice(from, from + length), 0);
    if (shorter?.length !== length) continue;
    const name = atoms.known(tokens, from + length);
    const next = from + length + (name?.length ?? 0);
    const endsName = !startsOperand(tokens, next) || relationAt(tokens, next) !== undefined;
    if (name !== undefined && endsName) return shorter;
  }
  return longest;
}

/** The form that the opening words ask for, and how many tokens they take. Null when there are none. */
export function readOpening(
  tokens: readonly Token[],
  from: number,
  atoms: AtomReader,
): Found<Opening | null> {
  const none = { meaning: null, length: 0 };
  if (isName(tokens, from, atoms)) return none;
  const questionWord = QUESTION_WORDS.has(tokens[from]?.key ?? '')
    ? OPENINGS.longest(tokens, from + 1)
    : undefined;
  if (questionWord?.meaning === 'share') return { meaning: 'share', length: 1 + questionWord.length };
  const asking = ASKING.longest(tokens, from)?.length ?? 0;
  for (const article of [0, 1]) {
    const index = from + asking + article;
    if (article === 1 && !ARTICLES.has(tokens[index - 1]?.key ?? '')) break;
    if (isName(tokens, index, atoms)) break;
    const opening = openingAt(tokens, index, atoms);
    if (opening !== undefined) return { meaning: opening.meaning, length: index + opening.length - from };
  }
  return asking === 0 ? none : { meaning: null, length: asking };
}

const NOTATION: ReadonlySet<string> = new Set(['p', 'pr', 'prob', 'probability']);

/** "P(" of P(A | B). */
export function startsNotation(tokens: readonly Token[], from: number): boolean {
  return NOTATION.has(tokens[from]?.key ?? '') && tokens[from + 1]?.kind === 'open';
}

/** Whoever the event is about: plainly, or picked out by what follows, "people who like tennis". */
export type Subject = 'plain' | 'picked';

const PEOPLE = each(
  ['', 'a', 'the', 'one', 'any', 'all', 'a random', 'all the'],
  ['person', 'member', 'people', 'persons', 'members'],
).concat('someone', 'somebody', 'anyone', 'they', 'it', 'he', 'she', 'he or she');
const PICKED: ReadonlySet<string> = new Set(['who', 'that', 'which', 'whose', 'with', 'in']);
const GROUPS = ['those', 'the ones', 'everyone', 'everybody', 'all those'];

const SUBJECTS = phrases<true>([[true, PEOPLE]]);
const GROUP_SUBJECTS = phrases<true>([[true, GROUPS]]);

/** "that", "someone", "they also", "people who" at the start of an event or condition. */
export function readSubject(
  tokens: readonly Token[],
  from: number,
  atoms: AtomReader,
): Found<Subject | null> {
  const none = { meaning: null, length: 0 };
  if (isName(tokens, from, atoms)) return none;
  const that = tokens[from]?.key === 'that' ? 1 : 0;
  const start = from + that;
  if (that === 1 && isName(tokens, start, atoms)) return { meaning: null, length: 1 };
  const plain = SUBJECTS.longest(tokens, start) ?? atoms.nouns.longest(tokens, start);
  const group = GROUP_SUBJECTS.longest(tokens, start);
  const length = plain?.length ?? group?.length ?? 0;
  const key = tokens[start + length]?.key ?? '';
  const isPicked = length > 0 && PICKED.has(key) && atoms.known(tokens, start + length) === undefined;
  if (isPicked && startsOperand(tokens, start + length + 1))
    return { meaning: 'picked', length: that + length + 1 };
  // "everyone" alone is an event, "those" and "the ones" pick somebody out.
  if (plain === undefined) return { meaning: null, length: that };
  return { meaning: 'plain', length: that + length };
}

const AMONG = phrases<true>([
  [
    true,
    each(
      ['of', 'among', 'out of', 'amongst', 'within'],
      ['', 'the', 'those', 'all', 'all the', 'people', 'all people'],
    ),
  ],
]);

/** "of the", "among those": what follows is what the question is limited to. */
export function readAmong(tokens: readonly Token[], from: number, atoms: AtomReader): number {
  if (isName(tokens, from, atoms)) return 0;
  return AMONG.longest(tokens, from)?.length ?? 0;
}
