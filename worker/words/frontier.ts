/** The paths of tokens that a search has met, and which of them are still to be expanded. */

/** Vertex of a path that cannot become a word any more. */
export const NO_WORD = -1;

export class Frontier {
  /** Per node: mass of the path, vertex of its word so far (or NO_WORD), state of its classes. */
  readonly masses: number[] = [];
  readonly vertices: number[] = [];
  readonly states: number[] = [];
  readonly #tokens: number[] = [];
  readonly #parents: number[] = [];
  readonly #depths: number[] = [];
  /** Nodes not yet expanded, in no particular order. */
  #open: number[] = [];
  readonly #maxDepth: number;

  /** Paths of `maxDepth` tokens stay unexpanded for ever. */
  constructor(maxDepth: number) {
    this.#maxDepth = maxDepth;
  }

  get open(): readonly number[] {
    return this.#open;
  }

  /** `parent` −1 with token −1 is the empty path. */
  add(parent: number, token: number, mass: number, vertex: number, state: number): void {
    this.#open.push(this.masses.length);
    this.masses.push(mass);
    this.vertices.push(vertex);
    this.states.push(state);
    this.#tokens.push(token);
    this.#parents.push(parent);
    this.#depths.push(parent < 0 ? 0 : (this.#depths[parent] ?? 0) + 1);
  }

  /** Tokens of a node's path. */
  pathOf(node: number): number[] {
    const path: number[] = [];
    for (let at = node; (this.#parents[at] ?? -1) >= 0; at = this.#parents[at] ?? -1) {
      path.push(this.#tokens[at] ?? 0);
    }
    return path.reverse();
  }

  /** Nodes of a node's path, one for each of its tokens. */
  lineOf(node: number): number[] {
    const line: number[] = [];
    for (let at = node; (this.#parents[at] ?? -1) >= 0; at = this.#parents[at] ?? -1) line.push(at);
    return line.reverse();
  }

  /** The at most `count` open nodes of largest mass among those wanted, largest first; they stay open. */
  largest(count: number, isWanted: (node: number) => boolean = () => true): number[] {
    return this.heaviest(count, (node) => this.masses[node] ?? 0, isWanted);
  }

  /** The same by another weight, ≥ 0. */
  heaviest(
    count: number,
    weightOf: (node: number) => number,
    isWanted: (node: number) => boolean = () => true,
  ): number[] {
    const best: { readonly node: number; readonly weight: number }[] = [];
    for (const node of this.#open) {
      const weight = weightOf(node);
      if (best.length === count && weight <= (best.at(-1)?.weight ?? 0)) continue;
      if ((this.#depths[node] ?? 0) >= this.#maxDepth || !isWanted(node)) continue;
      let at = best.length;
      while (at > 0 && (best[at - 1]?.weight ?? 0) < weight) at--;
      best.splice(at, 0, { node, weight });
      if (best.length > count) best.pop();
    }
    return best.map(({ node }) => node);
  }

  /** Takes nodes that are about to be expanded out of the open ones. */
  close(nodes: readonly number[]): void {
    const closed = new Set(nodes);
    this.#open = this.#open.filter((node) => !closed.has(node));
  }
}
