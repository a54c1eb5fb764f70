/** Tables below a `/prob` answer, at most as wide as a phone shows. */
import type { ProbAnswer, Side, Stratum } from '../jobs/prob.js';
import type { Block } from './card.js';
import { displayWidth } from './display-width.js';
import { countText } from './numbers.js';
import { paragraph } from './prob-blocks.js';
import { quote, shareText } from './prob-sentences.js';
import { shareOf } from './prob-shown.js';
import { PHONE_CELLS } from './table-text.js';

export interface ShareRow {
  /** Null: the short one, however much room there is. */
  readonly name: string | null;
  /** Instead of the name where there is no room for it. */
  readonly short: string;
  readonly count: number;
  readonly of: number;
}

const GAPS = 4;
const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(displayWidth));

/** Name, "3 of 7", "42.9 %" one below the other; long names are replaced by short ones, which `legend` explains. */
export function shareTable(rows: readonly ShareRow[], legend: string): Block[] {
  const cells = rows.map((row) => ({
    ...row,
    counts: `${countText(row.count)} of ${countText(row.of)}`,
    shown: shareText(shareOf(row.count, row.of)),
  }));
  const room =
    PHONE_CELLS - GAPS - widest(cells.map(({ counts }) => counts)) - widest(cells.map(({ shown }) => shown));
  const hasRoom = cells.every(({ name }) => name !== null && displayWidth(name) <= room);
  const table: Block = {
    type: 'table',
    columns: [
      { title: '', align: 'left' },
      { title: '', align: 'right' },
      { title: '', align: 'right' },
    ],
    rows: cells.map((cell) => [hasRoom ? (cell.name ?? cell.short) : cell.short, cell.counts, cell.shown]),
  };
  return hasRoom ? [table] : [paragraph(legend), table];
}

/** P(A | B), P(A), P(B | A) and P(A and B). */
export function bothDirections(answer: ProbAnswer, given: string): Block[] {
  const { counts, event } = answer;
  return shareTable(
    [
      {
        name: `P(${event} | ${given})`,
        short: 'P(A | B)',
        count: counts.joint,
        of: counts.condition,
      },
      { name: `P(${event})`, short: 'P(A)', count: counts.event, of: counts.population },
      {
        name: `P(${given} | ${event})`,
        short: 'P(B | A)',
        count: counts.joint,
        of: counts.event,
      },
      {
        name: 'P(both)',
        short: 'P(A and B)',
        count: counts.joint,
        of: counts.population,
      },
    ],
    `A = ${quote(event)}, B = ${quote(given)}`,
  );
}

/** The answer within each value of an attribute; counts are left out where a phone has no room for them. */
export function strataTable(attribute: string, strata: readonly Stratum[]): Block {
  const named = strata.map(({ label, left, right }) => ({
    label: label.startsWith(`${attribute} `) ? label.slice(attribute.length + 1) : label,
    left,
    right,
  }));
  const table = (cell: (side: Side) => string): Extract<Block, { type: 'table' }> => {
    const right = named.map((stratum) => stratum.right);
    const hasRight = right.some((side) => side !== null);
    return {
      type: 'table',
      columns: [
        { title: '', align: 'left' },
        { title: titleOf(strata[0]?.left), align: 'right' },
        ...(hasRight ? [{ title: titleOf(strata[0]?.right), align: 'right' as const }] : []),
      ],
      rows: named.map((stratum) => [
        stratum.label,
        cell(stratum.left),
        ...(stratum.right === null ? [] : [cell(stratum.right)]),
      ]),
    };
  };
  const whole = table(
    ({ counts, probability }) => `${counts.joint}/${counts.condition} ${shareText(probability)}`,
  );
  const width = whole.columns.reduce(
    (sum, { title }, column) => sum + widest([title, ...whole.rows.map((row) => row[column] ?? '')]),
    2 * (whole.columns.length - 1),
  );
  return width <= PHONE_CELLS ? whole : table(({ probability }) => shareText(probability));
}

const MOST_TITLE_CELLS = 14;

function titleOf(side: Side | null | undefined): string {
  if (side === null || side === undefined) return '';
  const title = side.given ?? side.event;
  return displayWidth(title) <= MOST_TITLE_CELLS ? title : side.given === null ? 'P(A)' : 'given';
}
