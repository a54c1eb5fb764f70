/** `/nextword`: the likeliest next words of a text with proved bounds, and where the rest of the probability is. */
import { Failure } from '../../src/jobs/failure.js';
import type { NextwordAnswer, NextwordQuestion } from '../../src/jobs/nextword.js';
import { accept, type Checked, refuse } from '../../src/jobs/refusal.js';
import type { Engine, RunControl } from '../engine/port.js';
import type { Tokenizer } from '../model/tokenizer-port.js';
import { splitContext } from '../words/context.js';
import { pathTree } from '../words/path-tree.js';
import { DEFAULT_SEARCH, type Expand, type Snapshot, searchNextWords } from '../words/search.js';
import { vocabularyClassesOf } from '../words/vocabulary-classes.js';

export interface NextwordPorts {
  readonly engine: Engine;
  readonly tokenizer: Tokenizer;
  readonly signal?: AbortSignal;
  /** Milliseconds since the epoch; past it the answer says what is proved so far. */
  readonly deadlineMs?: number;
  readonly now?: () => number;
}

/** Positions of the model's context kept free for the tokens of the next word. */
export const WORD_TOKENS = 32;

/**
 * Refuses `lone-surrogate` and `text-over-context`. `probability` of a word is its lower bound, the mass that is proved
 * to be its own, so that all rows sum to 1. Rejects with the engine's Failures; a deadline that passes after the first
 * distribution only ends the search, unless no word at all is proved by then (`too-slow`).
 */
export async function answerNextword(
  question: NextwordQuestion,
  { engine, tokenizer, signal, deadlineMs = Number.POSITIVE_INFINITY, now = Date.now }: NextwordPorts,
): Promise<Checked<NextwordAnswer>> {
  const startedMs = now();
  if (/\p{Surrogate}/u.test(question.text)) return refuse({ code: 'lone-surrogate', option: 'text' });
  const context = splitContext(question.text);
  const prefix = [tokenizer.startToken, ...tokenizer.encode(context.text)];
  const limit = engine.info.contextLength - WORD_TOKENS;
  if (prefix.length > limit) {
    return refuse({ code: 'text-over-context', tokens: prefix.length, limit, model: engine.info.name });
  }
  const control: RunControl = {
    ...(signal === undefined ? {} : { signal }),
    ...(Number.isFinite(deadlineMs) ? { deadlineMs } : {}),
  };
  const snapshots = searchNextWords(
    vocabularyClassesOf(tokenizer),
    context.end,
    engineExpand(engine, prefix, control),
    {
      ...DEFAULT_SEARCH,
      words: question.words,
      maxDepth: WORD_TOKENS,
      isOver: () => now() >= deadlineMs,
    },
  );
  const { snapshot, isLate } = await lastInTime(snapshots);
  const { words, masses, certified, expansions } = snapshot;
  if (words.length === 0 && (isLate || now() >= deadlineMs)) {
    throw new Failure('too-slow', 'the deadline passed before one word was proved');
  }
  const { name, quantisation, sha256, device, precision } = engine.info;
  return accept({
    kind: 'nextword',
    text: question.text,
    words: words.map(({ word, lower, upper }) => ({ word, probability: lower, lower, upper })),
    masses,
    certified,
    expansions,
    model: { name, quantisation, sha256, device, precision },
    elapsedMs: Math.max(0, now() - startedMs),
  });
}

/** Distributions after paths of tokens that follow `prefix`, one engine run for each batch. */
export function engineExpand(engine: Engine, prefix: readonly number[], control: RunControl = {}): Expand {
  return async (paths) => {
    const { tree, ends } = pathTree(paths);
    const wanted = ends.filter((end) => end >= 0);
    const rows = wanted.length === 0 ? [] : await engine.expand(prefix, tree, wanted, control);
    if (wanted.length === paths.length) return rows;
    const atPrefix = await engine.prefill(prefix, control);
    const following = rows.values();
    return ends.map((end) => (end < 0 ? atPrefix : (following.next().value ?? atPrefix)));
  };
}

/** The last snapshot; `isLate`: the engine found the next one too late and this is the one before. */
async function lastInTime(
  snapshots: AsyncIterable<Snapshot>,
): Promise<{ readonly snapshot: Snapshot; readonly isLate: boolean }> {
  let snapshot: Snapshot | undefined;
  let isLate = false;
  try {
    for await (const next of snapshots) snapshot = next;
  } catch (error) {
    isLate = error instanceof Failure && error.code === 'too-slow';
    if (snapshot === undefined || !isLate) throw error;
  }
  if (snapshot === undefined) throw new Error('the search ended before its first distribution');
  return { snapshot, isLate };
}
