import { plainText } from '../discord/safe-text.js';
import type { Block } from './card.js';
import { cutCells, displayWidth, padCells } from './display-width.js';

export type Table = Extract<Block, { type: 'table' }>;

/** What a phone shows of a code block in an embed without wrapping, in cells. */
export const PHONE_CELLS = 38;
const GAP = '  ';
const NARROWEST_CELLS = 4;

/**
 * A table as aligned lines of a monospaced font: a header, a rule, the rows. Columns are as wide as their widest cell; where that
 * is more than `maxCells` in all, the widest column is narrowed (cells are cut with an ellipsis), down to four cells each.
 */
export function tableLines({ columns, rows, rulesBefore }: Table, maxCells: number): string[] {
  const header = columns.map((column) => toCell(column.title, maxCells));
  const body = rows.map((row) => columns.map((_, index) => toCell(row[index] ?? '', maxCells)));
  const widths = columnWidths([header, ...body], maxCells);
  const rule = '─'.repeat(total(widths));
  const line = (cells: readonly string[]) =>
    columns
      .map((column, index) => padCells(cells[index] ?? '', widths[index] ?? 0, column.align))
      .join(GAP)
      .trimEnd();
  const hasHeader = header.some((title) => title !== '');
  const lines = hasHeader ? [line(header), rule] : [];
  const rules = new Set(rulesBefore);
  body.forEach((row, index) => {
    if (rules.has(index) && index > 0) lines.push(rule);
    lines.push(line(row));
  });
  return lines;
}

/** One line without control characters, no wider than the whole table may be. */
function toCell(text: string, maxCells: number): string {
  return cutCells(plainText(text).replaceAll('\n', ' '), maxCells);
}

function columnWidths(lines: readonly (readonly string[])[], maxCells: number): number[] {
  const widths: number[] = [];
  for (const line of lines) {
    line.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, displayWidth(cell));
    });
  }
  for (;;) {
    const over = total(widths) - maxCells;
    const widest = Math.max(...widths);
    if (over <= 0 || widest <= NARROWEST_CELLS) return widths;
    widths[widths.indexOf(widest)] = Math.max(NARROWEST_CELLS, widest - over);
  }
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, GAP.length * Math.max(0, widths.length - 1));
}
