/** One printed figure, as a line to read or as JSON. */
import type { Sample } from './statistics.js';

export interface Row {
  /** Number of the figure and a short name. */
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** What the value is compared with, in the same unit: the peer's, or what `against` names. Absent: compared with nothing. */
  readonly peer?: number;
  /** Default: the peer. */
  readonly against?: string;
  /** Default: value / peer. */
  readonly ratio?: number;
  readonly n: number;
  readonly quartiles?: readonly [number, number];
  readonly peerQuartiles?: readonly [number, number];
  readonly asked?: Limit;
}

/** What the figure should be: of its ratio, or of its value. */
export interface Limit {
  readonly of: 'ratio' | 'value';
  readonly most?: number;
  readonly least?: number;
}

/** A row of two samples, as they come from `interleave`. */
export function compared(ours: Sample, theirs: Sample): Omit<Row, 'figure' | 'unit'> {
  return {
    value: ours.median,
    quartiles: ours.quartiles,
    peer: theirs.median,
    peerQuartiles: theirs.quartiles,
    n: ours.n,
  };
}

export const ratioOf = ({ ratio, value, peer }: Row): number | undefined =>
  ratio ?? (peer === undefined ? undefined : value / peer);

/** `{figure, value, unit, peer, ratio, n}`; null where there is nothing to compare with. */
export function jsonOf(row: Row): string {
  const { figure, value, unit, peer, n } = row;
  return JSON.stringify({ figure, value, unit, peer: peer ?? null, ratio: ratioOf(row) ?? null, n });
}

export function lineOf(row: Row): string {
  const { figure, value, unit, peer, against = 'peer', n, quartiles, peerQuartiles } = row;
  const ratio = ratioOf(row);
  const cells = [
    figure.padEnd(58),
    `${short(value)} ${unit}${between(quartiles)}`.padEnd(26),
    (peer === undefined ? '' : `${against} ${short(peer)}${between(peerQuartiles)}`).padEnd(30),
    (ratio === undefined ? '' : `${short(ratio)} ×`).padStart(9),
    judge(row).padEnd(12),
    `n = ${n}`,
  ];
  return cells.join('  ');
}

function judge(row: Row): string {
  const { asked } = row;
  const value = asked?.of === 'ratio' ? ratioOf(row) : row.value;
  if (asked === undefined || value === undefined) return '';
  const { most = Number.POSITIVE_INFINITY, least = Number.NEGATIVE_INFINITY } = asked;
  const limit = asked.most === undefined ? `≥ ${asked.least}` : `≤ ${asked.most}`;
  return `${value <= most && value >= least ? '✓' : '✗'} ${limit}`;
}

const between = (quartiles: readonly [number, number] | undefined) =>
  quartiles === undefined ? '' : ` (${short(quartiles[0])}–${short(quartiles[1])})`;

const short = (value: number) =>
  value !== 0 && Math.abs(value) < 0.001
    ? value.toExponential(1)
    : value.toLocaleString('en', { maximumSignificantDigits: Math.abs(value) >= 1000 ? 4 : 3 });
