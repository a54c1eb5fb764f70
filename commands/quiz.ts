/** `/quiz …`: questions made fresh, alone or with all, and how well they were answered. */
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from 'discord-api-types/v10';
import type {
  ActingCommand,
  ActRequest,
  Choice,
  CompletionContext,
  Options,
  Shown,
} from '../src/discord/command.js';
import { LIMITS } from '../src/jobs/limits.js';
import type { Locale } from '../src/jobs/locale.js';
import { QUIZ_QUESTIONS, QUIZ_SECONDS } from '../src/jobs/quiz.js';
import { accept, type Checked, refuse } from '../src/jobs/refusal.js';
import { localeOf } from '../src/messages/catalogue.js';
import { QUIZ_MESSAGES } from '../src/messages/quiz/index.js';
import { QUIZ_KINDS } from '../src/quiz/formulas.js';
import { MISTAKES, type QuizKind } from '../src/quiz/question.js';
import { begunCard } from '../src/render/quiz-scores.js';
import { weeklyAskedCard } from '../src/render/weekly.js';
import type { QuizWish } from '../src/rounds/quiz-round.js';
import {
  choiceOption,
  EVERYWHERE,
  integerOption,
  PRIVATE,
  PRIVATE_OPTION,
  textOption,
} from './definition.js';
import { populationChoices } from './population-names.js';
import { QUIZ_PRESSES, shownQuiz } from './quiz-presses.js';
import { groupScores, ownScores } from './quiz-scores.js';
import { checkAll, readChoice, readInteger, readOptionalText } from './read-options.js';

const EXAMPLES = ['/quiz solo', '/quiz round questions:5 seconds:60', '/quiz me'] as const;
const DEFAULT_QUESTIONS = 5;
const MOST_CHOICES = 25;
const PRACTISE_CHARACTERS = 100;
const MINE = 'mine';

/** What a question may be about. */
const KINDS = {
  conditional: 'A given B',
  both: 'A and B',
  either: 'A or B',
  'not-given': 'Not A given B',
  test: 'A test, a filter, an alarm',
  mixture: 'Two groups together',
  'two-draws': 'Two draws from one bag',
  'two-words': 'The model: two words in a row',
  'which-text': 'The model: which text a word came after',
} as const satisfies Record<QuizKind, string>;
const PRACTISED = [MINE, ...MISTAKES] as const;
type Practised = (typeof PRACTISED)[number];

const KIND = choiceOption('kind', 'What the questions are about; else anything', KINDS);
const POPULATION = {
  ...textOption(
    'population',
    'Questions about this population alone',
    { min: 1, max: LIMITS.populationNameCharacters },
    false,
  ),
  autocomplete: true as const,
};
const PRACTISE = {
  ...textOption(
    'practise',
    'A mistake that shall be among the options; “mine”: your own that are due',
    { min: 1, max: PRACTISE_CHARACTERS },
    false,
  ),
  autocomplete: true as const,
};

const subcommand = <T extends readonly APIApplicationCommandBasicOption[]>(
  name: string,
  description: string,
  options: T,
) => ({ type: ApplicationCommandOptionType.Subcommand as const, name, description, options: [...options] });

async function solo(request: ActRequest): Promise<Checked<Shown>> {
  const wish = readWish(request.options);
  if (!wish.ok) return wish;
  const started = await request.quizzes.startSolo(wish.value, request.options.get(PRIVATE) === true, request);
  return started.ok ? accept(shownQuiz(started.value)) : started;
}

async function round(request: ActRequest): Promise<Checked<Shown>> {
  const wish = readWish(request.options);
  if (!wish.ok) return wish;
  if (request.reply.via === 'return') return refuse({ code: 'quiz-no-room' });
  const read = checkAll<{ questions: number | undefined; seconds: number | undefined }>({
    questions: readInteger(request.options, 'questions', QUIZ_QUESTIONS),
    seconds: readInteger(request.options, 'seconds', QUIZ_SECONDS),
  });
  if (!read.ok) return read;
  const { questions = DEFAULT_QUESTIONS, seconds = null } = read.value;
  const begun = await request.quizzes.startGroup(wish.value, { questions, seconds }, request);
  return begun.ok ? accept({ card: begunCard(begun.value, localeOf(request.locale)) }) : begun;
}

