/** How A and B stand to each other: independent, one inside the other, or exclusive. */
import type { FractionJson, ProbAnswer } from '../jobs/prob.js';
import type { Block } from './card.js';
import { type MemberWords, memberWords } from './noun.js';
import { countText, decimalText } from './numbers.js';
import { headline, paragraph } from './prob-blocks.js';
import { quote, sentenceCase } from './prob-sentences.js';
import { bracketed } from './prob-shown.js';
import { shareTable } from './prob-table.js';

export type Verdict = NonNullable<ProbAnswer['verdict']>;
type Other = NonNullable<ProbAnswer['other']>;

interface Parts {
  readonly answer: ProbAnswer;
  readonly other: Other;
  readonly verdict: Verdict;
  readonly words: MemberWords;
  /** Members of A, of B, and of all that count. */
  readonly inA: number;
  readonly inB: number;
  readonly all: number;
}

export function independentBlocks(answer: ProbAnswer): readonly Block[] {
  return verdictBlocks(answer, (parts) => {
    const { other, verdict, words, inA, inB, all } = parts;
    const { observed, isIndependent } = verdict;
    const [a, b] = [answer.event, other.event];
    const names = `${quote(a)} and ${quote(b)}`;
    const nameOf = naming(answer);
    return [
      headline(
        isIndependent
          ? `Yes: ${names} are independent${amongText(answer)}, exactly`
          : `No: ${names} are not independent${amongText(answer)}`,
      ),
      paragraph(
        isIndependent
          ? `${expectation(parts)} are expected in both, and ${countText(observed)} ${isAre(observed)}. Knowing one says nothing about the other.`
          : `Were they, ${expectation(parts)} ${membersOf(verdict.expected, words)} would be in both; ${countText(observed)} ${isAre(observed)}, ${differenceText(verdict)}.${nearestText(verdict)}`,
      ),
      ...shareTable(
        [
          { ...nameOf(`${a} | ${b}`, 'P(A | B)'), count: observed, of: inB },
          { ...nameOf(`${a} | not ${bracketed(b)}`, 'P(A | not B)'), count: inA - observed, of: all - inB },
          { ...nameOf(a, 'P(A)'), count: inA, of: all },
        ],
        legend(answer, other),
      ),
      ...(isIndependent ? [paragraph('The three shares are equal: that is what independent means.')] : []),
    ];
  });
}

export function insideBlocks(answer: ProbAnswer): readonly Block[] {
  return verdictBlocks(answer, (parts) => {
    const { other, verdict, words, inA, inB } = parts;
    const [a, b] = [quote(answer.event), quote(other.event)];
    const sentence =
      inA === 0
        ? `Yes, but only because ${words.none} is in ${a}${amongText(answer)}: the empty set is inside every set`
        : verdict.isInside
          ? verdict.isAround
            ? `Yes: ${a} and ${b} are the same ${words.count(inA)}${amongText(answer)}`
            : `Yes: all ${countText(inA)} in ${a} are in ${b} too${amongText(answer)}`
          : `No: ${countText(inA - verdict.observed)} of the ${countText(inA)} in ${a} ${isAre(inA - verdict.observed)} not in ${b}${amongText(answer)}`;
    return [
      headline(sentence),
      ...directionsTable(parts),
      ...(verdict.isInside || !verdict.isAround || inB === 0
        ? []
        : [paragraph(`It is the other way round: ${b} is inside ${a}.`)]),
      ...(verdict.isInside && inA > 0
        ? [paragraph(`Who is in ${a} is certainly in ${b}: P(B | A) = 1.`)]
        : []),
    ];
  });
}

export function exclusiveBlocks(answer: ProbAnswer): readonly Block[] {
  return verdictBlocks(answer, (parts) => {
    const { other, verdict, words, inA, inB } = parts;
    const names = `${quote(answer.event)} and ${quote(other.event)}`;
    const { observed } = verdict;
    return [
      headline(
        verdict.isExclusive
          ? `Yes: ${words.none} is in both ${names}${amongText(answer)}`
          : `No: ${words.count(observed)} ${isAre(observed)} in both ${names}${amongText(answer)}`,
      ),
      ...directionsTable(parts),
      ...(verdict.isExclusive && inA > 0 && inB > 0
        ? [
            paragraph(
              'Exclusive is far from independent: knowing one rules the other out, so each tells a lot about the other.',
            ),
          ]
        : []),
      ...(verdict.isExclusive && (inA === 0 || inB === 0)
        ? [
            paragraph(
              `${sentenceCase(words.none)} is in ${quote(inA === 0 ? answer.event : other.event)} at all, so there is nothing to share.`,
            ),
          ]
        : []),
    ];
  });
}

