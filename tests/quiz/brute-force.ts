/** What each option should be, by listing everybody and counting: shares no code with the formulas that it is held against. */
import type { Population } from '../../src/jobs/population.js';
import { type Fraction, fraction, multiply } from '../../src/probability/fraction.js';
import type { Mistake, QuizFacts } from '../../src/quiz/question.js';

type Test<T> = (one: T) => boolean;

/** Undefined where nobody is left to count among. */
function share<T>(all: readonly T[], event: Test<T>, given: Test<T> = () => true): Fraction | undefined {
  const left = all.filter(given);
  return left.length === 0 ? undefined : fraction(left.filter(event).length, left.length);
}

const not =
  <T>(test: Test<T>): Test<T> =>
  (one) =>
    !test(one);

interface Member {
  readonly has: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, number | string>;
}

const listed = new WeakMap<Population, Member[]>();

function membersOf(population: Population): Member[] {
  const known = listed.get(population);
  if (known !== undefined) return known;
  const members = population.groups.flatMap(({ has, values, count }) =>
    Array.from({ length: count }, () => ({ has: new Set(has), values: new Map(values) })),
  );
  listed.set(population, members);
  return members;
}

/** Reads the few forms that a quiz prints: a name, `name = value`, `name >= number`. */
function eventTest(printed: string): Test<Member> {
  const bare = (text: string) => (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);
  const comparison = /^(.+) (=|>=) (.+)$/.exec(printed);
  if (comparison === null) return ({ has }) => has.has(bare(printed));
  const [, name = '', sign, text = ''] = comparison;
  return ({ values }) => {
    const value = values.get(bare(name));
    return sign === '=' ? value === bare(text) : typeof value === 'number' && value >= Number(text);
  };
}

