/** What a person can fix about kept populations, as data; the sentences stand in `src/render/population-refusal.ts`. */

/** What is wrong with one part of a text that describes people. `limit` and `other` are of the refusal. */
export type LineProblem =
  | 'unclosed-quote'
  /** Control characters, or nothing that can be seen. */
  | 'unwritable'
  | 'name-missing'
  /** Longer than `limit` code points. */
  | 'name-too-long'
  /** "name" and "count" are columns of a table and no attributes. */
  | 'name-reserved'
  /** No number where "12 only tea" was expected. */
  | 'no-count'
  /** "a or b" says how many of either, not of which. */
  | 'or'
  /** "both" or "all three", but the text has `limit` attributes. */
  | 'wrong-number'
  /** "all": everyone, or those who have all attributes? */
  | 'all'
  /** Cannot hold beside what was said before. */
  | 'contradiction'
  | 'no-colon'
  /** The member `other` was named before. */
  | 'member-twice'
  /** Several words: one name, or a name and its value? */
  | 'several-words'
  /** A number that stands alone. */
  | 'bare-number'
  /** The attribute `other` was said twice of one member. */
  | 'said-twice'
  /** The attribute `other` is one that members have or have not. */
  | 'is-yes-or-no'
  /** The attribute `other` has numbers, and this is none. */
  | 'not-a-number'
  /** The attribute `other` has a value, which is missing. */
  | 'no-value'
  /** Behind the colon of an attribute: neither a number nor a category. */
  | 'unknown-kind'
  /** Nobody, and nothing, of this name. */
  | 'not-there'
  /** More than the `limit` members that are there. */
  | 'not-so-many'
  /** Some of those who differ in what the text does not say. */
  | 'which-of-them';

/** What is wrong with a table. `row` 1 is the row of names; `limit` and `other` are of the refusal. */
export type TableProblem =
  | 'empty'
  | 'too-large'
  | 'not-text'
  | 'only-header'
  | 'no-header'
  | 'unclosed-quote'
  | 'stray-quote'
  | 'too-many-columns'
  | 'too-many-rows'
  /** `limit` cells were expected. */
  | 'ragged'
  | 'header-empty'
  | 'header-too-long'
  /** The same name as column `other`. */
  | 'header-twice'
  | 'unwritable'
  | 'value-too-long'
  | 'too-many-values'
  /** Not one of yes and no in a column marked so; not a number. */
  | 'not-yes-or-no'
  | 'not-a-number'
  /** Not a whole number of members from 0 to `limit`. */
  | 'not-a-count'
  | 'member-too-long'
  /** The same name as in row `other`. */
  | 'member-twice'
  /** A row with the name of one member counts more than one. */
  | 'member-counted';

export type PopulationRefusal =
  | {
      /** Neither one of the place's own nor a ready-made one. */
      readonly code: 'unknown-population';
      readonly name: string;
      readonly known: readonly string[];
      readonly suggestion?: string;
    }
  /** Its words are counted, but members were wanted. */
  | { readonly code: 'population-is-text'; readonly name: string }
  /** It has members, but a text was wanted. */
  | { readonly code: 'population-has-members'; readonly name: string }
  | {
      readonly code: 'population-name';
      readonly name: string;
      readonly problem: 'empty' | 'unwritable' | 'too-long' | 'reserved' | 'taken';
      readonly limit: number;
    }
  /** It is always there, and changed by nobody. */
  | { readonly code: 'population-ready-made'; readonly name: string }
  | { readonly code: 'too-many-editors'; readonly limit: number }
  | { readonly code: 'too-many-populations'; readonly limit: number }
  | { readonly code: 'too-many-members'; readonly count: number; readonly limit: number }
  | { readonly code: 'too-many-attributes'; readonly count: number; readonly limit: number }
  | {
      /** `owner` and `editors` are ids of persons. */
      readonly code: 'not-an-editor';
      readonly name: string;
      readonly owner: string;
      readonly editors: readonly string[];
    }
  | {
      readonly code: 'people-line';
      /** From 1. */
      readonly line: number;
      /** Of the line, from 1. */
      readonly part: number;
      /** As typed. */
      readonly found: string;
      readonly problem: LineProblem;
      readonly limit?: number;
      readonly other?: string;
      readonly example: string;
    }
  | {
      /** Counts that leave open how many have exactly `has` of the `attributes`. */
      readonly code: 'counts-open';
      readonly has: readonly string[];
      readonly attributes: readonly string[];
      readonly example: string;
    }
  | {
      /** Counts by which `value` members had exactly `has`: less than none, or a part of one. */
      readonly code: 'counts-impossible';
      readonly has: readonly string[];
      readonly attributes: readonly string[];
      readonly value: string;
      readonly example: string;
    }
  | {
      readonly code: 'table';
      readonly problem: TableProblem;
      readonly row?: number;
      /** From 1. */
      readonly column?: number;
      /** Name of the column. */
      readonly header?: string;
      readonly found?: string;
      readonly limit?: number;
      readonly other?: number;
      readonly example: string;
    };
