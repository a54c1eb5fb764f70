import { describe, expect, it } from 'vitest';
import type { Population } from '../../../src/jobs/population.js';
import type { ProbAnswer } from '../../../src/jobs/prob.js';
import { PEOPLE } from '../../../src/probability/population.js';
import { drawProb } from '../../../src/render/picture/prob.js';
import { frequencyOf, layOutSimulation } from '../../../src/render/picture/simulation.js';
import { simulationAlt } from '../../../src/render/picture/simulation-text.js';
import { layOutStrata } from '../../../src/render/picture/strata.js';
import {
  ahead,
  ratesText,
  strataAlt,
  strataPairs,
  strataReading,
} from '../../../src/render/picture/strata-pairs.js';
import { answerProb } from '../../../worker/answer/prob.js';
import { boxesOf, expectSoundPlate } from './plate-laws.js';

function ask(question: string, population: Population, more: { by?: string; simulate?: number }): ProbAnswer {
  const checked = answerProb({ kind: 'prob', question, population, ...more });
  if (!checked.ok) throw new Error(checked.refusal.code);
  return checked.value;
}

function simulated(question: string, simulate = 7) {
  const answer = ask(question, PEOPLE, { simulate });
  if (answer.simulation === undefined) throw new Error('nothing was drawn');
  return { answer, simulation: answer.simulation };
}

/** Each row: applicants with the attribute and how many of them were admitted, in each department. */
const department = (
  name: string,
  of: readonly [hits: number, all: number],
  others: readonly [number, number],
) =>
  [
    { has: ['women', 'admitted'], count: of[0] },
    { has: ['women'], count: of[1] - of[0] },
    { has: ['admitted'], count: others[0] },
    { has: [], count: others[1] - others[0] },
  ].map((group) => ({ ...group, values: [['department', name] as [string, string]] }));

/** In each department 10 points more of the women are admitted, and all together fewer: they apply where few are. */
const REVERSED: Population = {
  name: 'reversed',
  attributes: [{ name: 'admitted' }, { name: 'women' }, { name: 'department', values: 'category' }],
  groups: [...department('A', [9, 10], [72, 90]), ...department('B', [27, 90], [2, 10])],
};

function parts(question = 'admitted given women', by = 'department', population = REVERSED) {
  const answer = ask(question, population, { by });
  if (answer.by === undefined) throw new Error('no parts');
  return strataPairs(answer, answer.by);
}

describe('the picture of a simulation', () => {
  it('ends at the last frequency, says the exact value and how far off is usual', () => {
    const { answer, simulation } = simulated('tennis given football');
    const plate = layOutSimulation(answer, simulation);
    const last = simulation.steps.at(-1);
    if (last === undefined) throw new Error('no step');
    const texts = plate.lines.map(({ text }) => text);
    expect(texts).toContain(`${(frequencyOf(last) * 100).toFixed(1)}\u00A0%`);
    expect(texts).toContain('exact: 3/7 ≈ 42.9 %');
    // 2 √(3/7 · 4/7 / 5,000) is 1.4 points.
    expect(texts.join(' ')).toMatch(/±1\.4 is usual/);
    expectSoundPlate(plate);
  });

  it('narrows the band to two standard errors at the last draw', () => {
    const { answer, simulation } = simulated('tennis');
    const band = layOutSimulation(answer, simulation).shapes.find(({ role }) => role === 'band');
    if (band?.type !== 'path') throw new Error('no band');
    const points = [...band.d.matchAll(/([\d.]+) ([\d.]+)/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    const end = Math.max(...points.map(([x]) => x));
    const ys = points.filter(([x]) => x === end).map(([, y]) => y);
    const [p, draws, height] = [4 / 7, 10_000, 440];
    expect(Math.max(...ys) - Math.min(...ys)).toBeCloseTo(4 * Math.sqrt((p * (1 - p)) / draws) * height, 1);
  });

  it('is sound for what always, never and seldom happens, and for nobody', () => {
    for (const question of [
      'everyone',
      'nobody',
      'tennis given nobody',
      'tennis and football given not nobody',
    ]) {
      const { answer, simulation } = simulated(question, 11);
      expectSoundPlate(layOutSimulation(answer, simulation));
      expect(simulationAlt(answer, simulation)).not.toMatch(/NaN|Infinity/);
    }
  });
});

describe('the picture of parts', () => {
  it('shows at a glance that the comparison turns round', () => {
    const pairs = parts();
    expect([ahead(pairs.overall), ...pairs.strata.map(ahead)]).toEqual(['right', 'left', 'left']);
    expect(ratesText(pairs.overall)).toBe('36 of 100 = 36 % against 74 of 100 = 74 %');
    expect(strataReading(pairs)).toBe(
      'All together “not women” is ahead, but in every part of department “women” is',
    );
    const plate = layOutStrata('P(admitted | women)', pairs);
    const bars = plate.shapes.flatMap((shape) =>
      shape.role === 'bar' && 'stroke' in shape ? [shape.stroke] : [],
    );
    expect(bars).toHaveLength(3);
    expect(bars[1]).toBe(bars[2]);
    expect(bars[0]).not.toBe(bars[1]);
    expect(strataAlt('P(admitted | women)', pairs)).toContain(
      'department A: 9 of 10 = 90 % against 72 of 90',
    );
    expectSoundPlate(plate);
  });

  it('draws groups as large as they are: a square of nine times the members has nine times the area of a disc', () => {
    const plate = layOutStrata('P(admitted | women)', parts());
    const squares = boxesOf(plate, 'right').map(({ box }) => box.width * box.height);
    const discs = plate.shapes.flatMap((shape) =>
      shape.type === 'dot' && shape.role === 'left' ? [Math.PI * shape.radius ** 2] : [],
    );
    // Legend, whole, department A, department B.
    expect((squares[2] ?? 0) / (discs[2] ?? 1)).toBeCloseTo(9, 6);
    expect((discs[3] ?? 0) / (squares[3] ?? 1)).toBeCloseTo(9, 6);
  });

  it('needs no condition, and is sound for long names, many parts and empty groups', () => {
    expect(layOutStrata('P(admitted)', parts('admitted')).lines.map(({ text }) => text)).toContain(
      '55.0\u00A0%',
    );
    const many: Population = {
      name: 'many',
      attributes: [
        { name: 'a very long name of an event, which nobody reads' },
        { name: 'b' },
        { name: 'where', values: 'category' },
      ],
      groups: Array.from({ length: 20 }, (_, index) => ({
        has: index % 3 === 0 ? ['b'] : ['a very long name of an event, which nobody reads', 'b'],
        values: [['where', `${index} a place with a long name`] as [string, string]],
        count: index + 1,
      })),
    };
    const plate = layOutStrata(
      'P(…)',
      parts('"a very long name of an event, which nobody reads" given b', 'where', many),
    );
    expectSoundPlate(plate);
    expect(plate.lines.map(({ text }) => text)).toContain('10 smaller parts not shown');
  });

  it('is what an answer with parts is drawn as', async () => {
    const { alt } = await drawProb(ask('admitted given women', REVERSED, { by: 'department' }));
    expect(alt).toContain('all together: 36 of 100');
  });
});
