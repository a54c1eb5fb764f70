/**
 * Text of others on its way into a Discord message: nothing in it may format, link, mention or end a code block.
 * Every function is one pass over its input. Pings are prevented by `allowed_mentions`, not here; this is about what is seen.
 */
import { codePointLength } from '../jobs/limits.js';
import { graphemesOf } from '../render/graphemes.js';

const ZERO_WIDTH_SPACE = '\u200B';
const ELLIPSIS = '…';

/** More than any script stacks on one letter; a run beyond it only blots out the neighbouring lines. */
const MARKS_IN_A_ROW = 8;
const MARK = /\p{M}/u;
const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/;
const CONTROL = /\p{Cc}|\p{Cs}/u;
/** Embeddings, overrides and isolates: without their end they turn round the rest of the line. */
const BIDI_CONTROL = /[\u202A-\u202E\u2066-\u2069]/;
/** Any of the above but "\n": most texts have none, and one look at the whole is faster than many at each character. */
const ACTING = /[^\P{Cc}\n]|[\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]|\p{M}{9}/u;

/**
 * Text without characters that act on the screen: line breaks become "\n", a tab a space, other control characters and
 * lone surrogates U+FFFD; direction controls and combining marks beyond eight in a row are left out. Idempotent.
 */
export function plainText(text: string): string {
  if (!ACTING.test(text)) return text;
  let plain = '';
  let marks = 0;
  let afterCarriageReturn = false;
  for (const character of text) {
    const isSecondHalfOfBreak = afterCarriageReturn && character === '\n';
    afterCarriageReturn = character === '\r';
    if (isSecondHalfOfBreak || BIDI_CONTROL.test(character)) continue;
    marks = MARK.test(character) ? marks + 1 : 0;
    if (marks > MARKS_IN_A_ROW) continue;
    if (LINE_BREAK.test(character)) plain += '\n';
    else if (character === '\t') plain += ' ';
    else plain += CONTROL.test(character) ? '\uFFFD' : character;
  }
  return plain;
}

const ALWAYS_SPECIAL: ReadonlySet<string> = new Set('\\*_~`|<>[]');
/** Headings, small print and lists. */
const SPECIAL_AT_LINE_START: ReadonlySet<string> = new Set('#-+');

/**
 * Text that Discord shows as it stands. A backslash goes before every mark that formats, mentions, links or makes an emoji of
 * its surroundings; a zero-width space follows "@". At most twice as many code points as `plainText(text)`.
 * The start of `text` is treated as the start of a line.
 */
export function escapeMarkdown(text: string): string {
  const plain = plainText(text);
  let escaped = '';
  let place: 'line-start' | 'line-number' | 'inside' = 'line-start';
  for (let index = 0; index < plain.length; index++) {
    const unit = plain.charAt(index);
    const isSpecial =
      ALWAYS_SPECIAL.has(unit) ||
      (place === 'line-start' && SPECIAL_AT_LINE_START.has(unit)) ||
      (place === 'line-number' && unit === '.') ||
      (unit === ':' && !isSpaceOrEnd(plain.charAt(index + 1)));
    escaped += isSpecial ? `\\${unit}` : unit;
    if (unit === '@') escaped += ZERO_WIDTH_SPACE;
    if (unit === '\n') place = 'line-start';
    else if (place !== 'inside' && unit >= '0' && unit <= '9') place = 'line-number';
    else if (place !== 'line-start' || unit !== ' ') place = 'inside';
  }
  return escaped;
}

function isSpaceOrEnd(unit: string): boolean {
  return unit === '' || unit === ' ' || unit === '\n';
}

/**
 * An inline code span that its content cannot end. A longer fence alone does not hold in Discord,
 * so neighbouring backticks are kept apart by zero-width spaces. Line breaks become spaces.
 */
export function codeSpan(text: string): string {
  const line = plainText(text).replaceAll('\n', ' ');
  if (line === '') return `\`${ZERO_WIDTH_SPACE}\``;
  if (!line.includes('`')) return `\`${line}\``;
  const start = line.startsWith('`') ? ZERO_WIDTH_SPACE : '';
  const end = line.endsWith('`') ? ZERO_WIDTH_SPACE : '';
  return `\`\`${start}${separateBackticks(line)}${end}\`\``;
}

/**
 * A code block that its content cannot end; see `codeSpan`. Discord swallows empty lines at the start of a block and
 * shows no block without a character in it, so both get a zero-width space.
 */
export function codeBlock(text: string): string {
  const content = separateBackticks(plainText(text));
  const start = content === '' || content.startsWith('\n') ? ZERO_WIDTH_SPACE : '';
  return `\`\`\`\n${start}${content}\n\`\`\``;
}

function separateBackticks(text: string): string {
  let separated = '';
  let previous = '';
  for (const character of text) {
    if (character === '`' && previous === '`') separated += ZERO_WIDTH_SPACE;
    separated += character;
    previous = character;
  }
  return separated;
}

/** Cuts at a grapheme border; the result has at most `maxCodePoints` ≥ 0, the ellipsis included. */
export function cutGraphemes(text: string, maxCodePoints: number): string {
  if (codePointLength(text) <= maxCodePoints) return text;
  if (maxCodePoints < 1) return '';
  let kept = '';
  let length = 0;
  for (const segment of graphemesOf(text)) {
    length += codePointLength(segment);
    if (length > maxCodePoints - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}${ELLIPSIS}`;
}

/** Like `cutGraphemes`, but keeps the end of the text. */
export function cutGraphemesAtStart(text: string, maxCodePoints: number): string {
  if (codePointLength(text) <= maxCodePoints) return text;
  if (maxCodePoints < 1) return '';
  const segments = [...graphemesOf(text)];
  let first = segments.length;
  let length = 0;
  for (let index = segments.length - 1; index >= 0; index--) {
    length += codePointLength(segments[index] ?? '');
    if (length > maxCodePoints - 1) break;
    first = index;
  }
  return `${ELLIPSIS}${segments.slice(first).join('').trimStart()}`;
}

/** Cuts `text` until `write(text)` has at most `maxCodePoints`; empty when nothing of it fits. */
export function fitWritten(text: string, maxCodePoints: number, write: (text: string) => string): string {
  let keep = codePointLength(text);
  if (keep === 0 || maxCodePoints < 1) return '';
  let written = write(text);
  for (;;) {
    const length = codePointLength(written);
    if (length <= maxCodePoints) return written;
    // At least one less in every round, and near the goal at once where the text grows evenly.
    keep = Math.min(keep - 1, Math.floor((keep * maxCodePoints) / length));
    if (keep < 1) return '';
    written = write(cutGraphemes(text, keep));
  }
}
