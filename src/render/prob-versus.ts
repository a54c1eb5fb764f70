/** P(A | B) beside P(C | D). */
import type { FractionJson, ProbAnswer } from '../jobs/prob.js';
import type { Block } from './card.js';
import { memberWords } from './noun.js';
import { fractionPercent, ratioText } from './numbers.js';
import { headline, paragraph } from './prob-blocks.js';
import { countOfCondition, countOfEveryone, pointsText, quote } from './prob-sentences.js';
import { shareTable } from './prob-table.js';

type Comparison = NonNullable<ProbAnswer['comparison']>;
interface Sides {
  readonly left: Side;
  readonly right: Side;
}
interface Side extends Pick<ProbAnswer, 'event' | 'given' | 'counts' | 'probability' | 'reading'> {
  readonly name: string;
}

export function versusBlocks(answer: ProbAnswer): readonly Block[] {
  const { other, comparison } = answer;
  if (other === undefined) return [];
  const sides: Sides = { left: named(answer), right: named(other) };
  const { left, right } = sides;
  const isOfOne = left.event === right.event;
  return [
    headline(comparison === undefined ? noComparison(sides) : larger(sides, comparison)),
    ...shareTable(
      [
        { ...rowOf(left, isOfOne), short: 'left' },
        { ...rowOf(right, isOfOne), short: 'right' },
      ],
      `Left: ${left.name}. Right: ${right.name}.`,
    ),
    paragraph(`${readingOf(left, answer)}. ${readingOf(right, answer)}.`),
    ...(comparison === undefined ? [] : [paragraph(apart(comparison))]),
    ...otherSideNote(answer),
  ];
}

/** One side alone is drawn in all pictures but one. */
function otherSideNote({ view, by, simulation }: ProbAnswer): readonly Block[] {
  if (simulation === undefined && (by !== undefined || view === 'sides')) return [];
  const what = simulation === undefined ? 'The picture shows' : 'The draws are of';
  return [
    paragraph({
      quiet: `${what} the left side. “Swap the sides” shows the other one, “Side by side” in the menu both.`,
    }),
  ];
}

/** What a picture of both sides says below them. */
export function versusWords(
  answer: ProbAnswer,
  other: NonNullable<ProbAnswer['other']>,
): {
  readonly sentence: string;
  /** Each side with its name. */
  readonly counted: readonly string[];
  /** "14.2 percentage points"; empty where a side has no value. */
  readonly difference: string;
  /** "the left is about 0.68 times the right"; empty where it has no value, or none is larger. */
  readonly ratio: string;
} {
  const { comparison } = answer;
  const sides: Sides = { left: named(answer), right: named(other) };
  const counted = [sides.left, sides.right].map((side) => `${side.name}: ${readingOf(side, answer)}`);
  if (comparison === undefined) {
    return { sentence: noComparison(sides), counted, difference: '', ratio: '' };
  }
  const { larger: which, difference, ratio } = comparison;
  return {
    sentence: larger(sides, comparison),
    counted,
    difference: which === 'neither' ? 'no difference' : pointsText(difference),
    ratio: which === 'neither' || ratio === null ? '' : `the left is ${ratioText(ratio)} times the right`,
  };
}

function named(side: Omit<Side, 'name'>): Side {
  const { event, given } = side;
  return { ...side, name: given === null ? `P(${event})` : `P(${event} | ${given})` };
}

/** Of one event the conditions alone tell the rows apart. */
function rowOf({ name, given, counts }: Side, isOfOne: boolean) {
  return { name: isOfOne ? (given ?? 'everyone') : name, count: counts.joint, of: counts.condition };
}

/** Of one event, by its conditions; of two, by the whole sides. */
function larger({ left, right }: Sides, { larger: which }: Comparison): string {
  const isOfOne = left.event === right.event;
  if (which === 'neither') {
    return isOfOne
      ? `${quote(left.event)} is as likely ${underOf(left)} as ${underOf(right)}: ${shown(left)}`
      : `Both are ${shown(left)}`;
  }
  const [more, less] = which === 'left' ? [left, right] : [right, left];
  return isOfOne
    ? `${quote(more.event)} is likelier ${underOf(more)} than ${underOf(less)}: ${shown(more)} against ${shown(less)}`
    : `${more.name} is larger: ${shown(more)} against ${shown(less)}`;
}

const underOf = ({ given }: Side) => (given === null ? 'overall' : `given ${quote(given)}`);
const shown = ({ probability }: { readonly probability: FractionJson | null }) =>
  probability === null ? 'no value' : fractionPercent(probability);

function noComparison({ left, right }: Sides): string {
  const empty = [left, right].filter(({ probability }) => probability === null);
  return empty.length === 2
    ? 'Neither side has a value, so there is nothing to compare'
    : `${empty[0]?.name ?? left.name} has no value, so there is nothing to compare`;
}

function readingOf({ counts, reading, given, probability, name }: Side, { population }: ProbAnswer): string {
  const words = memberWords(population.noun);
  if (probability === null) return `The condition of ${name} holds for ${words.none}: it would be 0 ÷ 0`;
  return given === null || reading.condition === null
    ? countOfEveryone(counts.joint, counts.population, reading.event, words)
    : countOfCondition(
        counts.joint,
        counts.condition,
        { event: reading.event, condition: reading.condition },
        words,
      );
}

function apart({ larger: which, difference, ratio }: Comparison): string {
  if (which === 'neither') return 'Exactly the same: there is no difference between the two.';
  const times = ratio === null ? '' : ` The left is ${ratioText(ratio)} times the right.`;
  return `The two are ${pointsText(difference)} apart.${times}`;
}
