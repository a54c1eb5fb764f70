/** `/prob question …`: how likely is A, given B, in a group of people or of anything that can be counted? */
import { ApplicationCommandType } from 'discord-api-types/v10';
import type {
  AskingCommand,
  Choice,
  CommandContext,
  CompletionContext,
  Options,
} from '../src/discord/command.js';
import type { Question } from '../src/jobs/contract.js';
import { LIMITS } from '../src/jobs/limits.js';
import { SET_VIEWS } from '../src/jobs/prob.js';
import type { Checked } from '../src/jobs/refusal.js';
import {
  choiceOption,
  EVERYWHERE,
  integerOption,
  PRIVATE_OPTION,
  textOption,
  yesNoOption,
} from './definition.js';
import { populationChoices } from './population-names.js';
import { PROB_ACTIONS } from './prob-actions.js';
import { attributeChoices, questionChoices } from './prob-choices.js';
import { questionOf } from './prob-question.js';
import { TEXT_OPTION } from './prob-words.js';
import { checkAll, readChoice, readInteger, readOptionalText, readText, readYes } from './read-options.js';

const EXAMPLES = [
  '/prob question:tennis given football',
  '/prob question:P(tennis and not football)',
  '/prob question:starts(s) given longer(4) text:The capital of France is',
  '/prob question:is rank = ace independent of suit = hearts population:cards',
  '/prob question:P(admitted | female) vs P(admitted | not female) population:berkeley by:department',
] as const;

const VIEWS = [...SET_VIEWS, 'how'] as const;

const autocompleted = (
  name: string,
  description: string,
  limit: { readonly min: number; readonly max: number },
  isRequired: boolean,
) => ({ ...textOption(name, description, limit, isRequired), autocomplete: true as const });

export const prob = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'prob',
    description: 'How likely is A, given B? Counts people and shows every step',
    ...EVERYWHERE,
    options: [
      autocompleted(
        'question',
        'For example: tennis given football, or is tennis independent of football',
        LIMITS.questionCharacters,
        true,
      ),
      autocompleted(
        'population',
        'Who is counted, for example: titanic (default: the channel’s own, else 14 people)',
        { min: 1, max: LIMITS.populationNameCharacters },
        false,
      ),
      TEXT_OPTION,
      choiceOption('view', 'How it is drawn', {
        venn: 'circles: Venn diagram',
        table: 'table: 2 × 2, with sums',
        square: 'square: shares as areas',
        tree: 'tree: natural frequencies',
        icons: 'icons: members as figures',
        directions: 'directions: A given B beside B given A',
        'base-rate': 'base rate: before and after the condition is known',
        sides: 'sides: both sides of “vs”',
        how: 'how it was computed: steps, Bayes’ rule, odds',
      }),
      autocompleted(
        'by',
        'Break the answer down by an attribute, for example: department',
        { min: 1, max: LIMITS.attributeCharacters },
        false,
      ),
      integerOption(
        'simulate',
        'Draw members at random with this seed and watch the share settle; the same seed draws the same',
        LIMITS.seed,
      ),
      yesNoOption('swap', 'Ask the other way round: B given A'),
      PRIVATE_OPTION,
    ],
  },
  examples: EXAMPLES,
  actions: PROB_ACTIONS,

  async question(options: Options, context: CommandContext): Promise<Checked<Question>> {
    const text = (option: string, limit: number) => ({
      command: 'prob',
      option,
      limit,
      example: option === 'text' ? EXAMPLES[2] : EXAMPLES[0],
    });
    const read = checkAll({
      question: readText(options, text('question', LIMITS.questionCharacters.max)),
      population: readOptionalText(options, text('population', LIMITS.populationNameCharacters)),
      text: readOptionalText(options, text('text', LIMITS.textCharacters.max)),
      view: readChoice(options, 'view', VIEWS),
      by: readOptionalText(options, text('by', LIMITS.attributeCharacters)),
      simulate: readInteger(options, 'simulate', LIMITS.seed),
      swap: readYes(options, 'swap'),
    });
    return read.ok ? await questionOf(read.value, context) : read;
  },

  async autocomplete(option: string, typed: string, context: CompletionContext): Promise<readonly Choice[]> {
    switch (option) {
      case 'question':
        return await questionChoices(typed, context);
      case 'population':
        return await populationChoices(typed, context);
      case 'by':
        return await attributeChoices(typed, context);
      default:
        return [];
    }
  },
} satisfies AskingCommand;
