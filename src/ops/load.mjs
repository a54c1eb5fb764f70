// Loads a TypeScript file of the project, from the bundle where there is one: several hundred files, of which each passes
// through a loader, cost every process two seconds of computing and 60 MB.
import './no-telemetry.mjs';

import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';
import { entryName, findBundle, ROOT } from './bundle.mjs';

const FOLDER = 'given.bundle';

/** `path` is absolute; one that the bundle does not begin with is loaded as it is. */
export async function load(path) {
  const name = entryName(relative(ROOT, path));
  // A thread runs what its process runs, also when the files have changed since.
  const folder = name === undefined ? undefined : (getEnvironmentData(FOLDER) ?? (await findBundle()));
  if (folder === undefined) {
    await import('./typescript.mjs');
    return await import(pathToFileURL(path).href);
  }
  setEnvironmentData(FOLDER, folder);
  return await import(pathToFileURL(join(folder, `${name}.mjs`)).href);
}
