/** Who loses fewer bits than the model, over all rounds of guessing of a server. */
import { type ScoreTable, standings } from '../guess/round-scores.js';
import { type MeanBits, meanOfSums } from '../guess/tally.js';
import { GUESS_LIMITS, GUESS_MODES, type GuessMode } from '../jobs/guess.js';
import type { Locale } from '../jobs/locale.js';
import { GUESS_MESSAGES, type GuessMessages } from '../messages/guess/index.js';
import type { Block, Card, Inline } from './card.js';

const COLOUR = 0xcc79a7;

export function guessScoresCard(tables: ReadonlyMap<GuessMode, ScoreTable>, locale: Locale): Card {
  const texts = GUESS_MESSAGES[locale];
  const blocks = GUESS_MODES.flatMap((mode): Block[] => {
    const table = tables.get(mode);
    return table === undefined
      ? []
      : [{ type: 'heading', text: texts.scores.modes[mode] }, listOf(table, texts)];
  });
  return {
    colour: COLOUR,
    title: texts.scores.title,
    blocks:
      blocks.length === 0
        ? [{ type: 'paragraph', content: [texts.scores.none] }]
        : [...blocks, { type: 'paragraph', content: [{ quiet: texts.scores.note }] }],
  };
}

/** The model stands among the people where its difference to itself, which is none, belongs. */
function listOf(table: ScoreTable, texts: GuessMessages): Block {
  const lines = standings(table)
    .slice(0, GUESS_LIMITS.table)
    .map(({ person, rounds, lost, difference }) => ({
      difference: difference.mean,
      line: [
        { person },
        `: ${texts.scores.lost(mean(lost, texts), rounds)} ${against(difference, texts)}`,
      ] satisfies Inline[],
    }));
  const { rounds, lost, lostSquared } = table.model;
  const model: Inline[] = [
    { strong: texts.scores.model },
    `: ${texts.scores.lost(mean(meanOfSums(rounds, lost, lostSquared), texts), rounds)}`,
  ];
  return {
    type: 'list',
    ordered: true,
    items: [
      ...lines.filter(({ difference }) => difference < 0).map(({ line }) => line),
      model,
      ...lines.filter(({ difference }) => difference >= 0).map(({ line }) => line),
    ],
  };
}

function against(difference: MeanBits, { scores, standing, numbers }: GuessMessages): string {
  const { standardError } = difference;
  const size = standing.mean(
    numbers.decimal(Math.abs(difference.mean), 2),
    standardError === undefined ? undefined : numbers.decimal(standardError, 2),
  );
  if (difference.mean === 0) return scores.same;
  return difference.mean < 0 ? scores.fewer(size) : scores.more(size);
}

function mean({ mean: value, standardError }: MeanBits, { standing, numbers }: GuessMessages): string {
  return standing.mean(
    numbers.decimal(value, 2),
    standardError === undefined ? undefined : numbers.decimal(standardError, 2),
  );
}
