import type { Control } from '../card.js';

/** What shows a trap that the numbers of one condition hold: its action is the picture. */
export const TRAP_BUTTONS = {
  inverse: {
    type: 'button',
    action: 'directions',
    label: 'Mind the direction',
    emoji: '🔄',
    isPrimary: true,
  },
  'base-rate': {
    type: 'button',
    action: 'base-rate',
    label: 'See the base rate',
    emoji: '👥',
    isPrimary: true,
  },
} as const satisfies Readonly<Record<string, Control>>;
