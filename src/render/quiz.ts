/** A question of the quiz as a card: the numbers, the options, and once it is revealed what was right, why, and what it earned. */
import type { QuizJob, QuizStanding } from '../jobs/quiz.js';
import { QUIZ_MESSAGES, type QuizMessages } from '../messages/quiz/index.js';
import { askText, feedbackText, givenText, shortText, stepTexts } from '../messages/quiz/wording.js';
import { utcText } from '../messages/utc-text.js';
import type { QuizOption, QuizQuestion } from '../quiz/question.js';
import { evenConfidence, reportFor } from '../quiz/report.js';
import { brierScore, logScore, skill } from '../quiz/score.js';
import { readStored } from '../quiz/stored-question.js';
import type { Block, Card, Inline } from './card.js';
import { letterOf } from './controls/quiz.js';

const OPEN = 0x56b4e9;
const RIGHT = 0x3adfb0;
const WRONG = 0xd55e00;
/** Cells of the longest bar of a histogram. */
const BAR_CELLS = 16;

export function quizCard(quiz: QuizJob): Card {
  const texts = QUIZ_MESSAGES[quiz.locale];
  const question = readStored(quiz.question);
  if (question === undefined) return { colour: OPEN, title: texts.title('…'), blocks: [] };
  const what = shortText(texts, question.facts);
  return {
    colour: colourOf(quiz, question),
    title: titleOf(quiz, what, texts),
    blocks: quiz.isOpen ? openBlocks(quiz, question, texts) : revealedBlocks(quiz, question, texts),
  };
}

function titleOf({ mode, number, of, weekly }: QuizJob, what: string, texts: QuizMessages): string {
  if (weekly !== undefined) return texts.weekly.title(what);
  return mode === 'group' ? texts.numberedTitle(number, of, what) : texts.title(what);
}

function colourOf({ isOpen, own }: QuizJob, { right }: QuizQuestion): number {
  if (isOpen || own === null) return OPEN;
  return own.chosen === right ? RIGHT : WRONG;
}

function openBlocks(quiz: QuizJob, question: QuizQuestion, texts: QuizMessages): Block[] {
  const { own, mode } = quiz;
  const { facts, options } = question;
  return [
    list(givenText(texts, facts)),
    paragraph({ strong: askText(texts, facts) }),
    list(options.map(({ quotient }, index) => texts.option(letterOf(index), quotient))),
    ...(own === null ? [] : [paragraph(ownText(own, options, texts))]),
    ...(mode === 'group' ? [paragraph(answeredText(quiz, texts))] : []),
    ...(mode === 'group'
      ? [paragraph({ quiet: texts.groupHint })]
      : own === null
        ? [paragraph({ quiet: texts.pick })]
        : []),
  ];
}

function answeredText({ answered, seconds, locale, weekly }: QuizJob, texts: QuizMessages): string {
  if (weekly === undefined) return texts.answered(answered, seconds);
  const { revealedAtMs } = weekly;
  return texts.weekly.answered(answered, revealedAtMs === null ? null : utcText(locale, revealedAtMs));
}

export function ownText(
  { chosen, confidence }: NonNullable<QuizJob['own']>,
  options: readonly QuizOption[],
  texts: QuizMessages,
): string {
  const option = options[chosen];
  if (option === undefined) return texts.nothingChosen;
  const even = evenConfidence(options.length);
  const sure =
    confidence === null ? texts.notSure : confidence === even ? texts.onlyGuess : texts.sure(confidence);
  return `${texts.chosen(letterOf(chosen), option.quotient)} ${sure}`;
}

function revealedBlocks(quiz: QuizJob, question: QuizQuestion, texts: QuizMessages): Block[] {
  const { facts, options, right } = question;
  const correct = options[right];
  if (correct === undefined) return [];
  const { own } = quiz;
  const chosen = own === null ? undefined : options[own.chosen];
  const head =
    chosen === undefined
      ? texts.notAnswered(correct.quotient)
      : chosen.mistake === null
        ? texts.right(correct.quotient)
        : texts.wrong(correct.quotient);
  return [
    paragraph({ strong: head }),
    ...(quiz.mode === 'solo' ? [] : [histogram(quiz.votes, question, texts)]),
    ...(chosen === undefined || chosen.mistake === null ? [] : [paragraph(...why(question, chosen, texts))]),
    ...(own === null ? [] : [paragraph(ownText(own, options, texts)), score(own, question, texts)]),
    ...(quiz.standings.length === 0 ? [] : standingsBlocks(quiz.standings, quiz.of, texts)),
    heading(texts.questionHeading),
    paragraph(`${givenText(texts, facts).join(' ')} ${askText(texts, facts)}`),
    heading(texts.stepsHeading),
    { type: 'list', ordered: true, items: stepTexts(texts, facts).map((step) => [step]) },
    heading(chosen === undefined ? texts.wrongHeading : texts.otherHeading),
    {
      type: 'list',
      ordered: false,
      items: options
        .filter((option) => option !== chosen && option.mistake !== null)
        .map((option) => why(question, option, texts)),
    },
  ];
}

function why({ facts, options }: QuizQuestion, option: QuizOption, texts: QuizMessages): Inline[] {
  if (option.mistake === null) return [];
  const text = feedbackText(texts, facts, { mistake: option.mistake, quotient: option.quotient });
  return [
    { strong: `${letterOf(options.indexOf(option))}: ${texts.mistakes[option.mistake]}.` },
    ` ${text ?? ''}`,
  ];
}

function score(
  own: NonNullable<QuizJob['own']>,
  { options, right }: QuizQuestion,
  texts: QuizMessages,
): Block {
  const report = reportFor(own, options.length);
  return paragraph({
    quiet: texts.score(logScore(report, right), brierScore(report, right), skill(logScore, report, right)),
  });
}

/** As many cells as each share of the answers; the right one is marked by a word. */
function histogram(votes: readonly number[], { options, right }: QuizQuestion, texts: QuizMessages): Block {
  const most = Math.max(1, ...votes);
  return {
    type: 'table',
    columns: [
      { title: '', align: 'left' },
      { title: texts.votesTitle, align: 'right' },
      { title: '', align: 'left' },
    ],
    rows: options.map(({ quotient }, index) => [
      `${index === right ? '✓' : ' '} ${letterOf(index)} ${texts.numbers.percent(quotient)}`,
      String(votes[index] ?? 0),
      '█'.repeat(Math.round(((votes[index] ?? 0) / most) * BAR_CELLS)),
    ]),
  };
}

function standingsBlocks(standings: readonly QuizStanding[], of: number, texts: QuizMessages): Block[] {
  return [
    heading(texts.tableHeading),
    {
      type: 'list',
      ordered: true,
      items: standings.map(({ person, right, answers, skill: sum }) => [
        { person },
        `: ${texts.standing(right, answers, of, sum / of)}`,
      ]),
    },
    paragraph({ quiet: texts.standingNote }),
  ];
}

const paragraph = (...content: readonly Inline[]): Block => ({ type: 'paragraph', content });
const heading = (text: string): Block => ({ type: 'heading', text });
const list = (lines: readonly string[]): Block => ({
  type: 'list',
  ordered: false,
  items: lines.map((line) => [line]),
});
