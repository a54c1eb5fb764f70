/**
 * Events of a finite population as trees, and questions about them.
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

/**
 * `operands` has at least two members and is read from the left: minus [a, b, c] is (a minus b) minus c,
 * xor [a, b, c] holds where an odd number of them holds. Brackets of the source survive as nesting.
 */
export type EventExpression =
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'everyone' }
  | { readonly type: 'nobody' }
  | { readonly type: 'not'; readonly operand: EventExpression }
  | { readonly type: Operator; readonly operands: readonly EventExpression[] };

/** One member for each form of question; further forms (counts, comparisons, independence) become further members. */
export type SetQuestion = {
  readonly type: 'probability';
  readonly event: EventExpression;
  /** Null when nothing is conditioned on. */
  readonly given: EventExpression | null;
};

export const EVERYONE: EventExpression = { type: 'everyone' };
export const NOBODY: EventExpression = { type: 'nobody' };
export const named = (name: string): EventExpression => ({ type: 'name', name });
export const not = (operand: EventExpression): EventExpression => ({ type: 'not', operand });
export const combine = (operator: Operator, ...operands: readonly EventExpression[]): EventExpression => ({
  type: operator,
  operands,
});

/** Different names in order of appearance. */
export function namesIn(...expressions: readonly (EventExpression | null)[]): string[] {
  const names = new Set<string>();
  const visit = (expression: EventExpression): void => {
    if (expression.type === 'name') names.add(expression.name);
    else if (expression.type === 'not') visit(expression.operand);
    else if ('operands' in expression) expression.operands.forEach(visit);
  };
  for (const expression of expressions) if (expression !== null) visit(expression);
  return [...names];
}

/** Does the event hold for a member who has exactly these attributes? */
export function holds(expression: EventExpression, has: ReadonlySet<string>): boolean {
  switch (expression.type) {
    case 'name':
      return has.has(expression.name);
    case 'everyone':
      return true;
    case 'nobody':
      return false;
    case 'not':
      return !holds(expression.operand, has);
    case 'and':
      return expression.operands.every((operand) => holds(operand, has));
    case 'or':
      return expression.operands.some((operand) => holds(operand, has));
    case 'xor':
      return expression.operands.filter((operand) => holds(operand, has)).length % 2 === 1;
    case 'minus':
      return expression.operands.every((operand, index) => holds(operand, has) === (index === 0));
  }
}
