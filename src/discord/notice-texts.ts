/** Said to the one who pressed or typed something that leads nowhere. */
export const NOTICE = {
  stale: 'This button or menu no longer works. Type the command again to get a fresh one.',
  unknown:
    'The question that this belongs to is not kept any more, or is someone’s own. Type the command again to get a fresh one.',
  notYours: 'Only the person who asked can cancel this question.',
  textGone:
    'The text of that message was not kept: it is held for a quarter of an hour at most and never stored. Open the menu of the message again and choose “How surprising is this?”.',
  restarting: 'Given is being restarted. Ask again in a minute.',
} as const;
