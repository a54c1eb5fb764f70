// Runs a file of the project: `node src/ops/run.mjs src/main.ts`, with whatever follows as its arguments. Without a file it
// only makes the bundle that the others find, for an image or a machine on which the services cannot write.
import { resolve } from 'node:path';
import { findBundle } from './bundle.mjs';
import { load } from './load.mjs';

const [node, , file] = process.argv;
if (file === undefined) {
  const folder = await findBundle();
  process.stdout.write(`${folder ?? 'No bundle could be made; files are loaded one by one.'}\n`);
} else {
  const entry = resolve(file);
  process.argv.splice(0, 3, node, entry);
  await load(entry);
}
