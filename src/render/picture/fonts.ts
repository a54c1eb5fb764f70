import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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
  readonly weight: Weight;
  readonly advances: ReadonlyMap<number, number>;
}

export interface Fonts {
  readonly files: FontFile[];
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
      faces.push({ weight, advances: readAdvances(data) });
    }
  }
  return {
    files,
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

function advanceIn(face: Face, grapheme: string): number | undefined {
  let sum = 0;
  for (const character of grapheme) {
    const advance = face.advances.get(character.codePointAt(0) ?? -1);
    if (advance === undefined) return undefined;
    sum += advance;
  }
  return sum;
}
