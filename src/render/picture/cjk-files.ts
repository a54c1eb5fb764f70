/** Which file of the Chinese font has a character: the package cuts it into about a hundred, of which a text needs a few. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';

const resolvePackageFile = createRequire(import.meta.url).resolve;
const PACKAGE = '@fontsource/noto-sans-sc';

/** Han characters, kana and Hangul with their punctuation and full-width forms. */
const CJK =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFE30-\uFE4F\uFF00-\uFFEF]/u;

export const isCjk = (grapheme: string): boolean => CJK.test(grapheme);

interface CjkFile {
  /** Family name, one for each file. */
  readonly name: string;
  /** In its npm package, without weight and ending. */
  readonly file: string;
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly file: CjkFile;
}

const indexSchema = z.record(z.string(), z.string());
const NUMBERED = /^\[(\d+)\]$/;
let ranges: readonly Range[] | undefined;

/** Undefined where the font lacks the character. The index is read with the first call and kept. */
export function cjkFileOf(grapheme: string): CjkFile | undefined {
  const codePoint = grapheme.codePointAt(0) ?? 0;
  ranges ??= readRanges();
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined) return undefined;
    if (codePoint < range.from) high = middle - 1;
    else if (codePoint > range.to) low = middle + 1;
    else return range.file;
  }
  return undefined;
}

/** From what the package says of its files: "U+4e00-4e01,U+4e03", none of which overlap. */
function readRanges(): readonly Range[] {
  const text = readFileSync(resolvePackageFile(`${PACKAGE}/unicode.json`), 'utf8');
  return Object.entries(indexSchema.parse(JSON.parse(text)))
    .flatMap(([key, list]): Range[] => {
      const [, number] = NUMBERED.exec(key) ?? [];
      if (number === undefined) return [];
      const file = { name: `Noto Sans SC ${number}`, file: `${PACKAGE}/files/noto-sans-sc-${number}` };
      return list.split(',').map((range) => {
        const [from = '', to = from] = range.replace('U+', '').split('-');
        return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16), file };
      });
    })
    .sort((one, other) => one.from - other.from);
}
