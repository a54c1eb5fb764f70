import type { ProbAnswer } from '../../jobs/prob.js';
import { memberWords } from '../noun.js';
import { countText, fractionText, percent, percentPart } from '../numbers.js';
import { sentenceCase } from '../prob-sentences.js';
import { clip } from './alt-text.js';
import type { Simulation } from './simulation.js';

export interface SimulationText {
  readonly subtitle: string;
  readonly reading: string;
  readonly result: string;
  /** How far off, beside what chance makes usual; empty where there is nothing to compare. */
  readonly remark: string;
}

export function simulationText(answer: ProbAnswer, { seed, steps }: Simulation): SimulationText {
  const { probability, counts, given } = answer;
  const last = steps.at(-1);
  const draws = last?.draws ?? 0;
  const kept = last?.kept ?? 0;
  const hits = last?.hits ?? 0;
  const subtitle = `${countText(draws)} draws from all ${countText(counts.population)}, each put back; seed ${seed}`;
  if (probability === null || kept === 0) {
    return {
      subtitle,
      reading:
        draws === 0
          ? `${sentenceCase(memberWords(answer.population.noun).none)} is there to be drawn`
          : 'None of the draws counts: the condition never held',
      result:
        probability === null
          ? '0 of 0: there is nothing to divide by'
          : `exact: ${fractionText(probability)} ${percentPart(probability)}`,
      remark: '',
    };
  }
  const off = Math.abs(hits / kept - probability.value) * 100;
  const usual = 200 * Math.sqrt((probability.value * (1 - probability.value)) / kept);
  return {
    subtitle,
    reading: `${countText(hits)} of the ${countText(kept)} draws${given === null ? '' : ' that count'}: ${percent(hits / kept)}`,
    result: `exact: ${fractionText(probability)} ${percentPart(probability)}`,
    remark:
      usual === 0 ? 'never anything else' : `off by ${off.toFixed(1)} points; ±${usual.toFixed(1)} is usual`,
  };
}

/** How the frequency settled, as text. */
export function simulationAlt(answer: ProbAnswer, simulation: Simulation): string {
  const { subtitle, reading, result, remark } = simulationText(answer, simulation);
  const stops = [10, 100, 1000].flatMap((draws) => {
    const step = simulation.steps.findLast((one) => one.draws <= draws);
    return step === undefined || step.kept === 0 ? [] : [`after ${draws} ${percent(step.hits / step.kept)}`];
  });
  const parts = [
    `${clip(answer.question, 300)}, simulated: ${subtitle}`,
    `The running frequency settles: ${stops.join(', ')}`,
    reading,
    result,
    remark,
  ];
  return parts
    .filter((part) => part !== '')
    .map((part) => `${part}.`)
    .join(' ');
}
