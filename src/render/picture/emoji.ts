import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const folder = dirname(createRequire(import.meta.url).resolve('@twemoji/svg/package.json'));
/** Bounded by the number of files in the package. */
const images = new Map<string, string>();

/** Picture of an emoji as a data URI, or undefined when the package has none. `grapheme` is one grapheme cluster. */
export function emojiImage(grapheme: string): string | undefined {
  if (!/\p{Emoji}/u.test(grapheme)) return undefined;
  const known = images.get(grapheme);
  if (known !== undefined) return known;
  // Files are named without the variation selector, except inside joined sequences, where naming varies.
  for (const name of [codePointName(grapheme.replaceAll('\uFE0F', '')), codePointName(grapheme)]) {
    const path = join(folder, `${name}.svg`);
    if (name === '' || !existsSync(path)) continue;
    const image = `data:image/svg+xml;base64,${readFileSync(path).toString('base64')}`;
    images.set(grapheme, image);
    return image;
  }
  return undefined;
}

function codePointName(text: string): string {
  return Array.from(text, (character) => character.codePointAt(0)?.toString(16) ?? '').join('-');
}
