/** What the two events of a question make of each other. */
import type { Attribute, Population } from '../../src/jobs/population.js';
import type { ProbAnswer } from '../../src/jobs/prob.js';
import { countSide, pairedEvents, rowsOf, sidesOf } from '../../src/probability/comparison.js';
import { changeOf, type EventCounts } from '../../src/probability/conditional.js';
import type { EventExpression, SetQuestion } from '../../src/probability/expression.js';
import { ratioOf, subtract, toJson } from '../../src/probability/fraction.js';
import { bayesRule, type Odds } from '../../src/probability/odds.js';
import { reading } from '../../src/probability/reading.js';
import { verdictOf } from '../../src/probability/verdict.js';
import { jsonOrNull, sideJson } from './prob-json.js';

const LARGER = { raises: 'left', lowers: 'right', keeps: 'neither' } as const;

/** The right side of "versus", or B beside A; nothing for a question of one side. */
export function otherSide(
  question: SetQuestion,
  leftCounts: EventCounts,
  rightCounts: EventCounts,
  attributes: readonly Attribute[],
): Pick<ProbAnswer, 'other' | 'comparison'> {
  const { other } = sidesOf(question);
  if (other === null) return {};
  const read = (event: EventExpression) => reading(event, attributes);
  const side = {
    ...sideJson(other, rightCounts),
    reading: { event: read(other.event), condition: other.given === null ? null : read(other.given) },
  };
  const left = ratioOf(leftCounts.joint, leftCounts.condition);
  const right = ratioOf(rightCounts.joint, rightCounts.condition);
  if (question.type !== 'versus' || left === null || right === null) return { other: side };
  const { direction, lift } = changeOf(right, left);
  return {
    other: side,
    comparison: {
      larger: LARGER[direction],
      difference: toJson(subtract(left, right)),
      ratio: jsonOrNull(lift),
    },
  };
}

/** Of A and B, counted within C where a question has all three. */
export function ruleAndVerdict(
  question: SetQuestion,
  population: Population,
): Pick<ProbAnswer, 'bayes' | 'verdict'> {
  const pair = pairedEvents(question);
  if (pair === null) return {};
  const { within } = pair;
  const rows = rowsOf(population, {
    left: { event: pair.event, given: pair.other },
    right: { event: pair.event, given: within },
  });
  const counts = countSide(
    rows.filter(({ right }) => right.inCondition),
    'left',
  );
  const { hit, falseAlarm, evidence, likelihoodRatio, priorOdds, posteriorOdds } = bayesRule(counts);
  const verdict = verdictOf(counts);
  return {
    bayes: {
      hit: jsonOrNull(hit),
      falseAlarm: jsonOrNull(falseAlarm),
      evidence: jsonOrNull(evidence),
      priorOdds: oddsJson(priorOdds),
      likelihoodRatio: jsonOrNull(likelihoodRatio),
      posteriorOdds: oddsJson(posteriorOdds),
    },
    ...(verdict === null
      ? {}
      : {
          verdict: {
            ...verdict,
            expected: toJson(verdict.expected),
            difference: toJson(verdict.difference),
          },
        }),
  };
}

function oddsJson({ inFavour, against }: Odds): NonNullable<ProbAnswer['bayes']>['priorOdds'] {
  return { inFavour, against, value: jsonOrNull(ratioOf(inFavour, against)) };
}
