/** Below a poll: a button for each attribute, and what a member may do beside that. */

import type { PollAnswer } from '../../jobs/poll.js';
import type { Attribute } from '../../jobs/population.js';
import type { Control } from '../card.js';

/** What a press below a poll is called: see `commands/population-poll.ts`. */
export const POLL_ACTIONS = {
  vote: 'poll-vote',
  none: 'poll-none',
  mine: 'poll-mine',
  withdraw: 'poll-withdraw',
  finish: 'poll-finish',
} as const;

const BUTTONS_PER_ROW = 3;

export function pollControls({ isOpen, attributes }: PollAnswer): readonly (readonly Control[])[] {
  if (!isOpen) return [];
  const votes = attributes.map(
    (attribute, index): Control => ({
      type: 'button',
      action: POLL_ACTIONS.vote,
      argument: String(index),
      label: voteLabel(attribute),
      isPrimary: true,
    }),
  );
  return [
    ...Array.from({ length: Math.ceil(votes.length / BUTTONS_PER_ROW) }, (_, row) =>
      votes.slice(row * BUTTONS_PER_ROW, (row + 1) * BUTTONS_PER_ROW),
    ),
    [
      { type: 'button', action: POLL_ACTIONS.none, label: 'None of these' },
      { type: 'button', action: POLL_ACTIONS.mine, label: 'My answers' },
      { type: 'button', action: POLL_ACTIONS.finish, label: 'Finish' },
    ],
  ];
}

/** "I like tennis 🎾". In the label, because Discord refuses a message with an emoji that it does not know. */
function voteLabel({ name, symbol, predicate }: Attribute): string {
  const said = predicate === undefined ? name : `I ${predicate.positive.replace(/^are /, 'am ')}`;
  return symbol === undefined ? said : `${said} ${symbol}`;
}
