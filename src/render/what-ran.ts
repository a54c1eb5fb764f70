/** What every answer of the model says about where its numbers come from. */
import type { ModelSummary } from '../jobs/nextword.js';
import type { Block } from './card.js';
import { durationText } from './numbers.js';

/** One line: model, device, arithmetic, further facts, time. */
export function ranFooter(model: ModelSummary, elapsedMs: number, facts: readonly string[] = []): string {
  return [
    `${model.name} ${model.quantisation}`,
    model.device,
    ...(model.precision === 'fast' ? ['fast arithmetic'] : []),
    ...facts,
    durationText(elapsedMs),
  ].join(' · ');
}

/** Fast arithmetic moves probabilities by up to a few points: no number of it is a proof. Nothing for exact ones. */
export function approximateNote({ precision }: Pick<ModelSummary, 'precision'>): Block[] {
  if (precision === 'exact') return [];
  const content =
    'Fast arithmetic: the numbers are approximate. They may be off by up to a few percentage points and depend a ' +
    'little on what is computed beside them; bounds and ranks hold within fast arithmetic and prove nothing beyond it.';
  return [{ type: 'paragraph', content: [content] }];
}

/** Opens a sentence about what bounds show. */
export const certifiedWord = ({ precision }: Pick<ModelSummary, 'precision'>): string =>
  precision === 'fast' ? 'Within fast arithmetic' : 'Certified';
