import { describe, expect, it } from 'vitest';
import type { QuizScoresJob } from '../../../src/jobs/quiz-scores.js';
import { wilson } from '../../../src/probability/wilson.js';
import { CONFIDENCES } from '../../../src/quiz/score.js';
import { drawQuizScores, layOutScores, scoresAlt } from '../../../src/render/picture/quiz-scores.js';
import { extentOf } from '../../../src/render/picture/typeset.js';
import { quizScoresCard } from '../../../src/render/quiz-scores.js';
import { developed, scoresJob } from '../quiz-scores-sample.js';

const points = CONFIDENCES.map((confidence, index) => ({
  confidence,
  answers: 8 + index * 137,
  right: 3 + index * 50,
}));
/** Nearer than that, two words read as one. */
const GAP = 6;
const shapesOf = (job: QuizScoresJob) => layOutScores(job).shapes;
const dotsOf = (job: QuizScoresJob) =>
  shapesOf(job).flatMap((shape) => (shape.type === 'dot' ? [shape] : []));
const heights = (job: QuizScoresJob, role: string) =>
  shapesOf(job).flatMap((shape) =>
    shape.type === 'path' && shape.role === role ? [Number(/^M[\d.]+ ([\d.]+)/.exec(shape.d)?.[1])] : [],
  );

describe('the picture of scores', () => {
  it('has each share, each range and what was said at their heights on one scale', () => {
    const job = scoresJob({ points });
    const ground = Math.max(...heights(job, 'grid'));
    const height = ground - Math.min(...heights(job, 'grid'));
    const shareAt = (y: number) => (ground - y) / height;
    expect(dotsOf(job)).toHaveLength(points.length);
    for (const [index, { confidence, answers, right }] of points.entries()) {
      expect(shareAt(dotsOf(job)[index]?.y ?? 0)).toBeCloseTo(right / answers, 3);
      const said = confidence === 33 ? 1 / 3 : confidence / 100;
      expect(shareAt(heights(job, 'said')[index] ?? 0)).toBeCloseTo(said, 3);
      expect(shareAt(heights(job, 'range')[index] ?? 0)).toBeCloseTo(wilson(right, answers).lower, 3);
    }
  });

  it('has a column for each month in both curves below, but no skill where none was kept', () => {
    const job = developed(12);
    const withSkill = job.months.filter(({ skill }) => skill !== null).length;
    expect(withSkill).toBe(11);
    expect(dotsOf(job)).toHaveLength(job.points.length + 12 + withSkill);
    // Years are told once, and each month below each of the two curves.
    const text = layOutScores(job).lines.map((line) => line.text);
    expect(text).toContain('Month by month, 2025–2026');
    expect(text.filter((line) => line === 'May')).toHaveLength(2);
  });

  it('has no two labels upon each other, in any language, with as much in it as there can be', () => {
    for (const locale of ['en', 'de', 'es', 'fr', 'pt-BR', 'zh-CN'] as const) {
      const { lines } = layOutScores({ ...developed(12), points, locale });
      for (const [index, line] of lines.entries()) {
        const { left, right } = extentOf(line);
        expect(right, line.text).toBeLessThanOrEqual(1200);
        for (const other of lines.slice(index + 1)) {
          const ends = extentOf(other);
          const apart =
            Math.abs(line.y - other.y) >= 30 || right + GAP <= ends.left || ends.right + GAP <= left;
          expect(apart, `${locale}: ${line.text} and ${other.text}`).toBe(true);
        }
      }
    }
  });

  it('says all of it as text, in the picture and on the card', () => {
    const job = developed(3);
    const alt = scoresAlt(job);
    for (const { confidence } of job.points) expect(alt).toContain(`with ${confidence} %`);
    expect(alt).toContain('May 2026: said 71 %, right in 11 of 20, skill +0.30');
    const card = JSON.stringify(quizScoresCard(job));
    expect(card).toContain('"May 2026","20","+0.30 ± 0.10","71 %","55 %"');
    expect(card).toContain('20.0 points in May 2026 (6.0 by chance alone) and 10.0 in Jul 2026 (6.0)');
  });

  it('is a sentence instead where there is little to be shown', async () => {
    const few = scoresJob({ points: [], answers: 3 });
    expect(await drawQuizScores(few)).toBeUndefined();
    expect(JSON.stringify(quizScoresCard(few))).toContain('3 answers so far: from 5 on');
    const oneMonth = scoresJob({ points });
    expect(JSON.stringify(quizScoresCard(oneMonth))).toContain('two months with at least 5 answers each');
    expect(
      layOutScores(oneMonth)
        .lines.map(({ text }) => text)
        .join(' '),
    ).not.toContain('Month by month');
  });
});
