/** Which rungs of a long chain are shown one by one; the rest is folded, never dropped, so that sums stay whole. */
import type { Rung } from '../jobs/sequence.js';

export type LadderRow =
  | { readonly type: 'rung'; readonly index: number; readonly rung: Rung }
  | {
      readonly type: 'folded';
      /** Rungs in it, ≥ 2. */
      readonly count: number;
      /** Sum of their surprisals. */
      readonly bits: number;
      /** Running product behind the last of them, as log2. */
      readonly log2Joint: number;
    };

/** All rungs where they are at most `mostRows`, else the `mostRows` / 2 most surprising ones with the others folded between them. */
export function ladderRows(rungs: readonly Rung[], mostRows: number): LadderRow[] {
  if (rungs.length <= mostRows) {
    return rungs.map((rung, index) => ({ type: 'rung', index, rung }));
  }
  const kept = new Set(
    rungs
      .map(({ bits }, index) => ({ bits, index }))
      .sort((a, b) => b.bits - a.bits || a.index - b.index)
      .slice(0, Math.max(1, Math.floor(mostRows / 2)))
      .map(({ index }) => index),
  );
  const rows: LadderRow[] = [];
  let open: { index: number; rung: Rung }[] = [];
  const close = () => {
    const [first] = open;
    const last = open.at(-1);
    if (first === undefined || last === undefined) return;
    if (open.length === 1) rows.push({ type: 'rung', ...first });
    else {
      const bits = open.reduce((sum, { rung }) => sum + rung.bits, 0);
      rows.push({ type: 'folded', count: open.length, bits, log2Joint: last.rung.log2Joint });
    }
    open = [];
  };
  for (const [index, rung] of rungs.entries()) {
    if (kept.has(index)) {
      close();
      rows.push({ type: 'rung', index, rung });
    } else {
      open.push({ index, rung });
    }
  }
  close();
  return rows;
}
