/**
 * The metrics pages of several processes as one: the text format wants all series of one name together, below one description.
 * The series of different processes differ by a label, so nothing is summed.
 */
export function mergeExpositions(pages: readonly string[]): string {
  const families = new Map<string, { readonly head: string[]; readonly series: string[] }>();
  for (const page of pages) {
    let family: { readonly head: string[]; readonly series: string[] } | undefined;
    let isKnown = false;
    for (const line of page.split('\n')) {
      if (line === '') continue;
      const name = /^# (?:HELP|TYPE) (\S+)/.exec(line);
      if (name === null) {
        family?.series.push(line);
        continue;
      }
      const key = name[1] ?? '';
      if (line.startsWith('# HELP')) {
        isKnown = families.has(key);
        family = families.get(key) ?? { head: [], series: [] };
        families.set(key, family);
      }
      if (!isKnown) family?.head.push(line);
    }
  }
  const lines = [...families.values()].flatMap(({ head, series }) => [...head, ...series]);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
