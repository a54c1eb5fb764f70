/** Below a counted text: the pictures of its places, and the words that a model puts behind the same words. */
import type { CountingAnswer } from '../../jobs/counting.js';
import type { Control } from '../card.js';
import { setViewMenu } from './set-view-menu.js';

export function countingControls({
  view,
  counts,
  given,
  transformer,
}: CountingAnswer): readonly (readonly Control[])[] {
  const buttons: Control[] = [
    ...(given === null ? [] : [{ type: 'button', action: 'swap', label: 'Swap A and B' } as const]),
    ...(view === null
      ? []
      : [{ type: 'button', action: 'beside-model', label: 'Beside the model' } as const]),
    ...(transformer === undefined
      ? []
      : [{ type: 'button', action: 'next-words', label: 'Next words' } as const]),
  ];
  return [
    ...(counts.condition === 0 ? [] : [[setViewMenu(view)]]),
    ...(buttons.length === 0 ? [] : [buttons]),
  ];
}
