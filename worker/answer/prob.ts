/** Answers `/prob` from the question alone: parse again, count, divide exactly. */
import { LIMITS } from '../../src/jobs/limits.js';
import { type ProbAnswer, type ProbQuestion, SET_VIEWS } from '../../src/jobs/prob.js';
import { accept, type Checked } from '../../src/jobs/refusal.js';
import { conditionalProbability } from '../../src/probability/conditional.js';
import { atomsIn, EVERYONE, holds } from '../../src/probability/expression.js';
import { type Fraction, toJson } from '../../src/probability/fraction.js';
import { parseQuestion } from '../../src/probability/parse.js';
import { countWhere, describeAtom, regions, regionTest, sizeOf } from '../../src/probability/population.js';
import { print, printQuestion } from '../../src/probability/print.js';
import { reading } from '../../src/probability/reading.js';

/** A condition that holds for nobody is answered, with `probability` null; only a text that cannot be read is refused. */
export function answerProb(question: ProbQuestion): Checked<ProbAnswer> {
  const startedMs = performance.now();
  const { population } = question;
  const parsed = parseQuestion(question.question, population.attributes, LIMITS);
  if (!parsed.ok) return parsed;
  const { event, given } = parsed.value;
  const condition = given ?? EVERYONE;
  const counts = {
    joint: countWhere(population, event, condition),
    condition: countWhere(population, condition),
    event: countWhere(population, event),
    population: sizeOf(population),
  };
  const found = conditionalProbability(counts);
  const { change } = found;
  const atoms = atomsIn(event, given);
  const attributes = atoms.map((atom) => describeAtom(atom, population.attributes, print(atom)));
  return accept({
    kind: 'prob',
    form: 'probability',
    view: question.view ?? SET_VIEWS[0],
    question: printQuestion(parsed.value),
    event: print(event),
    given: given === null ? null : print(given),
    counts,
    probability: json(found.probability),
    prior: json(found.prior),
    reverse: given === null ? null : json(found.reverse),
    joint: json(found.joint),
    change:
      given === null || change === null
        ? null
        : { direction: change.direction, difference: toJson(change.difference), lift: json(change.lift) },
    attributes,
    regions: regions(population, atoms).map((region) => {
      const isTrue = regionTest(region);
      return {
        has: region.has.map((atom) => describeAtom(atom, population.attributes, print(atom)).name),
        count: region.count,
        inEvent: holds(event, isTrue),
        inCondition: holds(condition, isTrue),
      };
    }),
    reading: {
      event: reading(event, attributes),
      condition: given === null ? null : reading(given, attributes),
    },
    population: {
      name: population.name,
      size: counts.population,
      ...(population.noun === undefined ? {} : { noun: population.noun }),
    },
    elapsedMs: performance.now() - startedMs,
  });
}

function json(value: Fraction | null): ReturnType<typeof toJson> | null {
  return value === null ? null : toJson(value);
}
