// Lets Node run the project's TypeScript file by file, where there is no bundle of it (bundle.mjs). Only our own files are
// touched; a loader that also reads every library cost a worker 160 MB and half a second of each start.
import { register } from 'node:module';

process.setSourceMapsEnabled(true);
register('./typescript-hooks.mjs', import.meta.url);
