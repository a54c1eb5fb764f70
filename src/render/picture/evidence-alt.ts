import type { EvidenceAnswer } from '../../jobs/evidence.js';
import { evidenceRows, mattering } from '../evidence-steps.js';
import { signedBits } from '../numbers.js';
import { ALT_LIMIT, clip } from './alt-text.js';
import { chance } from './percent.js';

const WORD = 24;

/** The staircase and the worth of each word as text. */
export function evidenceAlt(answer: EvidenceAnswer): string {
  const steps = evidenceRows(answer, 12).map((row) => {
    if (!('words' in row)) return `${row.left} more words`;
    const bounds =
      row.lower === row.upper || chance(row.lower) === chance(row.upper)
        ? ''
        : ` (${chance(row.lower)} to ${chance(row.upper)})`;
    const label = row.words === 0 ? 'no context' : `+ ${clip(oneLine(row.added), WORD)}`;
    return `${label} ${chance(row.probability)}${bounds}${row.isJump ? ' (the jump)' : ''}`;
  });
  const { shown, others } = mattering(answer, 10);
  const worth = shown.map(({ word, bits }) => `${clip(oneLine(word), WORD)} ${signedBits(bits)}`);
  const rest = others.count === 0 ? '' : `, ${others.count} others less`;
  const leaves =
    worth.length === 0 ? '' : ` Bits that each word is worth when left out: ${worth.join(', ')}${rest}.`;
  const head = `P(${clip(oneLine(answer.word), WORD)}) as context is added from the end of “${clip(oneLine(answer.text), 120, 'end')}”: `;
  return clip(
    `${head}${steps.join('; ')}. In all ${signedBits(answer.pointwiseMutualInformationBits)} bits.${leaves}`,
    ALT_LIMIT,
  );
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
