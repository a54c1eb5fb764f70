/** Counts as sentences: "3 of the 7 who like football also like tennis". Predicates are in the plural. */
import type { FractionJson } from '../jobs/prob.js';
import type { MemberWords } from './noun.js';
import { countText, decimalPart, fractionPercent, fractionText, percentPart } from './numbers.js';

/** Members in A among those in B; a single member is worded around the plural of its predicates. */
export function countOfCondition(
  joint: number,
  condition: number,
  reading: { readonly event: string; readonly condition: string },
  words: MemberWords,
): string {
  const { event, condition: given } = reading;
  const { who } = words;
  // Of people it goes without saying what they are.
  const those = who === 'who' && words.many === 'people' ? '' : `${words.many} `;
  if (condition === 0) return `Of ${words.count(0)} ${who} ${given} nothing can be counted`;
  if (condition === 1) {
    return `Only ${words.count(1)} is left, the one among those ${who} ${given}, and ${joint === 1 ? 'is also' : 'is not'} among those ${who} ${event}`;
  }
  const of = `of the ${countText(condition)} ${those}${who} ${given}`;
  if (joint === 1) return `1 ${of} is among those ${who} ${event}`;
  if (joint === condition)
    return `All ${countText(condition)} ${those}${who} ${given} ${withAlso(event, given)}`;
  return `${countText(joint)} ${of} ${withAlso(event, given)}`;
}

export function countOfEveryone(count: number, size: number, event: string, words: MemberWords): string {
  if (count === 1) return `1 of the ${words.count(size)} is among those ${words.who} ${event}`;
  if (count === size) return `All ${words.count(size)} ${event}`;
  return `${countText(count)} of the ${words.count(size)} ${event}`;
}

/** "also like tennis", "are also kings"; nothing is added beside a negation or an alternative. */
function withAlso(event: string, given: string): string {
  if (/\b(?:not|or|neither|nor|no)\b/u.test(`${event} ${given}`)) return event;
  const verb = /^(are|were|can|will) /u.exec(event)?.[1];
  return verb === undefined ? `also ${event}` : `${verb} also${event.slice(verb.length)}`;
}

/** "P(tennis | football) = 3/7 ≈ 0.4286 ≈ 42.9 %", with the uncancelled fraction first where it differs. */
export function resultLine(name: string, count: number, of: number, fraction: FractionJson): string {
  const decimal = fraction.denominator === 1 ? '' : ` ${decimalPart(fraction)}`;
  return `${name} = ${quotient(count, of, fraction)}${decimal} ${percentPart(fraction)}`;
}

/** "8/14 = 4/7" */
export function quotient(count: number, of: number, fraction: FractionJson): string {
  const uncancelled = `${count}/${of}`;
  const cancelled = fractionText(fraction);
  return uncancelled === cancelled ? uncancelled : `${uncancelled} = ${cancelled}`;
}

/** "14.3 percentage points", always positive; "less than 0.1 percentage points". */
export function pointsText(difference: { readonly value: number }): string {
  const points = Number((Math.abs(difference.value) * 100).toFixed(1));
  if (difference.value !== 0 && points === 0) return 'less than 0.1 percentage points';
  return points === 1 ? '1 percentage point' : `${points} percentage points`;
}

export function shareText(fraction: FractionJson | null): string {
  return fraction === null ? 'no value' : fractionPercent(fraction);
}

export function quote(text: string): string {
  return `“${text}”`;
}

export const sentenceCase = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
