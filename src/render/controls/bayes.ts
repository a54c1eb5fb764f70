/** Below a `/bayes` answer: its other pictures, and another positive test. */
import { BAYES_VIEWS, type BayesAnswer, type BayesView } from '../../jobs/bayes.js';
import { LIMITS } from '../../jobs/limits.js';
import { isBaseRateTrap } from '../bayes.js';
import type { Control } from '../card.js';
import { SET_VIEW_NAMES } from './set-view-menu.js';
import { TRAP_BUTTONS } from './trap-buttons.js';

const VIEW_NAMES: Readonly<Record<BayesView, { readonly label: string; readonly description: string }>> = {
  ...SET_VIEW_NAMES,
  'base-rate': { label: 'Base rate', description: 'Before and after the test' },
  directions: { label: 'Both directions', description: 'How often positive, and how often right' },
  ladder: { label: 'Ladder', description: 'The probability before, and after each test' },
};

export function bayesControls(answer: BayesAnswer): readonly (readonly Control[])[] {
  const { view, tests } = answer;
  const isHidden = isBaseRateTrap(answer) && view !== 'base-rate';
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
      ...(isHidden ? [TRAP_BUTTONS['base-rate']] : []),
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
