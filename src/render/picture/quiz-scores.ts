/** Whether somebody was right as often as they said, with each confidence and month by month, and how skilled they were. */
import type { QuizScoresJob } from '../../jobs/quiz-scores.js';
import { monthName } from '../../messages/month-names.js';
import { QUIZ_MESSAGES, type QuizMessages } from '../../messages/quiz/index.js';
import { probabilityOf } from '../../quiz/calibration.js';
import { ALT_LIMIT, clip } from './alt-text.js';
import type { DrawnPicture } from './card-picture.js';
import { type Drawn, drawPlate, LEFT, type Plate } from './plate.js';
import { setHeading } from './set-frame.js';
import { LABEL_ROW, shareColumns } from './share-columns.js';
import { skillColumns } from './skill-columns.js';
import { COLOURS, SPACE, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

const AXIS_WIDTH = 150;
/** Of one curve alone, and where others follow it. */
const HEIGHT = { alone: 560, first: 400, months: 320, skill: 220 } as const;
const ABOVE = 40;
const SECTION = { size: TYPE.label, weight: 800, colour: COLOURS.ink } as const;
const QUIET = { size: TYPE.small, weight: 400, colour: COLOURS.quiet } as const;

/** Undefined where there are too few answers for any curve. */
export async function drawQuizScores(job: QuizScoresJob): Promise<DrawnPicture | undefined> {
  return job.points.length === 0 ? undefined : await drawPlate(layOutScores(job), scoresAlt(job));
}

export function layOutScores(job: QuizScoresJob): Plate {
  const texts = QUIZ_MESSAGES[job.locale];
  const heading = setHeading({ title: texts.curve.title, sampleSpace: texts.curve.subtitle });
  const parts: Drawn[] = [{ ...heading, shapes: [] }];
  const below = () => parts.at(-1)?.bottom ?? 0;
  const hasMonths = job.months.length > 0;
  parts.push(confidenceCurve(job, texts, below() + ABOVE, hasMonths ? HEIGHT.first : HEIGHT.alone));
  if (hasMonths) {
    parts.push(monthCurve(job, texts, below()));
    parts.push(skillCurve(job, texts, below()));
  }
  return {
    height: below() + SPACE.margin,
    defs: '',
    shapes: parts.flatMap(({ shapes }) => shapes),
    lines: parts.flatMap(({ lines }) => lines),
    undrawable: heading.undrawable,
  };
}

/** A column for each confidence, as wide as any other: those near certainty would lie upon each other on a scale. */
function confidenceCurve({ points }: QuizScoresJob, texts: QuizMessages, top: number, height: number): Drawn {
  const columns = points.map(({ confidence, answers, right }) => ({
    label: texts.numbers.rate(confidence, 100),
    said: probabilityOf(confidence),
    answers,
    right,
  }));
  const drawn = shareColumns(columns, { left: LEFT + AXIS_WIDTH, top, height }, texts.numbers);
  return withRows(drawn, top + height, [texts.curve.said, texts.curve.answers]);
}

function monthCurve({ months, locale }: QuizScoresJob, texts: QuizMessages, after: number): Drawn {
  const years = [...new Set([months[0], months.at(-1)].map((one) => Math.floor((one?.month ?? 0) / 12)))];
  const top = after + 2 * SPACE.margin + 20;
  const columns = months.map((one) => ({ ...one, label: monthName(one.month, locale, 'short') }));
  const drawn = shareColumns(columns, { left: LEFT + AXIS_WIDTH, top, height: HEIGHT.months }, texts.numbers);
  const title = {
    x: LEFT,
    y: after + SPACE.margin + 16,
    text: texts.curve.months(years.join('–')),
    ...SECTION,
  };
  const rows = withRows(drawn, top + HEIGHT.months, ['', texts.curve.answers]);
  return { ...rows, lines: [...rows.lines, title] };
}

function skillCurve({ months, locale }: QuizScoresJob, texts: QuizMessages, after: number): Drawn {
  const top = after + 2 * SPACE.margin + 20;
  const columns = months.map(({ month, skill }) => ({ label: monthName(month, locale, 'short'), skill }));
  const drawn = skillColumns(columns, { left: LEFT + AXIS_WIDTH, top, height: HEIGHT.skill }, (value) =>
    texts.numbers.decimal(value, 1, true),
  );
  const title = { x: LEFT, y: after + SPACE.margin + 16, text: texts.curve.skill, ...SECTION };
  return { ...drawn, lines: [...drawn.lines, title] };
}

/** What the lines below the columns are. */
function withRows(drawn: Drawn, ground: number, rows: readonly string[]): Drawn {
  const names = rows.map(
    (text, index): TextLine => ({ x: LEFT, y: ground + (index + 1) * LABEL_ROW, text, ...QUIET }),
  );
  return { ...drawn, lines: [...drawn.lines, ...names] };
}

export function scoresAlt({ points, months, locale }: QuizScoresJob): string {
  const { curve } = QUIZ_MESSAGES[locale];
  const confidences = points.map(({ confidence, answers, right }) => curve.point(confidence, right, answers));
  const byMonth = months.map(({ month, answers, right, said, skill }) =>
    curve.monthPoint(monthName(month, locale, 'long'), { answers, right, said, skill: skill?.mean }),
  );
  return clip(`${[`${curve.title} ${confidences.join('; ')}`, ...byMonth].join('. ')}.`, ALT_LIMIT);
}
