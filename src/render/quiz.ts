/** A question of the quiz as a card: the numbers, the options, and once it is revealed what was right, why, and what it earned. */
import type { QuizJob, QuizStanding } from '../jobs/quiz.js';
import { en } from '../messages/quiz/en.js';
import { askText, feedbackText, givenText, shortText, stepTexts } from '../messages/quiz/wording.js';
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
  const question = readStored(quiz.question);
  if (question === undefined) return { colour: OPEN, title: en.title('…'), blocks: [] };
  const what = shortText(en, question.facts);
  return {
    colour: colourOf(quiz, question),
    title: quiz.mode === 'group' ? en.numberedTitle(quiz.number, quiz.of, what) : en.title(what),
    blocks: quiz.isOpen ? openBlocks(quiz, question) : revealedBlocks(quiz, question),
  };
}

function colourOf({ isOpen, own }: QuizJob, { right }: QuizQuestion): number {
  if (isOpen || own === null) return OPEN;
  return own.chosen === right ? RIGHT : WRONG;
}

function openBlocks(quiz: QuizJob, question: QuizQuestion): Block[] {
  const { own, mode } = quiz;
  const { facts, options } = question;
  return [
    list(givenText(en, facts)),
    paragraph({ strong: askText(en, facts) }),
    list(options.map(({ quotient }, index) => en.option(letterOf(index), quotient))),
    ...(own === null ? [] : [paragraph(ownText(own, options))]),
    ...(mode === 'group' ? [paragraph(en.answered(quiz.answered, quiz.seconds))] : []),
    ...(mode === 'group'
      ? [paragraph({ quiet: en.groupHint })]
      : own === null
        ? [paragraph({ quiet: en.pick })]
        : []),
  ];
}

export function ownText(
  { chosen, confidence }: NonNullable<QuizJob['own']>,
  options: readonly QuizOption[],
): string {
  const option = options[chosen];
  if (option === undefined) return en.nothingChosen;
  const even = evenConfidence(options.length);
  const sure = confidence === null ? en.notSure : confidence === even ? en.onlyGuess : en.sure(confidence);
  return `${en.chosen(letterOf(chosen), option.quotient)} ${sure}`;
}

function revealedBlocks(quiz: QuizJob, question: QuizQuestion): Block[] {
  const { facts, options, right } = question;
  const correct = options[right];
  if (correct === undefined) return [];
  const { own } = quiz;
  const chosen = own === null ? undefined : options[own.chosen];
  const head =
    chosen === undefined
      ? en.notAnswered(correct.quotient)
      : chosen.mistake === null
        ? en.right(correct.quotient)
        : en.wrong(correct.quotient);
  return [
    paragraph({ strong: head }),
    ...(quiz.mode === 'solo' ? [] : [histogram(quiz.votes, question)]),
    ...(chosen === undefined || chosen.mistake === null ? [] : [feedback(question, chosen)]),
    ...(own === null ? [] : [paragraph(ownText(own, options)), score(own, question)]),
    ...(quiz.standings.length === 0 ? [] : standingsBlocks(quiz.standings, quiz.of)),
    heading(en.questionHeading),
    paragraph(`${givenText(en, facts).join(' ')} ${askText(en, facts)}`),
    heading(en.stepsHeading),
    { type: 'list', ordered: true, items: stepTexts(en, facts).map((step) => [step]) },
    heading(chosen === undefined ? en.wrongHeading : en.otherHeading),
    {
      type: 'list',
      ordered: false,
      items: options
        .filter((option) => option !== chosen && option.mistake !== null)
        .map((option) => why(question, option)),
    },
  ];
}

function feedback(question: QuizQuestion, option: QuizOption): Block {
  return paragraph(...why(question, option));
}

function why({ facts, options }: QuizQuestion, option: QuizOption): Inline[] {
  if (option.mistake === null) return [];
  const text = feedbackText(en, facts, { mistake: option.mistake, quotient: option.quotient });
  return [
    { strong: `${letterOf(options.indexOf(option))}: ${en.mistakes[option.mistake]}.` },
    ` ${text ?? ''}`,
  ];
}

function score(own: NonNullable<QuizJob['own']>, { options, right }: QuizQuestion): Block {
  const report = reportFor(own, options.length);
  return paragraph({
    quiet: en.score(logScore(report, right), brierScore(report, right), skill(logScore, report, right)),
  });
}

/** As many cells as each share of the answers; the right one is marked by a word. */
function histogram(votes: readonly number[], { options, right }: QuizQuestion): Block {
  const most = Math.max(1, ...votes);
  return {
    type: 'table',
    columns: [
      { title: '', align: 'left' },
      { title: en.votesTitle, align: 'right' },
      { title: '', align: 'left' },
    ],
    rows: options.map(({ quotient }, index) => [
      `${index === right ? '✓' : ' '} ${letterOf(index)} ${en.numbers.percent(quotient)}`,
      String(votes[index] ?? 0),
      '█'.repeat(Math.round(((votes[index] ?? 0) / most) * BAR_CELLS)),
    ]),
  };
}

function standingsBlocks(standings: readonly QuizStanding[], of: number): Block[] {
  return [
    heading(en.tableHeading),
    {
      type: 'list',
      ordered: true,
      items: standings.map(({ person, right, answers, skill: sum }) => [
        { person },
        `: ${en.standing(right, answers, of, sum / of)}`,
      ]),
    },
    paragraph({ quiet: en.standingNote }),
  ];
}

const paragraph = (...content: readonly Inline[]): Block => ({ type: 'paragraph', content });
const heading = (text: string): Block => ({ type: 'heading', text });
const list = (lines: readonly string[]): Block => ({
  type: 'list',
  ordered: false,
  items: lines.map((line) => [line]),
});
