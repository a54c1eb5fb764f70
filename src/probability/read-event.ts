/**
 * Events from tokens, by recursive descent: linear in the text, never deeper than `expressionDepth`. The grammar and
 * its precedence are stated in `expression.ts`; the forms of questions around events are read in `parse.ts`.
 */
import { combine, EVERYONE, type EventExpression, NOBODY, not, type Operator } from './expression.js';
import { foldName, type Lexicon } from './names.js';
import { skipOpening, skipSubject } from './opening.js';
import type { ExpressionProblem } from './problem.js';
import { type Token, type TokenKind, tokenise } from './tokenise.js';

export interface ParseLimits {
  /** Levels of brackets, `not` and operators inside one another. */
  readonly expressionDepth: number;
  /** Different names in one question. */
  readonly expressionNames: number;
}

/** An event and how many operators and `not` lie inside one another in it. */
export interface Built {
  readonly event: EventExpression;
  readonly height: number;
}

/** Loosest first; operators of one level are read from the left. */
const LEVELS: readonly (readonly Operator[])[] = [['or'], ['xor'], ['and', 'minus']];

const OPERAND = ['a name', '“not”', '“(”'];
export const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

export type EventReader = ReturnType<typeof createEventReader>;

/** A cursor over the tokens. Every reading method returns null after the first problem, which `problem` then tells. */
export function createEventReader(text: string, lexicon: Lexicon, limits: ParseLimits) {
  const tokens = tokenise(text);
  const last: Token = tokens.at(-1) ?? {
    kind: 'end',
    text: '',
    at: text.length,
    end: text.length,
    name: '',
  };
  let index = 0;
  /** Brackets and `not` that are open where the parser stands. */
  let depth = 0;
  let found: ExpressionProblem | undefined;

  const peek = (ahead = 0): Token => tokens[index + ahead] ?? last;
  const isAt = (kind: TokenKind): boolean => peek().kind === kind;
  const fail = (problem: ExpressionProblem): null => {
    found ??= problem;
    return null;
  };

  function unexpected(expected: readonly string[]): null {
    const { at, text: typed, kind } = peek();
    if (kind === 'unclosed')
      return fail({
        code: 'expression-syntax',
        question: text,
        at,
        found: typed,
        expected: ['a closing quotation mark'],
      });
    return fail({ code: 'expression-syntax', question: text, at, found: wellFormed(typed), expected });
  }

  const tooDeep = (at: number): null =>
    fail({ code: 'expression-too-deep', limit: limits.expressionDepth, at });

  function build(operator: Operator, operands: readonly Built[], at: number): Built | null {
    const height = 1 + Math.max(...operands.map((operand) => operand.height));
    if (height > limits.expressionDepth) return tooDeep(at);
    return { event: combine(operator, ...operands.map(({ event }) => event)), height };
  }

  function negate(operand: Built, at: number): Built | null {
    const height = operand.height + 1;
    return height > limits.expressionDepth ? tooDeep(at) : { event: not(operand.event), height };
  }

  /** Expressions with commas between them; a comma before "given" separates nothing. */
  function side(): Built | null {
    index = skipSubject(tokens, index, lexicon);
    const first = expression(0);
    if (first === null) return null;
    const parts = [first];
    let at = peek().at;
    while (isAt('comma')) {
      at = peek().at;
      index++;
      if (isAt('given')) break;
      const part = expression(0);
      if (part === null) return null;
      parts.push(part);
    }
    return parts.length === 1 ? first : build('and', parts, at);
  }

  function expression(level: number): Built | null {
    const operators = LEVELS[level];
    if (operators === undefined) return unary();
    const first = expression(level + 1);
    if (first === null) return null;
    let operands: Built[] = [first];
    let run: { readonly operator: Operator; readonly at: number } | undefined;
    for (;;) {
      const { kind, at } = peek();
      const operator = operators.find((candidate) => candidate === kind);
      if (operator === undefined) break;
      if (run !== undefined && run.operator !== operator) {
        const left = build(run.operator, operands, run.at);
        if (left === null) return null;
        operands = [left];
      }
      if (run?.operator !== operator) run = { operator, at };
      index++;
      const operand = expression(level + 1);
      if (operand === null) return null;
      operands.push(operand);
    }
    return run === undefined ? first : build(run.operator, operands, run.at);
  }

  /** Prefix `not`, any number of them, then an operand with its complement marks. */
  function unary(): Built | null {
    const marks: number[] = [];
    while (isAt('not')) {
      marks.push(peek().at);
      if (++depth > limits.expressionDepth) return tooDeep(peek().at);
      index++;
    }
    let built = operand();
    while (built !== null && isAt('complement')) {
      built = negate(built, peek().at);
      index++;
    }
    for (const at of marks.toReversed()) if (built !== null) built = negate(built, at);
    depth -= marks.length;
    return built;
  }

  function operand(): Built | null {
    const token = peek();
    switch (token.kind) {
      case 'open':
        return brackets(token);
      case 'everyone':
        index++;
        return { event: EVERYONE, height: 0 };
      case 'nobody':
        index++;
        return { event: NOBODY, height: 0 };
      case 'word': {
        const match = lexicon.longest(tokens, index);
        if (match === undefined) return unknownName(runOfWords());
        index += match.length;
        return known(match.event, token);
      }
      case 'quoted': {
        if (foldName(token.name) === '') return unexpected(['a name between the quotation marks']);
        const event = lexicon.find(token.name);
        if (event === undefined) return unknownName([token.name]);
        index++;
        return known(event, token);
      }
      default:
        return unexpected(OPERAND);
    }
  }

  /** A predicate such as "do not like tennis" brings its own `not`. */
  function known(event: EventExpression, { at }: Token): Built | null {
    return event.type === 'not' ? negate({ event: event.operand, height: 0 }, at) : { event, height: 0 };
  }

  function brackets({ at, text: typed }: Token): Built | null {
    if (++depth > limits.expressionDepth) return tooDeep(at);
    index++;
    const inner = expression(0);
    if (inner === null) return null;
    const closing = CLOSING[typed] ?? ')';
    if (peek().text !== closing) return unexpected(['“and”', '“or”', `“${closing}”`]);
    index++;
    depth--;
    return inner;
  }

  /** The words from here on that might be one name typed without quotation marks. */
  function runOfWords(): readonly string[] {
    const words: string[] = [];
    for (let next = index; tokens[next]?.kind === 'word'; next++) words.push(tokens[next]?.name ?? '');
    return words;
  }

  function unknownName(words: readonly string[]): null {
    const { at } = peek();
    const [first = '', ...others] = words.map(wellFormed);
    const run = [first, ...others].join(' ');
    const forRun = lexicon.suggest(run);
    const name = forRun === undefined ? first : run;
    const suggestion = forRun ?? lexicon.suggest(first);
    return fail({
      code: 'unknown-name',
      question: text,
      at,
      name,
      known: lexicon.known,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }

  return {
    peek,
    isAt,
    skip: (count = 1): void => {
      index += count;
    },
    skipOpening: (): void => {
      index = skipOpening(tokens, lexicon);
    },
    unexpected,
    side,
    problem: (): ExpressionProblem =>
      found ?? { code: 'expression-syntax', question: text, at: last.at, found: '', expected: [] },
  };
}

function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}
