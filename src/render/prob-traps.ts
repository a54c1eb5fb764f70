/** What the data would lead people to believe, each with its numbers. */
import type { ProbAnswer, SetTrap } from '../jobs/prob.js';
import type { Block, Inline } from './card.js';
import { memberWords } from './noun.js';
import { countText, fractionPercent, percent } from './numbers.js';
import { heading, paragraph } from './prob-blocks.js';
import { quote } from './prob-sentences.js';

type ThirdAttribute = Extract<SetTrap, { adjusted: unknown }>;

export function trapBlocks(answer: ProbAnswer): readonly Block[] {
  const { traps = [] } = answer;
  if (traps.length === 0) return [];
  return [heading('Look twice'), ...traps.map((trap) => paragraph(...told(trap, answer)))];
}

function told(trap: SetTrap, answer: ProbAnswer): readonly Inline[] {
  const { who, many } = memberWords(answer.population.noun);
  const { event, condition } = answer.reading;
  const those = `those ${who} ${condition}`;
  switch (trap.type) {
    case 'reversed':
      return reversed(trap);
    case 'explained':
      return explained(trap);
    case 'base-rate':
      return [
        { strong: 'The base rate decides. ' },
        `Of the ${many} ${who} ${event}, ${fractionPercent(trap.hit)} ${condition}; yet of ${those} only ${fractionPercent(trap.posterior)} ${event}, because that is true of only ${fractionPercent(trap.prior)} of all.`,
      ];
    case 'inverse':
      return [
        { strong: 'Mind the direction. ' },
        `Of ${those}, ${fractionPercent(trap.probability)} ${event}; of those ${who} ${event}, ${fractionPercent(trap.reverse)} ${condition}. The one is no answer to the other.`,
      ];
  }
}

function reversed(trap: ThirdAttribute): readonly Inline[] {
  const { withCondition: left, withoutCondition: right, strata } = trap;
  const overall = gap(left, right);
  const compared = strata.filter((stratum) => gap(stratum.left, stratum.right) !== null);
  const turned = compared.filter((stratum) => (gap(stratum.left, stratum.right) ?? 0) * (overall ?? 0) < 0);
  const isLess = overall !== null && overall < 0;
  return [
    { strong: `${quote(trap.attribute)} turns it round. ` },
    `Overall ${quote(left.event)} is ${isLess ? 'less' : 'more'} likely given ${quote(left.given ?? 'everyone')} than given ${quote(right.given ?? 'everyone')}: ${sides(left, right)}. `,
    `Looked at by ${quote(trap.attribute)}, it is ${isLess ? 'more' : 'less'} likely in ${ofAll(turned, compared)}; with ${quote(trap.attribute)} spread alike over both, ${adjusted(trap)} (Simpson’s paradox).`,
  ];
}

function explained(trap: ThirdAttribute): readonly Inline[] {
  const { withCondition: left, withoutCondition: right } = trap;
  return [
    { strong: `${quote(trap.attribute)} explains it. ` },
    `Overall ${quote(left.event)} is at ${sides(left, right)}, given ${quote(left.given ?? 'everyone')} and given ${quote(right.given ?? 'everyone')}. `,
    `Looked at by ${quote(trap.attribute)}, no part shows more of a gap than chance would; with ${quote(trap.attribute)} spread alike over both, ${adjusted(trap)}.`,
  ];
}

type Side = ThirdAttribute['withCondition'];

/** Null where one of them has no members. */
function gap({ probability: left }: Side, right: Side | null): number | null {
  const other = right?.probability ?? null;
  return left === null || other === null ? null : left.value - other.value;
}

function sides(left: Side, right: Side): string {
  return [left, right]
    .map(
      ({ counts, probability }) =>
        `${countText(counts.joint)} of ${countText(counts.condition)}${probability === null ? '' : ` (${fractionPercent(probability)})`}`,
    )
    .join(' against ');
}

function adjusted({ adjusted: { withCondition, withoutCondition } }: ThirdAttribute): string {
  return `it would be ${percent(withCondition.value)} against ${percent(withoutCondition.value)}`;
}

type Labelled = readonly { readonly label: string }[];

/** "both “female” and “not female”", "4 of 6 parts" */
function ofAll(turned: Labelled, compared: Labelled): string {
  if (turned.length < compared.length) return `${turned.length} of ${compared.length} parts`;
  const labels = compared.map(({ label }) => quote(label));
  return labels.length === 2 ? `both ${labels.join(' and ')}` : `all ${labels.length} parts`;
}
