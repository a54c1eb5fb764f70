/**
 * Door: `npm run model`. Makes sure that the language model is there and prints its path.
 * Exit code 1, with what was tried and what to do on standard error, when it cannot be had; 130 when interrupted.
 */
import { ConfigError, loadDotEnv, readConfig } from '../../src/config.js';
import { Failure } from '../../src/jobs/failure.js';
import { findModel } from './find-model.js';

const INTERRUPTED = 130;

async function main(): Promise<number> {
  loadDotEnv();
  const interruption = new AbortController();
  process.once('SIGINT', () => interruption.abort());
  process.once('SIGTERM', () => interruption.abort());
  try {
    const { path } = await findModel(readConfig(), { signal: interruption.signal });
    process.stdout.write(`${path}\n`);
    return 0;
  } catch (error) {
    if (interruption.signal.aborted) return INTERRUPTED;
    process.stderr.write(`${sentence(error)}\n`);
    return 1;
  }
}

function sentence(error: unknown): string {
  if (error instanceof ConfigError) return error.faults.join('\n');
  if (error instanceof Failure) return error.detail;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

process.exitCode = await main();
