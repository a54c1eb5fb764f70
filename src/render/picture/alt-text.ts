/** Discord's limit for the description of an attachment, in code points. */
export const ALT_LIMIT = 1024;

/** The text, cut to at most `limit` ≥ 1 code points with an ellipsis at the cut. */
export function clip(text: string, limit: number, keep: 'start' | 'end' = 'start'): string {
  const characters = [...text];
  if (characters.length <= limit) return text;
  return keep === 'start'
    ? `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`
    : `…${characters
        .slice(characters.length - limit + 1)
        .join('')
        .trimStart()}`;
}
