/** `/prob question [private]`: how likely is A, given B, in a group of people? */
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import type { AskingCommand, Choice, CompletionContext, Options } from '../src/discord/command.js';
import type { Question } from '../src/jobs/contract.js';
import { codePointLength, LIMITS } from '../src/jobs/limits.js';
import { accept, type Checked } from '../src/jobs/refusal.js';
import { complete } from '../src/probability/complete.js';
import { parseQuestion } from '../src/probability/parse.js';
import { PEOPLE } from '../src/probability/population.js';
import { EVERYWHERE, PRIVATE_OPTION } from './definition.js';
import { askNextWord, offerWordQuestions, PROB_WORD_ACTIONS, TEXT_OPTION } from './prob-words.js';
import { readOptionalText, readText } from './read-options.js';

const MOST_CHOICES = 25;
const MOST_CHOICE_CHARACTERS = 100;

const EXAMPLES = [
  '/prob question:tennis given football',
  '/prob question:P(tennis and not football)',
  '/prob question:starts(s) given longer(4) text:The capital of France is',
] as const;

/** Offered before anything is typed; each shows another form. */
const QUESTIONS = [
  'tennis given football',
  'football given tennis',
  'P(tennis | football)',
  'tennis and football',
  'tennis or football',
  'not tennis given football',
  'tennis given tennis or football',
  'tennis xor football',
  'What is the probability of tennis given football?',
  'How likely is tennis given football?',
];

export const prob = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'prob',
    description: 'How likely is A, given B? Counts people and shows every step',
    ...EVERYWHERE,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'question',
        description: 'For example: tennis given football, or P(tennis | not football)',
        required: true,
        autocomplete: true,
        min_length: LIMITS.questionCharacters.min,
        max_length: LIMITS.questionCharacters.max,
      },
      TEXT_OPTION,
      PRIVATE_OPTION,
    ],
  },
  examples: EXAMPLES,
  actions: PROB_WORD_ACTIONS,

  question(options: Options): Checked<Question> {
    const text = readText(options, {
      command: 'prob',
      option: 'question',
      limit: LIMITS.questionCharacters.max,
      example: EXAMPLES[0],
    });
    if (!text.ok) return text;
    const before = readOptionalText(options, {
      command: 'prob',
      option: 'text',
      limit: LIMITS.textCharacters.max,
      example: EXAMPLES[2],
    });
    if (!before.ok) return before;
    if (before.value !== undefined) return askNextWord(text.value, before.value, undefined);
    // The worker reads the question again; reading it here tells a mistake at once.
    const parsed = parseQuestion(text.value, PEOPLE, LIMITS);
    return parsed.ok ? accept({ kind: 'prob', question: text.value, population: PEOPLE }) : parsed;
  },

  autocomplete(option: string, typed: string, context?: CompletionContext): readonly Choice[] {
    if (option !== 'question') return [];
    if (context?.options.has('text') === true) return offerWordQuestions(typed);
    const start = typed.trimStart().toLowerCase();
    const examples = QUESTIONS.filter((example) => example.toLowerCase().startsWith(start));
    const offers = complete(typed, PEOPLE);
    const texts = start === '' ? [...examples, ...offers] : [...offers, ...examples];
    return [...new Set(texts)]
      .filter((text) => codePointLength(text) <= MOST_CHOICE_CHARACTERS)
      .slice(0, MOST_CHOICES)
      .map((text) => ({ name: text, value: text }));
  },
} satisfies AskingCommand;
