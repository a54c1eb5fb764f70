/**
 * A condition on the continuation: it begins with certain bytes. Paths that disagree are ruled out; what is left is the
 * event that is conditioned on, whose own probability is known between bounds until every way to write those bytes is followed.
 */
import { narrowTable } from './narrow-table.js';
import type { OutcomeSpace } from './outcome-space.js';
import type { ClassTable } from './vocabulary-classes.js';

/** Ways to write the beginning that have more than this share of it are followed before anything else. */
const IN_THE_WAY = 0.001;

const NOTHING = new Uint8Array(0);

export class Requirement {
  readonly #bytes: Uint8Array;
  /** Bytes written by a node's path, counted when first needed. */
  readonly #written = new Map<number, number>();

  /** Empty: nothing is required. */
  constructor(text: string) {
    this.#bytes = new TextEncoder().encode(text);
  }

  get isEmpty(): boolean {
    return this.#bytes.length === 0;
  }

  /** Bytes that still must come after a node's path; none once the beginning is written. */
  leftAfter(space: OutcomeSpace, node: number): Uint8Array {
    if (this.isEmpty) return NOTHING;
    let written = this.#written.get(node);
    if (written === undefined) {
      written = space.classes.bytesOfPath(space.frontier.pathOf(node)).length;
      this.#written.set(node, written);
    }
    return this.#bytes.subarray(written);
  }

  /** The table of a node before the beginning is written: without the tokens that disagree. Undefined afterwards. */
  tableAt(space: OutcomeSpace, node: number): ClassTable | undefined {
    const left = this.leftAfter(space, node);
    return left.length === 0
      ? undefined
      : narrowTable(space.tableOf(node), this.#agreeingTokens(space, left));
  }

  /** The probability of the beginning: [what is sure to have written it, what is not ruled out]; [1, 1] if empty. */
  mass(space: OutcomeSpace): { readonly lower: number; readonly upper: number } {
    if (this.isEmpty) return { lower: 1, upper: 1 };
    let unsure = 0;
    for (const node of space.frontier.open) {
      if (this.leftAfter(space, node).length > 0) unsure += space.frontier.masses[node] ?? 0;
    }
    const upper = space.possibleMass;
    return { lower: Math.max(0, upper - unsure), upper };
  }

  /** Whether a node leaves so much of the beginning's own probability open that it comes before anything else. */
  obstacles(space: OutcomeSpace): (node: number) => boolean {
    if (this.isEmpty) return () => false;
    const least = IN_THE_WAY * this.mass(space).upper;
    return (node) => (space.frontier.masses[node] ?? 0) > least && this.leftAfter(space, node).length > 0;
  }

  #agreeingTokens({ classes }: OutcomeSpace, left: Uint8Array): ReadonlySet<number> {
    const tokens = new Set<number>();
    for (let token = 0; token < classes.size; token++) {
      const bytes = classes.bytesOfToken(token);
      if (bytes.length === 0) continue;
      const common = Math.min(bytes.length, left.length);
      let at = 0;
      while (at < common && bytes[at] === left[at]) at++;
      if (at === common) tokens.add(token);
    }
    return tokens;
  }
}
