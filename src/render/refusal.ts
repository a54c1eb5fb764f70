/** What the person can fix, in sentences: the problem, the limit, and a line that works. */
import type { Locale } from '../jobs/locale.js';
import type { Refusal } from '../jobs/refusal.js';
import { REFUSAL_FRAME, type RefusalFrame } from '../messages/refusal-frame.js';
import { TROUBLE_MESSAGES, type TroubleMessages } from '../messages/trouble/index.js';
import { printName, printValue } from '../probability/print.js';
import { FINEST_RATE } from '../probability/rate.js';
import type { Block, Card } from './card.js';
import { excerptWithCaret } from './excerpt.js';
import { guessProblem } from './guess-refusal.js';
import { countText, plural } from './numbers.js';
import { pollProblem } from './poll-refusal.js';
import { populationProblem } from './population-refusal.js';
import { quizProblem } from './quiz-refusal.js';
import { listed, quote } from './refusal-words.js';
import { elsewhereLine, settingsProblem } from './settings.js';
import { isShared, sharedProblem } from './shared-refusal.js';

const COLOUR = 0xf0e442;
/** What was typed is understood, so no other line of the command would help. */
const CANNOT_BE_DONE: ReadonlySet<Refusal['code']> = new Set([
  'poll-closed',
  'poll-full',
  'poll-of-another',
  'too-many-polls',
  'guess-closed',
  'guess-full',
  'too-many-rounds',
  'guess-nobody',
  'guess-not-a-word',
  'guess-host',
  'guess-needs-channel',
  'guess-no-room',
  'guess-no-candidates',
  'guess-no-model',
  'guess-found',
  'guess-no-more',
  'guess-again',
  'guess-sum',
  'guess-points',
  'quiz-closed',
  'quiz-full',
  'quiz-unanswered',
  'quiz-of-another',
  'quiz-no-room',
  'quiz-no-question',
  'quiz-no-model',
  'quiz-kind-of-model',
  'too-many-quizzes',
  'weekly-not-set',
  'weekly-asked',
  'weekly-no-room',
  'weekly-not-manager',
  'settings-need-server',
  'settings-not-manager',
  'not-in-this-channel',
  'unknown-population',
  'population-name',
  'population-ready-made',
  'population-is-text',
  'population-has-members',
  'not-an-editor',
  'too-many-populations',
  'too-many-members',
  'too-many-attributes',
  'too-many-editors',
]);

const VIEW_NEEDS = {
  condition: 'what a condition changes, as in “tennis given football”, and there is none',
  sides: 'the two sides of “vs”, and there is one',
  members: 'members, and words are none',
} as const;

/** Of areas whose texts are in all languages, beside what all commands share; the other sentences are English. */
const TRANSLATED =
  /^(?:quiz|guess|settings|weekly)-|^(?:too-many-quizzes|too-many-rounds|not-in-this-channel)$/;

/** The sentences without markup, and without the caret line that `refusalCard` adds. */
export function refusalSentence(refusal: Refusal, examples: readonly string[] = []): string {
  const example = exampleOf(refusal, examples);
  const sentence = problem(refusal, 'en');
  return example === undefined ? sentence : `${sentence} ${REFUSAL_FRAME.en.forExample}${example}`;
}

/** `wanted`: the language of the person, which is spoken as far as there are texts in it. */
export function refusalCard(refusal: Refusal, examples: readonly string[] = [], wanted: Locale = 'en'): Card {
  const locale = isShared(refusal) || TRANSLATED.test(refusal.code) ? wanted : 'en';
  const frame = REFUSAL_FRAME[locale];
  const example = exampleOf(refusal, examples);
  return {
    colour: COLOUR,
    title: titleOf(refusal, frame, TROUBLE_MESSAGES[locale].refusal.titles),
    blocks: [
      {
        type: 'paragraph',
        content:
          refusal.code === 'not-in-this-channel'
            ? elsewhereLine(refusal, locale)
            : [problem(refusal, locale)],
      },
      ...excerptOf(refusal),
      ...(example === undefined
        ? []
        : [{ type: 'paragraph', content: [frame.forExample, { code: example }] } satisfies Block]),
    ],
  };
}

