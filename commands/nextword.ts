/** `/nextword text …`: which word comes next, and how sure is the model? */
import { ApplicationCommandType } from 'discord-api-types/v10';
import type { AskingCommand, CommandContext, Options } from '../src/discord/command.js';
import type { Question } from '../src/jobs/contract.js';
import { LIMITS } from '../src/jobs/limits.js';
import type { NextwordQuestion } from '../src/jobs/nextword.js';
import { accept, type Checked } from '../src/jobs/refusal.js';
import {
  choiceOption,
  EVERYWHERE,
  integerOption,
  numberOption,
  PRIVATE_OPTION,
  textOption,
  yesNoOption,
} from './definition.js';
import { NEXTWORD_ACTIONS } from './nextword-actions.js';
import {
  askTrainedModel,
  MODEL_CHARACTERS,
  MODEL_EXAMPLE,
  MODEL_OPTION,
  offerModels,
} from './nextword-model.js';
import {
  checkAll,
  readChoice,
  readInteger,
  readNumber,
  readOptionalText,
  readText,
  readWords,
  readYes,
} from './read-options.js';

const EXAMPLES = [
  '/nextword text:The capital of France is',
  '/nextword text:The cat sat on the words:15',
  '/nextword text:It is cloudy, so it will watch:rain, snow, shine temperature:0.7',
  '/nextword text:I love choc complete:true',
  MODEL_EXAMPLE,
] as const;

const VIEWS = ['words', 'tokens', 'how'] as const;

export const nextword = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'nextword',
    description: 'Which word comes next? A language model’s P(word | text), with all of the mass',
    ...EVERYWHERE,
    options: [
      textOption(
        'text',
        'The words so far, for example: The capital of France is',
        LIMITS.textCharacters,
        true,
      ),
      integerOption(
        'words',
        `How many words to show, ${LIMITS.words.min} to ${LIMITS.words.max} (default ${LIMITS.words.default})`,
        LIMITS.words,
      ),
      numberOption(
        'temperature',
        'Powers 1/T of the probabilities: 0 keeps the likeliest word alone, 1 changes nothing, 2 flattens',
        LIMITS.temperature,
      ),
      integerOption('top_k', 'Given that the word is among the best k: P(word | best k)', LIMITS.topK),
      numberOption(
        'top_p',
        'Given that the word is among the fewest words that hold this share of all word mass',
        LIMITS.topP,
      ),
      textOption(
        'watch',
        `Up to ${LIMITS.watchedWords} words whose probability and rank you want, even far down: rain, snow`,
        { min: 1, max: LIMITS.watchedWords * (LIMITS.watchedCharacters + 2) },
        false,
      ),
      choiceOption('view', 'What is shown below the prediction', {
        words: 'words',
        tokens: 'tokens: the pieces that words are made of',
        how: 'how it was computed: paths, endings, bounds',
      }),
      yesNoOption('complete', 'The last word is half typed: which words does it become? (“I love choc”)'),
      yesNoOption('fold', 'Count “The” and “the” as one word'),
      integerOption(
        'draw',
        'Draw one outcome at random with this seed; the same seed draws the same',
        LIMITS.seed,
      ),
      textOption('compare', 'A second text, whose next words are shown beside', LIMITS.textCharacters, false),
      MODEL_OPTION,
      PRIVATE_OPTION,
    ],
  },
  examples: EXAMPLES,
  actions: NEXTWORD_ACTIONS,

  question(options: Options, context: CommandContext): Checked<Question> | Promise<Checked<Question>> {
    const read = readNextword(options, context.defaults?.words ?? undefined);
    if (!read.ok) return read;
    const { question, model } = read.value;
    if (model === undefined) return accept(question);
    return askTrainedModel({ model, text: question.text, words: question.words }, options, context);
  },

  async autocomplete(option, typed, context) {
    return option === 'model' ? await offerModels(typed, context) : [];
  },
} satisfies AskingCommand;

/** The question to the language model, and which model is asked instead of it. */
function readNextword(
  options: Options,
  usualWords: number = LIMITS.words.default,
): Checked<{ readonly question: NextwordQuestion; readonly model: string | undefined }> {
  const text = (option: string) => ({
    command: 'nextword',
    option,
    limit: LIMITS.textCharacters.max,
    example: EXAMPLES[0],
  });
  const read = checkAll({
    text: readText(options, text('text')),
    words: readInteger(options, 'words', LIMITS.words),
    temperature: readNumber(options, 'temperature', LIMITS.temperature),
    topK: readInteger(options, 'top_k', LIMITS.topK),
    topP: readNumber(options, 'top_p', LIMITS.topP),
    watch: readWords(options, 'watch', EXAMPLES[2]),
    view: readChoice(options, 'view', VIEWS),
    complete: readYes(options, 'complete'),
    fold: readYes(options, 'fold'),
    seed: readInteger(options, 'draw', LIMITS.seed),
    compare: readOptionalText(options, text('compare')),
    model: readOptionalText(options, { ...text('model'), limit: MODEL_CHARACTERS.max }),
  });
  if (!read.ok) return read;
  const { watch, words = usualWords, model, ...others } = read.value;
  const question: NextwordQuestion = {
    kind: 'nextword',
    ...others,
    words,
    ...(watch === undefined ? {} : { watch: [...watch] }),
  };
  return accept({ question, model });
}

/** Of the options that need no look-up. */
export function nextwordQuestion(options: Options): Checked<Question> {
  const read = readNextword(options);
  return read.ok ? accept(read.value.question) : read;
}
