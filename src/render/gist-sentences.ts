/** The lesson's last picture in five sentences: below the picture, and in its place. */
import type { GistAnswer } from '../jobs/gist.js';
import { type Locale, numbersOf } from '../messages/catalogue.js';
import { GIST_MESSAGES } from '../messages/gist.js';

export function gistSentences(answer: GistAnswer): readonly string[] {
  const { counts, next, sequence, model } = answer;
  const texts = GIST_MESSAGES[answer.locale];
  const { count, percent, list } = numbersOf(answer.locale);
  const { a, b } = counts;
  const { all, given } = gistShares(answer);
  const words = list(next.words.map(({ word, probability }) => `${word} ${percent(probability)}`));
  return [
    texts.sayEveryone(a, all),
    texts.sayGiven(a, b, given),
    texts.sayNext(next.text, next.isCounted ? `${words} (${texts.counted})` : words),
    ...(sequence === null
      ? []
      : [
          texts.saySequence(
            sequence.factors.reduce((text, factor) => joined(text, factor.text), ''),
            oneIn(sequence.bits, answer.locale),
          ),
        ]),
    ...(model === null ? [] : [texts.sayWeights(count(model.parameters))]),
  ];
}

/** "8/14 ≈ 57.1%" of everyone, and "3/7 ≈ 42.9%" of those that are left. */
export function gistShares({ counts, locale }: GistAnswer): { readonly all: string; readonly given: string } {
  const { onlyA, onlyB, both, neither } = counts;
  const { count, percent } = numbersOf(locale);
  const share = (part: number, of: number) => `${count(part)}/${count(of)} ≈ ${percent(part / of)}`;
  return { all: share(onlyA + both, onlyA + onlyB + both + neither), given: share(both, both + onlyB) };
}

const MARK = /^[.,;:!?]/;
const joined = (text: string, next: string): string =>
  text === '' || MARK.test(next) ? `${text}${next}` : `${text} ${next}`;

/** "≈ 1 : 1,100,000,000": two digits of the number of equally likely texts of which it would be one. */
export function oneIn(bits: number, locale: Locale): string {
  const texts = 2 ** bits;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(texts)) - 1);
  return `≈ 1 : ${numbersOf(locale).count(Math.round(texts / step) * step)}`;
}
