/** Below a counted text: the pictures of its places, and the words that a model puts behind the same words. */
import type { CountingAnswer } from '../../jobs/counting.js';
import type { Control } from '../card.js';
import { setViewMenu } from './set-view-menu.js';

export function countingControls({
  view,
  counts,
  transformer,
}: CountingAnswer): readonly (readonly Control[])[] {
  const buttons: Control[] = [
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
