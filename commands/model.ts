/** `/model`: what runs here, how fast, and how well it does. */
import { ApplicationCommandType } from 'discord-api-types/v10';
import type { AskingCommand } from '../src/discord/command.js';
import type { Question } from '../src/jobs/contract.js';
import { accept, type Checked } from '../src/jobs/refusal.js';
import { EVERYWHERE, PRIVATE_OPTION } from './definition.js';

export const model = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'model',
    description: 'Which language model runs here: its size, speed, sha256, licence and measured accuracy',
    ...EVERYWHERE,
    options: [PRIVATE_OPTION],
  },
  examples: ['/model'],

  question(): Checked<Question> {
    return accept({ kind: 'model' });
  },
} satisfies AskingCommand;
