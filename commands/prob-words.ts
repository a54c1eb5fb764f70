/** What `/prob` makes of a question about words: the next word of a text, or the places of a kept text. */
import { type Action, changed } from '../src/discord/action.js';
import type { Choice, Options } from '../src/discord/command.js';
import type { Question } from '../src/jobs/contract.js';
import type { CountingQuestion } from '../src/jobs/counting.js';
import { LIMITS } from '../src/jobs/limits.js';
import type { SetViewName } from '../src/jobs/prob.js';
import { accept, type Checked } from '../src/jobs/refusal.js';
import { contextWords, parseCountingQuestion } from '../src/probability/counting-question.js';
import { parseWordQuestion } from '../src/probability/parse.js';
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

const PLACE_QUESTIONS = [
  'next = rain given previous = cloudy',
  'rain given cloudy',
  'starts(s) given previous = the',
];

export function offerWordQuestions(typed: string): readonly Choice[] {
  return offered(WORD_QUESTIONS, typed);
}

export function offerPlaceQuestions(typed: string): readonly Choice[] {
  return offered(PLACE_QUESTIONS, typed);
}

function offered(questions: readonly string[], typed: string): readonly Choice[] {
  const start = typed.trim().toLowerCase();
  const own = typed.trim() === '' ? [] : [typed.trim()];
  const found = questions.filter((question) => question.toLowerCase().includes(start));
  return [...new Set([...own, ...found])]
    .filter((question) => question.length <= 100)
    .map((question) => ({ name: question, value: question }));
}

/** About the next word of `text`. The worker reads the question again; reading it here tells a mistake at once. */
export function askNextWord(
  question: string,
  text: string,
  view: SetViewName | undefined,
): Checked<Question> {
  const parsed = parseWordQuestion(question, LIMITS);
  if (!parsed.ok) return parsed;
  return accept({ kind: 'word-prob', question, text, ...(view === undefined ? {} : { view }) });
}

/** About the places of a kept text. */
export function askPlaces(
  question: string,
  corpus: CountingQuestion['corpus'],
  view: SetViewName | undefined,
): Checked<Question> {
  const parsed = parseCountingQuestion(question, LIMITS);
  if (!parsed.ok) return parsed;
  return accept({ kind: 'counting', question, corpus, ...(view === undefined ? {} : { view }) });
}

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
