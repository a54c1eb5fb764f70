/**
 * P(word | beginning) of both words of each pair, with and without what the end of a word is worth:
 * Π P(its tokens) · P(it ends there) / P(the last word of the beginning ended). Many pairs share one run: their
 * beginnings are branches of one tree after the start token.
 */
import type { Engine, TreeNode } from '../../worker/engine/port.js';
import type { LoadedModel } from '../../worker/model/load-model.js';
import type { Tokenizer } from '../../worker/model/tokenizer-port.js';
import { splitContext } from '../../worker/words/context.js';
import { pathTree } from '../../worker/words/path-tree.js';
import { vocabularyClassesOf } from '../../worker/words/vocabulary-classes.js';
import { ENDING_CLASSES, ENDS, endingClassesOf, MAY_END } from '../../worker/words/word-ending.js';
import type { Pair } from './pairs.js';

export interface WordProbability {
  /** Bounds with the end of the word; they differ where an apostrophe leaves open whether it has ended. */
  readonly lower: number;
  readonly upper: number;
  /** The plain product of its tokens. */
  readonly uncorrected: number;
}

export interface Judged {
  readonly pair: Pair;
  readonly good: WordProbability;
  readonly bad: WordProbability;
}

/** Pairs of one run. */
const PAIRS_AT_ONCE = 40;

/** Yields as it goes, in the order of the pairs. Throws RangeError for a beginning that does not end in a word. */
export async function* judgePairs(
  pairs: readonly Pair[],
  { engine, tokenizer }: Pick<LoadedModel, 'engine' | 'tokenizer'>,
): AsyncGenerator<Judged> {
  const classes = endingClassesOf(vocabularyClassesOf(tokenizer));
  for (let from = 0; from < pairs.length; from += PAIRS_AT_ONCE) {
    yield* await judge(pairs.slice(from, from + PAIRS_AT_ONCE), engine, tokenizer, classes);
  }
}

async function judge(
  pairs: readonly Pair[],
  engine: Engine,
  tokenizer: Tokenizer,
  classes: Uint8Array,
): Promise<readonly Judged[]> {
  const words = pairs.flatMap(({ prefix, good, bad }) => {
    if (splitContext(prefix).end !== 'word') throw new RangeError(`"${prefix}" does not end in a word`);
    const beginning = tokenizer.encode(prefix);
    return [good, bad].map((word) => ({ beginning, tokens: tokenizer.encode(` ${word}`) }));
  });
  const { tree, ends } = pathTree(words.map(({ beginning, tokens }) => [...beginning, ...tokens]));
  const at = words.flatMap(({ tokens }, index) => {
    const path = [...pathUpTo(tree, ends[index] ?? -1, tokens.length)];
    // At each node the next token of the word; at its last one only how it ends.
    return path.map((node, depth) => ({ node, tokens: tokens.slice(depth, depth + 1) }));
  });
  const measured = await engine.measure([tokenizer.startToken], tree, {
    classes,
    classCount: ENDING_CLASSES,
    at,
  });
  const rows = measured.values();
  const probabilities = words.map(({ tokens }): WordProbability => {
    const row = () => {
      const { value } = rows.next();
      if (value === undefined) throw new Error('the engine gave too few rows');
      return value;
    };
    const first = row();
    let uncorrected = first.probabilities[0] ?? 0;
    for (let depth = 1; depth < tokens.length; depth++) uncorrected *= row().probabilities[0] ?? 0;
    const before = first.masses;
    const after = row().masses;
    const ends = (masses: Float64Array) => masses[ENDS] ?? 0;
    const mayEnd = (masses: Float64Array) => ends(masses) + (masses[MAY_END] ?? 0);
    return {
      lower: (uncorrected * ends(after)) / mayEnd(before),
      upper: Math.min(1, (uncorrected * mayEnd(after)) / ends(before)),
      uncorrected,
    };
  });
  return pairs.flatMap((pair, index) => {
    const good = probabilities[2 * index];
    const bad = probabilities[2 * index + 1];
    return good === undefined || bad === undefined ? [] : [{ pair, good, bad }];
  });
}

/** The last `count` nodes on the way to `end` and the one before them (−1: the end of the prefix), from the top. */
function pathUpTo(tree: readonly TreeNode[], end: number, count: number): readonly number[] {
  const path = [end];
  for (let at = end; path.length <= count; ) {
    at = tree[at]?.parent ?? -1;
    path.unshift(at);
  }
  return path;
}
