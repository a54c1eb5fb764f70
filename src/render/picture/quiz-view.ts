/** The numbers of a quiz question as sets: what is divided is highlighted within what it is divided by. */

import type { Locale } from '../../jobs/locale.js';
import type { SetViewName } from '../../jobs/prob.js';
import { QUIZ_MESSAGES, type QuizMessages } from '../../messages/quiz/index.js';
import { askText, shortText, stepTexts } from '../../messages/quiz/wording.js';
import { setWordsOf } from '../../messages/set-words.js';
import { type QuizFacts, type QuizQuestion, type Quotient, SLIPS } from '../../quiz/question.js';
import { ALT_LIMIT, clip } from './alt-text.js';
import type { SetRegion, SetView } from './set-view.js';

/** Members, in the order in which pictures of two sets list them: only the one, only the other, both, neither. */
type Four = readonly [number, number, number, number];

interface Shape {
  readonly sets: readonly [string, string];
  /** What is not the first of them is called, where it has a name of its own. */
  readonly complement?: string;
  readonly weights: Four;
  readonly everyone: string;
  readonly counted: string;
  readonly picture: SetViewName;
  readonly parts: Partial<Pick<SetView, 'cut' | 'splitFirst'>>;
  /** By [in the one, in the other]. */
  inEvent(one: boolean, other: boolean): boolean;
  inCondition(one: boolean, other: boolean): boolean;
  readonly event: string;
  readonly given: string | null;
}

const PLACES = [
  [true, false],
  [false, true],
  [true, true],
  [false, false],
] as const;

/** Probabilities of words are no members of a set: `word-chain.ts` draws their product. */
type DrawnFacts = Exclude<QuizFacts, { kind: 'two-words' }>;

/** Undefined for a question that is not about members. */
export function viewOfQuiz(
  { facts, options, right }: QuizQuestion,
  locale: Locale,
): { readonly view: SetView; readonly picture: SetViewName } | undefined {
  const texts = QUIZ_MESSAGES[locale];
  if (facts.kind === 'two-words') return undefined;
  const value: Quotient = options[right]?.quotient ?? { top: 0n, bottom: 1n };
  const shape = shapeOf(facts, texts);
  const { sets, everyone, event, given, picture } = shape;
  const regions = regionsOf(shape.weights, shape.inEvent, shape.inCondition);
  const total = shape.weights.reduce((sum, weight) => sum + weight, 0);
  const solution = stepTexts(texts, facts).at(-1) ?? '';
  const result = texts.numbers.share(value);
  return {
    picture,
    view: {
      title: shortText(texts, facts),
      sampleSpace: shape.counted,
      reading: texts.pictureReading(value),
      result,
      hasResult: true,
      event,
      given,
      sets: sets.map((name, index) =>
        index === 0 && shape.complement !== undefined ? { name, complement: shape.complement } : { name },
      ),
      regions,
      total,
      everyone,
      isCount: true,
      amount: texts.numbers.count,
      words: setWordsOf(locale),
      share: (part, whole) => texts.numbers.share({ top: BigInt(part), bottom: BigInt(whole) }),
      ...shape.parts,
      alt: clip(`${askText(texts, facts)} ${texts.right(value)} ${solution}`, ALT_LIMIT),
    },
  };
}

function regionsOf(
  weights: Four,
  inEvent: Shape['inEvent'],
  inCondition: Shape['inCondition'],
): readonly SetRegion[] {
  return PLACES.map(([one, other], index) => ({
    membership: [one, other],
    weight: weights[index] ?? 0,
    inEvent: inEvent(one, other),
    inCondition: inCondition(one, other),
  }));
}

const first = (one: boolean): boolean => one;
const second = (_one: boolean, other: boolean): boolean => other;
const always = (): boolean => true;

/** Above so many, one mark for each is too small to be seen. */
const MOST_ICONS = 60;

