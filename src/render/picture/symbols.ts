/**
 * Signs of mathematics that the fonts lack, drawn as strokes in a square of 24 × 24, and the mark for a character that
 * nothing here can draw. Strokes take the colour of the text around them.
 */
export const UNDRAWABLE_MARK = '◌';

const STROKES: ReadonlyMap<string, string> = new Map([
  ['≈', 'M4 8.5c2.5-3 5.5-3 8 0s5.5 3 8 0M4 15c2.5-3 5.5-3 8 0s5.5 3 8 0'],
  ['≤', 'M19 4L5 10l14 6M5 20h14'],
  ['≥', 'M5 4l14 6-14 6M5 20h14'],
  ['≠', 'M4 9.5h16M4 15.5h16M16 5L8 20'],
  ['∩', 'M5 20v-9a7 7 0 0 1 14 0v9'],
  ['∪', 'M5 5v9a7 7 0 0 0 14 0V5'],
  ['∖', 'M7 4l10 17'],
  ['△', 'M12 5l8.5 15h-17z'],
  ['⊆', 'M19 4h-7a5.5 5.5 0 0 0 0 11h7M5 20h14'],
  ['→', 'M4 12.5h16M14 6.5l6 6-6 6'],
  ['↵', 'M19 6v8H5M10 9l-5 5 5 5'],
  ['␣', 'M4 14v5h16v-5'],
  ['✓', 'M4 13.5l5.5 5.5L20 6'],
  ['○', 'M5 12.5a7 7 0 0 1 14 0a7 7 0 0 1-14 0'],
]);

/** Data URI of the sign in `colour` (`#RRGGBB`), or undefined when it is not one of ours. */
export function symbolImage(grapheme: string, colour: string): string | undefined {
  const isMark = grapheme === UNDRAWABLE_MARK;
  const path = isMark ? 'M4.5 12.5a7.5 7.5 0 0 1 15 0a7.5 7.5 0 0 1-15 0' : STROKES.get(grapheme);
  if (path === undefined) return undefined;
  const dash = isMark ? ' stroke-dasharray="0.1 4.6"' : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24"><path d="${path}" fill="none" stroke="${colour}" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"${dash}/></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

export function isSymbol(grapheme: string): boolean {
  return grapheme === UNDRAWABLE_MARK || STROKES.has(grapheme);
}