function titleOf(
  refusal: Refusal,
  frame: RefusalFrame,
  titles: TroubleMessages['refusal']['titles'],
): string {
  switch (refusal.code) {
    case 'busy':
      return titles.busy;
    case 'unknown-command':
      return titles.unknownCommand;
    case 'people-line':
    case 'counts-open':
    case 'counts-impossible':
    case 'table':
      return 'I cannot read this yet';
    default:
      return CANNOT_BE_DONE.has(refusal.code) ? frame.cannotBeDone : frame.cannotRead;
  }
}

function problem(refusal: Refusal, locale: Locale): string {
  if (isShared(refusal)) return sharedProblem(refusal, locale);
  switch (refusal.code) {
    case 'not-a-rate':
      return rateProblem(refusal);
    case 'not-a-word':
      return `${quote(refusal.option)} must be a single word of letters, but it is ${quote(refusal.received)}.`;
    case 'too-many-words':
      return `${quote(refusal.option)} has ${plural(refusal.count, 'word')}, and ${refusal.limit} are the most I can take.`;
    case 'needs-members':
      return `${quote(refusal.option)} ${refusal.option === 'by' ? 'breaks members down by an attribute' : 'draws members at random'}, and ${refusal.text === null ? 'the next words of a text have none' : `${quote(refusal.text)} is a text, which has none`}. Please leave ${quote(refusal.option)} out, or ask about a population with members.`;
    case 'view-needs':
      return `${quote(refusal.view)} cannot be drawn of this question: it shows ${VIEW_NEEDS[refusal.needs]}.`;
    case 'nothing-to-complete':
      return 'This text does not end in the middle of a word, so there is nothing to complete.';
    case 'expression-syntax':
      return `${foundPart(refusal)}${expectedPart(refusal.expected)}`;
    case 'unknown-name':
      return `${quote(refusal.name)} is not a name in this population.${refusal.suggestion === undefined ? '' : ` Did you mean ${quote(refusal.suggestion)}?`}${listed(' Known names:', refusal.known, ' It has no names yet.')}`;
    case 'needs-comparison':
      return `${quote(refusal.name)} is a ${refusal.values}, so say which: ${comparisonExample(refusal)}.${possible(refusal)}`;
    case 'not-comparable':
      return refusal.values === 'category'
        ? `${quote(refusal.name)} has values without an order, so ${quote(refusal.comparison)} says nothing of it: use =, != or in (…).`
        : `${quote(refusal.name)} is something that one is in or not, so there is nothing to compare: write it alone, or with “not” before it.`;
    case 'unknown-value':
      return `${
        refusal.values === 'number'
          ? `${quote(refusal.name)} is a number, and ${quote(refusal.value)} is none.`
          : `${quote(refusal.value)} is not a value of ${quote(refusal.name)}.`
      }${refusal.suggestion === undefined ? '' : ` Did you mean ${quote(refusal.suggestion)}?`}${possible(refusal)}`;
    case 'ambiguous-value':
      return `${quote(refusal.value)} is a value of ${refusal.names.map(quote).join(' and of ')}: say which, as in ${refusal.names[0]} = ${refusal.value}.`;
    case 'expression-too-deep':
      return `Brackets and “not” are nested too deeply at character ${refusal.at + 1}: ${refusal.limit} levels are the most I can take.`;
    case 'too-many-names':
      return `This question has ${refusal.count} different names and comparisons, and ${refusal.limit} are the most I can take.`;
    case 'poll-attributes':
    case 'poll-closed':
    case 'poll-full':
    case 'poll-of-another':
    case 'poll-needs-channel':
    case 'too-many-polls':
      return pollProblem(refusal);
    case 'guess-closed':
    case 'guess-full':
    case 'too-many-rounds':
    case 'guess-nobody':
    case 'guess-not-a-word':
    case 'guess-host':
    case 'guess-needs-channel':
    case 'guess-no-room':
    case 'guess-no-sentence':
    case 'guess-no-model':
    case 'guess-no-candidates':
    case 'guess-found':
    case 'guess-no-more':
    case 'guess-again':
    case 'guess-sum':
    case 'guess-points':
      return guessProblem(refusal, locale);
    case 'quiz-closed':
    case 'quiz-full':
    case 'quiz-unanswered':
    case 'quiz-of-another':
    case 'quiz-no-room':
    case 'quiz-no-question':
    case 'quiz-no-model':
    case 'quiz-kind-of-model':
    case 'too-many-quizzes':
    case 'weekly-not-set':
    case 'weekly-asked':
    case 'weekly-no-room':
    case 'weekly-not-manager':
      return quizProblem(refusal, locale);
    case 'settings-not-a-mention':
    case 'settings-too-many':
    case 'settings-need-server':
    case 'settings-not-manager':
    case 'settings-no-channel':
    case 'not-in-this-channel':
      return settingsProblem(refusal, locale);
    default:
      return populationProblem(refusal);
  }
}

