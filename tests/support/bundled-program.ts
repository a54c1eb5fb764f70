/**
 * A program of the tests in one file, as the product's own are run (`src/ops/bundle.mjs`): file by file it computes for a second
 * at each start, and some tests start it dozens of times.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll } from 'vitest';
import { writeBundle } from '../../src/ops/bundle.mjs';
import { scratchFolder } from './scratch-folder.js';

/** `source`: its path from the root. Where the program lies as soon as the first test begins, for as long as its file runs. */
export function bundledProgram(source: string): URL {
  const folder = join(scratchFolder(), 'bundle');
  beforeAll(async () => {
    await writeBundle(folder, [source]);
  });
  return pathToFileURL(join(folder, source.replace(/\.ts$/, '.mjs')));
}
