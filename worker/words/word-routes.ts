/** How a search came to a word: the paths of tokens that write it, and what each gives. */
import type { Bounds } from '../../src/jobs/nextword.js';
import type { OutcomeSpace } from './outcome-space.js';

export interface WordRoute {
  readonly tokens: readonly { readonly token: number; readonly probability: number }[];
  /** P(exactly these tokens come), whatever follows. */
  readonly product: number;
  /** Share of it in which the word ends there. */
  readonly ending: Bounds;
}

const UNKNOWN: Bounds = { lower: 0, upper: 1 };

/** The at most `most` heaviest paths whose bytes are those of the word, expanded or still open. */
export function routesTo(space: OutcomeSpace, vertex: number, most: number): WordRoute[] {
  const { masses, vertices, states } = space.frontier;
  const routes: { node: number; mass: number }[] = [];
  for (const [node, at] of vertices.entries()) {
    if (at === vertex && space.classes.isInWord(states[node] ?? 0)) {
      routes.push({ node, mass: masses[node] ?? 0 });
    }
  }
  routes.sort((a, b) => b.mass - a.mass);
  return routes.slice(0, most).map(({ node, mass }) => {
    const path = space.frontier.pathOf(node);
    let before = 1;
    const tokens = space.frontier.lineOf(node).map((step, index) => {
      const own = masses[step] ?? 0;
      const probability = before > 0 ? Math.min(1, own / before) : 0;
      before = own;
      return { token: path[index] ?? 0, probability };
    });
    return { tokens, product: mass, ending: space.endings.get(node) ?? UNKNOWN };
  });
}

/** Share of the resolved mass of words that came by paths which are not canonical; 0 when nothing is resolved. */
export function nonCanonicalShare(
  space: OutcomeSpace,
  isCanonical: (path: readonly number[]) => boolean,
): number {
  let other = 0;
  for (const [node, { lower }] of space.endings) {
    const mass = (space.frontier.masses[node] ?? 0) * lower;
    if (mass > 0 && !isCanonical(space.frontier.pathOf(node))) other += mass;
  }
  return space.wordMass > 0 ? Math.min(1, other / space.wordMass) : 0;
}
