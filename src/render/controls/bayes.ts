/** Below a `/bayes` answer: its other pictures, and another positive test. */
import { BAYES_VIEWS, type BayesAnswer, type BayesView } from '../../jobs/bayes.js';
import { LIMITS } from '../../jobs/limits.js';
import type { Control } from '../card.js';
import { SET_VIEW_NAMES } from './set-view-menu.js';

const VIEW_NAMES: Readonly<Record<BayesView, { readonly label: string; readonly description: string }>> = {
  ...SET_VIEW_NAMES,
  ladder: { label: 'Ladder', description: 'The probability before, and after each test' },
};

export function bayesControls({ view, tests }: BayesAnswer): readonly (readonly Control[])[] {
  return [
    [
      {
        type: 'menu',
        action: 'view',
        placeholder: `Picture: ${VIEW_NAMES[view].label}`,
        options: BAYES_VIEWS.map((value) => ({ value, ...VIEW_NAMES[value] })),
      },
    ],
    [
      {
        type: 'button',
        action: 'another-test',
        label: 'Another positive test',
        isPrimary: true,
        isDisabled: tests >= LIMITS.bayesTests.max,
      },
    ],
  ];
}
