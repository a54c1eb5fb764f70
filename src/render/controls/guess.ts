/** Below a round of guessing: see `commands/guess-presses.ts`. */
import type { GuessMode } from '../../jobs/guess.js';
import type { Locale } from '../../jobs/locale.js';
import { GUESS_MESSAGES } from '../../messages/guess/index.js';
import type { Control } from '../card.js';

export const GUESS_ACTIONS = {
  guess: 'guess',
  split: 'split',
  again: 'again',
  mine: 'mine',
  withdraw: 'withdraw',
  reveal: 'reveal',
} as const;

export function roundControls(mode: GuessMode, locale: Locale): readonly (readonly Control[])[] {
  const { buttons } = GUESS_MESSAGES[locale];
  const play: Control =
    mode === 'split'
      ? { type: 'button', action: GUESS_ACTIONS.split, label: buttons.split, isPrimary: true }
      : { type: 'button', action: GUESS_ACTIONS.guess, label: buttons.guess, isPrimary: true };
  return [
    [
      play,
      { type: 'button', action: GUESS_ACTIONS.mine, label: buttons.mine },
      { type: 'button', action: GUESS_ACTIONS.reveal, label: buttons.reveal },
    ],
  ];
}
