/** How well quizzes were answered: by a server's people, and by oneself. */
import type { Locale } from '../jobs/locale.js';
import type { QuizScoresJob } from '../jobs/quiz-scores.js';
import { monthName } from '../messages/month-names.js';
import { QUIZ_MESSAGES, type QuizMessages } from '../messages/quiz/index.js';
import { calibrationOf } from '../quiz/calibration.js';
import { meanSkill } from '../quiz/score.js';
import type { Begun } from '../rounds/quiz-round.js';
import type { Block, Card, Inline } from './card.js';

const COLOUR = 0x56b4e9;

export function begunCard({ questions, seconds, isThread }: Begun, locale: Locale): Card {
  const texts = QUIZ_MESSAGES[locale];
  return {
    colour: COLOUR,
    title: texts.begunTitle,
    blocks: [paragraph(texts.begun(questions, seconds, isThread))],
  };
}

/** All that the picture shows stands in it as text. */
export function quizScoresCard(job: QuizScoresJob): Card {
  const texts = QUIZ_MESSAGES[job.locale];
  if (job.of.whose === 'own') {
    return {
      colour: COLOUR,
      title: texts.scores.ownTitle,
      blocks: [
        ...ownBlocks(job.of, texts),
        ...curves(texts.scores.curveHeading, job, texts),
        ...due(job.of, texts),
      ],
    };
  }
  return {
    colour: COLOUR,
    title: texts.scores.title,
    blocks: [...rankedBlocks(job, job.of, texts), ...curves(texts.scores.groupCurveHeading, job, texts)],
  };
}

type Own = Extract<QuizScoresJob['of'], { whose: 'own' }>;
type Group = Extract<QuizScoresJob['of'], { whose: 'group' }>;

function ownBlocks({ score }: Own, { scores }: QuizMessages): Block[] {
  const skill = meanSkill(score);
  if (skill === undefined) return [paragraph(scores.ownNone)];
  const { answers, right, logBits, brier } = score;
  return [
    paragraph({ strong: scores.own(answers, right, skill.mean, skill.standardError) }),
    paragraph(scores.bits(logBits / answers, brier / answers)),
  ];
}

function due({ reviews }: Own, { scores, mistakes }: QuizMessages): Block[] {
  if (reviews.length === 0) return [];
  return [
    heading(scores.dueHeading),
    {
      type: 'list',
      ordered: false,
      items: reviews.map(({ mistake, days }) => [scores.due(mistakes[mistake], days)]),
    },
    paragraph({ quiet: scores.dueNote }),
  ];
}

function rankedBlocks(
  { least }: QuizScoresJob,
  { ranked, others }: Group,
  { scores }: QuizMessages,
): Block[] {
  if (ranked.length === 0) return [paragraph(scores.none(least))];
  return [
    {
      type: 'list',
      ordered: true,
      items: ranked.map(({ person, answers, right, skill }): Inline[] => [
        { person },
        `: ${scores.line(skill.mean, skill.standardError ?? undefined, answers, right)}`,
      ]),
    },
    paragraph({ quiet: scores.note(least, others) }),
  ];
}

/** A sentence where there is not enough to be shown. */
function curves(title: string, job: QuizScoresJob, texts: QuizMessages): Block[] {
  const { answers, least, points, months } = job;
  if (answers === 0) return [];
  const calibration = calibrationOf(new Map(points.map((point) => [point.confidence, point])));
  if (calibration === undefined) return [paragraph(texts.scores.few(answers, least))];
  const { error, errorByChance } = calibration;
  return [
    heading(title),
    {
      type: 'table',
      columns: [
        { title: texts.scores.said, align: 'right' },
        { title: texts.scores.was, align: 'right' },
        { title: texts.scores.of, align: 'right' },
        { title: texts.scores.range, align: 'right' },
      ],
      rows: calibration.points.map(({ confidence, share, answers: chosen, interval }) => [
        texts.numbers.rate(confidence, 100),
        percent(share, texts),
        texts.numbers.count(chosen),
        `${Math.round(100 * interval.lower)}–${percent(interval.upper, texts)}`,
      ]),
    },
    paragraph(texts.scores.error(error, errorByChance)),
    ...(months.length === 0 ? [paragraph({ quiet: texts.scores.oneMonth(least) })] : development(job, texts)),
  ];
}

function development({ months, locale }: QuizScoresJob, texts: QuizMessages): Block[] {
  const { scores, numbers } = texts;
  const named = (one: QuizScoresJob['months'][number]) => ({
    month: monthName(one.month, locale, 'long'),
    error: one.error,
    byChance: one.errorByChance,
  });
  const [first, last] = [months[0], months.at(-1)];
  return [
    heading(scores.monthsHeading),
    {
      type: 'table',
      columns: [
        { title: scores.month, align: 'left' },
        { title: scores.of, align: 'right' },
        { title: scores.skillColumn, align: 'right' },
        { title: scores.said, align: 'right' },
        { title: scores.was, align: 'right' },
      ],
      rows: months.map((one) => [
        monthName(one.month, locale, 'long'),
        numbers.count(one.answers),
        skillText(one.skill, texts),
        percent(one.said, texts),
        percent(one.right / one.answers, texts),
      ]),
    },
    ...(first === undefined || last === undefined
      ? []
      : [paragraph(scores.moved(named(first), named(last)))]),
    paragraph({ quiet: scores.monthsNote }),
  ];
}

/** "+0.30 ± 0.10"; "–" where none is kept. */
function skillText(skill: QuizScoresJob['months'][number]['skill'], { numbers }: QuizMessages): string {
  if (skill === null) return '–';
  const error = skill.standardError === null ? '' : ` ± ${numbers.decimal(skill.standardError, 2)}`;
  return `${numbers.decimal(skill.mean, 2, true)}${error}`;
}

const percent = (share: number, { numbers }: QuizMessages) => numbers.rate(Math.round(100 * share), 100);
const paragraph = (...content: readonly Inline[]): Block => ({ type: 'paragraph', content });
const heading = (text: string): Block => ({ type: 'heading', text });