function shapeOf(facts: DrawnFacts, texts: QuizMessages): Shape {
  switch (facts.kind) {
    case 'conditional':
    case 'not-given':
    case 'both':
    case 'either':
      return pairShape(facts, texts);
    case 'test': {
      const { size, ill, hits, falseAlarms } = facts;
      const [condition, alarm] = texts.events.test(facts);
      return {
        sets: [condition, alarm],
        weights: [ill - hits, falseAlarms, hits, size - ill - falseAlarms],
        everyone: texts.everyone.test(facts),
        counted: texts.onlyCounted(hits + falseAlarms, size),
        picture: 'tree',
        parts: { splitFirst: 'event' },
        inEvent: first,
        inCondition: second,
        event: condition,
        given: alarm,
      };
    }
    case 'which-text': {
      const { slips, perMille } = facts;
      const [some, others] = [slips[0] * perMille[0], slips[1] * perMille[1]];
      const [text, word] = texts.events['which-text'](facts);
      return {
        sets: [text, word],
        weights: [1000 * slips[0] - some, others, some, 1000 * slips[1] - others],
        everyone: texts.everyone['which-text'](),
        counted: texts.onlyCounted(some + others, 1000 * SLIPS),
        picture: 'tree',
        parts: { splitFirst: 'event' },
        inEvent: first,
        inCondition: second,
        event: text,
        given: word,
      };
    }
    case 'mixture': {
      const [one, other] = facts.groups;
      return ofAll(texts, texts.events.mixture(facts), texts.everyone.mixture(facts), [
        one.size - one.count,
        other.count,
        one.count,
        other.size - other.count,
      ]);
    }
    case 'two-draws': {
      const { balls, red } = facts;
      const ways = balls * balls;
      const [one, other] = [red[0] ** 2, red[1] ** 2];
      return ofAll(texts, texts.events['two-draws'](), texts.everyone['two-draws'](facts), [
        ways - one,
        other,
        one,
        ways - other,
      ]);
    }
  }
}

/** The rate of both groups together: the event counts on both sides. */
function ofAll(
  texts: QuizMessages,
  [group, event, complement]: readonly [string, string, string],
  everyone: string,
  weights: Four,
): Shape {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    sets: [group, event],
    complement,
    weights,
    everyone,
    counted: texts.allCounted,
    picture: 'square',
    parts: {
      cut: {
        event,
        given: group,
        regions: regionsOf(weights, second, first),
        total,
        isOfAll: true,
        countsEvent: true,
      },
    },
    inEvent: second,
    inCondition: always,
    event,
    given: null,
  };
}

type PairFacts = Extract<QuizFacts, { kind: 'conditional' | 'both' | 'either' | 'not-given' }>;

function pairShape({ kind, a, b, counts }: PairFacts, texts: QuizMessages): Shape {
  const { everyone, a: inA, b: inB, both } = counts;
  const weights: Four = [inA - both, inB - both, both, everyone - inA - inB + both];
  const common = {
    sets: [a, b] as const,
    weights,
    everyone: texts.everyone.pair(everyone),
  };
  const isSmall = everyone <= MOST_ICONS;
  switch (kind) {
    case 'conditional':
      return {
        ...common,
        counted: texts.onlyCounted(inB, everyone),
        picture: isSmall ? 'icons' : 'square',
        parts: {},
        inEvent: first,
        inCondition: second,
        event: a,
        given: b,
      };
    case 'not-given':
      return {
        ...common,
        counted: texts.onlyCounted(inB, everyone),
        picture: 'table',
        parts: {},
        inEvent: (one) => !one,
        inCondition: second,
        event: `not ${a}`,
        given: b,
      };
    case 'both':
      return {
        ...common,
        counted: texts.allCounted,
        picture: 'table',
        parts: {
          cut: {
            event: a,
            given: b,
            regions: regionsOf(weights, first, second),
            total: everyone,
            isOfAll: true,
          },
        },
        inEvent: (one, other) => one && other,
        inCondition: always,
        event: `${a} and ${b}`,
        given: null,
      };
    case 'either':
      return {
        ...common,
        counted: texts.allCounted,
        picture: isSmall ? 'icons' : 'venn',
        parts: {},
        inEvent: (one, other) => one || other,
        inCondition: always,
        event: `${a} or ${b}`,
        given: null,
      };
  }
}
