/** What `/prob` makes of a question about words: the next word of a text, or the places of a kept text. */
import { type Action, changed } from '../src/discord/action.js';
import type { Choice, Options } from '../src/discord/command.js';
import { COMMAND_LIMITS } from '../src/discord/limits.js';
import type { Question } from '../src/jobs/contract.js';
import type { CountingQuestion } from '../src/jobs/counting.js';
import { codePointLength, LIMITS } from '../src/jobs/limits.js';
import type { SetViewName } from '../src/jobs/prob.js';
import { accept, type Checked, refuse } from '../src/jobs/refusal.js';
import { completeWordQuestion } from '../src/probability/complete.js';
import { contextWords, parseCountingQuestion } from '../src/probability/counting-question.js';
import { parseWordQuestion } from '../src/probability/parse.js';
import { printQuestion } from '../src/probability/print.js';
import { swapped } from '../src/probability/swap.js';
import { textOption } from './definition.js';

export const TEXT_OPTION = textOption(
  'text',
  'Ask about the next word after this text: starts(s) given longer(4)',
  LIMITS.textCharacters,
  false,
);

/** Offered where a text is given; each shows another predicate or form. */
const WORD_QUESTIONS = [
  'starts(s) given longer(4)',
  'capital',
  'longer(6) given starts(s)',
  'ends(ing) or ends(ed)',
  'rank(10)',
  'contains(a) given rank(10)',
  'in(rain, snow) given not capital',
  'P(starts(a) | capital) vs P(starts(a) | not capital)',
  'is starts(s) independent of longer(4)',
  'who starts(p) given capital',
];

/** Of the places of a kept text. */
const PLACE_QUESTIONS = [
  'next = rain given previous = cloudy',
  'rain given cloudy',
  'next = rain given previous = is and before = it',
  'starts(s) given previous = the',
];

export function offerWordQuestions(typed: string): readonly Choice[] {
  return toChoices(typed, WORD_QUESTIONS, completeWordQuestion(typed));
}

/** What was typed stands first: any word of any text may be asked for. */
export function offerPlaceQuestions(typed: string): readonly Choice[] {
  const question = typed.trim();
  return toChoices(typed, PLACE_QUESTIONS, question === '' ? [] : [question]);
}

function toChoices(typed: string, examples: readonly string[], offers: readonly string[]): readonly Choice[] {
  const start = typed.trimStart().toLowerCase();
  const fitting = examples.filter((question) => question.toLowerCase().startsWith(start));
  return [...new Set(start === '' ? [...fitting, ...offers] : [...offers, ...fitting])]
    .filter((question) => codePointLength(question) <= COMMAND_LIMITS.choiceValue)
    .slice(0, COMMAND_LIMITS.choices)
    .map((question) => ({ name: question, value: question }));
}

export interface WordOptions {
  readonly view?: SetViewName | undefined;
  /** B given A. */
  readonly swap?: true | undefined;
}

/** About the next word of `text`. The worker reads the question again; reading it here tells a mistake at once. */
export function askNextWord(question: string, text: string, options: WordOptions): Checked<Question> {
  const asked = readQuestion(question, parseWordQuestion(question, LIMITS), options);
  if (!asked.ok) return asked;
  return accept({ kind: 'word-prob', question: asked.value, text, ...viewOf(options) });
}

/** About the places of a kept text. */
export function askPlaces(
  question: string,
  corpus: CountingQuestion['corpus'],
  options: WordOptions,
): Checked<Question> {
  const asked = readQuestion(question, parseCountingQuestion(question, LIMITS), options);
  if (!asked.ok) return asked;
  return accept({ kind: 'counting', question: asked.value, corpus, ...viewOf(options) });
}

/** As typed, or printed the other way round. */
function readQuestion(
  typed: string,
  parsed: ReturnType<typeof parseWordQuestion>,
  { swap }: WordOptions,
): Checked<string> {
  if (!parsed.ok) return parsed;
  const asked = swap === true ? swapped(parsed.value) : parsed.value;
  const question = asked === parsed.value ? typed : printQuestion(asked);
  const length = codePointLength(question);
  const limit = LIMITS.questionCharacters.max;
  return length > limit
    ? refuse({ code: 'text-too-long', option: 'question', length, limit })
    : accept(question);
}

const viewOf = ({ view }: WordOptions) => (view === undefined ? {} : { view });

/** The text that the next word comes after: the one that is given, or the words of a condition. */
function textBefore(options: Options): string | undefined {
  const text = options.get('text');
  if (typeof text === 'string') return text;
  const parsed = parseCountingQuestion(String(options.get('question') ?? ''), LIMITS);
  if (!parsed.ok || !('given' in parsed.value)) return undefined;
  const words = contextWords(parsed.value.given);
  return words === null || words.length === 0 ? undefined : words.join(' ');
}

/** What can be pressed below answers about words alone. */
export const PROB_WORD_ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  [
    'next-words',
    {
      shows: 'new',
      asks: 'nextword',
      rewrite(options) {
        const text = textBefore(options);
        return text === undefined ? undefined : new Map([['text', text]]);
      },
    },
  ],
  [
    'beside-model',
    { shows: 'in-place', isView: true, rewrite: (options) => changed(options, { view: undefined }) },
  ],
]);
