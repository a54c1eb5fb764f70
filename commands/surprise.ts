/** "How surprising is this?", in the menu of any message: the chain rule on what it says, shown to the asker alone. */
import { ApplicationCommandType } from 'discord-api-types/v10';
import type { MessageCommand } from '../src/discord/command.js';
import type { Question } from '../src/jobs/contract.js';
import { LIMITS } from '../src/jobs/limits.js';
import { accept, type Checked, refuse } from '../src/jobs/refusal.js';
import { EVERYWHERE } from './definition.js';
import { readText } from './read-options.js';
import { sequence } from './sequence.js';

export const surprise = {
  definition: {
    type: ApplicationCommandType.Message,
    name: 'How surprising is this?',
    ...EVERYWHERE,
  },
  command: 'sequence',

  question(content: string): Checked<Question> {
    if (content.trim() === '') return refuse({ code: 'message-without-text' });
    const text = readText(new Map([['message', content]]), {
      command: 'sequence',
      option: 'message',
      limit: LIMITS.sequenceCharacters.max,
      example: sequence.examples[0],
    });
    return text.ok ? accept({ kind: 'sequence', text: text.value, fromMessage: true }) : text;
  },
} satisfies MessageCommand;
