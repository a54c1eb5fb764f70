/** What each wrong option is made of and why it is wrong, in English, with the numbers of the question. */
import type { QuizFacts, QuizKind, Quotient } from '../../quiz/question.js';
import { quizNumbersOf } from './quiz-numbers.js';

type FactsOf<K extends QuizKind> = Extract<QuizFacts, { kind: K }>;

const { count, percent, lowest, share, rate, perMille, brief } = quizNumbersOf('en');

const multiplied = ({ a, b, counts }: FactsOf<'conditional' | 'both'>, value: Quotient) =>
  `${count(counts.a)}/${count(counts.everyone)} · ${count(counts.b)}/${count(counts.everyone)} = ${brief(value)} multiplies as if being in “${b}” changed nothing about “${a}”. It does: “${a}” holds for ${rate(counts.a, counts.everyone)} of all, but for ${rate(counts.both, counts.b)} of those who are in “${b}”.`;

export const enFeedback = {
  conditional: {
    'inverted-condition': ({ a, b, counts }: FactsOf<'conditional'>, value: Quotient) =>
      `${share(value)} is P(${b} | ${a}): of the ${count(counts.a)} who are in “${a}”, ${count(counts.both)} are in “${b}”. Asked was the other way round: the condition is “${b}”, so it is divided by the ${count(counts.b)} who are in “${b}”.`,
    'joint-for-conditional': ({ a, b, counts }: FactsOf<'conditional'>, value: Quotient) =>
      `${share(value)} is P(${a} and ${b}), out of everyone. But it is known that “${b}” holds, so only those ${count(counts.b)} count, not all ${count(counts.everyone)}.`,
    'condition-ignored': ({ a, b, counts }: FactsOf<'conditional'>, value: Quotient) =>
      `${share(value)} is P(${a}) among all ${count(counts.everyone)}, as if nothing were known. It is known that “${b}” holds.`,
    'multiplied-dependent': multiplied,
  },
  both: {
    'multiplied-dependent': multiplied,
    'conditional-for-joint': ({ a, b, counts }: FactsOf<'both'>, value: Quotient) =>
      `${share(value)} is P(${a} | ${b}): it leaves out everyone who is not “${b}”. Nothing is known of who is drawn, so all ${count(counts.everyone)} count.`,
    'either-for-both': ({ a, b, counts }: FactsOf<'both'>, value: Quotient) =>
      `${share(value)} is P(${a} or ${b}): it counts those who are only one of the two as well. Both at once are ${count(counts.both)}.`,
  },
  either: {
    'overlap-twice': ({ counts }: FactsOf<'either'>, value: Quotient) =>
      `${count(counts.a)} + ${count(counts.b)} = ${count(counts.a + counts.b)} counts the ${count(counts.both)} who are both twice, which makes ${share(value)}. They have to be taken off once.`,
    'exclusive-or': ({ counts }: FactsOf<'either'>, value: Quotient) =>
      `${share(value)} leaves out the ${count(counts.both)} who are both. “A or B” means at least one of them, so both is in it.`,
    'both-for-either': ({ a, b }: FactsOf<'either'>, value: Quotient) =>
      `${share(value)} is P(${a} and ${b}). Who is only one of the two belongs to “or” as well.`,
  },
  'not-given': {
    'negated-the-condition': ({ a, b, counts }: FactsOf<'not-given'>, value: Quotient) =>
      `${share(value)} is P(${a} | not ${b}), among the ${count(counts.everyone - counts.b)} who are not in “${b}”. The condition stays “${b}”; what is negated is “${a}”.`,
    'condition-ignored': ({ a, b, counts }: FactsOf<'not-given'>, value: Quotient) =>
      `${share(value)} is P(not ${a}) among all ${count(counts.everyone)}, as if it were not known that “${b}” holds.`,
    'joint-for-conditional': ({ a, b, counts }: FactsOf<'not-given'>, value: Quotient) =>
      `${share(value)} is P(not ${a} and ${b}), out of everyone. Only the ${count(counts.b)} who are in “${b}” count now.`,
    'inverted-condition': ({ a, b, counts }: FactsOf<'not-given'>, value: Quotient) =>
      `${share(value)} is P(${b} | not ${a}), among the ${count(counts.everyone - counts.a)} who are not in “${a}”. Asked was the other way round.`,
  },
  test: {
    'inverted-condition': ({ ill, hits, falseAlarms }: FactsOf<'test'>, value: Quotient) =>
      `${share(value)} is how often the alarm goes off where there is a reason: ${count(hits)} of ${count(ill)}. Asked was the other way round: how often there is a reason among the ${count(hits + falseAlarms)} alarms.`,
    'forgotten-base-rate': ({ size, ill, hits, falseAlarms }: FactsOf<'test'>, value: Quotient) =>
      `${rate(hits, ill)} against ${rate(falseAlarms, size - ill)} would make ${percent(value)} if both groups were equally large. They are not: ${count(ill)} against ${count(size - ill)}. That is the base rate.`,
    'complement-of-false-alarm': ({ size, ill, falseAlarms }: FactsOf<'test'>, value: Quotient) =>
      `${share(value)} is the share of the other ${count(size - ill)} who set off no alarm, 1 − ${rate(falseAlarms, size - ill)}. It says nothing of those who did.`,
    'joint-for-conditional': ({ size, hits, falseAlarms }: FactsOf<'test'>, value: Quotient) =>
      `${share(value)} divides the ${count(hits)} hits by all ${count(size)}. The alarm has gone off, so only the ${count(hits + falseAlarms)} alarms count.`,
  },
  mixture: {
    'mean-of-rates': ({ groups: [one, other] }: FactsOf<'mixture'>, value: Quotient) =>
      `${percent(value)} is the plain mean of ${rate(one.count, one.size)} and ${rate(other.count, other.size)}. The groups have ${count(one.size)} and ${count(other.size)}, so the larger one counts for more.`,
    'one-group-only': ({ groups: [one, other] }: FactsOf<'mixture'>, value: Quotient) =>
      `${share(value)} is the rate of the first group alone. The ${count(other.size)} of the second may be drawn as well; both are ${count(one.size + other.size)}.`,
    'multiplied-dependent': ({ groups: [one, other] }: FactsOf<'mixture'>, value: Quotient) =>
      `${rate(one.count, one.size)} · ${rate(other.count, other.size)} = ${percent(value)} would be the chance of one success in each group. Only one is drawn.`,
  },
  'two-draws': {
    'product-of-averages': ({ balls, red: [one, other] }: FactsOf<'two-draws'>, value: Quotient) =>
      `On average ${lowest({ top: BigInt(one + other), bottom: 2n * BigInt(balls) })} of the balls are red, and its square is ${brief(value)}. But both balls come from the same bag: the mean of the squares counts, and it is larger than the square of the mean.`,
    'only-once': (_facts: FactsOf<'two-draws'>, value: Quotient) =>
      `${share(value)} is the chance that one ball is red. Both have to be.`,
    'one-of-each': (_facts: FactsOf<'two-draws'>, value: Quotient) =>
      `${share(value)} is the chance of one red ball and one that is not red, in either order.`,
  },
  'two-words': {
    'conditional-for-joint': ({ first }: FactsOf<'two-words'>, value: Quotient) =>
      `${percent(value)} is the chance of the second word once “${first}” stands there. That “${first}” comes first is not certain.`,
    'multiplied-dependent': ({ first, second, perMille: shares }: FactsOf<'two-words'>, value: Quotient) =>
      `${percent(value)} multiplies with how likely “${second}” is without “${first}”, ${perMille(shares.secondAlone)}. After “${first}” it is ${perMille(shares.secondAfterFirst)}.`,
    added: ({ first, second }: FactsOf<'two-words'>, value: Quotient) =>
      `${percent(value)} adds the two. “${first}” and then “${second}” must both happen, one after the other, so they are multiplied; a sum is for either of two.`,
  },
  'which-text': {
    'forgotten-base-rate': ({ slips, perMille: [here, there] }: FactsOf<'which-text'>, value: Quotient) =>
      `${rate(here, 1000)} against ${rate(there, 1000)} would make ${percent(value)} if both texts were equally frequent. They are not: ${count(slips[0])} against ${count(slips[1])} slips. That is the base rate.`,
    'inverted-condition': ({ word }: FactsOf<'which-text'>, value: Quotient) =>
      `${percent(value)} is P(“${word}” | first text): how likely the word is once the text is known. Asked was the other way round.`,
    'condition-ignored': ({ word }: FactsOf<'which-text'>, value: Quotient) =>
      `${share(value)} is the share of slips with the first text, as if nothing had been written. “${word}” has been, and it is likelier after one text than after the other.`,
    'joint-for-conditional': (
      { word, slips, perMille: [here, there] }: FactsOf<'which-text'>,
      value: Quotient,
    ) =>
      `${percent(value)} is the chance of the first text and “${word}” together, out of all draws. “${word}” has come, so only the ${count(slips[0] * here + slips[1] * there)} draws with it count.`,
  },
};
