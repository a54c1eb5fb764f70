/** Answers `/prob` from the question alone: parse again, count, divide exactly. */
import { LIMITS } from '../../src/jobs/limits.js';
import { type ProbAnswer, type ProbQuestion, SET_VIEWS } from '../../src/jobs/prob.js';
import { accept, type Checked, refuse } from '../../src/jobs/refusal.js';
import { countSide, rowsOf, sidesOf } from '../../src/probability/comparison.js';
import { conditionalProbability } from '../../src/probability/conditional.js';
import {
  atomsIn,
  type ConditionalEvent,
  EVERYONE,
  eventsOf,
  holds,
  type SetQuestion,
} from '../../src/probability/expression.js';
import { toJson } from '../../src/probability/fraction.js';
import { parseQuestion } from '../../src/probability/parse.js';
import { describeAtom, regions, regionTest } from '../../src/probability/population.js';
import { print, printQuestion } from '../../src/probability/print.js';
import { reading } from '../../src/probability/reading.js';
import { breakdown, lookingCloser, membersOf, simulation, traps } from './prob-closer.js';
import { otherSide, ruleAndVerdict } from './prob-forms.js';
import { jsonOrNull } from './prob-json.js';

/** A condition that holds for nobody is answered, with `probability` null; only what cannot be read is refused. */
export function answerProb(question: ProbQuestion): Checked<ProbAnswer> {
  const parsed = parseQuestion(question.question, question.population, LIMITS);
  if (!parsed.ok) return parsed;
  const { by, population } = question;
  if (by !== undefined && !population.attributes.some(({ name }) => name === by)) {
    const known = population.attributes.map(({ name }) => name);
    return refuse({ code: 'not-a-choice', option: 'by', received: by, known });
  }
  return accept(answerSetQuestion(parsed.value, question));
}

/** `question` as far as it does not say what is asked; its `by` is an attribute of the population. */
export function answerSetQuestion(
  asked: SetQuestion,
  question: Pick<ProbQuestion, 'population' | 'view' | 'by' | 'simulate' | 'how'>,
): ProbAnswer {
  const startedMs = performance.now();
  const { population } = question;
  const { first, other } = sidesOf(asked);
  const { event, given } = first;
  const rows = rowsOf(population, { left: first, right: other });
  const counts = countSide(rows, 'left');
  const { change, ...found } = conditionalProbability(counts);
  const atoms = atomsIn(...eventsOf(asked));
  const attributes = atoms.map((atom) => describeAtom(atom, population.attributes, print(atom)));
  return {
    kind: 'prob',
    form: asked.type,
    view: question.view ?? (asked.type === 'versus' ? 'sides' : SET_VIEWS[0]),
    question: printQuestion(asked),
    event: print(event),
    given: given === null ? null : print(given),
    counts,
    probability: jsonOrNull(found.probability),
    prior: jsonOrNull(found.prior),
    reverse: given === null ? null : jsonOrNull(found.reverse),
    joint: jsonOrNull(found.joint),
    change:
      given === null || change === null
        ? null
        : {
            direction: change.direction,
            difference: toJson(change.difference),
            lift: jsonOrNull(change.lift),
          },
    attributes,
    regions: regions(population, atoms).map((region) => {
      const isTrue = regionTest(region);
      const inSide = (side: ConditionalEvent) => ({
        inEvent: holds(side.event, isTrue),
        inCondition: holds(side.given ?? EVERYONE, isTrue),
      });
      return {
        has: region.has.map((atom) => describeAtom(atom, population.attributes, print(atom)).name),
        count: region.count,
        ...inSide(first),
        ...(other === null ? {} : { other: inSide(other) }),
      };
    }),
    reading: {
      event: reading(event, population.attributes),
      condition: given === null ? null : reading(given, population.attributes),
    },
    population: {
      name: population.name,
      size: counts.population,
      ...(population.noun === undefined ? {} : { noun: population.noun }),
    },
    ...otherSide(asked, counts, countSide(rows, 'right'), population.attributes),
    ...ruleAndVerdict(asked, population),
    ...membersOf(asked, population),
    ...traps(asked, population),
    ...lookingCloser(asked, population),
    ...breakdown(asked, population, question.by),
    ...simulation(asked, population, question.simulate),
    ...(question.how === true ? { how: true } : {}),
    elapsedMs: performance.now() - startedMs,
  };
}
