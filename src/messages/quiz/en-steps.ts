/** Worked solutions in English, step by step, with the numbers of the question. */
import { type QuizFacts, type QuizKind, SLIPS } from '../../quiz/question.js';
import { quizNumbersOf } from './quiz-numbers.js';

type FactsOf<K extends QuizKind> = Extract<QuizFacts, { kind: K }>;

const { count, percent, perMille, of } = quizNumbersOf('en');

export const enSteps = {
  conditional: ({ a, b, counts: { both, b: inB } }: FactsOf<'conditional'>) => [
    `Only those who are in “${b}” count now: ${count(inB)}.`,
    `Of these, ${count(both)} are in “${a}” too.`,
    `P(${a} | ${b}) = ${of(both, inB)}.`,
  ],
  both: ({ a, b, counts: { both, everyone } }: FactsOf<'both'>) => [
    `Nothing is known of who is drawn, so everyone counts: ${count(everyone)}.`,
    `${count(both)} of them are in both “${a}” and “${b}”.`,
    `P(${a} and ${b}) = ${of(both, everyone)}.`,
  ],
  either: ({ a, b, counts }: FactsOf<'either'>) => [
    `${count(counts.a)} are in “${a}” and ${count(counts.b)} are in “${b}”; the ${count(counts.both)} who are both are in both numbers.`,
    `So each is counted once with ${count(counts.a)} + ${count(counts.b)} − ${count(counts.both)} = ${count(counts.a + counts.b - counts.both)}.`,
    `P(${a} or ${b}) = ${of(counts.a + counts.b - counts.both, counts.everyone)}.`,
  ],
  'not-given': ({ a, b, counts }: FactsOf<'not-given'>) => [
    `Only those who are in “${b}” count now: ${count(counts.b)}.`,
    `${count(counts.both)} of these are in “${a}”, so ${count(counts.b)} − ${count(counts.both)} = ${count(counts.b - counts.both)} are not.`,
    `P(not ${a} | ${b}) = ${of(counts.b - counts.both, counts.b)}, which is 1 − P(${a} | ${b}).`,
  ],
  test: ({ size, ill, hits, falseAlarms }: FactsOf<'test'>) => [
    `${count(hits)} of the ${count(ill)} set the alarm off: hits.`,
    `${count(falseAlarms)} of the other ${count(size - ill)} do as well: false alarms.`,
    `So ${count(hits)} + ${count(falseAlarms)} = ${count(hits + falseAlarms)} set it off in all, and only these count now.`,
    `${count(hits)} of them are hits: ${of(hits, hits + falseAlarms)}.`,
  ],
  mixture: ({ groups: [one, other] }: FactsOf<'mixture'>) => [
    `Both groups together are ${count(one.size)} + ${count(other.size)} = ${count(one.size + other.size)}.`,
    `Of these, ${count(one.count)} + ${count(other.count)} = ${count(one.count + other.count)} count.`,
    `${of(one.count + other.count, one.size + other.size)}: closer to the rate of the larger group.`,
  ],
  'two-draws': ({ balls, red: [one, other] }: FactsOf<'two-draws'>) => [
    `With bag A both are red with ${one}/${balls} · ${one}/${balls} = ${one * one}/${balls * balls}.`,
    `With bag B both are red with ${other}/${balls} · ${other}/${balls} = ${other * other}/${balls * balls}.`,
    `Each bag is chosen half of the time, so the mean of the two counts: (${one * one} + ${other * other}) / ${2 * balls * balls}, which is ${of(one * one + other * other, 2 * balls * balls)}.`,
    ...(one === other
      ? []
      : [
          'A first red ball makes the bag with more red balls likelier; so the second ball is not independent of the first.',
        ]),
  ],
  'two-words': ({ first, second, perMille: shares }: FactsOf<'two-words'>) => [
    `The first word comes with P(“${first}”) = ${perMille(shares.first)}.`,
    `Where it has come, the second follows with P(“${second}” | “${first}”) = ${perMille(shares.secondAfterFirst)}.`,
    `One after the other, they are multiplied: ${percent({ top: BigInt(shares.first) * BigInt(shares.secondAfterFirst), bottom: 1_000_000n })}.`,
  ],
  'which-text': ({ word, slips, perMille: [here, there] }: FactsOf<'which-text'>) => [
    `Think of ${count(1000 * SLIPS)} draws: ${count(1000 * slips[0])} with the first text and ${count(1000 * slips[1])} with the second.`,
    `“${word}” comes after the first in ${count(slips[0] * here)} of them, and after the second in ${count(slips[1] * there)}.`,
    `So it comes in ${count(slips[0] * here)} + ${count(slips[1] * there)} = ${count(slips[0] * here + slips[1] * there)} draws in all, and only these count now.`,
    `${count(slips[0] * here)} of them had the first text: ${of(slips[0] * here, slips[0] * here + slips[1] * there)}.`,
  ],
};
