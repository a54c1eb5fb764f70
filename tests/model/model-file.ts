import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../src/config.js';

export const MODEL_SHA256 = 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53';
export const MODEL_DIRECTORY = readConfig().modelDirectory;
export const MODEL_PATH = join(MODEL_DIRECTORY, `${MODEL_SHA256}.gguf`);

/** Why the tests with real weights cannot run here; undefined when they can. Under CI a lack is a failure. */
export const modelMissing = existsSync(MODEL_PATH)
  ? undefined
  : `no model at ${MODEL_PATH}: run "npm run model" first`;

const GOLDEN = new URL('../../../shared/golden/next-words.json', import.meta.url);
export const goldenMissing = existsSync(GOLDEN) ? undefined : 'no recorded numbers beside the project';

export interface Golden {
  readonly text: string;
  readonly token_ids: readonly number[];
  readonly next_tokens: readonly { readonly id: number; readonly probability: number }[];
  readonly token_logprobs: readonly number[];
  readonly sum_nats: number;
  readonly words: readonly { readonly word: string; readonly lower: number }[];
  readonly classes: Readonly<Record<string, number>>;
  readonly word_mass: number;
  readonly unassigned: number;
  readonly expansions?: number;
}

/** Numbers of an independent reference (PyTorch, float32, the same weights). */
export function readGolden(): readonly Golden[] {
  return JSON.parse(readFileSync(GOLDEN, 'utf8'));
}

/** For `describe.skipIf`: prints the reason, and lets the tests fail instead under CI. */
export function lacks(...reasons: readonly (string | undefined)[]): boolean {
  const [reason] = reasons.filter((entry) => entry !== undefined);
  if (reason === undefined || process.env.CI !== undefined) return false;
  process.stderr.write(`skipped: ${reason}\n`);
  return true;
}