/** Of the right answer (null) or a mistake. Throws for a mistake that this kind of question cannot have. */
export function bruteForce(
  facts: QuizFacts,
  mistake: Mistake | null,
  populations: readonly Population[],
): Fraction | undefined {
  const unknown = () => new Error(`no ${mistake} in ${facts.kind}`);
  switch (facts.kind) {
    case 'conditional':
    case 'both':
    case 'either':
    case 'not-given': {
      const population = populations.find(({ name }) => name === facts.population);
      if (population === undefined) throw new Error(`no population ${facts.population}`);
      const all = membersOf(population);
      const a = eventTest(facts.a);
      const b = eventTest(facts.b);
      const both: Test<Member> = (one) => a(one) && b(one);
      const either: Test<Member> = (one) => a(one) || b(one);
      const product = () => multiply(share(all, a) ?? fraction(0), share(all, b) ?? fraction(0));
      switch (facts.kind) {
        case 'conditional':
          if (mistake === null) return share(all, a, b);
          if (mistake === 'inverted-condition') return share(all, b, a);
          if (mistake === 'joint-for-conditional') return share(all, both);
          if (mistake === 'condition-ignored') return share(all, a);
          if (mistake === 'multiplied-dependent') return product();
          throw unknown();
        case 'both':
          if (mistake === null) return share(all, both);
          if (mistake === 'multiplied-dependent') return product();
          if (mistake === 'conditional-for-joint') return share(all, a, b);
          if (mistake === 'either-for-both') return share(all, either);
          throw unknown();
        case 'either':
          if (mistake === null) return share(all, either);
          if (mistake === 'overlap-twice')
            return fraction(all.filter(a).length + all.filter(b).length, all.length);
          if (mistake === 'exclusive-or') return share(all, (one) => a(one) !== b(one));
          if (mistake === 'both-for-either') return share(all, both);
          throw unknown();
        case 'not-given':
          if (mistake === null) return share(all, not(a), b);
          if (mistake === 'negated-the-condition') return share(all, a, not(b));
          if (mistake === 'condition-ignored') return share(all, not(a));
          if (mistake === 'joint-for-conditional') return share(all, (one) => !a(one) && b(one));
          if (mistake === 'inverted-condition') return share(all, b, not(a));
          throw unknown();
      }
      break;
    }
    case 'test': {
      const people = Array.from({ length: facts.size }, (_, n) => {
        const isIll = n < facts.ill;
        const isPositive = isIll ? n < facts.hits : n - facts.ill < facts.falseAlarms;
        return { isIll, isPositive };
      });
      const ill: Test<(typeof people)[number]> = ({ isIll }) => isIll;
      const positive: Test<(typeof people)[number]> = ({ isPositive }) => isPositive;
      if (mistake === null) return share(people, ill, positive);
      if (mistake === 'inverted-condition') return share(people, positive, ill);
      if (mistake === 'joint-for-conditional') return share(people, (one) => ill(one) && positive(one));
      if (mistake === 'complement-of-false-alarm') return share(people, not(positive), not(ill));
      if (mistake === 'forgotten-base-rate') {
        // Each of the ill stands for as many as there are well people, and the other way round: so both groups are of one size.
        const sick = people.filter(ill);
        const well = people.filter(not(ill));
        const sickPositive = sick.filter(positive).length * well.length;
        return fraction(sickPositive, sickPositive + well.filter(positive).length * sick.length);
      }
      throw unknown();
    }
    case 'mixture': {
      const [one, other] = facts.groups.map(({ size, count }) =>
        Array.from({ length: size }, (_, n) => n < count),
      );
      if (one === undefined || other === undefined) throw unknown();
      const isTrue: Test<boolean> = (value) => value;
      const pairs = () => one.flatMap((first) => other.map((second) => [first, second] as const));
      if (mistake === null) return share([...one, ...other], isTrue);
      if (mistake === 'one-group-only') return share(one, isTrue);
      if (mistake === 'mean-of-rates') return share(pairs().flat(), isTrue);
      if (mistake === 'multiplied-dependent') return share(pairs(), ([first, second]) => first && second);
      throw unknown();
    }
    case 'two-draws': {
      const bags = facts.red.map((red) => Array.from({ length: facts.balls }, (_, n) => n < red));
      const draws = bags.flatMap((bag) =>
        bag.flatMap((first) => bag.map((second) => [first, second] as const)),
      );
      if (mistake === null) return share(draws, ([first, second]) => first && second);
      if (mistake === 'only-once') return share(draws, ([first]) => first);
      if (mistake === 'one-of-each') return share(draws, ([first, second]) => first !== second);
      if (mistake === 'product-of-averages') {
        const poured = bags.flat();
        return share(
          poured.flatMap((first) => poured.map((second) => [first, second] as const)),
          ([first, second]) => first && second,
        );
      }
      throw unknown();
    }
    case 'two-words': {
      const { first, secondAfterFirst, secondAlone } = facts.perMille;
      const thousand = Array.from({ length: 1000 }, (_, n) => n);
      if (mistake === null) return fraction(countPairs(first, secondAfterFirst), 1_000_000);
      if (mistake === 'multiplied-dependent') return fraction(countPairs(first, secondAlone), 1_000_000);
      if (mistake === 'conditional-for-joint') return share(thousand, (n) => n < secondAfterFirst);
      if (mistake === 'added') return fraction(first + secondAfterFirst, 1000);
      throw unknown();
    }
    case 'which-text': {
      const drawn = countDraws(facts.slips, facts.perMille);
      if (mistake === null) return fraction(drawn.both, drawn.says);
      if (mistake === 'inverted-condition') return fraction(drawn.both, drawn.first);
      if (mistake === 'condition-ignored') return fraction(drawn.first, drawn.all);
      if (mistake === 'joint-for-conditional') return fraction(drawn.both, drawn.all);
      if (mistake === 'forgotten-base-rate') {
        // As many slips with the one text as with the other.
        const even = countDraws([1, 1], facts.perMille);
        return fraction(even.both, even.says);
      }
      throw unknown();
    }
  }
}

/** Each slip as often as any other, and behind it each thousandth of what the model may say. */
function countDraws(slips: readonly [number, number], perMille: readonly [number, number]) {
  const drawn = { all: 0, first: 0, says: 0, both: 0 };
  for (const text of [0, 1] as const) {
    for (let slip = 0; slip < slips[text]; slip++) {
      for (let n = 0; n < 1000; n++) {
        const says = n < perMille[text];
        drawn.all++;
        if (text === 0) drawn.first++;
        if (says) drawn.says++;
        if (says && text === 0) drawn.both++;
      }
    }
  }
  return drawn;
}

const pairsCounted = new Map<string, number>();

/** Of a million pairs of thousandths, those of which both lie below; each once, for it takes a while. */
function countPairs(first: number, second: number): number {
  const key = `${first} ${second}`;
  const known = pairsCounted.get(key);
  if (known !== undefined) return known;
  let pairs = 0;
  for (let one = 0; one < 1000; one++)
    for (let two = 0; two < 1000; two++) if (one < first && two < second) pairs++;
  pairsCounted.set(key, pairs);
  return pairs;
}
