/**
 * What people take for one character ("é", a flag, a family emoji). `Intl.Segmenter` copies the whole text for each step of
 * its iteration (Node 20), which makes long texts quadratic, so it is given a window at a time.
 */
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** UTF-16 units. */
const WINDOW = 256;

/** The graphemes of `text` in order; joined they are `text`. Lazy: stopping early reads no further. */
export function* graphemesOf(text: string): Generator<string, void> {
  let start = 0;
  let window = WINDOW;
  while (start < text.length) {
    const end = wholeCharacterEnd(text, start + window);
    const isLast = end >= text.length;
    const segments = Array.from(segmenter.segment(text.slice(start, end)), ({ segment }) => segment);
    // The last one may go on behind the window; a new window begins with it. A border, once found, depends on nothing before it.
    const whole = isLast ? segments : segments.slice(0, -1);
    for (const grapheme of whole) {
      yield grapheme;
      start += grapheme.length;
    }
    window = whole.length === 0 ? window * 2 : WINDOW;
  }
}

/** Half a character would end the grapheme before it. */
function wholeCharacterEnd(text: string, end: number): number {
  const isHighSurrogate = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
  return isHighSurrogate ? end + 1 : end;
}
