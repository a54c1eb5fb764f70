import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { LRUCache } from 'lru-cache';
import { graphemesOf } from '../graphemes.js';
import { cjkFileOf, isCjk } from './cjk-files.js';
import { readAdvances } from './font-tables.js';
import type { Weight } from './theme.js';

const resolvePackageFile = createRequire(import.meta.url).resolve;

interface Subset {
  /** Family name: each subset is a family of its own, since the engine takes one file for a family and weight. */
  readonly name: string;
  /** File in its npm package, without weight and ending. */
  readonly file: string;
  /** Absent: read with the first picture. Present: only once a text has a letter of the script. */
  readonly script?: RegExp;
}

const inter = (subset: string): Subset => ({
  name: `Inter ${subset}`,
  file: `@fontsource/inter/files/inter-${subset}`,
});

/** In the order in which they are asked for a glyph. */
const SUBSETS: readonly Subset[] = [
  inter('latin'),
  inter('latin-ext'),
  inter('greek'),
  inter('greek-ext'),
  inter('cyrillic'),
  inter('cyrillic-ext'),
  inter('vietnamese'),
  {
    name: 'Noto Sans Hebrew',
    file: '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew',
    script: /\p{Script=Hebrew}/u,
  },
  {
    name: 'Noto Sans Arabic',
    file: '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic',
    script: /\p{Script=Arabic}/u,
  },
];
const WEIGHTS: readonly Weight[] = [400, 600, 800];
/** All characters of the Chinese font are as wide in each weight, so one tells of the others. */
const CJK_MEASURED: Weight = 400;
/** Sets of files that are kept ready for the engine, which reads each set anew. */
const SETS_KEPT = 8;

interface FontFile {
  /** Family. */
  readonly name: string;
  readonly weight: Weight;
  readonly style: 'normal';
  readonly data: Buffer;
}

/** What is drawn: a text in one weight. */
export interface Weighted {
  readonly text: string;
  readonly weight: Weight;
}

export interface Fonts {
  /** The files that these texts need, in the order in which they are asked for a glyph: reading them all costs memory that most pictures never use. */
  filesFor(texts: readonly Weighted[]): FontFile[];
  /** Advance of a grapheme in em, or undefined when no single file can draw all of its code points. */
  advanceOf(grapheme: string, weight: Weight): number | undefined;
}

/** Value for `fontFamily`: the engine looks for a missing glyph only in the families that follow. */
export const familyOf = (files: readonly Pick<FontFile, 'name'>[]): string =>
  [...new Set(files.map(({ name }) => name))].join(', ');

let loaded: Fonts | undefined;

/** The fonts of all pictures, read from npm packages at the first call, or at the first text that needs them, and kept. System fonts are never used. */
export function loadFonts(): Fonts {
  loaded ??= readFonts();
  return loaded;
}

interface Face extends FontFile {
  readonly advances: ReadonlyMap<number, number>;
}

function readFonts(): Fonts {
  const read = new Map<string, Face>();
  const faceOf = ({ name, file }: Pick<Subset, 'name' | 'file'>, weight: Weight): Face => {
    const path = `${file}-${weight}-normal.woff`;
    const known = read.get(path);
    if (known !== undefined) return known;
    const data = readFileSync(resolvePackageFile(path));
    const face: Face = { name, weight, style: 'normal', data, advances: readAdvances(data) };
    read.set(path, face);
    return face;
  };
  const subsetFor = (grapheme: string, weight: Weight): readonly [Subset, number] | undefined => {
    for (const subset of SUBSETS) {
      if (subset.script !== undefined && !subset.script.test(grapheme)) continue;
      const advance = advanceIn(faceOf(subset, weight), grapheme);
      if (advance !== undefined) return [subset, advance];
    }
    return undefined;
  };
  /** Only for what no other font has. */
  const cjkFor = (grapheme: string) => {
    const file = isCjk(grapheme) ? cjkFileOf(grapheme) : undefined;
    const advance = file === undefined ? undefined : advanceIn(faceOf(file, CJK_MEASURED), grapheme);
    return file === undefined || advance === undefined ? undefined : { file, advance };
  };
  const chosen = new LRUCache<string, FontFile[]>({ max: SETS_KEPT });
  return {
    filesFor: (texts) => {
      // The first of all always: the engine wants a font even for a text without letters.
      const needed = new Set(SUBSETS.slice(0, 1));
      const cjk = new Map<string, Face>();
      for (const { text, weight } of texts) {
        for (const grapheme of new Set(graphemesOf(text))) {
          const [subset] = subsetFor(grapheme, 600) ?? [];
          if (subset !== undefined) {
            needed.add(subset);
            continue;
          }
          const found = cjkFor(grapheme);
          if (found !== undefined) cjk.set(`${found.file.name} ${weight}`, faceOf(found.file, weight));
        }
      }
      const subsets = SUBSETS.filter((subset) => needed.has(subset));
      const key = [...subsets.map(({ name }) => name), ...[...cjk.keys()].sort()].join();
      const known = chosen.get(key);
      if (known !== undefined) return known;
      const faces = [
        ...subsets.flatMap((subset) => WEIGHTS.map((weight) => faceOf(subset, weight))),
        ...cjk.values(),
      ];
      const files = faces.map(({ name, weight, style, data }): FontFile => ({ name, weight, style, data }));
      chosen.set(key, files);
      return files;
    },
    advanceOf: (grapheme, weight) => subsetFor(grapheme, weight)?.[1] ?? cjkFor(grapheme)?.advance,
  };
}

function advanceIn(face: Face, grapheme: string): number | undefined {
  let sum = 0;
  for (const character of grapheme) {
    const advance = face.advances.get(character.codePointAt(0) ?? -1);
    if (advance === undefined) return undefined;
    sum += advance;
  }
  return sum;
}
