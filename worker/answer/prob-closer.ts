/** Looking closer at an answer: who it counts, what the data hides, its parts, and chance at work. */
import type { Population } from '../../src/jobs/population.js';
import type { ProbAnswer, SetTrap } from '../../src/jobs/prob.js';
import { comparisonOf, countSide, rowsOf, shownEvent } from '../../src/probability/comparison.js';
import type { SetQuestion } from '../../src/probability/expression.js';
import { subtract, toJson } from '../../src/probability/fraction.js';
import { membersWhere } from '../../src/probability/members.js';
import { simulate } from '../../src/probability/simulate.js';
import { strataOf } from '../../src/probability/strata.js';
import { findTraps, otherAttributes, type Trap } from '../../src/probability/traps.js';
import { longJson, sideJson, stratumJson } from './prob-json.js';

/** Names that are listed; the others are counted. */
const MOST_NAMES = 60;

export function membersOf(question: SetQuestion, population: Population): Pick<ProbAnswer, 'members'> {
  if (question.type !== 'members') return {};
  const { names, unnamed } = membersWhere(population, question);
  const listed = names.slice(0, MOST_NAMES);
  return { members: { names: listed, unnamed, more: names.length - listed.length } };
}

export function traps(question: SetQuestion, population: Population): Pick<ProbAnswer, 'traps'> {
  const found = findTraps(population, question);
  return found.length === 0 ? {} : { traps: found.map((trap) => trapJson(trap, question)) };
}

function trapJson(trap: Trap, question: SetQuestion): SetTrap {
  switch (trap.type) {
    case 'base-rate':
      return {
        type: trap.type,
        hit: toJson(trap.hit),
        prior: toJson(trap.prior),
        posterior: toJson(trap.posterior),
      };
    case 'inverse':
      return { type: trap.type, probability: toJson(trap.probability), reverse: toJson(trap.reverse) };
    default: {
      const comparison = comparisonOf(question);
      const { left, right } = trap.adjusted;
      return {
        type: trap.type,
        attribute: trap.attribute,
        withCondition: sideJson(comparison.left, trap.overall.left),
        withoutCondition: sideJson(comparison.right ?? comparison.left, trap.overall.right),
        strata: trap.strata.map((stratum) => stratumJson(stratum, comparison)),
        adjusted: {
          withCondition: longJson(left),
          withoutCondition: longJson(right),
          difference: longJson(subtract(left, right)),
        },
      };
    }
  }
}

export function lookingCloser(question: SetQuestion, population: Population): Pick<ProbAnswer, 'closer'> {
  const names = otherAttributes(population.attributes, question).map(({ name }) => name);
  return names.length === 0 ? {} : { closer: names };
}

/** The comparison of the question within each value of the attribute; of strata without members nothing is said. */
export function breakdown(
  question: SetQuestion,
  population: Population,
  by: string | undefined,
): Pick<ProbAnswer, 'by'> {
  const attribute = population.attributes.find(({ name }) => name === by);
  if (attribute === undefined) return {};
  const comparison = comparisonOf(question);
  const rows = rowsOf(population, comparison);
  const strata = strataOf(population.groups, attribute).flatMap(({ label, has }) => {
    const inside = rows.filter(({ group }) => has(group));
    const left = countSide(inside, 'left');
    const right = countSide(inside, 'right');
    return left.population === 0 ? [] : [stratumJson({ label, left, right }, comparison)];
  });
  return { by: { attribute: attribute.name, strata } };
}

export function simulation(
  question: SetQuestion,
  population: Population,
  seed: number | undefined,
): Pick<ProbAnswer, 'simulation'> {
  return seed === undefined
    ? {}
    : { simulation: { seed, steps: simulate(population, shownEvent(question), seed) } };
}
