import { codePointLength } from '../../jobs/limits.js';
import type { ScoredText, SequenceAnswer } from '../../jobs/sequence.js';
import { bitsNumber, bitsText, countOfBits, oneIn, signedBits } from '../numbers.js';
import { ALT_LIMIT, clip } from './alt-text.js';

/** The heat map and ladder as text: the totals, then each rung with its bits as far as they fit. */
export function sequenceAlt({ texts, comparison }: SequenceAnswer): string {
  const [first, second] = texts;
  if (first === undefined) return '';
  if (second === undefined || comparison === null) {
    return withItems(`${totals('The text', first)} Bits of each word: `, rungItems(first));
  }
  const verdict =
    comparison.likelier === null
      ? 'Both texts are equally likely.'
      : `Text ${'AB'[comparison.likelier] ?? ''} is ${countOfBits(comparison.bits)} times as likely (${bitsText(comparison.bits)}).`;
  const differences = comparison.steps
    .filter(({ isSame, bits }) => !isSame || Math.abs(bits) >= 0.05)
    .map(({ first: a, second: b, bits }) => {
      const [one, other] = [first.rungs[a ?? -1]?.text, second.rungs[b ?? -1]?.text];
      return `${oneLine(one ?? '–')} / ${oneLine(other ?? '–')} ${signedBits(bits)}`;
    });
  const head = `${verdict} ${totals('A', first)} ${totals('B', second)} Bits of B minus bits of A: `;
  return withItems(head, differences);
}

function totals(name: string, { text, totalBits, bitsPerWord, rungs, mostSurprising }: ScoredText): string {
  const most = mostSurprising === null ? undefined : rungs[mostSurprising];
  const perWord = bitsPerWord === null ? '' : `, ${bitsText(bitsPerWord)} per word`;
  const surprise =
    most === undefined ? '' : `; most surprising: “${clip(oneLine(most.text), 40)}”, ${bitsText(most.bits)}`;
  return `${name} “${clip(oneLine(text), 120)}”: ${oneIn(totalBits)}, ${bitsText(totalBits)}${perWord}${surprise}.`;
}

const rungItems = ({ rungs }: ScoredText): string[] =>
  rungs.map(({ text, bits }) => `${clip(oneLine(text), 40)} ${bitsNumber(bits)}`);

/** As many of the items as fit; what is left out is counted. */
function withItems(head: string, items: readonly string[]): string {
  for (let count = items.length; count >= 0; count--) {
    const left = items.length - count;
    const tail = left === 0 ? '.' : `${count === 0 ? '' : ', '}and ${left} more.`;
    const alt = `${head}${items.slice(0, count).join(', ')}${tail}`;
    if (codePointLength(alt) <= ALT_LIMIT) return alt;
  }
  return clip(head, ALT_LIMIT);
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim() || '↵';
