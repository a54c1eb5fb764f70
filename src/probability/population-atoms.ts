/** Operands of events about a population: names, symbols and predicates, numbers and categories, values alone. */
import {
  type AtomRead,
  type AtomReader,
  numberAt,
  runOfWords,
  startsOperand,
  wellFormed,
} from './atom-reader.js';
import type { Described } from './attribute-values.js';
import { combine, compared, type EventExpression, not } from './expression.js';
import { createLexicon, type Lexicon, type Meaning } from './lexicon.js';
import { foldName } from './names.js';
import { Phrases } from './phrases.js';
import { readComparison, turnedComparison } from './read-comparison.js';
import type { Token } from './tokenise.js';

const FILLERS: ReadonlySet<string> = new Set([
  ...['is', 'are', 'was', 'were', 'be', 'being', 'in', 'a', 'an', 'the', 'also', 'who', 'that', 'they'],
  ...['have', 'has', 'having', 'with', 'do', 'does', 'of', 'will'],
]);

const YES: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['true', true],
  ['no', false],
  ['false', false],
]);

export function createPopulationAtoms(population: Described): AtomReader {
  const lexicon = createLexicon(population);
  const nouns = new Phrases<true>();
  for (const noun of Object.values(population.noun ?? {}))
    for (const phrase of [noun, `a ${noun}`, `an ${noun}`, `the ${noun}`]) nouns.learn(phrase, true);
  return {
    nouns,
    fillers: FILLERS,
    known(tokens, from) {
      const match = lexicon.phrases.longest(tokens, from);
      if (match?.meaning.type !== 'valued') return match;
      const read = readMeaning(match.meaning, tokens, from, from + match.length);
      return read.ok ? { ...match, length: match.length + read.length } : match;
    },
    read(tokens, from) {
      const turned = readTurned(lexicon, tokens, from);
      if (turned !== undefined) return turned;
      const match = meaningAt(lexicon, tokens, from);
      if (match === undefined) return unknownName(lexicon, tokens, from);
      const read = readMeaning(match.meaning, tokens, from, from + match.length);
      if (!read.ok) return read;
      const length = match.length + read.length;
      return { ...read, length: length + namedAfter(lexicon, read.event, tokens, from + length) };
    },
  };
}

function meaningAt({ phrases }: Lexicon, tokens: readonly Token[], from: number) {
  const token = tokens[from];
  if (token?.kind !== 'quoted') return phrases.longest(tokens, from);
  const meaning = phrases.find(token.name);
  return meaning === undefined ? undefined : { meaning, length: 1 };
}

/** "first class": the name of a category behind its value. */
function namedAfter(
  { phrases }: Lexicon,
  event: EventExpression,
  tokens: readonly Token[],
  from: number,
): number {
  if (event.type !== 'comparison' || event.comparison !== '=') return 0;
  const match = tokens[from]?.kind === 'word' ? phrases.longest(tokens, from) : undefined;
  if (match?.meaning.type !== 'valued' || match.meaning.attribute.name !== event.name) return 0;
  const isCompared = readComparison(match.meaning.attribute, tokens, from, from + match.length).ok;
  return isCompared ? 0 : match.length;
}

/** The length is counted from `from`, the token behind the phrase that begins at `at`. */
function readMeaning(meaning: Meaning, tokens: readonly Token[], at: number, from: number): AtomRead {
  switch (meaning.type) {
    case 'valued': {
      const read = readComparison(meaning.attribute, tokens, at, from);
      return read.ok && meaning.isNegative ? { ...read, event: not(read.event) } : read;
    }
    case 'ambiguous': {
      const { value, names } = meaning;
      return { ok: false, problem: { code: 'ambiguous-value', value, names }, index: at };
    }
    case 'event':
      return readYesOrNo(meaning.event, tokens, from);
  }
}

/** "tennis = yes"; any other comparison of a yes-or-no attribute is refused. */
function readYesOrNo(event: EventExpression, tokens: readonly Token[], from: number): AtomRead {
  const sign = tokens[from];
  if (event.type !== 'name' || sign?.kind !== 'comparison') return { ok: true, event, length: 0 };
  const isYes = YES.get(tokens[from + 1]?.key ?? '');
  const isEqual = sign.text === '=' || sign.text === '==';
  if (!isEqual || isYes === undefined) {
    const { name } = event;
    const problem = { code: 'not-comparable', name, values: 'yes-or-no', comparison: sign.text } as const;
    return { ok: false, problem, index: from };
  }
  return { ok: true, event: isYes ? event : not(event), length: 2 };
}

/** "18 <= age", "18 <= age <= 30"; undefined where no number with a comparison begins. */
function readTurned(lexicon: Lexicon, tokens: readonly Token[], from: number): AtomRead | undefined {
  const value = numberAt(tokens, from);
  if (value === undefined) return undefined;
  const comparison = turnedComparison(tokens[from + value.length]);
  if (comparison === undefined) {
    // A yes-or-no attribute may be called by a number.
    return tokens[from]?.kind === 'minus' || tokens[from]?.kind === 'stop'
      ? {
          ok: false,
          problem: syntax(tokens, from + value.length, ['“<=”', '“>=”']),
          index: from + value.length,
        }
      : undefined;
  }
  const at = from + value.length + 1;
  const match = startsOperand(tokens, at) ? meaningAt(lexicon, tokens, at) : undefined;
  if (match === undefined || match.meaning.type !== 'valued' || match.meaning.attribute.values !== 'number') {
    return { ok: false, problem: syntax(tokens, at, ['the name of a number']), index: at };
  }
  const { attribute } = match.meaning;
  const first = compared(attribute.name, comparison, value.meaning);
  const next = at + match.length;
  if (tokens[next]?.kind !== 'comparison') return { ok: true, event: first, length: next - from };
  const second = readComparison(attribute, tokens, at, next);
  if (!second.ok) return second;
  return { ok: true, event: combine('and', first, second.event), length: next + second.length - from };
}

function syntax(tokens: readonly Token[], index: number, expected: readonly string[]) {
  return { code: 'expression-syntax', found: wellFormed(tokens[index]?.text ?? ''), expected } as const;
}

function unknownName(lexicon: Lexicon, tokens: readonly Token[], from: number): AtomRead {
  const words = runOfWords(tokens, from);
  const [first = ''] = words;
  if (foldName(first) === '' && tokens[from]?.kind === 'quoted') {
    return { ok: false, problem: syntax(tokens, from, ['a name between the quotation marks']), index: from };
  }
  const run = words.join(' ');
  const forRun = lexicon.suggest(run);
  const suggestion = forRun ?? lexicon.suggest(first);
  return {
    ok: false,
    problem: {
      code: 'unknown-name',
      name: forRun === undefined ? first : run,
      known: lexicon.known,
      ...(suggestion === undefined ? {} : { suggestion }),
    },
    index: from,
  };
}
