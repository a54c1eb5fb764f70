/** What questions of the quiz take from answers of the language model: words that it ranks high, with their probabilities. */
import type { NextwordAnswer } from '../jobs/nextword.js';
import type { QuizFacts } from './question.js';

/** Slips are added when a question is drawn: `texts` come as each other's counterpart. */
export type ModelFacts =
  | Extract<QuizFacts, { kind: 'two-words' }>
  | Omit<Extract<QuizFacts, { kind: 'which-text' }>, 'slips'>;

/** What the model says of the next word of a text. */
export type NextWords = Pick<NextwordAnswer, 'text' | 'words' | 'model'>;

/** Of one context; the rest would only be more of the same. */
const MOST_FACTS = 3;
/**
 * What a question states is all that its solution may use, and it states tenths of a percent: of a share of 1 % that is a twentieth
 * of it at most, of one of 0.2 % a quarter, so that products and quotients of rarer words would be those of other numbers than the
 * model's. Above, a card states no number.
 */
const STATED = { least: 0.00995, most: 0.9945 } as const;
/** Bounds that are further apart would be read as a range. */
const MOST_OPEN = 0.001;
/** Two words in a row that are rarer than this look like none at all. */
const LEAST_BOTH_PER_MILLE = 5;
/** How much likelier a word has to be after one text than after the other to say anything of them. */
const LEAST_RATIO = 1.5;

/** Thousandths as the card of the next word states them: "32.1 %" is 321. Undefined where it states none. */
export function statedPerMille({
  lower,
  upper,
}: Pick<NextwordAnswer['words'][number], 'lower' | 'upper'>): number | undefined {
  if (lower < STATED.least || lower > STATED.most || upper - lower >= MOST_OPEN) return undefined;
  return Math.round(Number((lower * 100).toFixed(1)) * 10);
}

/** Words of the list that have a stated number, in its order. */
export function statedWords({ words }: NextWords): ReadonlyMap<string, number> {
  return new Map(
    words.flatMap((word): [string, number][] => {
      const perMille = statedPerMille(word);
      return perMille === undefined ? [] : [[word.word, perMille]];
    }),
  );
}

/** `after`: the next words once `first` stands behind the context. Seconds are those that the model ranks high in both places. */
export function twoWordsFacts(
  context: NextWords,
  first: string,
  after: NextWords,
): readonly Extract<ModelFacts, { kind: 'two-words' }>[] {
  const alone = statedWords(context);
  const firstPerMille = alone.get(first);
  if (firstPerMille === undefined || context.model.sha256 !== after.model.sha256) return [];
  return [...statedWords(after)]
    .flatMap(([second, secondAfterFirst]) => {
      const secondAlone = alone.get(second);
      if (secondAlone === undefined || firstPerMille * secondAfterFirst < 1000 * LEAST_BOTH_PER_MILLE)
        return [];
      return [
        {
          kind: 'two-words' as const,
          model: context.model.name,
          context: context.text,
          first,
          second,
          perMille: { first: firstPerMille, secondAfterFirst, secondAlone },
        },
      ];
    })
    .slice(0, MOST_FACTS);
}

/** Words that tell two texts apart, the most telling first. */
export function whichTextFacts(
  one: NextWords,
  other: NextWords,
): readonly Extract<ModelFacts, { kind: 'which-text' }>[] {
  if (one.model.sha256 !== other.model.sha256) return [];
  const there = statedWords(other);
  return [...statedWords(one)]
    .flatMap(([word, perMille]) => {
      const otherPerMille = there.get(word);
      if (otherPerMille === undefined) return [];
      const ratio = Math.max(perMille / otherPerMille, otherPerMille / perMille);
      return ratio < LEAST_RATIO ? [] : [{ word, perMille: [perMille, otherPerMille] as const, ratio }];
    })
    .sort((a, b) => b.ratio - a.ratio)
    .slice(0, MOST_FACTS)
    .map(({ word, perMille }) => ({
      kind: 'which-text' as const,
      model: one.model.name,
      texts: [one.text, other.text] as const,
      word,
      perMille,
    }));
}
