/** `/bayes`: what a positive test says, from the question's rates alone. */
import type { BayesAnswer, BayesQuestion, Exact } from '../../src/jobs/bayes.js';
import { likelihoodRatio, naturalFrequencies, oddsOf, updatesOf } from '../../src/probability/bayes.js';
import {
  add,
  divide,
  type Fraction,
  fraction,
  isEqual,
  ONE,
  subtract,
  ZERO,
} from '../../src/probability/fraction.js';
import { longJson } from './prob-json.js';

export function answerBayes(question: BayesQuestion): BayesAnswer {
  const startedMs = performance.now();
  const { tests, names } = question;
  const prior = fraction(question.prior.numerator, question.prior.denominator);
  const hit = fraction(question.hit.numerator, question.hit.denominator);
  const falseAlarm = fraction(question.falseAlarm.numerator, question.falseAlarm.denominator);
  const rates = { prior, hit, falseAlarm };
  const { size, isWhole, hits, misses, falseAlarms, rejections } = naturalFrequencies(rates, tests);
  const negatives = add(misses, rejections);
  return {
    kind: 'bayes',
    view: question.view ?? (tests > 1 ? 'ladder' : 'tree'),
    names,
    prior: longJson(prior),
    hit: longJson(hit),
    falseAlarm: longJson(falseAlarm),
    tests,
    updates: updatesOf(rates, tests).map(({ before, positive, after }) => ({
      before: longJson(before),
      positive: longJson(positive),
      after: optional(after),
      odds: after === null ? null : optional(oddsOf(after)),
    })),
    priorOdds: optional(oddsOf(prior)),
    likelihoodRatio: optional(likelihoodRatio(rates)),
    people: {
      size,
      isWhole,
      hits: longJson(hits),
      misses: longJson(misses),
      falseAlarms: longJson(falseAlarms),
      rejections: longJson(rejections),
      have: longJson(add(hits, misses)),
      haveNot: longJson(add(falseAlarms, rejections)),
      positives: longJson(add(hits, falseAlarms)),
      negatives: longJson(negatives),
    },
    priorNot: longJson(subtract(ONE, prior)),
    afterNegative: isEqual(negatives, ZERO) ? null : longJson(divide(misses, negatives)),
    elapsedMs: performance.now() - startedMs,
  };
}

function optional(value: Fraction | null): Exact | null {
  return value === null ? null : longJson(value);
}
