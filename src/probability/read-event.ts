/**
 * Events from tokens, by recursive descent: linear in the text, never deeper than `expressionDepth`. The grammar and
 * its precedence are stated in `expression.ts`; the forms of questions around events are read in `read-question.ts`.
 */
import { type AtomReader, numberAt } from './atom-reader.js';
import { combine, EVERYONE, type EventExpression, NOBODY, not, type Operator } from './expression.js';
import { readSubject } from './opening.js';
import { TokenCursor } from './token-cursor.js';
import { CLOSING } from './tokenise.js';

export interface ParseLimits {
  /** Levels of brackets, `not` and operators inside one another. */
  readonly expressionDepth: number;
  /** Different names and comparisons in one question. */
  readonly expressionNames: number;
}

/** An event and how many operators and `not` lie inside one another in it. */
export interface Built {
  readonly event: EventExpression;
  readonly height: number;
}

/** An event, and whom its own words pick out: "someone who likes football (among) likes tennis (event)". */
export interface Side extends Built {
  readonly among: Built | null;
}

/** Loosest first; operators of one level are read from the left. */
const LEVELS: readonly (readonly Operator[])[] = [['or'], ['xor'], ['and', 'minus']];

const OPERAND = ['a name', '“not”', '“(”'];

/** Every reading method returns null after the first problem, which `problem` then tells. */
export class EventReader extends TokenCursor {
  readonly #limits: ParseLimits;
  /** Brackets and `not` that are open where the parser stands. */
  #depth = 0;

  constructor(text: string, atoms: AtomReader, limits: ParseLimits) {
    super(text, atoms);
    this.#limits = limits;
  }

  /** Events with commas between them; a comma before "given" or before words that open a question separates nothing. */
  side(): Side | null {
    const subject = readSubject(this.tokens, this.index, this.atoms);
    this.index += subject.length;
    const first = this.#expression(0);
    if (first === null) return null;
    if (subject.meaning !== 'picked' || !this.startsOperand()) return this.#parts(first, null);
    const event = this.#expression(0);
    return event === null ? null : this.#parts(event, first);
  }

  /** "those who like football", without what is said of them: a condition. */
  condition(): Built | null {
    this.index += readSubject(this.tokens, this.index, this.atoms).length;
    const first = this.#expression(0);
    return first === null ? null : this.#parts(first, null);
  }

  event(): Built | null {
    this.index += readSubject(this.tokens, this.index, this.atoms).length;
    return this.#expression(0);
  }

  /** One operand, with what negates it. */
  operand(): Built | null {
    return this.#unary();
  }

  /** All of them at once; null when that is too deep. */
  all(first: Built, ...others: readonly Built[]): Built | null {
    return others.length === 0 ? first : this.#build('and', [first, ...others], this.peek().at);
  }

  #parts(first: Built, among: Built | null): Side | null {
    const parts = [first];
    let { at } = this.peek();
    while (this.isAt('comma') && !this.opensQuestion(this.index + 1)) {
      at = this.peek().at;
      this.index++;
      if (this.isAt('given')) break;
      const part = this.#expression(0);
      if (part === null) return null;
      parts.push(part);
    }
    const built = parts.length === 1 ? first : this.#build('and', parts, at);
    return built === null ? null : { ...built, among };
  }

  #expression(level: number): Built | null {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#unary();
    const first = this.#expression(level + 1);
    if (first === null) return null;
    let operands: Built[] = [first];
    let run: { readonly operator: Operator; readonly at: number } | undefined;
    for (;;) {
      const { kind, at } = this.peek();
      const operator = operators.find((candidate) => candidate === kind);
      if (operator === undefined) break;
      if (run !== undefined && run.operator !== operator) {
        const left = this.#build(run.operator, operands, run.at);
        if (left === null) return null;
        operands = [left];
      }
      if (run?.operator !== operator) run = { operator, at };
      this.index++;
      const operand = this.#expression(level + 1);
      if (operand === null) return null;
      operands.push(operand);
    }
    return run === undefined ? first : this.#build(run.operator, operands, run.at);
  }

  /** Prefix `not`, any number of them, then an operand with its complement marks. */
  #unary(): Built | null {
    const marks: number[] = [];
    for (;;) {
      this.skipFillers();
      if (!this.isAt('not')) break;
      marks.push(this.peek().at);
      if (++this.#depth > this.#limits.expressionDepth) return this.#tooDeep(this.peek().at);
      this.index++;
    }
    let built = this.#operand();
    while (built !== null && this.isAt('complement')) {
      built = this.#negate(built, this.peek().at);
      this.index++;
    }
    for (const at of marks.toReversed()) if (built !== null) built = this.#negate(built, at);
    this.#depth -= marks.length;
    return built;
  }

  #operand(): Built | null {
    const { kind } = this.peek();
    switch (kind) {
      case 'open':
        return this.#brackets();
      case 'everyone':
      case 'nobody':
        this.index++;
        return { event: kind === 'everyone' ? EVERYONE : NOBODY, height: 0 };
      case 'word':
      case 'quoted':
        return this.#atom();
      default:
        return numberAt(this.tokens, this.index) === undefined ? this.unexpected(OPERAND) : this.#atom();
    }
  }

  #atom(): Built | null {
    const { at } = this.peek();
    const read = this.atoms.read(this.tokens, this.index);
    if (!read.ok) {
      this.index = read.index;
      return this.fail(read.problem);
    }
    this.index += read.length;
    const height = heightOf(read.event);
    return height > this.#limits.expressionDepth ? this.#tooDeep(at) : { event: read.event, height };
  }

  #brackets(): Built | null {
    const { at, text } = this.peek();
    if (++this.#depth > this.#limits.expressionDepth) return this.#tooDeep(at);
    this.index++;
    const inner = this.#expression(0);
    if (inner === null) return null;
    const closing = CLOSING.get(text) ?? ')';
    if (this.peek().text !== closing) return this.unexpected(['“and”', '“or”', `“${closing}”`]);
    this.index++;
    this.#depth--;
    return inner;
  }

  #build(operator: Operator, operands: readonly Built[], at: number): Built | null {
    const height = 1 + operands.reduce((highest, operand) => Math.max(highest, operand.height), 0);
    if (height > this.#limits.expressionDepth) return this.#tooDeep(at);
    return { event: combine(operator, ...operands.map(({ event }) => event)), height };
  }

  #negate(operand: Built, at: number): Built | null {
    const height = operand.height + 1;
    return height > this.#limits.expressionDepth ? this.#tooDeep(at) : { event: not(operand.event), height };
  }

  #tooDeep(at: number): null {
    return this.failWith({ code: 'expression-too-deep', limit: this.#limits.expressionDepth, at });
  }
}

/** Of the small trees that one atom may stand for. */
function heightOf(event: EventExpression): number {
  if (event.type === 'not') return 1 + heightOf(event.operand);
  if ('operands' in event)
    return 1 + event.operands.reduce((high, operand) => Math.max(high, heightOf(operand)), 0);
  return 0;
}
