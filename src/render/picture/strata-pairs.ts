import type { ProbAnswer, Side } from '../../jobs/prob.js';
import { fraction, toJson } from '../../probability/fraction.js';
import { countText, percentPart } from '../numbers.js';
import { ALT_LIMIT, clip } from './alt-text.js';
import { COLOURS, eventLook } from './theme.js';

/** Members of one group, and how many of them are in the event. */
export interface Rate {
  readonly hits: number;
  readonly of: number;
  /** Null for a group of nobody. */
  readonly value: number | null;
}

/** The two groups of a comparison, all together or within one stratum; without a condition there is one group. */
export interface RatePair {
  readonly label: string;
  readonly left: Rate;
  readonly right: Rate | null;
}

export interface StrataPairs {
  readonly attribute: string;
  readonly overall: RatePair;
  readonly strata: readonly RatePair[];
  /** What the groups are called, and their colours. */
  readonly groups: readonly { readonly name: string; readonly colour: string }[];
}

/** The answer taken apart by the values of an attribute. */
export function strataPairs(
  answer: ProbAnswer,
  { attribute, strata }: NonNullable<ProbAnswer['by']>,
): StrataPairs {
  const [some] = strata;
  const right = some?.right ?? null;
  const pairs = strata.map(
    ({ label, left, right: other }): RatePair => ({
      label,
      left: rateOf(left),
      right: other === null ? null : rateOf(other),
    }),
  );
  return {
    attribute,
    strata: pairs,
    overall: {
      label: 'all together',
      left: sumOf(pairs.map(({ left }) => left)),
      right:
        right === null ? null : sumOf(pairs.flatMap((pair) => (pair.right === null ? [] : [pair.right]))),
    },
    groups: [some?.left, right].flatMap((side, index) =>
      side === null || side === undefined ? [] : [groupOf(side, answer, index)],
    ),
  };
}

/** Strata are disjoint and together everyone, so their counts add up. */
function sumOf(rates: readonly Rate[]): Rate {
  const hits = rates.reduce((sum, rate) => sum + rate.hits, 0);
  const of = rates.reduce((sum, rate) => sum + rate.of, 0);
  return { hits, of, value: of === 0 ? null : hits / of };
}

function rateOf({ counts: { joint, condition } }: Side): Rate {
  return { hits: joint, of: condition, value: condition === 0 ? null : joint / condition };
}

/** A group that is one of the question's sets has its colour in all pictures. */
function groupOf({ given }: Side, { attributes }: ProbAnswer, index: number) {
  if (given === null) return { name: 'everyone', colour: COLOURS.highlight };
  const at = attributes.findIndex(({ name }) => name === given);
  return { name: given, colour: at >= 0 ? eventLook(at).colour : eventLook(index === 0 ? 1 : 3).colour };
}

/** Which group has the higher rate; null where they are equal or one is nobody. */
export function ahead({ left, right }: RatePair): 'left' | 'right' | null {
  if (right === null || left.value === null || right.value === null) return null;
  // Exact: the cross products of counts are whole numbers.
  const difference = left.hits * right.of - right.hits * left.of;
  return difference === 0 ? null : difference > 0 ? 'left' : 'right';
}

/** What the parts say beside the whole, as one sentence. */
export function strataReading({ overall, strata, groups, attribute }: StrataPairs): string {
  const compared = strata.filter((pair) => ahead(pair) !== null);
  const whole = ahead(overall);
  const [left, right] = groups;
  if (left === undefined || right === undefined) return `The rate within each part of ${attribute}`;
  if (whole === null) return 'All together neither group is ahead';
  const [leader, other] = whole === 'left' ? [left, right] : [right, left];
  const against = compared.filter((pair) => ahead(pair) !== whole).length;
  const opening = `All together “${leader.name}” is ahead`;
  if (compared.length === 0) return opening;
  if (against === 0) return `${opening}, and in every part of ${attribute} too`;
  if (against === compared.length) return `${opening}, but in every part of ${attribute} “${other.name}” is`;
  return `${opening}, but in ${against} of ${compared.length} parts “${other.name}” is`;
}

/** "1,198 of 2,691 = 44.5 % against 557 of 1,835 = 30.4 %" */
export function ratesText({ left, right }: Pick<RatePair, 'left' | 'right'>): string {
  const text = ({ hits, of, value }: Rate) =>
    value === null
      ? 'no value'
      : `${countText(hits)} of ${countText(of)} ${percentPart(toJson(fraction(hits, of)))}`;
  return right === null ? text(left) : `${text(left)} against ${text(right)}`;
}

/** Each pair of rates as text. */
export function strataAlt(question: string, pairs: StrataPairs): string {
  const { groups, overall, strata } = pairs;
  const rows = [overall, ...strata].map((pair) => `${clip(pair.label, 40)}: ${ratesText(pair)}`);
  const names = groups.map(({ name }) => clip(name, 60)).join(' against ');
  return clip(
    `${clip(question, 200)}. ${clip(strataReading(pairs), 250)}. ${names}. ${rows.join('; ')}.`,
    ALT_LIMIT,
  );
}
