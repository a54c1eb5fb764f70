/** What `/nextword` shows of the tokens below its words, and of the search behind its bounds. */
import type { NextwordAnswer } from '../../src/jobs/nextword.js';
import type { Tokenizer } from '../model/tokenizer-port.js';
import type { OutcomeSpace } from '../words/outcome-space.js';
import type { Snapshot } from '../words/snapshot.js';
import { nonCanonicalShare, routesTo, type WordRoute } from '../words/word-routes.js';
import { tokenText } from './ports.js';

const NEXT_TOKENS = 12;
const ROUTES = 3;
const OPEN_PATHS = 8;

type Tokens = NonNullable<NextwordAnswer['tokens']>;

/** `named`: the words whose paths are shown, with their vertices. */
export function tokensView(
  distribution: Float64Array,
  named: readonly { readonly word: string; readonly vertex: number }[],
  space: OutcomeSpace,
  tokenizer: Tokenizer,
): Tokens {
  return {
    next: likeliestTokens(distribution).map((token) => ({
      text: tokenText(tokenizer, token),
      probability: Math.min(1, distribution[token] ?? 0),
    })),
    paths: named.map(({ word, vertex }) => ({
      word,
      paths: routesTo(space, vertex, ROUTES).map((route) => withTexts(route, tokenizer)),
    })),
  };
}

function withTexts({ tokens, product, ending }: WordRoute, tokenizer: Tokenizer) {
  return {
    tokens: tokens.map(({ token, probability }) => ({ text: tokenText(tokenizer, token), probability })),
    product,
    ending,
  };
}

function likeliestTokens(distribution: Float64Array): number[] {
  const best: number[] = [];
  for (const [token, probability] of distribution.entries()) {
    if (best.length === NEXT_TOKENS && probability <= (distribution[best.at(-1) ?? 0] ?? 0)) continue;
    let at = best.length;
    while (at > 0 && (distribution[best[at - 1] ?? 0] ?? 0) < probability) at--;
    best.splice(at, 0, token);
    if (best.length > NEXT_TOKENS) best.pop();
  }
  return best;
}

export function searchView(
  space: OutcomeSpace,
  { bestUnlisted }: Snapshot,
  tokenizer: Tokenizer,
): NonNullable<NextwordAnswer['search']> {
  const { frontier } = space;
  // A path is canonical when its text, cut again, gives the same tokens.
  const isCanonical = (path: readonly number[]) => {
    const again = tokenizer.encode(tokenizer.decode(path));
    return again.length === path.length && again.every((token, index) => token === path[index]);
  };
  return {
    openPaths: frontier.open.length,
    openMass: Math.min(1, space.openMass),
    prunedMass: Math.min(1, space.prunedMass),
    largestOpen: frontier.largest(OPEN_PATHS).map((node) => ({
      text: frontier
        .pathOf(node)
        .map((token) => tokenText(tokenizer, token))
        .join(''),
      probability: Math.min(1, frontier.masses[node] ?? 0),
    })),
    bestUnlisted,
    nonCanonicalMass: nonCanonicalShare(space, isCanonical),
  };
}
