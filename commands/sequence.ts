/** `/sequence text …`: how likely is this text? The chain rule, word by word. */
import { ApplicationCommandType } from 'discord-api-types/v10';
import type { AskingCommand, Options } from '../src/discord/command.js';
import type { Question } from '../src/jobs/contract.js';
import { LIMITS } from '../src/jobs/limits.js';
import { accept, type Checked } from '../src/jobs/refusal.js';
import { choiceOption, EVERYWHERE, PRIVATE_OPTION, textOption } from './definition.js';
import { checkAll, readChoice, readOptionalText, readText } from './read-options.js';
import { SEQUENCE_ACTIONS } from './sequence-actions.js';

const EXAMPLES = [
  '/sequence text:The cat sat on the mat.',
  '/sequence text:The keys to the cabinet are here. compare:The keys to the cabinet is here.',
] as const;

const VIEWS = ['words', 'tokens'] as const;

export const sequence = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'sequence',
    description: 'How likely is this text? The chain rule word by word: P(w1) · P(w2 | w1) · …',
    ...EVERYWHERE,
    options: [
      textOption('text', 'For example: The cat sat on the mat.', LIMITS.sequenceCharacters, true),
      textOption(
        'compare',
        'A second text: which is likelier, by how many bits, and where?',
        LIMITS.sequenceCharacters,
        false,
      ),
      choiceOption('view', 'Rungs of words, or each with its tokens', {
        words: 'words',
        tokens: 'tokens: the pieces that words are made of',
      }),
      PRIVATE_OPTION,
    ],
  },
  examples: EXAMPLES,
  actions: SEQUENCE_ACTIONS,

  question(options: Options): Checked<Question> {
    const text = (option: string) => ({
      command: 'sequence',
      option,
      limit: LIMITS.sequenceCharacters.max,
      example: EXAMPLES[0],
    });
    const read = checkAll({
      text: readText(options, text('text')),
      compare: readOptionalText(options, text('compare')),
      view: readChoice(options, 'view', VIEWS),
    });
    return read.ok ? accept({ kind: 'sequence', ...read.value }) : read;
  },
} satisfies AskingCommand;
