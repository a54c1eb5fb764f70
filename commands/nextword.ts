/** `/nextword text [words] [private]`: which word comes next, and how sure is the model? */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import type { Command, Options } from '../src/discord/command.js';
import type { Question } from '../src/jobs/contract.js';
import { LIMITS } from '../src/jobs/limits.js';
import { accept, type Checked, refuse } from '../src/jobs/refusal.js';
import { readText } from './text-option.js';

const EXAMPLES = [
  '/nextword text:The capital of France is',
  '/nextword text:The cat sat on the words:15',
] as const;

export const nextword = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'nextword',
    description: 'Which word comes next? A language model’s P(word | text), with all of the mass',
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    ],
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'text',
        description: 'The words so far, for example: The capital of France is',
        required: true,
        min_length: LIMITS.textCharacters.min,
        max_length: LIMITS.textCharacters.max,
      },
      {
        type: ApplicationCommandOptionType.Integer,
        name: 'words',
        description: `How many words to show, ${LIMITS.words.min} to ${LIMITS.words.max} (default ${LIMITS.words.default})`,
        required: false,
        min_value: LIMITS.words.min,
        max_value: LIMITS.words.max,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'private',
        description: 'Show the answer only to you',
        required: false,
      },
    ],
  },
  examples: EXAMPLES,

  question(options: Options): Checked<Question> {
    const text = readText(options, {
      command: 'nextword',
      option: 'text',
      limit: LIMITS.textCharacters.max,
      example: EXAMPLES[0],
    });
    if (!text.ok) return text;
    const words = readWords(options.get('words'));
    return words.ok ? accept({ kind: 'nextword', text: text.value, words: words.value }) : words;
  },
} satisfies Command;

function readWords(received: string | number | boolean | undefined): Checked<number> {
  const { min, max, default: preset } = LIMITS.words;
  if (received === undefined) return accept(preset);
  if (typeof received !== 'number' || !Number.isInteger(received)) {
    return refuse({ code: 'not-an-integer', option: 'words', received: String(received), min, max });
  }
  if (received < min || received > max) {
    return refuse({ code: 'number-out-of-range', option: 'words', received, min, max });
  }
  return accept(received);
}
