import type { LoadedModel } from '../../worker/model/load-model.js';
import { type Judged, judgePairs } from './judge-pairs.js';
import { type PARADIGMS, readPairs } from './pairs.js';
import { type Tally, tally } from './tally.js';

/** Percent of pairs by the same model on the first 120 to 200 pairs, by GPT-2 on whole sentences, and of people. */
const OTHERS: Readonly<Record<(typeof PARADIGMS)[number], readonly [number, number, number]>> = {
  anaphor_number_agreement: [98.3, 99.2, 99],
  regular_plural_subject_verb_agreement_1: [91.5, 96.7, 95],
};

export interface JudgedParadigm {
  readonly tally: Tally;
  /** One line for people. */
  readonly text: string;
}

/** The first `most` pairs of a paradigm. */
export async function judgeParadigm(
  paradigm: (typeof PARADIGMS)[number],
  model: Pick<LoadedModel, 'engine' | 'tokenizer'>,
  most: number,
  onProgress: (done: number, of: number) => void = () => undefined,
): Promise<JudgedParadigm> {
  const pairs = readPairs(paradigm).slice(0, most);
  const judged: Judged[] = [];
  for await (const entry of judgePairs(pairs, model)) {
    judged.push(entry);
    if (judged.length % 100 === 0) onProgress(judged.length, pairs.length);
  }
  const counted = tally(judged);
  const percent = (share: number) => (100 * share).toFixed(1);
  const [published, gpt2, people] = OTHERS[paradigm];
  const text =
    `${paradigm}: ${percent(counted.corrected)} % ± ${percent(counted.standardError)} with the end of the word, ` +
    `${percent(counted.uncorrected)} % without (n = ${counted.pairs}; ${counted.turned} verdicts turned, ${counted.undecided} within bounds); ` +
    `to compare: ${published} % for the first 120 to 200 pairs elsewhere, GPT-2 on whole sentences ${gpt2} %, people ${people} %`;
  return { tally: counted, text };
}
