/**
 * Who shares the next run, and with how many nodes each. Pure: costs are those of one kind of work in another, so they
 * hold on any machine.
 *
 * A run costs about the same for its first node as for four (reading all weights once), and from there a part for each
 * node and for each pair of a node and a position that it may look at, also where the mask then hides it. So packing
 * saves the reading and costs the pairs between strangers. Measured on the default model (two cores, float32): reading
 * 15 ms, a node 1.3 ms, a pair 0.55 µs, a position that must be copied to lie beside others 12 µs.
 */

/**
 * Nodes of one run, of all who share it: about a fifth of a second, for which a newcomer may have to wait. Half as many would
 * cost a sixth more a question where many meet, and a twentieth more where one reads alone.
 */
export const RUN_NODES = 128;
/**
 * Nodes of a run that nobody shares: a text of 256 tokens with its start is one run. A newcomer then waits two fifths of a second
 * once, and shares from then on.
 */
export const LONE_RUN_NODES = 288;
/** Where others wait, a long text or a large tree gets as many nodes in a run as fit fairly, but at least these. */
const LEAST_SHARE = 16;
/** What is left of a question is not cut off for a run of its own when it is at most this part of its share. */
const CRUMB = 0.5;
/** Reading the weights and copying a position, in pairs. Larger models have more weights to a pair, so for them packing pays more. */
const RUN_PAIRS = 27_000;
const POSITION_PAIRS = 22;

export interface Waiting {
  /** Nodes that it still needs, ≥ 1. */
  readonly remaining: number;
  /** What its nodes stand on: an identity, so that a common past is known as one, and its positions. */
  readonly past: { readonly length: number };
}

export interface Share {
  /** Index into the waiting. */
  readonly index: number;
  readonly nodes: number;
}

/**
 * `waiting` in the order of their turn, not empty: the first is always served, so that everybody comes to be first. Of the
 * others those for whom it pays. `positions`: of different pasts together at most so many, unless the first alone has more.
 */
export function shareRun(waiting: readonly Waiting[], positions: number): readonly Share[] {
  const [alone] = waiting;
  if (alone !== undefined && waiting.length === 1)
    return [{ index: 0, nodes: Math.min(alone.remaining, LONE_RUN_NODES) }];
  const share = Math.max(LEAST_SHARE, Math.floor(RUN_NODES / waiting.length));
  const shares: Share[] = [];
  const pasts = new Set<Waiting['past']>();
  let nodes = 0;
  let columns = 0;
  for (const [index, { remaining, past }] of waiting.entries()) {
    const wanted = remaining <= share * (1 + CRUMB) ? remaining : share;
    const given = Math.min(wanted, RUN_NODES - nodes);
    // A rest of a run that would cut a short question in two helps nobody.
    if (given <= 0 || (nodes > 0 && given < Math.min(wanted, LEAST_SHARE))) continue;
    const isKnown = pasts.has(past);
    const added = isKnown ? 0 : past.length;
    if (nodes > 0) {
      const copied = isKnown ? 0 : pasts.size === 1 ? columns + added : added;
      const strangers = given * (columns - (isKnown ? past.length : 0)) + nodes * added + 2 * nodes * given;
      if (strangers + copied * POSITION_PAIRS > RUN_PAIRS || columns + added > positions) continue;
    }
    shares.push({ index, nodes: given });
    pasts.add(past);
    nodes += given;
    columns += added;
  }
  return shares;
}
