/**
 * Why a text is not a question, as data: the sentence is written elsewhere. The members have the shape of the
 * project's refusals of the same codes, so that a problem is a refusal without a translation.
 */
import type { Range } from './attribute-values.js';

/** What is wrong with the operand of an event. */
export type AtomProblem =
  | {
      readonly code: 'expression-syntax';
      /** What stands there; empty at the end. */
      readonly found: string;
      readonly expected: readonly string[];
    }
  | {
      readonly code: 'unknown-name';
      readonly name: string;
      readonly known: readonly string[];
      readonly suggestion?: string;
    }
  /** A number or category that is compared with nothing. */
  | ({ readonly code: 'needs-comparison' } & AttributeValues)
  /** A comparison of something that takes none (yes or no), or that has no order (a category). */
  | {
      readonly code: 'not-comparable';
      readonly name: string;
      readonly values: 'yes-or-no' | 'category';
      readonly comparison: string;
    }
  /** Not a number, or no value of this category. */
  | ({
      readonly code: 'unknown-value';
      readonly value: string;
      readonly suggestion?: string;
    } & AttributeValues)
  /** A value without its attribute, where several have it. */
  | { readonly code: 'ambiguous-value'; readonly value: string; readonly names: readonly string[] };

/** What an attribute can be compared with. */
export interface AttributeValues {
  readonly name: string;
  readonly values: 'number' | 'category';
  /** The values of a category. */
  readonly known: readonly string[];
  /** Of the numbers that members have. */
  readonly range?: Range;
}

/** `at`: offset in UTF-16 units, 0 ≤ at ≤ question.length. */
export type ExpressionProblem =
  | (AtomProblem & { readonly question: string; readonly at: number })
  | { readonly code: 'expression-too-deep'; readonly limit: number; readonly at: number }
  | { readonly code: 'too-many-names'; readonly count: number; readonly limit: number };

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: ExpressionProblem };
