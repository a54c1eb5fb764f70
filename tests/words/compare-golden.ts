/** How far an answer is from the recorded one. Pure; used by the test and by the command that prints the comparison. */
import type { NextwordAnswer } from '../../src/jobs/nextword.js';
import { OUTCOMES, type Outcome } from '../../worker/words/word-grammar.js';
import type { Golden } from '../model/model-file.js';

export interface WordComparison {
  /** Recorded words that were compared. */
  readonly compared: number;
  /** Largest gap between an interval here and the recorded one; 0 when all meet. */
  readonly apart: number;
  /** The same for the outcomes that are no words. */
  readonly classesApart: number;
  /** Of listed words recorded above 0.01: largest |midpoint − recorded lower bound|. */
  readonly midpoint: number;
}

/** Names of the recorded outcomes. */
const RECORDED: ReadonlyMap<Outcome, string> = new Map([
  ['number', 'number'],
  ['punctuation', 'punctuation'],
  ['symbol', 'symbol'],
  ['newline', 'newline'],
  ['endOfText', 'end'],
  ['lastWordContinues', 'continues'],
  ['other', 'other'],
]);

const MIDPOINT_FROM = 0.01;

export function compareWords(golden: Golden, { words, masses, certified }: NextwordAnswer): WordComparison {
  const found = new Map(words.map((row) => [row.word, row]));
  const least = words.at(-1)?.lower ?? 0;
  let apart = 0;
  let midpoint = 0;
  for (const { word, lower } of golden.words) {
    const row = found.get(word);
    // A word that is not listed is, by the certificate, no likelier than the last one listed.
    const ours = row ?? { lower: 0, upper: certified.set ? least + certified.tolerance : 1 };
    apart = Math.max(apart, gap(ours.lower, ours.upper, lower, lower + golden.unassigned));
    if (row !== undefined && lower > MIDPOINT_FROM)
      midpoint = Math.max(midpoint, Math.abs((row.lower + row.upper) / 2 - lower));
  }
  let classesApart = 0;
  for (const name of OUTCOMES) {
    const recorded = golden.classes[RECORDED.get(name) ?? name] ?? 0;
    const ours = masses[name];
    const distance = gap(ours, ours + masses.unassigned, recorded, recorded + golden.unassigned);
    classesApart = Math.max(classesApart, distance);
  }
  return { compared: golden.words.length, apart, classesApart, midpoint };
}

/** Distance between two intervals. */
function gap(lowerA: number, upperA: number, lowerB: number, upperB: number): number {
  return Math.max(0, lowerA - upperB, lowerB - upperA);
}
