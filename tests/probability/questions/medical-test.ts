/** 1,000 women at a screening, in natural frequencies (G. Gigerenzer and others, 2007). */
import { asks, compares, decides, type WorkedPopulation } from './worked.js';

interface Woman {
  readonly isIll: boolean;
  readonly isPositive: boolean;
}

/** 10 are ill, 9 of them test positive; of the other 990, 89 do. */
const MEMBERS = Array.from({ length: 1000 }, (_, index): Woman => {
  const isIll = index < 10;
  return { isIll, isPositive: isIll ? index < 9 : index < 10 + 89 };
});
const ill = (one: Woman) => one.isIll;
const well = (one: Woman) => !one.isIll;
const positive = (one: Woman) => one.isPositive;
const negative = (one: Woman) => !one.isPositive;

export const medicalTest: WorkedPopulation<Woman> = {
  name: 'medical test',
  members: MEMBERS,
  questions: [
    asks('ill', 'P(ill)', [10, 1000, 10], '1/100', ill),
    asks('positive', 'P(positive)', [98, 1000, 98], '49/500', positive),
    asks('ill given positive', 'P(ill | positive)', [9, 98, 10], '9/98', ill, positive),
    asks('positive given ill', 'P(positive | ill)', [9, 10, 98], '9/10', positive, ill),
    asks('positive given not ill', 'P(positive | not ill)', [89, 990, 98], '89/990', positive, well),
    asks('ill given test negative', 'P(ill | not positive)', [1, 902, 10], '1/902', ill, negative),
    asks(
      'What is the chance that a woman who tests positive is ill?',
      'P(ill | positive)',
      [9, 98, 10],
      '9/98',
      ill,
      positive,
    ),
    asks(
      'if a woman is ill, how likely is it that she tests positive?',
      'P(positive | ill)',
      [9, 10, 98],
      '9/10',
      positive,
      ill,
    ),
    asks('how many women test positive', 'how many positive', [98, 1000, 98], '49/500', positive),
    asks(
      'of the women who test positive, how many are ill',
      'how many ill given positive',
      [9, 98, 10],
      '9/98',
      ill,
      positive,
    ),
    asks(
      'ill and positive',
      'P(ill and positive)',
      [9, 1000, 9],
      '9/1000',
      (one) => ill(one) && positive(one),
    ),
    asks(
      "P(ill' ∩ positive')",
      'P(not ill and not positive)',
      [901, 1000, 901],
      '901/1000',
      (one) => well(one) && negative(one),
    ),
    asks(
      'ill ∪ positive',
      'P(ill or positive)',
      [99, 1000, 99],
      '99/1000',
      (one) => ill(one) || positive(one),
    ),
    asks(
      'P(ill | ill △ positive)',
      'P(ill | ill xor positive)',
      [1, 90, 10],
      '1/90',
      ill,
      (one) => ill(one) !== positive(one),
    ),
    compares(
      'P(ill | positive) vs P(positive | ill)',
      'P(ill | positive) vs P(positive | ill)',
      [[9, 98, 10], '9/98', ill, positive],
      [[9, 10, 98], '9/10', positive, ill],
    ),
    compares(
      'ill given positive vs given not positive',
      'P(ill | positive) vs P(ill | not positive)',
      [[9, 98, 10], '9/98', ill, positive],
      [[1, 902, 10], '1/902', ill, negative],
    ),
    decides(
      'is ill independent of positive',
      'is ill independent of positive',
      false,
      [9, 98, 10],
      '9/98',
      ill,
      positive,
    ),
    decides('is ill inside positive', 'is ill inside positive', false, [9, 98, 10], '9/98', ill, positive),
    decides(
      'are ill and not positive exclusive',
      'are ill and not positive exclusive',
      false,
      [1, 902, 10],
      '1/902',
      ill,
      negative,
    ),
  ],
};