async function weekly(request: ActRequest): Promise<Checked<Shown>> {
  const { place, mayManage, locale } = request;
  if (!place.scope.startsWith('g-')) return refuse({ code: 'settings-need-server' });
  if (!mayManage) return refuse({ code: 'weekly-not-manager' });
  const asked = await request.weekly.askNow(place.scope);
  return asked.ok ? accept({ card: weeklyAskedCard(asked.value, localeOf(locale)) }) : asked;
}

const ACTS: ReadonlyMap<string, (request: ActRequest) => Promise<Checked<Shown>>> = new Map([
  ['solo', solo],
  ['round', round],
  ['weekly', weekly],
  ['scores', groupScores],
  ['me', ownScores],
]);

export const quiz = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'quiz',
    description: 'Questions made fresh, alone or with all; every wrong option is a mistake that has a name',
    ...EVERYWHERE,
    options: [
      subcommand('solo', 'Questions for you, one after the other', [
        KIND,
        POPULATION,
        PRACTISE,
        PRIVATE_OPTION,
      ]),
      subcommand('round', 'A round for all, in a thread of its own; answers are hidden until the reveal', [
        integerOption('questions', 'How many questions (5)', QUIZ_QUESTIONS),
        integerOption('seconds', 'For each question; else you reveal the answers', QUIZ_SECONDS),
        KIND,
        POPULATION,
        PRACTISE,
      ]),
      subcommand('weekly', 'Asks this week’s question now, for those who manage the server', []),
      subcommand('scores', 'Who answers best in this server, with how sure that is', []),
      subcommand('me', 'Whether you are right as often as you say, and what you should practise', []),
    ],
  },
  examples: EXAMPLES,
  presses: QUIZ_PRESSES,

  isPrivate([subcommand]: readonly string[], options: Options): boolean {
    return subcommand === 'me' || subcommand === 'weekly' || options.get(PRIVATE) === true;
  },

  async act(request: ActRequest): Promise<Checked<Shown>> {
    const [name = ''] = request.path;
    const act = ACTS.get(name);
    return act === undefined
      ? refuse({ code: 'unknown-subcommand', command: 'quiz', name, known: [...ACTS.keys()] })
      : await act(request);
  },

  async autocomplete(option: string, typed: string, context: CompletionContext): Promise<readonly Choice[]> {
    if (option === 'population') return await populationChoices(typed, context);
    return option === 'practise' ? mistakeChoices(typed, localeOf(context.locale)) : [];
  },
} satisfies ActingCommand;

function readWish(options: Options): Checked<QuizWish> {
  const text = { command: 'quiz', example: EXAMPLES[0] };
  const read = checkAll<{
    kind: QuizKind | undefined;
    population: string | undefined;
    practise: Practised | undefined;
  }>({
    kind: readChoice(options, 'kind', QUIZ_KINDS),
    population: readOptionalText(options, {
      ...text,
      option: 'population',
      limit: LIMITS.populationNameCharacters,
    }),
    practise: readChoice(options, 'practise', PRACTISED),
  });
  if (!read.ok) return read;
  const { kind, population, practise } = read.value;
  const wish: QuizWish = {
    ...(kind === undefined ? {} : { kind }),
    ...(population === undefined ? {} : { population }),
  };
  if (practise === undefined) return accept(wish);
  return accept(practise === MINE ? { ...wish, practisesDue: true } : { ...wish, mistake: practise });
}

function mistakeChoices(typed: string, locale: Locale): readonly Choice[] {
  const texts = QUIZ_MESSAGES[locale];
  const wanted = typed.toLowerCase();
  return [
    { name: texts.ownMistakes, value: MINE },
    ...MISTAKES.map((mistake) => ({ name: texts.mistakes[mistake], value: mistake })),
  ]
    .filter(({ name, value }) => name.toLowerCase().includes(wanted) || value.includes(wanted))
    .slice(0, MOST_CHOICES);
}
