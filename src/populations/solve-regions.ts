/**
 * How many are in each region, from statements about unions of regions: a linear system over exact fractions, one unknown
 * for each combination of attributes. Regions of which no statement speaks are empty; all others must follow.
 */
import { divide, type Fraction, fraction, multiply, subtract, ZERO } from '../probability/fraction.js';

/** The regions in `masks` hold `count` members together. A mask has bit i set where attribute i is had. */
export interface RegionSum {
  readonly masks: ReadonlySet<number>;
  readonly count: number;
}

export type Solved =
  | { readonly type: 'solved'; readonly counts: ReadonlyMap<number, number> }
  /** The sum of this index cannot hold beside those before. */
  | { readonly type: 'contradiction'; readonly index: number }
  /** The sums do not say how many are in this region. */
  | { readonly type: 'open'; readonly mask: number }
  /** The sums hold only for this number of members, which is negative or not whole. */
  | { readonly type: 'impossible'; readonly mask: number; readonly value: Fraction };

/** A row of the system, solved for `pivot`, whose coefficient is 1. */
interface Row {
  readonly pivot: number;
  readonly coefficients: ReadonlyMap<number, Fraction>;
  readonly value: Fraction;
}

export function solveRegions(sums: readonly RegionSum[]): Solved {
  // Where a sum is 0, each of its regions is.
  const empty = new Set(sums.flatMap(({ masks, count }) => (count === 0 ? [...masks] : [])));
  let rows: Row[] = [];
  for (const [index, { masks, count }] of sums.entries()) {
    const reduced = reduceBy(
      rows,
      new Map([...masks].filter((mask) => !empty.has(mask)).map(withOne)),
      count,
    );
    const [pivot, leading] = [...reduced.coefficients][0] ?? [];
    if (pivot === undefined || leading === undefined) {
      if (reduced.value.numerator !== 0n) return { type: 'contradiction', index };
      continue;
    }
    const row: Row = {
      pivot,
      coefficients: new Map(
        [...reduced.coefficients].map(([mask, coefficient]) => [mask, divide(coefficient, leading)]),
      ),
      value: divide(reduced.value, leading),
    };
    rows = [...rows.map((other) => eliminate(other, row)), row];
  }
  const counts = new Map<number, number>([...empty].map((mask) => [mask, 0]));
  for (const { pivot, coefficients, value } of rows) {
    const free = [...coefficients.keys()].find((mask) => mask !== pivot);
    if (free !== undefined) return { type: 'open', mask: free };
    if (value.denominator !== 1n || value.numerator < 0n) return { type: 'impossible', mask: pivot, value };
    counts.set(pivot, Number(value.numerator));
  }
  return { type: 'solved', counts };
}

const withOne = (mask: number): [number, Fraction] => [mask, fraction(1)];

/** The sum without the unknowns that the rows are solved for. */
function reduceBy(
  rows: readonly Row[],
  start: ReadonlyMap<number, Fraction>,
  count: number,
): Pick<Row, 'coefficients' | 'value'> {
  let sum: Pick<Row, 'coefficients' | 'value'> = { coefficients: start, value: fraction(count) };
  for (const row of rows) sum = subtractRow(sum, row);
  return sum;
}

function eliminate(row: Row, by: Row): Row {
  return { pivot: row.pivot, ...subtractRow(row, by) };
}

/** Without the pivot of `row`. */
function subtractRow(
  { coefficients, value }: Pick<Row, 'coefficients' | 'value'>,
  row: Row,
): Pick<Row, 'coefficients' | 'value'> {
  const factor = coefficients.get(row.pivot);
  if (factor === undefined) return { coefficients, value };
  const left = new Map(coefficients);
  for (const [mask, coefficient] of row.coefficients) {
    const rest = subtract(left.get(mask) ?? ZERO, multiply(factor, coefficient));
    if (rest.numerator === 0n) left.delete(mask);
    else left.set(mask, rest);
  }
  return { coefficients: left, value: subtract(value, multiply(factor, row.value)) };
}