function rateProblem({ option, received, problem }: Extract<Refusal, { code: 'not-a-rate' }>): string {
  const [name, typed] = [quote(option), quote(received)];
  switch (problem) {
    case 'unreadable':
      return `${name} must be a rate such as 1 %, 1/100, 0.01 or 1 in 100, but it is ${typed}.`;
    case 'outside': {
      const asPercent = /^\d{1,2}(?:[.,]\d{1,4})?$/.test(received.trim())
        ? ` If you mean percent, write ${quote(`${received.trim()} %`)}.`
        : '';
      return `${name} must be from 0 % to 100 %, but it is ${typed}.${asPercent}`;
    }
    case 'ambiguous':
      return `${name} is ${typed}, which could be 1 % or 100 %. Please write one of these.`;
    case 'too-fine':
      return `${name} is ${typed}, and steps of 1 in ${countText(FINEST_RATE)} are the finest I can take: six decimals, or four of a percentage.`;
  }
}

type Syntax = Extract<Refusal, { code: 'expression-syntax' }>;

function foundPart({ found, question, at }: Syntax): string {
  const isAtEnd = found === '' || at >= question.length;
  return isAtEnd ? 'The question ends too early.' : `I did not expect ${quote(found)} here.`;
}

function expectedPart(expected: readonly string[]): string {
  if (expected.length === 0) return '';
  const [last, ...others] = expected.toReversed();
  const list = others.length === 0 ? last : `${others.reverse().join(', ')} or ${last}`;
  return ` Expected: ${list}.`;
}

type Valued = Extract<Refusal, { code: 'needs-comparison' | 'unknown-value' }>;

function comparisonExample({ name, values, known, range }: Valued): string {
  return values === 'number'
    ? `${printName(name)} >= ${range?.highest ?? 1}`
    : `${printName(name)} = ${printValue(known[0] ?? '…')}`;
}

/** The values that members have. */
function possible({ values, known, range }: Valued): string {
  if (values === 'category') return listed(' It can be:', known, ' No member has a value yet.');
  if (range === undefined) return ' No member has a number yet.';
  return ` It goes from ${range.lowest} to ${range.highest} here.`;
}

function excerptOf(refusal: Refusal): Block[] {
  if (!('question' in refusal)) return [];
  return [{ type: 'code', lines: excerptWithCaret(refusal.question, refusal.at) }];
}

function exampleOf(refusal: Refusal, examples: readonly string[]): string | undefined {
  if ('example' in refusal) return refusal.example;
  return refusal.code === 'busy' || CANNOT_BE_DONE.has(refusal.code) ? undefined : examples[0];
}
