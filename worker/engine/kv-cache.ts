/**
 * Keys and values of a sequence, all layers, in plain arrays: immutable and shared between runs. Each array is
 * [kvHeads, length, headWidth]; they stand in the order key of layer 0, value of layer 0, key of layer 1, …
 */
export interface KvCache {
  readonly length: number;
  readonly arrays: readonly Float32Array[];
}

export interface KvShape {
  readonly layers: number;
  readonly kvHeads: number;
  readonly headWidth: number;
}

/** `positions` of one cache, one after the other in a new one. */
export interface KvPart {
  readonly cache: KvCache;
  /** Ascending or not, each 0 … cache.length − 1; absent = all of them. */
  readonly positions?: readonly number[];
}

export function emptyCache({ layers }: KvShape): KvCache {
  return { length: 0, arrays: Array.from({ length: 2 * layers }, () => new Float32Array(0)) };
}

/** The parts behind each other. A single whole cache is returned as it is, since nobody ever writes into one. */
export function joinCaches(parts: readonly KvPart[], shape: KvShape): KvCache {
  const filled = parts.filter((part) => (part.positions ?? [0]).length > 0 && part.cache.length > 0);
  const [first] = filled;
  if (first === undefined) return emptyCache(shape);
  if (filled.length === 1 && first.positions === undefined) return first.cache;
  const length = filled.reduce((sum, { cache, positions }) => sum + (positions?.length ?? cache.length), 0);
  const arrays = first.cache.arrays.map((_, index) => join(filled, index, length, shape));
  return { length, arrays };
}

function join(
  parts: readonly KvPart[],
  index: number,
  length: number,
  { kvHeads, headWidth }: KvShape,
): Float32Array {
  const out = new Float32Array(kvHeads * length * headWidth);
  let to = 0;
  for (let head = 0; head < kvHeads; head++) {
    for (const { cache, positions } of parts) {
      const from = cache.arrays[index];
      if (from === undefined) throw new Error('caches of different models cannot be joined');
      const start = head * cache.length;
      for (const [first, end] of stretches(positions, cache.length)) {
        out.set(from.subarray((start + first) * headWidth, (start + end) * headWidth), to);
        to += (end - first) * headWidth;
      }
    }
  }
  return out;
}

/** Neighbouring positions as one stretch [first, end): most of a path is, and one copy is cheaper than many. */
function stretches(positions: readonly number[] | undefined, length: number): [number, number][] {
  if (positions === undefined) return [[0, length]];
  const found: [number, number][] = [];
  for (const position of positions) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === position) last[1] = position + 1;
    else found.push([position, position + 1]);
  }
  return found;
}
