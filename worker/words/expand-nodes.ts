import type { Sifted } from '../engine/port.js';
import type { Inquiry, OutcomeSpace } from './outcome-space.js';
import type { ClassTable } from './vocabulary-classes.js';

/** What is asked of the distribution after each path of tokens (the empty path: right after the context), in their order. */
export type Expand = (inquiries: readonly Inquiry[]) => Promise<readonly Sifted[]>;

/** How a node is taken apart: what the tokens do after it, and the mass below which a path is given up. */
export interface Step {
  readonly table: ClassTable;
  readonly epsilon: number;
}

/** Asks for all of `nodes` at once, and replaces them by what can follow them. Where `expand` rejects, nothing has changed. */
export async function expandNodes(
  space: OutcomeSpace,
  nodes: readonly number[],
  expand: Expand,
  stepOf: (node: number) => Step,
): Promise<void> {
  const steps = nodes.map((node) => ({ node, ...stepOf(node) }));
  const answers = await expand(steps.map(({ node, table, epsilon }) => space.inquire(node, table, epsilon)));
  if (answers.length !== nodes.length)
    throw new RangeError(`${answers.length} answers for ${nodes.length} paths`);
  space.frontier.close(nodes);
  for (const [index, { node, table }] of steps.entries()) {
    const sifted = answers[index];
    if (sifted !== undefined) space.expand(node, table, sifted);
  }
}
