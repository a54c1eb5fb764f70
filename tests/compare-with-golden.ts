/** One context here against the recorded numbers of another runtime. */
import { answerNextword } from '../worker/answer/nextword.js';
import type { LoadedModel } from '../worker/model/load-model.js';
import { splitContext } from '../worker/words/context.js';
import type { Golden } from './model/model-file.js';
import { compareWords } from './words/compare-golden.js';

export const GOLDEN_LIMITS = { token: 1e-3, logProbability: 1e-2, apart: 1e-4, midpoint: 0.005 } as const;

export interface GoldenRow {
  readonly text: string;
  readonly sameTokens: boolean;
  /** Largest difference of a next-token probability, and of a token's log-probability in the text (nats). */
  readonly token: number;
  readonly logProbability: number;
  readonly apart: number;
  readonly midpoint: number;
  readonly certified: boolean;
  readonly expansions: number;
  readonly elapsedMs: number;
}

export async function compareWithGolden(
  golden: Golden,
  { engine, tokenizer }: LoadedModel,
): Promise<GoldenRow> {
  const prefix = [tokenizer.startToken, ...tokenizer.encode(splitContext(golden.text).text)];
  const distribution = await engine.prefill(prefix);
  const answer = await answerNextword(
    { kind: 'nextword', text: golden.text, words: golden.words.length },
    { engine, tokenizer },
  );
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.code}`);
  const words = compareWords(golden, answer.value);
  return {
    text: golden.text,
    sameTokens: prefix.every((token, index) => token === golden.token_ids[index]),
    token: largest(golden.next_tokens.map(({ id, probability }) => (distribution[id] ?? 0) - probability)),
    logProbability: await chainDifference(golden, { engine, tokenizer }),
    apart: Math.max(words.apart, words.classesApart),
    midpoint: words.midpoint,
    certified: answer.value.certified.set && answer.value.certified.order,
    expansions: answer.value.expansions,
    elapsedMs: answer.value.elapsedMs,
  };
}

/** The text read as one chain after the start token. */
async function chainDifference(golden: Golden, { engine, tokenizer }: LoadedModel): Promise<number> {
  const tokens = tokenizer.encode(golden.text);
  const chain = tokens.slice(0, -1).map((token, index) => ({ token, parent: index - 1 }));
  const start = [tokenizer.startToken];
  const rows = [await engine.prefill(start), ...(await engine.expand(start, chain, [...chain.keys()]))];
  return largest(
    tokens.map((token, index) => Math.log(rows[index]?.[token] ?? 0) - (golden.token_logprobs[index] ?? 0)),
  );
}

export function largest(differences: readonly number[]): number {
  return Math.max(0, ...differences.map(Math.abs));
}