/** Without members that count there is no verdict. */
function verdictBlocks(answer: ProbAnswer, of: (parts: Parts) => readonly Block[]): readonly Block[] {
  const { other, verdict, counts, given } = answer;
  const words = memberWords(answer.population.noun);
  if (other === undefined || verdict === undefined) {
    return [
      headline(`${sentenceCase(words.none)} is left to count`),
      paragraph(
        `${quote(given ?? 'everyone')} holds for 0 of the ${words.count(counts.population)}, so nothing can be said of the two events there.`,
      ),
    ];
  }
  const parts = { answer, other, verdict, words };
  return of({ ...parts, inA: counts.joint, inB: other.counts.joint, all: counts.condition });
}

function directionsTable({ answer, other, verdict, inA, inB, all }: Parts): readonly Block[] {
  const { observed } = verdict;
  const nameOf = naming(answer);
  return shareTable(
    [
      { ...nameOf(`${other.event} | ${answer.event}`, 'P(B | A)'), count: observed, of: inA },
      { ...nameOf(`${answer.event} | ${other.event}`, 'P(A | B)'), count: observed, of: inB },
      { ...nameOf('both', 'P(A and B)'), count: observed, of: all },
    ],
    legend(answer, other),
  );
}

function legend(answer: ProbAnswer, other: Other): string {
  const within = answer.given === null ? '' : `, all within ${quote(answer.given)}`;
  return `A = ${quote(answer.event)}, B = ${quote(other.event)}${within}`;
}

/** " among the 9 who are old" */
function amongText({ given, counts }: ProbAnswer): string {
  return given === null ? '' : ` among the ${countText(counts.condition)} in ${quote(given)}`;
}

/** Within a further condition the letters stand for the events, as their names would not say it. */
function naming({ given }: ProbAnswer) {
  return (name: string, short: string) => ({ name: given === null ? `P(${name})` : null, short });
}

/** "8 × 7 ÷ 14 = 4" */
function expectation({ inA, inB, all, verdict }: Pick<Parts, 'inA' | 'inB' | 'all' | 'verdict'>): string {
  return `${countText(inA)} × ${countText(inB)} ÷ ${countText(all)} ${amount(verdict.expected)}`;
}

/** "= 4", "≈ 4.12" */
function amount(value: FractionJson): string {
  const isExact = (value.numerator * 100) % value.denominator === 0;
  return isExact ? `= ${countText(Number(value.value.toFixed(2)))}` : `≈ ${decimalText(value.value, 2)}`;
}

const membersOf = ({ value }: FractionJson, words: MemberWords) => (value === 1 ? words.one : words.many);
const isAre = (count: number) => (count === 1 ? 'is' : 'are');

/** "1 fewer", "0.88 more" */
function differenceText({ difference }: Verdict): string {
  const size = amount({ ...difference, value: Math.abs(difference.value) }).replace(/^[=≈] /u, '');
  return `${size === '0.00' ? 'a little' : size} ${difference.value < 0 ? 'fewer' : 'more'}`;
}

function nearestText({ difference }: Verdict): string {
  return Math.abs(difference.value) <= 0.5 ? ' No whole number is nearer: as good as independent.' : '';
}

/** "Were the two independent, 8 × 7 ÷ 14 = 4 would be in both; 3 are." */
export function expectedText({ counts, verdict }: ProbAnswer): string {
  if (verdict === undefined) return '';
  const parts = { inA: counts.event, inB: counts.condition, all: counts.population, verdict };
  return `Were the two independent, ${expectation(parts)} would be in both; ${countText(verdict.observed)} ${isAre(verdict.observed)}.`;
}
