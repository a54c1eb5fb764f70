/** `/evidence word text …`: how does context change the probability of one word? */
import { ApplicationCommandType } from 'discord-api-types/v10';
import type { AskingCommand, Options } from '../src/discord/command.js';
import type { Question } from '../src/jobs/contract.js';
import { LIMITS } from '../src/jobs/limits.js';
import { accept, type Checked } from '../src/jobs/refusal.js';
import { EVERYWHERE, PRIVATE_OPTION, textOption, yesNoOption } from './definition.js';
import { EVIDENCE_ACTIONS } from './evidence-actions.js';
import { checkAll, readText, readWord, readYes } from './read-options.js';

const EXAMPLES = [
  '/evidence word:rain text:The sky is cloudy today, so it will probably',
  '/evidence word:Paris text:The capital of France is',
] as const;

export const evidence = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'evidence',
    description: 'How does context change one word? P(word | last n words), and which word mattered most',
    ...EVERYWHERE,
    options: [
      textOption('word', 'One word, for example: rain', { min: 1, max: LIMITS.watchedCharacters }, true),
      textOption(
        'text',
        'What stands before it, for example: It is cloudy today, so it will',
        LIMITS.textCharacters,
        true,
      ),
      yesNoOption('fold', 'Count “Rain” and “rain” as one word'),
      PRIVATE_OPTION,
    ],
  },
  examples: EXAMPLES,
  actions: EVIDENCE_ACTIONS,

  question(options: Options): Checked<Question> {
    const read = checkAll({
      word: readWord(options, { command: 'evidence', option: 'word', example: EXAMPLES[0] }),
      text: readText(options, {
        command: 'evidence',
        option: 'text',
        limit: LIMITS.textCharacters.max,
        example: EXAMPLES[0],
      }),
      fold: readYes(options, 'fold'),
    });
    return read.ok ? accept({ kind: 'evidence', ...read.value }) : read;
  },
} satisfies AskingCommand;
