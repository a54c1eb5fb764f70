/**
 * Contact sheet of the quiz: the solution of each kind of question, two of each, and scores over time; so wide as Discord shows them,
 * in turn on the ground of its dark and of its light page.
 */
import type { QuizScoresJob } from '../src/jobs/quiz-scores.js';
import { READY_MADE } from '../src/populations/ready-made.js';
import { randomNumber } from '../src/probability/random.js';
import { QUIZ_KINDS } from '../src/quiz/formulas.js';
import type { ModelFacts } from '../src/quiz/model-facts.js';
import { CONFIDENCES } from '../src/quiz/score.js';
import { generateQuestion } from '../src/quiz/sources.js';
import { drawSolution } from '../src/render/picture/quiz.js';
import { drawQuizScores } from '../src/render/picture/quiz-scores.js';
import { ownReport } from '../src/rounds/quiz-report.js';
import { type Save, sheetOf } from './sheets.js';

const ROWS = 2;
const MAY = 2026 * 12 + 4;

/** What the default model says of these texts. */
const MODEL: readonly ModelFacts[] = [
  {
    kind: 'two-words',
    model: 'SmolLM2-135M-Instruct',
    context: 'She ordered a cup of',
    first: 'black',
    second: 'coffee',
    perMille: { first: 57, secondAfterFirst: 665, secondAlone: 521 },
  },
  {
    kind: 'two-words',
    model: 'SmolLM2-135M-Instruct',
    context: 'She has wanted to be a doctor since she was a',
    first: 'little',
    second: 'girl',
    perMille: { first: 330, secondAfterFirst: 939, secondAlone: 51 },
  },
  {
    kind: 'which-text',
    model: 'SmolLM2-135M-Instruct',
    texts: ['The sky is cloudy, so it will probably', 'The sky is clear, so it will probably'],
    word: 'rain',
    perMille: [251, 59],
  },
];

export async function drawQuizSheet(save: Save): Promise<void> {
  const sources = { populations: READY_MADE.map(({ population }) => population), model: MODEL };
  const solutions = Array.from({ length: ROWS }, (_, row) => row).flatMap((seed) =>
    QUIZ_KINDS.map(async (kind) => {
      const question = generateQuestion(sources, seed, { kind });
      const drawn = question === undefined ? undefined : await drawSolution(question, 'en');
      if (drawn === undefined) throw new Error(`no question ${kind} of seed ${seed}`);
      return drawn.png;
    }),
  );
  const scores = [1, 2, 3, 5, 12].map(async (months) => {
    const drawn = await drawQuizScores(scoresOf(months));
    if (drawn === undefined) throw new Error(`no scores of ${months} months`);
    return drawn.png;
  });
  await save('sheets-quiz.png', sheetOf(await Promise.all(solutions), 0));
  await save('sheets-quiz-scores.png', sheetOf(await Promise.all([...scores, ...scores]), 0));
}

/** Somebody who was too sure at first. */
function scoresOf(count: number): QuizScoresJob {
  const months = Array.from({ length: count }, (_, index) => {
    const chance = (of: number) => randomNumber(index, of);
    const answers = 12 + Math.floor(20 * chance(0));
    const tally = new Map(
      CONFIDENCES.filter((confidence) => confidence >= 33).map((confidence, place) => {
        const chosen = 1 + Math.floor(6 * chance(10 + place));
        const share = confidence / 100 - Math.max(0, 0.25 - 0.05 * index) - 0.1 * (chance(30 + place) - 0.5);
        return [
          confidence,
          { answers: chosen, right: Math.max(0, Math.min(chosen, Math.round(chosen * share))) },
        ] as const;
      }),
    );
    const mean = -0.1 + 0.05 * index + 0.2 * chance(1);
    const score = {
      answers,
      right: 0,
      logBits: 0,
      brier: 0,
      skill: answers * mean,
      skillSquared: answers * (mean * mean + 0.25),
    };
    return { month: MAY - count + index, score, tally };
  });
  const tally = new Map(
    CONFIDENCES.flatMap((confidence) => {
      const chosen = months.flatMap((month) => month.tally.get(confidence) ?? []);
      const sum = (of: (one: (typeof chosen)[number]) => number) =>
        chosen.reduce((total, one) => total + of(one), 0);
      return chosen.length === 0
        ? []
        : [
            [
              confidence,
              { answers: sum(({ answers }) => answers), right: sum(({ right }) => right) },
            ] as const,
          ];
    }),
  );
  const [{ score } = { score: undefined }] = months;
  if (score === undefined) throw new Error('no month');
  return ownReport({ score, tally, reviews: new Map() }, months, { nowMs: 0, locale: 'en' });
}
