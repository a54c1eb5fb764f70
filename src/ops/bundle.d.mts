/** Where the project lies; ends with a separator. */
export const ROOT: string;
/** Files that a process or a thread begins with, from the root. */
export const ENTRIES: readonly string[];
/** Name of a file of `ENTRIES` in the bundle, without `.mjs`; undefined for other files. */
export function entryName(path: string): string | undefined;
/** The folder of the bundle of what lies here now, made if there is none; undefined when that is not possible. */
export function findBundle(home?: string): Promise<string | undefined>;
/** Changes with every source, with the libraries, the options and the place of the project. */
export function keyOfSources(): string;
/** Which files went into it, from the root. `entries` as `ENTRIES`, which is what is meant if they are absent. */
export function writeBundle(folder: string, entries?: readonly string[]): Promise<readonly string[]>;
