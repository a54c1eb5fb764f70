/** What may come next while a question is being typed: the word under the cursor completed in its place. */
import { LIMITS } from '../jobs/limits.js';
import type { AtomReader } from './atom-reader.js';
import type { Described } from './attribute-values.js';
import { foldName } from './names.js';
import { type OperandOffers, populationOffers, wordOffers } from './offers.js';
import { readOpening } from './opening.js';
import { parseWith } from './parse.js';
import { createPopulationAtoms } from './population-atoms.js';
import { CLOSING, type Token, type TokenKind, tokenise } from './tokenise.js';
import { WORD_ATOMS } from './word-atoms.js';

/** Kinds of token after which an operand is complete and an operator or `given` may follow. */
const ENDS_OPERAND: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'word',
  'quoted',
  'everyone',
  'nobody',
  'close',
  'complement',
]);
/** Words after which an operand follows all the same: of "given that they", "independent of", "compare … with". */
const LEADS_TO_OPERAND: ReadonlySet<string> = new Set([
  ...[
    'of',
    'that',
    'is',
    'are',
    'likely',
    'for',
    'who',
    'the',
    'those',
    'people',
    'someone',
    'they',
    'also',
    'in',
  ],
  ...['inside', 'within', 'from', 'with', 'to', 'vs', 'versus', 'against'],
]);

const LINKS = ['given', 'given not', 'and', 'and not', 'or', 'minus', 'xor', 'vs'];
/** Behind the first event of "is …" and "are …". */
const RELATIONS: ReadonlyMap<string, readonly (readonly [string, string])[]> = new Map([
  [
    'is',
    [
      ['independent of ', ''],
      ['inside ', ''],
    ],
  ],
  [
    'are',
    [
      ['and ', ' exclusive'],
      ['and ', ' independent'],
    ],
  ],
]);
/** Lines that are looked at; each is read once. */
const MOST_LOOKED_AT = 50;

/**
 * The typed text with each fitting continuation, best first; brackets still open are closed. Every line is a whole
 * question. A word that fits no name is replaced by one that is close; beyond that nothing is invented. Empty when
 * nothing fits, or when what was typed before the word under the cursor cannot be read.
 */
export function complete(typed: string, population: Described): readonly string[] {
  const atoms = createPopulationAtoms(population);
  return new Completion(typed, atoms, populationOffers(population)).lines();
}

/** The same for a question about a word; `words` may be asked for, the likeliest first. */
export function completeWordQuestion(typed: string, words: readonly string[] = []): readonly string[] {
  return new Completion(typed, WORD_ATOMS, wordOffers(words)).lines();
}

class Completion {
  readonly #typed: string;
  readonly #atoms: AtomReader;
  readonly #offers: OperandOffers;
  readonly #tokens: readonly Token[];
  /** Tokens before the word that is being typed. */
  readonly #previous: readonly Token[];
  /** That word, folded; empty between words. */
  readonly #partial: string;
  readonly #before: string;

  constructor(typed: string, atoms: AtomReader, offers: OperandOffers) {
    this.#typed = typed;
    this.#atoms = atoms;
    this.#offers = offers;
    this.#tokens = tokenise(typed).slice(0, -1);
    const last = this.#tokens.at(-1);
    const isTyping = last !== undefined && last.end === typed.length && last.name !== '';
    this.#previous = isTyping ? this.#tokens.slice(0, -1) : this.#tokens;
    this.#partial = isTyping ? foldName(last.name) : '';
    this.#before = isTyping ? typed.slice(0, last.at) : withSpace(typed, last);
  }

