/**
 * Prints how the tokens and words of this build compare with the recorded numbers of another runtime.
 * `node --import tsx tests/golden.ts [model directory]`; exits with 1 when a difference is over its limit.
 */
import { join } from 'node:path';
import { Failure } from '../src/jobs/failure.js';
import { answerNextword } from '../worker/answer/nextword.js';
import { ensureModel } from '../worker/model/ensure-model.js';
import { type LoadedModel, loadModel } from '../worker/model/load-model.js';
import { splitContext } from '../worker/words/context.js';
import { type Golden, goldenMissing, MODEL_DIRECTORY, readGolden } from './model/model-file.js';
import { compareWords } from './words/compare-golden.js';

const LIMITS = { token: 1e-3, logProbability: 1e-2, apart: 1e-4, midpoint: 0.005 } as const;

interface Row {
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

async function compare(golden: Golden, { engine, tokenizer }: LoadedModel): Promise<Row> {
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

function largest(differences: readonly number[]): number {
  return Math.max(0, ...differences.map(Math.abs));
}

function print(rows: readonly Row[]): boolean {
  const titles = ['token p', 'log p', 'intervals', 'midpoint', 'certified', 'expansions', 'ms', 'text'];
  const widths = [9, 9, 9, 9, 9, 10, 6, 0];
  const line = (cells: readonly string[]) =>
    process.stdout.write(`${cells.map((cell, i) => cell.padStart(widths[i] ?? 0)).join('  ')}\n`);
  const cells = (row: Omit<Row, 'certified' | 'text' | 'sameTokens'>, certified: string, text: string) => [
    row.token.toExponential(1),
    row.logProbability.toExponential(1),
    row.apart.toExponential(1),
    row.midpoint.toFixed(5),
    certified,
    String(row.expansions),
    String(Math.round(row.elapsedMs)),
    text,
  ];
  line(titles);
  for (const row of rows) line(cells(row, row.certified ? 'yes' : 'no', JSON.stringify(row.text)));
  const most = {
    token: largest(rows.map(({ token }) => token)),
    logProbability: largest(rows.map(({ logProbability }) => logProbability)),
    apart: largest(rows.map(({ apart }) => apart)),
    midpoint: largest(rows.map(({ midpoint }) => midpoint)),
    expansions: largest(rows.map(({ expansions }) => expansions)),
    elapsedMs: largest(rows.map(({ elapsedMs }) => elapsedMs)),
  };
  const certified = rows.filter((row) => row.certified).length;
  line(cells(most, `${certified}/${rows.length}`, 'largest'));
  line([
    `≤ ${LIMITS.token}`,
    `≤ ${LIMITS.logProbability}`,
    `≤ ${LIMITS.apart}`,
    `≤ ${LIMITS.midpoint}`,
    '',
    '',
    '',
    'limit',
  ]);
  const sameTokens = rows.filter((row) => row.sameTokens).length;
  process.stdout.write(`token ids equal: ${sameTokens}/${rows.length}\n`);
  return (
    sameTokens === rows.length &&
    most.token <= LIMITS.token &&
    most.logProbability <= LIMITS.logProbability &&
    most.apart <= LIMITS.apart &&
    most.midpoint <= LIMITS.midpoint
  );
}

async function main(): Promise<boolean> {
  if (goldenMissing !== undefined) {
    process.stderr.write(`${goldenMissing}\n`);
    return false;
  }
  const directory = process.argv[2] ?? MODEL_DIRECTORY;
  const file = await ensureModel({ directory });
  const model = await loadModel({
    ggufPath: file.path,
    sha256: file.sha256,
    graphDirectory: join(directory),
    device: 'cpu',
  });
  try {
    const rows: Row[] = [];
    for (const golden of readGolden()) rows.push(await compare(golden, model));
    return print(rows);
  } finally {
    await model.engine.dispose();
  }
}

main().then(
  (isWithinLimits) => {
    process.exitCode = isWithinLimits ? 0 : 1;
  },
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Failure ? error.detail : error instanceof Error ? error.stack : error}\n`,
    );
    process.exitCode = 1;
  },
);
