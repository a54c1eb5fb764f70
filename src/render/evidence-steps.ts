/** Which steps of a long context are shown, for the card and the picture alike. */
import type { EvidenceAnswer } from '../jobs/evidence.js';

export interface EvidenceStep {
  /** Words of context, from the end of the text. */
  readonly words: number;
  /** The word that this step adds in front; empty for no context. */
  readonly added: string;
  readonly probability: number;
  readonly lower: number;
  readonly upper: number;
  readonly bits: number;
  /** log2 of the factor by which the added word changed the probability; 0 for no context. */
  readonly gainBits: number;
  readonly isJump: boolean;
}

export type EvidenceRow = EvidenceStep | { readonly left: number };

/**
 * All steps where they are at most `most`, else the first, the last, the jump and the largest changes; runs of others are counted.
 * `most` ≥ 4; with the counted runs there are fewer than 2 × `most` rows.
 */
export function evidenceRows({ contexts, jump }: EvidenceAnswer, most: number): EvidenceRow[] {
  const steps = contexts.map((context, index): EvidenceStep => {
    const before = contexts[index - 1];
    const { words, probability, lower, upper, bits } = context;
    const added = before === undefined ? '' : context.text.slice(0, context.text.length - before.text.length);
    return {
      words,
      added: added.trim(),
      probability,
      lower,
      upper,
      bits,
      gainBits: before === undefined ? 0 : before.bits - bits,
      isJump: jump?.words === words,
    };
  });
  if (steps.length <= most) return steps;
  const byChange = steps
    .map(({ gainBits, isJump }, index) => ({
      index,
      weight:
        isJump || index === 0 || index === steps.length - 1 ? Number.POSITIVE_INFINITY : Math.abs(gainBits),
    }))
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  const kept = new Set(byChange.slice(0, most).map(({ index }) => index));
  const rows: EvidenceRow[] = [];
  let run: EvidenceStep[] = [];
  const close = () => {
    // A run of one takes no more room than its own row.
    if (run.length === 1) rows.push(...run);
    else if (run.length > 1) rows.push({ left: run.length });
    run = [];
  };
  steps.forEach((step, index) => {
    if (kept.has(index)) {
      close();
      rows.push(step);
    } else {
      run.push(step);
    }
  });
  return rows;
}

type LeftOut = EvidenceAnswer['leaveOneOut'][number];

/** The words that mattered most, in the order of the text, and how many others there are with the largest |bits| among them. */
export function mattering({ leaveOneOut }: EvidenceAnswer, most: number) {
  const sorted = [...leaveOneOut].sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits) || a.from - b.from);
  const kept = new Set<LeftOut>(sorted.slice(0, most));
  const others = sorted.slice(most);
  return {
    shown: leaveOneOut.filter((one) => kept.has(one)),
    // One decimal, rounded up, so that "at most" stays true as shown.
    others: { count: others.length, bitsAtMost: Math.ceil(Math.abs(others[0]?.bits ?? 0) * 10 - 1e-9) / 10 },
  };
}
