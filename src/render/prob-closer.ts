/** An answer broken down by an attribute, and one that is watched as members are drawn at random. */
import type { ProbAnswer } from '../jobs/prob.js';
import type { Block } from './card.js';
import { memberWords } from './noun.js';
import { countText, fractionPercent } from './numbers.js';
import { heading, paragraph } from './prob-blocks.js';
import { sentenceCase, shareText } from './prob-sentences.js';
import { shareOf, shownEvent } from './prob-shown.js';
import { strataTable } from './prob-table.js';

export function closerBlocks(answer: ProbAnswer): readonly Block[] {
  return [...byBlocks(answer), ...simulationBlocks(answer)];
}

function byBlocks({ by }: ProbAnswer): readonly Block[] {
  if (by === undefined) return [];
  return [heading(`By ${by.attribute}`), strataTable(by.attribute, by.strata)];
}

/** A few of the steps: enough to see the frequency settle. */
const SHOWN_DRAWS = [10, 100, 1000, 10_000] as const;

function simulationBlocks(answer: ProbAnswer): readonly Block[] {
  const { simulation } = answer;
  const last = simulation?.steps.at(-1);
  if (simulation === undefined || last === undefined) return [];
  const { probability, event, given } = shownEvent(answer);
  const words = memberWords(answer.population.noun);
  const rows = SHOWN_DRAWS.flatMap((draws) => {
    const step = simulation.steps.find((one) => one.draws === draws);
    return step === undefined ? [] : [step];
  });
  const name = given === null ? `P(${event})` : `P(${event} | ${given})`;
  return [
    heading('Drawn at random'),
    paragraph(
      `${countText(last.draws)} times one of the ${words.many} is drawn and put back, each as likely as any other (seed ${simulation.seed}).`,
    ),
    {
      type: 'table',
      columns: [
        { title: 'drawn', align: 'right' },
        ...(given === null ? [] : [{ title: 'kept', align: 'right' as const }]),
        { title: 'in event', align: 'right' },
        { title: 'share', align: 'right' },
      ],
      rows: rows.map(({ draws, kept, hits }) => [
        countText(draws),
        ...(given === null ? [] : [countText(kept)]),
        countText(hits),
        shareText(shareOf(hits, kept)),
      ]),
    },
    paragraph(
      probability === null
        ? `${sentenceCase(words.none)} is ever kept, so the share never gets a value.`
        : `It settles toward the exact ${name} of ${fractionPercent(probability)}.`,
    ),
  ];
}
