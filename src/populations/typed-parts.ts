/** A typed text cut into lines and parts, with the place of each. */
import type { LineProblem } from '../jobs/population-refusal.js';
import { type Checked, refuse } from '../jobs/refusal.js';
import { nameFault } from './clean-name.js';

export interface TypedPart {
  /** From 1. */
  readonly line: number;
  /** Of the line, from 1. */
  readonly part: number;
  /** As typed, without spaces around; never empty. */
  readonly text: string;
}

export const COUNTS_EXAMPLE = '12 only tea, 4 only coffee, 5 both, 3 neither';
export const MEMBERS_EXAMPLE = 'Ann: tea, coffee; Ben: age 17, team red';

/** Opening quote → closing quotes. Straight ones are doubled inside a name, as in questions. */
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
]);

/**
 * Parts between the separators, or as a line is cut otherwise, and line breaks, but not where they stand in quotes. A quote that is not closed reaches to
 * the end of its line. Empty parts are counted, but left out.
 */
export function splitTyped(
  text: string,
  separators: ReadonlySet<string> | ((line: string) => readonly string[]),
): TypedPart[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .flatMap((line, index) =>
      (typeof separators === 'function' ? separators(line) : cut(line, separators))
        .map((part, at) => ({ line: index + 1, part: at + 1, text: part.trim() }))
        .filter((part) => part.text !== ''),
    );
}

/** Outside of quotes only. */
export function cut(text: string, separators: ReadonlySet<string>): string[] {
  const parts: string[] = [];
  let start = 0;
  let closing: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (closing !== undefined) {
      if (unit === closing) closing = undefined;
    } else if (QUOTES.has(unit)) closing = QUOTES.get(unit);
    else if (separators.has(unit)) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

export interface Word {
  /** Of a quoted word, what stands between the quotes. */
  readonly text: string;
  readonly isQuoted: boolean;
}

const SPACE = /\s/u;

/** Words between spaces, and quoted ones; null when a quote is not closed. Signs in `signs` are words of their own. */
export function wordsOf(text: string, signs: ReadonlySet<string> = new Set()): Word[] | null {
  const words: Word[] = [];
  let plain = '';
  const endPlain = (): void => {
    if (plain !== '') words.push({ text: plain, isQuoted: false });
    plain = '';
  };
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    const closing = QUOTES.get(unit);
    if (closing !== undefined) {
      endPlain();
      const quoted = readQuoted(text, at + 1, closing);
      if (quoted === null) return null;
      words.push({ text: quoted.text, isQuoted: true });
      at = quoted.end;
    } else if (SPACE.test(unit) || signs.has(unit)) {
      endPlain();
      if (signs.has(unit)) words.push({ text: unit, isQuoted: false });
    } else plain += unit;
  }
  endPlain();
  return words;
}

/** `end`: where the closing quote stands. */
function readQuoted(
  text: string,
  from: number,
  closing: string,
): { readonly text: string; readonly end: number } | null {
  let quoted = '';
  for (let at = from; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit !== closing) quoted += unit;
    else if (unit === '"' && text.charAt(at + 1) === '"') {
      quoted += unit;
      at++;
    } else return { text: quoted, end: at };
  }
  return null;
}

export interface PartFault {
  readonly problem: LineProblem;
  readonly limit?: number;
  readonly other?: string;
}

/** What is wrong with a name as such; undefined when it may be one. */
export function wordingFault(name: string, limit: number): PartFault | undefined {
  switch (nameFault(name, limit)) {
    case 'missing':
      return { problem: 'name-missing' };
    case 'unwritable':
      return { problem: 'unwritable' };
    case 'too-long':
      return { problem: 'name-too-long', limit };
    case null:
      return undefined;
  }
}

export function refusePart(
  { line, part, text }: TypedPart,
  fault: PartFault,
  example: string,
): Checked<never> {
  return refuse({ code: 'people-line', line, part, found: text, ...fault, example });
}
