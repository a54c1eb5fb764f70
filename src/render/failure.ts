/** Trouble of operation as one or two sentences for the person who asked. Details are for the log, never for a channel. */
import type { FailureCode } from '../jobs/failure.js';
import type { Card } from './card.js';

const COLOUR = 0xd55e00;

/** For whoever runs the bot. */
export const HOW_TO_GET_IT =
  'To get it, whoever runs the bot runs “npm run model” there, or sets MODEL to the path of a GGUF file.';
export const HOW_TO_GET_ANOTHER =
  'To get one that works, whoever runs the bot leaves MODEL out and runs “npm run model” there, or sets MODEL to another GGUF file.';

/** `incident` is the id under which a bug stands in the log. */
export function failureSentence(code: FailureCode, incident?: string): string {
  switch (code) {
    case 'model-missing':
      return `The language model is not on this machine, and it could not be fetched. ${HOW_TO_GET_IT} What was tried stands in the bot’s log. Questions that need no model, such as /prob about people, still work.`;
    case 'model-unsupported':
      return `The language model that was set up for this bot cannot be run by it. ${HOW_TO_GET_ANOTHER} The reason stands in the bot’s log. Questions that need no model, such as /prob about people, still work.`;
    case 'engine-stopped':
      return 'The language model stopped while it was working on this question. Please ask again in a moment.';
    case 'queue-unavailable':
      return 'Questions cannot be passed on right now, so this one will not be answered. Please ask again in a minute.';
    case 'queue-full':
      return 'Too many questions are waiting right now, so this one was not taken. Please ask again in a minute.';
    case 'store-unavailable':
      return 'What I keep (earlier questions, populations, polls) cannot be reached right now. Please try again in a minute; a question typed as a command of its own may still work.';
    case 'file-unavailable':
      return 'The file could not be fetched from Discord. Please give it once more.';
    case 'expired':
      return 'This question waited too long to be answered. Please ask it again.';
    case 'gave-up':
      return 'This question was started several times and never came to an end, so I gave it up. Please try a shorter or simpler one.';
    case 'too-slow':
      return 'The answer took longer than the time allowed for it. Please try a shorter text, or ask again when less is going on.';
    case 'shutting-down':
      return 'The bot is being restarted. Please ask again in a minute.';
    case 'cancelled':
      return 'Cancelled.';
    case 'lost':
      return 'Another worker has taken this question over and answers it.';
    case 'bug':
      return `Something went wrong that should not have; it is a fault in the bot, not in your question.${incident === undefined ? '' : ` Whoever runs the bot finds it in the log as incident ${incident}.`}`;
  }
}

export function failureCard(code: FailureCode, incident?: string): Card {
  return {
    colour: COLOUR,
    title: 'No answer this time',
    blocks: [{ type: 'paragraph', content: [failureSentence(code, incident)] }],
  };
}
