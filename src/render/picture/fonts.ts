import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { graphemesOf } from '../graphemes.js';
import { readAdvances } from './font-tables.js';
import type { Weight } from './theme.js';

const resolvePackageFile = createRequire(import.meta.url).resolve;

/** Parts of Inter as published; each file holds one script. */
const SUBSETS = [
  'latin',
  'latin-ext',
  'greek',
  'greek-ext',
  'cyrillic',
  'cyrillic-ext',
  'vietnamese',
] as const;
const WEIGHTS: readonly Weight[] = [400, 600, 800];

const familyOf = (subset: string): string => `Inter ${subset}`;

/**
 * Value for `fontFamily`. Each subset is a family of its own: the engine takes one file for a family and weight, and looks
 * for a missing glyph only in the families that follow.
 */
export const FONT_FAMILY = SUBSETS.map(familyOf).join(', ');

interface FontFile {
  readonly name: string;
  readonly weight: Weight;
  readonly style: 'normal';
  readonly data: Buffer;
}

interface Face {
  /** Family of its subset. */
  readonly name: string;
  readonly weight: Weight;
  readonly advances: ReadonlyMap<number, number>;
}

export interface Fonts {
  /** The files that this text needs: reading them all costs memory that most pictures never use. */
  filesFor(text: string): FontFile[];
  /** Advance of a grapheme in em, or undefined when no single file can draw all of its code points. */
  advanceOf(grapheme: string, weight: Weight): number | undefined;
}

let loaded: Fonts | undefined;

/** The fonts of all pictures, read from the npm package at the first call and kept. System fonts are never used. */
export function loadFonts(): Fonts {
  loaded ??= readFonts();
  return loaded;
}

function readFonts(): Fonts {
  const files: FontFile[] = [];
  const faces: Face[] = [];
  for (const weight of WEIGHTS) {
    for (const subset of SUBSETS) {
      const data = readFileSync(
        resolvePackageFile(`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff`),
      );
      files.push({ name: familyOf(subset), weight, style: 'normal', data });
      faces.push({ name: familyOf(subset), weight, advances: readAdvances(data) });
    }
  }
  const chosen = new Map<string, FontFile[]>();
  return {
    filesFor: (text) => {
      const subsets = subsetsOf(text, faces);
      const key = [...subsets].join(' ');
      const known = chosen.get(key);
      if (known !== undefined) return known;
      const needed = files.filter(({ name }) => subsets.has(name));
      chosen.set(key, needed);
      return needed;
    },
    advanceOf: (grapheme, weight) => {
      for (const face of faces) {
        if (face.weight !== weight) continue;
        const advance = advanceIn(face, grapheme);
        if (advance !== undefined) return advance;
      }
      return undefined;
    },
  };
}

/**
 * Per grapheme the first subset that can draw it, which is the one that the engine takes. The first of all always: the engine
 * wants a font even for a text without letters.
 */
function subsetsOf(text: string, faces: readonly Face[]): ReadonlySet<string> {
  const subsets = new Set<string>([familyOf(SUBSETS[0])]);
  for (const grapheme of new Set(graphemesOf(text))) {
    const face = faces.find((candidate) => advanceIn(candidate, grapheme) !== undefined);
    if (face !== undefined) subsets.add(face.name);
  }
  return subsets;
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
