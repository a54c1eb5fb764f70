/**
 * What became of source files, kept on disk from one start to the next: one file for each path, so that it cannot grow beyond
 * them. An entry says what it was made of and what it is, and counts only when both are so; it is written under another name
 * and renamed, so that processes which start at once do not disturb each other. Whatever fails here only costs time.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Hexadecimal digits of a sha256. */
const DIGITS = 64;
const hash = (...parts) => {
  const sum = createHash('sha256');
  // Lengths keep the parts apart.
  for (const part of parts) sum.update(`${part.length}:`).update(part);
  return sum.digest('hex');
};

export class TransformCache {
  #folder;
  #options;

  /** `options` are those of the transformation, as text; its version is looked up. */
  constructor(folder, options) {
    this.#folder = folder;
    const { version } = createRequire(import.meta.url)('esbuild/package.json');
    this.#options = `${version} ${options}`;
  }

  /** The code of `source`, which is the content of `path`: from the cache, or made by `transform` and kept. */
  async of(path, source, transform) {
    const file = join(this.#folder, `${hash(path).slice(0, 32)}.js`);
    const origin = hash(this.#options, path, source);
    const known = read(file, origin);
    if (known !== undefined) return known;
    const code = await transform();
    await this.#keep(file, `${origin}${hash(code)}${code}`);
    return code;
  }

  async #keep(file, entry) {
    const temporary = `${file}.${randomUUID()}`;
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(temporary, entry);
      await rename(temporary, file);
    } catch {
      // A folder that cannot be written to: the file is transformed again next time.
      await rm(temporary, { force: true }).catch(() => undefined);
    }
  }
}

/** Undefined for an entry that is not there, of something else, or torn. */
function read(file, origin) {
  try {
    const entry = readFileSync(file, 'utf8');
    const code = entry.slice(2 * DIGITS);
    return entry.startsWith(origin) && entry.slice(DIGITS, 2 * DIGITS) === hash(code) ? code : undefined;
  } catch {
    return undefined;
  }
}
