/** Messages that know which of them were read, so that a test sees what it has left out. */

export interface Watched<T> {
  readonly messages: T;
  /** Paths of the texts and functions that nobody has read yet, "scores.title". */
  unread(): readonly string[];
}

export function watched<T extends object>(all: T): Watched<T> {
  const read = new Set<string>();
  const wrap = <P extends object>(part: P, above: string): P =>
    new Proxy(part, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key);
        const path = `${above}${String(key)}`;
        if (typeof value === 'object' && value !== null) return wrap(value, `${path}.`);
        read.add(path);
        return value;
      },
    });
  return {
    messages: wrap(all, ''),
    unread: () => leavesOf(all, '').filter((path) => !read.has(path)),
  };
}

function leavesOf(part: object, above: string): readonly string[] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? leavesOf(value, `${above}${key}.`) : [`${above}${key}`],
  );
}

/** What no text of a person has in it. */
export const HOLE = /undefined|NaN|null|\[object|Infinity|% %|\{|\$| {2}/;

/** Texts, by name, that read the same as those in English. */
export function leftInEnglish(
  texts: ReadonlyMap<string, string>,
  english: ReadonlyMap<string, string>,
): readonly string[] {
  return [...texts].filter(([name, text]) => english.get(name) === text).map(([name]) => name);
}
