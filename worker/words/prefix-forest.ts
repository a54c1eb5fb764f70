/**
 * Byte strings in an order in which every string comes after all its prefixes, each with the position of its longest
 * proper or equal prefix before it. Along one word only one chain of this forest can lie.
 */
export interface PrefixForest {
  /** Indices into the strings, sorted. */
  readonly order: readonly number[];
  /** Position (in `order`) of the nearest earlier string that is a prefix of this one, equal ones included; −1: none. */
  readonly parents: Int32Array;
}

/** Strings hold one byte per UTF-16 unit (latin1). Time is linear when they come sorted already. */
export function prefixForest(strings: readonly string[]): PrefixForest {
  const at = (index: number) => strings[index] ?? '';
  const order = Array.from(strings.keys()).sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : a - b));
  const parents = new Int32Array(order.length).fill(-1);
  const chain: number[] = [];
  for (const [position, index] of order.entries()) {
    const string = at(index);
    while (chain.length > 0 && !string.startsWith(at(order[chain.at(-1) ?? 0] ?? 0))) chain.pop();
    parents[position] = chain.at(-1) ?? -1;
    chain.push(position);
  }
  return { order, parents };
}
