/**
 * Events as trees, and questions about them. One algebra for people (attributes, numbers, categories), for the places in a
 * text, and for the next word of a language model (predicates of words): only the atoms differ.
 *
 * Precedence, tightest first:
 *   complement  A'            after its operand
 *   not         not A  ¬A !A ~A
 *   and, minus  A and B  A ∩ B  A minus B  A ∖ B   one level, read from the left; "minus" reads as "and not"
 *   xor         A xor B  A △ B  A ^ B
 *   or          A or B  A ∪ B
 *   comma       A, B          "and" of whole sides, only at the top of an event or a condition
 *   given       A given B  P(A | B)   once, at the top of the question
 */

export const OPERATORS = ['and', 'or', 'xor', 'minus'] as const;
export type Operator = (typeof OPERATORS)[number];

export const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What can be said of a word: see `word-predicates.ts`. */
export const WORD_PREDICATES = [
  'starts',
  'ends',
  'contains',
  'longer',
  'shorter',
  'in',
  'capital',
  'rank',
] as const;
export type WordPredicate = (typeof WORD_PREDICATES)[number];

/** An event that is not made of others: one circle of a Venn diagram. */
export type Atom =
  | { readonly type: 'name'; readonly name: string }
  /**
   * A number or category of a member. `=` and `!=` compare either, the others numbers only. A member without the value
   * satisfies none of them, `!=` included.
   */
  | {
      readonly type: 'comparison';
      readonly name: string;
      readonly comparison: Comparison;
      readonly value: number | string;
    }
  /** Of a word. `arguments`: texts for starts, ends, contains and in; one whole number for longer, shorter and rank. */
  | {
      readonly type: 'predicate';
      readonly predicate: WordPredicate;
      readonly arguments: readonly (number | string)[];
    };

/**
 * `operands` has at least two members and is read from the left: minus [a, b, c] is (a minus b) minus c,
 * xor [a, b, c] holds where an odd number of them holds. Brackets of the source survive as nesting.
 */
export type EventExpression =
  | Atom
  | { readonly type: 'everyone' }
  | { readonly type: 'nobody' }
  | { readonly type: 'not'; readonly operand: EventExpression }
  | { readonly type: Operator; readonly operands: readonly EventExpression[] };

/** An event, and what is known; `given` is null when nothing is conditioned on. */
export interface ConditionalEvent {
  readonly event: EventExpression;
  readonly given: EventExpression | null;
}

/** P(A), P(A | B) */
export interface ProbabilityQuestion extends ConditionalEvent {
  readonly type: 'probability';
}

/** One member for each form of question. */
export type SetQuestion =
  | ProbabilityQuestion
  /** How many members A (given B: of those in B). */
  | ({ readonly type: 'count' } & ConditionalEvent)
  /** Who is in A (given B: of those in B). */
  | ({ readonly type: 'members' } & ConditionalEvent)
  /** P(A | B) vs P(C | D) */
  | { readonly type: 'versus'; readonly left: ConditionalEvent; readonly right: ConditionalEvent }
  /** Is A independent of B (given C)? Is A inside B? Are A and B exclusive? */
  | {
      readonly type: 'independent' | 'inside' | 'exclusive';
      readonly event: EventExpression;
      readonly other: EventExpression;
      readonly given: EventExpression | null;
    };

export const EVERYONE: EventExpression = { type: 'everyone' };
export const NOBODY: EventExpression = { type: 'nobody' };
export const named = (name: string): Atom => ({ type: 'name', name });
export const compared = (name: string, comparison: Comparison, value: number | string): Atom => ({
  type: 'comparison',
  name,
  comparison,
  value,
});
export const predicated = (predicate: WordPredicate, ...given: readonly (number | string)[]): Atom => ({
  type: 'predicate',
  predicate,
  arguments: given,
});
export const not = (operand: EventExpression): EventExpression => ({ type: 'not', operand });
export const combine = (operator: Operator, ...operands: readonly EventExpression[]): EventExpression => ({
  type: operator,
  operands,
});

/** The events of a question, in the order in which it names them; null where nothing is conditioned on. */
export function eventsOf(question: SetQuestion): readonly (EventExpression | null)[] {
  switch (question.type) {
    case 'versus':
      return [question.left.event, question.left.given, question.right.event, question.right.given];
    case 'independent':
    case 'inside':
    case 'exclusive':
      return [question.event, question.other, question.given];
    default:
      return [question.event, question.given];
  }
}

/** Different atoms in order of appearance. */
export function atomsIn(...expressions: readonly (EventExpression | null)[]): Atom[] {
  const atoms = new Map<string, Atom>();
  const visit = (expression: EventExpression): void => {
    if (expression.type === 'not') visit(expression.operand);
    else if ('operands' in expression) expression.operands.forEach(visit);
    else if (expression.type !== 'everyone' && expression.type !== 'nobody') {
      const key = atomKey(expression);
      if (!atoms.has(key)) atoms.set(key, expression);
    }
  };
  for (const expression of expressions) if (expression !== null) visit(expression);
  return [...atoms.values()];
}

/** Equal for equal atoms only. */
export function atomKey(atom: Atom): string {
  switch (atom.type) {
    case 'name':
      return JSON.stringify([atom.name]);
    case 'comparison':
      return JSON.stringify([atom.name, atom.comparison, atom.value]);
    case 'predicate':
      return JSON.stringify([atom.predicate, ...atom.arguments, '()']);
  }
}

/** Does the event hold where `isTrue` says which atoms do? */
export function holds(expression: EventExpression, isTrue: (atom: Atom) => boolean): boolean {
  switch (expression.type) {
    case 'name':
    case 'comparison':
    case 'predicate':
      return isTrue(expression);
    case 'everyone':
      return true;
    case 'nobody':
      return false;
    case 'not':
      return !holds(expression.operand, isTrue);
    case 'and':
      return expression.operands.every((operand) => holds(operand, isTrue));
    case 'or':
      return expression.operands.some((operand) => holds(operand, isTrue));
    case 'xor':
      return expression.operands.filter((operand) => holds(operand, isTrue)).length % 2 === 1;
    case 'minus':
      return expression.operands.every((operand, index) => holds(operand, isTrue) === (index === 0));
  }
}
