/** `/bayes prior hit false_alarm …`: what does a positive test say? */
import { ApplicationCommandType } from 'discord-api-types/v10';
import type { AskingCommand, Options } from '../src/discord/command.js';
import { BAYES_VIEWS, type Rate } from '../src/jobs/bayes.js';
import type { Question } from '../src/jobs/contract.js';
import { LIMITS } from '../src/jobs/limits.js';
import { accept, type Checked, refuse } from '../src/jobs/refusal.js';
import { readRate } from '../src/probability/rate.js';
import { BAYES_ACTIONS } from './bayes-actions.js';
import { choiceOption, EVERYWHERE, integerOption, PRIVATE_OPTION, textOption } from './definition.js';
import { checkAll, readChoice, readInteger, readOptionalText, readText } from './read-options.js';

const EXAMPLES = [
  '/bayes prior:1 % hit:90 % false_alarm:9 %',
  '/bayes prior:1 in 1,000 hit:0.99 false_alarm:5 % tests:2 condition:the gene',
] as const;

const RATE = { min: 1, max: LIMITS.rateCharacters } as const;
const NAME = { min: 1, max: LIMITS.bayesNameCharacters } as const;

export const bayes = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'bayes',
    description: 'What does a positive test say? Counts people, then Bayes’ rule step by step',
    ...EVERYWHERE,
    options: [
      textOption('prior', 'How many have it, before any test: 1 %, 1/100, 0.01 or 1 in 100', RATE, true),
      textOption('hit', 'How many of those who have it test positive, for example: 90 %', RATE, true),
      textOption('false_alarm', 'How many of the others test positive too, for example: 9 %', RATE, true),
      integerOption('tests', 'How many tests in a row came out positive (1)', LIMITS.bayesTests),
      choiceOption('view', 'Which picture (the tree, or the ladder of several tests)', {
        tree: 'tree: split step by step',
        square: 'unit square: areas are probabilities',
        table: 'table: have it or not, positive or not',
        icons: 'people: one figure for each',
        venn: 'circles: Venn diagram',
        'base-rate': 'base rate: before and after the test',
        directions: 'directions: positive given ill beside ill given positive',
        ladder: 'ladder: before and after each test',
      }),
      textOption('condition', 'What it is, as in “they have …”: the flu', NAME, false),
      textOption('test', 'What tests for it, as in “… positive”: PCR', NAME, false),
      PRIVATE_OPTION,
    ],
  },
  examples: EXAMPLES,
  actions: BAYES_ACTIONS,

  question(options: Options): Checked<Question> {
    const text = (option: string, limit: number) => ({
      command: 'bayes',
      option,
      limit,
      example: EXAMPLES[0],
    });
    const name = (option: string) => readOptionalText(options, text(option, LIMITS.bayesNameCharacters));
    const rate = (option: string, example: string): Checked<Rate> => {
      const typed = readText(options, text(option, LIMITS.rateCharacters));
      if (!typed.ok) return typed;
      const read = readRate(typed.value);
      if (!read.ok)
        return refuse({ code: 'not-a-rate', option, received: typed.value, problem: read.problem, example });
      const { numerator, denominator } = read.rate;
      return accept({ numerator: Number(numerator), denominator: Number(denominator) });
    };
    const read = checkAll({
      prior: rate('prior', '/bayes prior:1 % hit:90 % false_alarm:9 %'),
      hit: rate('hit', '/bayes prior:1 in 100 hit:90 % false_alarm:9 %'),
      falseAlarm: rate('false_alarm', '/bayes prior:1 % hit:90 % false_alarm:0.09'),
      tests: readInteger(options, 'tests', LIMITS.bayesTests),
      view: readChoice(options, 'view', BAYES_VIEWS),
      condition: name('condition'),
      test: name('test'),
    });
    if (!read.ok) return read;
    const { tests = LIMITS.bayesTests.min, condition, test, ...rest } = read.value;
    return accept({
      kind: 'bayes',
      ...rest,
      tests,
      names: {
        ...(condition === undefined ? {} : { condition: condition.trim() }),
        ...(test === undefined ? {} : { test: test.trim() }),
      },
    });
  },
} satisfies AskingCommand;
