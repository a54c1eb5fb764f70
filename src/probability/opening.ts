/**
 * The plain words around a question: "what is the probability that …", "how likely is …", "given that they …".
 * They carry no meaning of their own and are skipped; a known name always comes first.
 */
import { foldName, type Lexicon } from './names.js';
import type { Token } from './tokenise.js';

const ASKING: readonly (readonly string[])[] = [
  ['what', 'is'],
  ['what', 'are'],
  ["what's"],
  ['whats'],
  ['find'],
  ['compute'],
  ['calculate'],
  ['give', 'me'],
  ['tell', 'me'],
  ['show', 'me'],
];
const LIKELIHOOD: ReadonlySet<string> = new Set(['probability', 'prob', 'chance', 'chances', 'likelihood']);
const LINK: ReadonlySet<string> = new Set(['of', 'that', 'for']);
const SUBJECTS: readonly (readonly string[])[] = [
  ['a', 'person'],
  ['a', 'member'],
  ['someone'],
  ['somebody'],
  ['people'],
  ['they'],
];
const AFTER_SUBJECT: ReadonlySet<string> = new Set(['who', 'also']);

/** Index of the first token after the opening words; 0 when there are none. */
export function skipOpening(tokens: readonly Token[], lexicon: Lexicon): number {
  if (isName(tokens, 0, lexicon)) return 0;
  const word = (index: number) => wordAt(tokens, index);
  if (word(0) === 'how' && (word(1) === 'likely' || word(1) === 'probable')) {
    let index = 2;
    if (word(index) === 'is' || word(index) === 'are') index++;
    if (word(index) === 'it') index++;
    if (word(index) === 'that') index++;
    return index;
  }
  let index = lengthOfAny(ASKING, tokens, 0);
  const start = index;
  if (word(index) === 'the' || word(index) === 'a') index++;
  if (!LIKELIHOOD.has(word(index))) return start;
  index++;
  return LINK.has(word(index)) ? index + 1 : index;
}

/** Index of the first token after "that", "someone", "they also" at the start of an event or condition. */
export function skipSubject(tokens: readonly Token[], from: number, lexicon: Lexicon): number {
  if (isName(tokens, from, lexicon)) return from;
  const afterThat = wordAt(tokens, from) === 'that' ? from + 1 : from;
  if (isName(tokens, afterThat, lexicon)) return afterThat;
  const length = lengthOfAny(SUBJECTS, tokens, afterThat);
  if (length === 0) return afterThat;
  const after = afterThat + length;
  return AFTER_SUBJECT.has(wordAt(tokens, after)) ? after + 1 : after;
}

/** "chance given tea" speaks of an attribute called chance, "chance of tea" does not: no name is followed by a word. */
function isName(tokens: readonly Token[], from: number, lexicon: Lexicon): boolean {
  const match = lexicon.longest(tokens, from);
  return match !== undefined && tokens[from + match.length]?.kind !== 'word';
}

function wordAt(tokens: readonly Token[], index: number): string {
  const token = tokens[index];
  return token?.kind === 'word' ? foldName(token.name) : '';
}

function lengthOfAny(
  phrases: readonly (readonly string[])[],
  tokens: readonly Token[],
  from: number,
): number {
  const phrase = phrases.find((words) =>
    words.every((word, offset) => wordAt(tokens, from + offset) === word),
  );
  return phrase?.length ?? 0;
}
