/**
 * Why a text is not a question, as data: the sentence is written elsewhere. The members have the shape of the
 * project's refusals of the same codes, so that a problem is a refusal without a translation.
 */
export type ExpressionProblem =
  | {
      readonly code: 'expression-syntax';
      readonly question: string;
      /** Offset in UTF-16 units, 0 ≤ at ≤ question.length. */
      readonly at: number;
      /** What stands there; empty at the end. */
      readonly found: string;
      readonly expected: readonly string[];
    }
  | {
      readonly code: 'unknown-name';
      readonly question: string;
      readonly at: number;
      readonly name: string;
      readonly known: readonly string[];
      readonly suggestion?: string;
    }
  | { readonly code: 'expression-too-deep'; readonly limit: number; readonly at: number }
  | { readonly code: 'too-many-names'; readonly count: number; readonly limit: number };

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: ExpressionProblem };