  lines(): readonly string[] {
    const closing = closingBrackets(this.#tokens);
    const lines = this.#candidates().map((line) => `${line}${closing}`);
    const isFormBegun = this.#partial === '' && this.#previous.length > 0;
    const offered = isFormBegun ? [...this.#forms(), ...lines] : [...lines, ...this.#forms()];
    return [...new Set(offered)]
      .slice(0, MOST_LOOKED_AT)
      .filter((line) => parseWith(line, this.#atoms, LIMITS).ok);
  }

  #candidates(): readonly string[] {
    const values = this.#offers.behind(this.#previous, this.#partial);
    if (values !== undefined) return values.map((value) => `${this.#before}${value}`).concat(this.#whole());
    if (!this.#expectsOperand()) return this.#continuations(this.#before, this.#partial, this.#previous);
    const operands = [
      ...this.#offers.operands(this.#partial),
      ...('not'.startsWith(this.#partial) ? this.#offers.names.map((name) => `not ${name}`) : []),
      ...('everyone'.startsWith(this.#partial) ? ['everyone'] : []),
    ].map((operand) => `${this.#before}${operand}`);
    // A name typed in full is there already: what may follow it is more to the point than other names that begin so.
    const named = foldName(operands[0] ?? '') === foldName(this.#typed) ? 1 : operands.length;
    return [...operands.slice(0, named), ...this.#whole(), ...operands.slice(named)];
  }

  /** What follows where the text is a whole question already. */
  #whole(): readonly string[] {
    const isWhole =
      this.#partial !== '' &&
      parseWith(`${this.#typed}${closingBrackets(this.#tokens)}`, this.#atoms, LIMITS).ok;
    return isWhole ? this.#continuations(`${this.#typed} `, '', this.#tokens) : [];
  }

  /** "tennis " → "tennis given football", "tennis and football", …; names already used are not offered again. */
  #continuations(before: string, partial: string, tokens: readonly Token[]): readonly string[] {
    const used = new Set(tokens.map(({ name }) => foldName(name)));
    const others = this.#offers.names.filter((name) => !used.has(foldName(tokenise(name)[0]?.name ?? name)));
    const isConditioned = tokens.some(({ kind }) => kind === 'given' || kind === 'bar');
    const hasBracket = closingBrackets(tokens) !== '';
    const relations = RELATIONS.get(tokens[0]?.key ?? '') ?? [];
    const links: (readonly [string, string])[] = LINKS.filter(
      (link) => !(isConditioned && link.startsWith('given')) && !(hasBracket && link === 'vs'),
    ).map((link) => [`${link} `, '']);
    return [...relations, ...links]
      .filter(([link]) => link.startsWith(partial))
      .flatMap(([link, end]) => others.map((name) => `${before}${link}${name}${end}`));
  }

  /** Whole questions of the other forms, that begin as typed. */
  #forms(): readonly string[] {
    const [first, second = 'everyone'] = this.#offers.names;
    if (first === undefined) return [];
    const start = this.#typed.trimStart().toLowerCase();
    return [
      `how many ${first}`,
      `who ${first}`,
      `is ${first} independent of ${second}`,
      `is ${first} inside ${second}`,
      `are ${first} and ${second} exclusive`,
      `${first} vs ${second}`,
      `compare ${first} with ${second}`,
    ].filter((form) => form.startsWith(start));
  }

  #expectsOperand(): boolean {
    const last = this.#previous.at(-1);
    if (last === undefined || !ENDS_OPERAND.has(last.kind)) return true;
    if (last.kind === 'word' && LEADS_TO_OPERAND.has(last.key)) return true;
    return readOpening(this.#previous, 0, this.#atoms).length === this.#previous.length;
  }
}

function withSpace(typed: string, last: Token | undefined): string {
  const trimmed = typed.trimEnd();
  return last === undefined || last.kind === 'open' ? trimmed : `${trimmed} `;
}

function closingBrackets(tokens: readonly Token[]): string {
  const open: string[] = [];
  for (const { kind, text } of tokens) {
    if (kind === 'open') open.push(CLOSING.get(text) ?? ')');
    else if (kind === 'close') open.pop();
  }
  return open.toReversed().join('');
}
