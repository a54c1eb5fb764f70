import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { graphemesOf } from '../graphemes.js';
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

/** Value for `fontFamily`: the engine looks for a missing glyph only in the families that follow. */
export const FONT_FAMILY = SUBSETS.map(({ name }) => name).join(', ');

interface FontFile {
  readonly name: string;
  readonly weight: Weight;
  readonly style: 'normal';
  readonly data: Buffer;
}

export interface Fonts {
  /** The files that this text needs: reading them all costs memory that most pictures never use. */
  filesFor(text: string): FontFile[];
  /** Advance of a grapheme in em, or undefined when no single file can draw all of its code points. */
  advanceOf(grapheme: string, weight: Weight): number | undefined;
}

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
  const read = new Map<Subset, readonly Face[]>();
  const facesOf = (subset: Subset): readonly Face[] => {
    const known = read.get(subset);
    if (known !== undefined) return known;
    const faces = WEIGHTS.map((weight): Face => {
      const data = readFileSync(resolvePackageFile(`${subset.file}-${weight}-normal.woff`));
      return { name: subset.name, weight, style: 'normal', data, advances: readAdvances(data) };
    });
    read.set(subset, faces);
    return faces;
  };
  const subsetFor = (grapheme: string, weight: Weight): readonly [Subset, number] | undefined => {
    for (const subset of SUBSETS) {
      if (subset.script !== undefined && !subset.script.test(grapheme)) continue;
      const face = facesOf(subset).find((one) => one.weight === weight);
      const advance = face === undefined ? undefined : advanceIn(face, grapheme);
      if (advance !== undefined) return [subset, advance];
    }
    return undefined;
  };
  const chosen = new Map<string, FontFile[]>();
  return {
    filesFor: (text) => {
      // The first of all always: the engine wants a font even for a text without letters.
      const needed = new Set(SUBSETS.slice(0, 1));
      for (const grapheme of new Set(graphemesOf(text))) {
        const [subset] = subsetFor(grapheme, 600) ?? [];
        if (subset !== undefined) needed.add(subset);
      }
      const subsets = SUBSETS.filter((subset) => needed.has(subset));
      const key = subsets.map(({ name }) => name).join();
      const known = chosen.get(key);
      if (known !== undefined) return known;
      const files = subsets
        .flatMap(facesOf)
        .map(({ name, weight, style, data }): FontFile => ({ name, weight, style, data }));
      chosen.set(key, files);
      return files;
    },
    advanceOf: (grapheme, weight) => subsetFor(grapheme, weight)?.[1],
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
