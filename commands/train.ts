/** `/train`: pre-training made visible, on a text that the group keeps or one that is always there. */
import { ApplicationCommandType } from 'discord-api-types/v10';
import type { AskingCommand, CommandContext, Options } from '../src/discord/command.js';
import type { Question } from '../src/jobs/contract.js';
import { LIMITS } from '../src/jobs/limits.js';
import { accept, type Checked } from '../src/jobs/refusal.js';
import { TRAINING_METHODS } from '../src/jobs/train.js';
import { USUAL } from '../src/training/model-name.js';
import { recipeOf, textNames } from '../src/training/resolve-text.js';
import { choiceOption, EVERYWHERE, integerOption, PRIVATE_OPTION, textOption } from './definition.js';
import { matchingNames } from './population-names.js';
import { checkAll, readChoice, readInteger, readOptionalText, readText } from './read-options.js';

const EXAMPLES = [
  '/train text:weather diary context:It is cloudy today, so it will',
  '/train text:weather diary method:counting context:When it is cloudy, it',
  '/train text:twelve sentences',
] as const;

export const train = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'train',
    description: 'Pre-training made visible: a text becomes examples, and a small model learns the next word',
    ...EVERYWHERE,
    options: [
      {
        ...textOption(
          'text',
          'A text kept by /population text, or one that is always there: weather diary',
          { min: 1, max: LIMITS.populationNameCharacters },
          true,
        ),
        autocomplete: true,
      },
      choiceOption('method', 'How it is learnt (default: a tiny neural network)', {
        neural: 'neural: a tiny neural network, trained step by step',
        counting: 'counting: triples of words, smoothed by Kneser-Ney',
        'add-one': 'add-one: pairs of words, smoothed by adding one',
      }),
      textOption(
        'context',
        'Whose next word is watched before, during and after, for example: It is cloudy, so it will',
        LIMITS.textCharacters,
        false,
      ),
      integerOption('seed', 'Where the weights begin; the same seed gives the same model', LIMITS.seed),
      PRIVATE_OPTION,
    ],
  },
  examples: EXAMPLES,

  async question(options: Options, context: CommandContext): Promise<Checked<Question>> {
    const text = (option: string, limit: number) => ({
      command: 'train',
      option,
      limit,
      example: EXAMPLES[0],
    });
    const read = checkAll({
      text: readText(options, text('text', LIMITS.populationNameCharacters)),
      method: readChoice(options, 'method', TRAINING_METHODS),
      context: readOptionalText(options, text('context', LIMITS.textCharacters.max)),
      seed: readInteger(options, 'seed', LIMITS.seed),
    });
    if (!read.ok) return read;
    const { method = USUAL.method, seed = USUAL.seed, context: watched } = read.value;
    const recipe = await recipeOf({ text: read.value.text, method, seed }, context);
    if (!recipe.ok) return recipe;
    return accept({
      kind: 'train',
      recipe: recipe.value,
      ...(watched === undefined ? {} : { context: watched }),
    });
  },

  async autocomplete(option, typed, context) {
    return option === 'text' ? matchingNames(typed, await textNames(context)) : [];
  },
} satisfies AskingCommand;
