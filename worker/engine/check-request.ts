import type { Asked, Classes, EngineInfo, Sieve, Sifting, TreeNode } from './port.js';
import { treeDepths } from './tree-depths.js';

type Limits = Pick<EngineInfo, 'contextLength' | 'vocabularySize'>;

/**
 * Throws RangeError for what the model cannot compute: an empty prefix, unknown tokens, a broken tree, a path that is longer
 * than the context. Callers check lengths before they ask (`info.contextLength`), so each of these is a bug of theirs;
 * the runtime itself would read past the end of its tables.
 */
export function checkRequest(
  limits: Limits,
  prefix: readonly number[],
  tree: readonly TreeNode[] = [],
  wanted: readonly number[] = [],
): void {
  if (prefix.length === 0) throw new RangeError('a prefix has at least the start token');
  checkTokens(limits, prefix);
  checkTokens(
    limits,
    tree.map(({ token }) => token),
  );
  const depths = treeDepths(tree);
  for (const node of wanted) {
    if (depths[node] === undefined) throw new RangeError(`node ${node} is wanted but not in the tree`);
  }
  const longest = prefix.length + depths.reduce((most, depth) => Math.max(most, depth), 0);
  if (longest > limits.contextLength)
    throw new RangeError(`${longest} tokens are over the context of ${limits.contextLength}`);
}

/** Throws RangeError for classes that are not of this vocabulary, and for unknown nodes and tokens. */
export function checkAsked(limits: Limits, tree: readonly TreeNode[], asked: Asked): void {
  checkClasses(limits, asked);
  for (const { node, tokens } of asked.at) {
    if (node !== -1 && tree[node] === undefined)
      throw new RangeError(`node ${node} is asked for but not in the tree`);
    checkTokens(limits, tokens);
  }
}

/** Throws RangeError for sieves that are not of this vocabulary; each is looked through once, since it serves for many. */
export class SieveCheck {
  readonly #limits: Limits;
  readonly #known = new WeakSet<Sieve>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  check(at: readonly Pick<Sifting, 'sieve'>[]): void {
    for (const { sieve } of at) {
      if (this.#known.has(sieve)) continue;
      const { candidates, parents, named } = sieve;
      checkClasses(this.#limits, sieve);
      checkTokens(this.#limits, named);
      checkTokens(this.#limits, candidates);
      if (parents.length > candidates.length)
        throw new RangeError(`a forest of ${parents.length} over ${candidates.length} candidates`);
      for (const [position, parent] of parents.entries()) {
        if (parent < -1 || parent >= position)
          throw new RangeError(`candidate ${position} names ${parent} as its parent`);
      }
      this.#known.add(sieve);
    }
  }
}

function checkClasses({ vocabularySize }: Limits, { classes, classCount }: Classes): void {
  if (classes.length !== vocabularySize)
    throw new RangeError(`${classes.length} classes for a vocabulary of ${vocabularySize}`);
  for (const code of classes) {
    if (code >= classCount) throw new RangeError(`class ${code} of ${classCount}`);
  }
}

function checkTokens({ vocabularySize }: Limits, tokens: Iterable<number>): void {
  for (const token of tokens) {
    if (!Number.isInteger(token) || token < 0 || token >= vocabularySize)
      throw new RangeError(`${token} is not a token of a vocabulary of ${vocabularySize}`);
  }
}
