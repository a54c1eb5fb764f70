/**
 * Cells that a spreadsheet would run as a formula. An apostrophe in front makes them text; reading a table takes it away
 * again. One is also put before apostrophes that stand there already, so that writing and reading are each other's inverse.
 */
const DANGEROUS = /^'*[=+\-@\t\r＝＋－＠]/u;

export function guardFormula(cell: string): string {
  return DANGEROUS.test(cell) ? `'${cell}` : cell;
}

export function unguardFormula(cell: string): string {
  return cell.startsWith("'") && DANGEROUS.test(cell) ? cell.slice(1) : cell;
}
