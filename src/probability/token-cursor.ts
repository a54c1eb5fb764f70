/** Where reading stands in the tokens of a question, the plain words that it passes over, and the first problem it met. */
import { type AtomReader, startsOperand, wellFormed } from './atom-reader.js';
import { type Opening, readAmong, readOpening, readSubject, startsNotation } from './opening.js';
import type { AtomProblem, ExpressionProblem } from './problem.js';
import { type MarkedRelation, markRelation } from './relations.js';
import { type Token, type TokenKind, tokenise } from './tokenise.js';

export class TokenCursor {
  protected readonly atoms: AtomReader;
  protected tokens: readonly Token[];
  protected index = 0;
  readonly #text: string;
  readonly #last: Token;
  #found: ExpressionProblem | undefined;

  constructor(text: string, atoms: AtomReader) {
    this.#text = text;
    this.atoms = atoms;
    this.tokens = tokenise(text);
    const end = text.length;
    this.#last = this.tokens.at(-1) ?? { kind: 'end', text: '', at: end, end, name: '', key: '' };
  }

  peek(ahead = 0): Token {
    return this.tokens[this.index + ahead] ?? this.#last;
  }

  isAt(...kinds: readonly TokenKind[]): boolean {
    return kinds.includes(this.peek().kind);
  }

  startsOperand(ahead = 0): boolean {
    return startsOperand(this.tokens, this.index + ahead);
  }

  skip(count = 1): void {
    this.index += count;
  }

  /** Passes one token of this kind, and says whether it stood there. */
  skipIf(kind: TokenKind): boolean {
    if (!this.isAt(kind)) return false;
    this.index++;
    return true;
  }

  opening(): Opening | null {
    const { meaning, length } = readOpening(this.tokens, this.index, this.atoms);
    this.index += length;
    return meaning;
  }

  /** Passes "of the", "among those", and says whether it stood there. */
  among(): boolean {
    const length = readAmong(this.tokens, this.index, this.atoms);
    this.index += length;
    return length > 0;
  }

  /** Whether "P(" stands here. */
  startsNotation(): boolean {
    return startsNotation(this.tokens, this.index);
  }

  /** Finds the words that relate two events from here on; `isAsked`: the question must have some. */
  relation(isAsked: boolean): Pick<MarkedRelation, 'relation' | 'isLast'> | undefined {
    const found = markRelation(this.tokens, this.index, this.atoms, isAsked);
    if (found !== undefined) this.tokens = found.tokens;
    return found;
  }

  /** Whether only words that say nothing stand between here and the end: "how many people are there". */
  isBare(): boolean {
    const subject = readSubject(this.tokens, this.index, this.atoms);
    if (subject.meaning !== 'plain') return false;
    let next = this.index + subject.length;
    while (['are', 'is', 'there'].includes(this.tokens[next]?.key ?? '')) next++;
    const kind = this.tokens[next]?.kind;
    const isOver = kind === 'end' || kind === 'stop' || kind === 'given';
    if (isOver) this.index = next;
    return isOver;
  }

  protected opensQuestion(index: number): boolean {
    if (startsNotation(this.tokens, index)) return true;
    const { meaning, length } = readOpening(this.tokens, index, this.atoms);
    return length > 0 && meaning !== 'relation';
  }

  /** "are in", "with a": only in front of an operand, and never a word that begins one. */
  protected skipFillers(): void {
    while (
      this.atoms.fillers.has(this.peek().key) &&
      this.startsOperand(1) &&
      this.atoms.known(this.tokens, this.index) === undefined
    )
      this.index++;
  }

  unexpected(expected: readonly string[]): null {
    return this.fail({ code: 'expression-syntax', found: wellFormed(this.peek().text), expected });
  }

  problem(): ExpressionProblem {
    const { at } = this.#last;
    return this.#found ?? { code: 'expression-syntax', question: this.#text, at, found: '', expected: [] };
  }

  protected fail(problem: AtomProblem): null {
    const { at, kind } = this.peek();
    const isUnclosed = kind === 'unclosed' && problem.code === 'expression-syntax';
    return this.failWith({
      ...problem,
      ...(isUnclosed ? { expected: ['a closing quotation mark'] } : {}),
      question: this.#text,
      at,
    });
  }

  /** The first problem is the one that is told. */
  protected failWith(problem: ExpressionProblem): null {
    this.#found ??= problem;
    return null;
  }
}
