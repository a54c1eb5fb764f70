/**
 * The probability of one given word after one context, with bounds, from a few ways to write it in tokens.
 * Every way to write it passes through a token that is asked for, so what is not followed is known from above.
 */
import type { Tokenizer } from '../model/tokenizer-port.js';
import type { Step, WordTarget } from './word-target.js';

/** A place in the tree of ways to write the word. */
export interface SpellingNode {
  /** Tokens from the context to here. */
  readonly path: readonly number[];
  /** Bytes written. */
  readonly at: number;
  /** Tokens whose probability is wanted here; none once the word is written. */
  readonly steps: readonly Step[];
  /** Nodes of tokens that are followed. */
  readonly children: ReadonlyMap<number, SpellingNode>;
}

export interface NodeMeasure {
  /** P(token | path), in the order of the node's steps. */
  readonly probabilities: ArrayLike<number>;
  /** Mass of next tokens that end a word here, and with those that only may. */
  readonly ending: { readonly lower: number; readonly upper: number };
}

/** The canonical way first, then each beginning with the canonical rest, until about `budget` nodes are there. */
export function spellingTree(
  target: WordTarget,
  spellings: readonly string[],
  tokenizer: Pick<Tokenizer, 'encode'>,
  budget: number,
): SpellingNode {
  const root = makeNode(target, [], 0);
  let nodes = 1;
  const follow = (tokens: readonly number[]) => {
    let node = root;
    for (const token of tokens) {
      const step = node.steps.find((known) => known.token === token && known.does === 'leads');
      if (step === undefined) return;
      let child = node.children.get(token);
      if (child === undefined) {
        child = makeNode(target, [...node.path, token], step.at);
        node.children.set(token, child);
        nodes++;
      }
      node = child;
    }
  };
  for (const spelling of spellings) follow(tokenizer.encode(spelling));
  const beginnings = root.steps.filter(({ does }) => does === 'leads').sort((a, b) => b.at - a.at);
  for (const { token, at } of beginnings) {
    const rest = target.textFrom(at);
    if (rest === null || root.children.has(token)) continue;
    const tokens = [token, ...(rest === '' ? [] : tokenizer.encode(rest))];
    if (nodes + tokens.length <= budget) follow(tokens);
  }
  return root;
}

interface GrowingNode extends SpellingNode {
  readonly children: Map<number, GrowingNode>;
}

function makeNode(target: WordTarget, path: readonly number[], at: number): GrowingNode {
  return { path, at, steps: at < target.length ? target.stepsAt(at) : [], children: new Map() };
}

/** All nodes, parents first. */
export function nodesOf(root: SpellingNode): SpellingNode[] {
  const nodes = [root];
  for (const node of nodes) nodes.push(...node.children.values());
  return nodes;
}

/** Bounds of P(the word, and it ends | context). */
export function wordBounds(
  target: WordTarget,
  root: SpellingNode,
  measureOf: (node: SpellingNode) => NodeMeasure,
): { readonly lower: number; readonly upper: number } {
  let lower = 0;
  let upper = 0;
  const visit = (node: SpellingNode, mass: number) => {
    const { probabilities, ending } = measureOf(node);
    if (node.at >= target.length) {
      lower += mass * ending.lower;
      upper += mass * ending.upper;
      return;
    }
    for (const [index, { token, does }] of node.steps.entries()) {
      const share = mass * (probabilities[index] ?? 0);
      const child = node.children.get(token);
      if (child !== undefined) visit(child, share);
      else {
        upper += share;
        if (does === 'ends') lower += share;
      }
    }
  };
  visit(root, 1);
  return { lower: Math.min(1, lower), upper: Math.min(1, Math.max(lower, upper)) };
}
