/** How well quizzes were answered: by a server's people, and by oneself. */

import type { CalibrationJob } from '../jobs/calibration.js';
import { en } from '../messages/quiz/en.js';
import { type CalibrationTally, calibrationOf } from '../quiz/calibration.js';
import { CONFIDENCES, meanSkill, type ScoreSum } from '../quiz/score.js';
import type { Begun } from '../rounds/quiz-round.js';
import type { OwnScore, PersonScore } from '../rounds/quiz-store.js';
import type { Block, Card, Inline } from './card.js';

const COLOUR = 0x56b4e9;
/** Fewer answers say nothing about a person. */
const LEAST_ANSWERS = 5;
const MOST_LISTED = 20;
const DAY_MS = 24 * 60 * 60_000;

export function begunCard({ questions, seconds, isThread }: Begun): Card {
  return {
    colour: COLOUR,
    title: en.begunTitle,
    blocks: [paragraph(en.begun(questions, seconds, isThread))],
  };
}

export function leaderboardCard(scores: readonly PersonScore[], tally: CalibrationTally): Card {
  const ranked = scores
    .filter(({ score }) => score.answers >= LEAST_ANSWERS)
    .flatMap(({ person, score }) => {
      const skill = meanSkill(score);
      return skill === undefined ? [] : [{ person, score, ...skill }];
    })
    .sort((a, b) => b.mean - a.mean || b.score.answers - a.score.answers);
  if (ranked.length === 0) return card(en.scores.title, [paragraph(en.scores.none(LEAST_ANSWERS))]);
  return card(en.scores.title, [
    {
      type: 'list',
      ordered: true,
      items: ranked
        .slice(0, MOST_LISTED)
        .map(({ person, score, mean, standardError }): Inline[] => [
          { person },
          `: ${en.scores.line(mean, standardError, score.answers, score.right)}`,
        ]),
    },
    paragraph({ quiet: en.scores.note(LEAST_ANSWERS, scores.length - ranked.length) }),
    ...curve(en.scores.groupCurveHeading, tally),
  ]);
}

export function ownScoreCard({ score, tally, reviews }: OwnScore, nowMs: number): Card {
  const skill = meanSkill(score);
  if (skill === undefined) return card(en.scores.ownTitle, [paragraph(en.scores.ownNone)]);
  return card(en.scores.ownTitle, [
    paragraph({ strong: en.scores.own(score.answers, score.right, skill.mean, skill.standardError) }),
    paragraph(averages(score)),
    ...curve(en.scores.curveHeading, tally),
    ...(reviews.size === 0
      ? []
      : [
          heading(en.scores.dueHeading),
          {
            type: 'list' as const,
            ordered: false,
            items: [...reviews]
              .sort(([, a], [, b]) => a.dueAtMs - b.dueAtMs)
              .map(([mistake, { dueAtMs }]) => [
                en.scores.due(en.mistakes[mistake], Math.ceil((dueAtMs - nowMs) / DAY_MS)),
              ]),
          },
          paragraph({ quiet: en.scores.dueNote }),
        ]),
  ]);
}

/** What the picture is drawn from; undefined without answers. */
export function calibrationJob(tally: CalibrationTally): CalibrationJob | undefined {
  const points = (calibrationOf(tally)?.points ?? []).map(({ confidence, answers, right }) => ({
    confidence,
    answers,
    right,
  }));
  return points.length === 0 ? undefined : { kind: 'calibration', points };
}

export function calibrationCard({ points }: CalibrationJob): Card {
  const tally = new Map(
    CONFIDENCES.flatMap((confidence) => {
      const point = points.find((one) => one.confidence === confidence);
      return point === undefined ? [] : [[confidence, point] as const];
    }),
  );
  return card(en.scores.ownTitle, curve(en.scores.curveHeading, tally));
}

const averages = ({ answers, logBits, brier }: ScoreSum): string =>
  en.scores.bits(logBits / answers, brier / answers);

function curve(title: string, tally: CalibrationTally): Block[] {
  const calibration = calibrationOf(tally);
  if (calibration === undefined) return [];
  const { points, error, errorByChance } = calibration;
  const whole = (share: number) => String(Math.round(100 * share));
  return [
    heading(title),
    {
      type: 'table',
      columns: [
        { title: en.scores.said, align: 'right' },
        { title: en.scores.was, align: 'right' },
        { title: en.scores.of, align: 'right' },
        { title: en.scores.range, align: 'right' },
      ],
      rows: points.map(({ confidence, share, answers, interval }) => [
        `${confidence} %`,
        `${whole(share)} %`,
        String(answers),
        `${whole(interval.lower)}–${whole(interval.upper)} %`,
      ]),
    },
    paragraph(en.scores.error(error, errorByChance)),
  ];
}

const card = (title: string, blocks: readonly Block[]): Card => ({ colour: COLOUR, title, blocks });
const paragraph = (...content: readonly Inline[]): Block => ({ type: 'paragraph', content });
const heading = (text: string): Block => ({ type: 'heading', text });
