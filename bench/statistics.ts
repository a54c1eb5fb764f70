/** Figures of repeated measurements. Pure. */

export interface Sample {
  readonly n: number;
  readonly median: number;
  /** Half of the measurements lie between these. */
  readonly quartiles: readonly [number, number];
}

/** Throws RangeError without values. */
export function summarise(values: readonly number[]): Sample {
  if (values.length === 0) throw new RangeError('no measurements');
  return {
    n: values.length,
    median: quantile(values, 0.5),
    quartiles: [quantile(values, 0.25), quantile(values, 0.75)],
  };
}

/** Linear between neighbours, 0 ≤ share ≤ 1. NaN without values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

/** Standard error of a share that was counted among `n` independent cases. */
export function standardErrorOfShare(share: number, n: number): number {
  return Math.sqrt((share * (1 - share)) / n);
}

export async function elapsedMs(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

/**
 * Runs the sides in turn, `n` rounds after one that is thrown away, so that whatever else the machine does meets all alike;
 * the order turns round each time. Each side returns what it measured and is told the round, from 0 on (the first is thrown away).
 */
export async function interleave<Side extends string>(
  n: number,
  sides: Readonly<Record<Side, (round: number) => Promise<number>>>,
): Promise<Readonly<Record<Side, Sample>>> {
  const names = Object.keys(sides) as Side[];
  const measured = new Map<Side, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= n; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const value = await sides[name](round);
      if (round > 0) measured.get(name)?.push(value);
    }
  }
  const samples = names.map((name) => [name, summarise(measured.get(name) ?? [])] as const);
  return Object.fromEntries(samples) as Record<Side, Sample>;
}
