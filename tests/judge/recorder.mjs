/**
 * Writes what every sandbox of this process says and hears to a file, one JSON line each, for the judgement at the end of the run.
 * Loaded into each process that runs tests, and through NODE_OPTIONS into every Node process that such a one starts.
 */
import { subscribe } from 'node:diagnostics_channel';
import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

const folder = process.env.GIVEN_TEST_JOURNALS;
/** Files that share a process are each preceded by this one. */
const LISTENS = Symbol.for('given.test.recorder');
if (folder !== undefined && isMainThread && !(LISTENS in globalThis)) {
  Object.defineProperty(globalThis, LISTENS, { value: true });
  let file;
  subscribe('given.sandbox.journal', (entry) => {
    file ??= openSync(join(folder, `${process.pid}-${Date.now()}.jsonl`), 'a');
    writeSync(file, `${JSON.stringify(entry)}\n`);
  });
  const load = `--import ${import.meta.url}`;
  const { NODE_OPTIONS = '' } = process.env;
  if (!NODE_OPTIONS.includes(load)) process.env.NODE_OPTIONS = `${NODE_OPTIONS} ${load}`.trim();
}
