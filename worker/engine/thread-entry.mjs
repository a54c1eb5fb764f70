// A thread does not inherit how its process loads TypeScript.
import { fileURLToPath } from 'node:url';
import { load } from '../../src/ops/load.mjs';

await load(fileURLToPath(new URL('./engine-thread.ts', import.meta.url)));
