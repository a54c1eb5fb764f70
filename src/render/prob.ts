/**
 * A `/prob` answer as a card: counts first, then the fraction, the table, and what it means in a sentence. How it came about is
 * a card of its own (`prob-how.ts`).
 */
import type { ProbAnswer } from '../jobs/prob.js';
import type { Block, Card } from './card.js';
import { memberWords } from './noun.js';
import { durationText } from './numbers.js';
import { headline, paragraph } from './prob-blocks.js';
import { closerBlocks } from './prob-closer.js';
import { conditionalBlocks, nobodyLeft, unconditionalBlocks } from './prob-conditional.js';
import { howBlocks } from './prob-how.js';
import { membersBlocks } from './prob-members.js';
import { sentenceCase } from './prob-sentences.js';
import { shownEvent } from './prob-shown.js';
import { trapBlocks } from './prob-traps.js';
import { exclusiveBlocks, independentBlocks, insideBlocks } from './prob-verdict.js';
import { versusBlocks } from './prob-versus.js';

const COLOUR = 0x56b4e9;

export function probCard(answer: ProbAnswer): Card {
  const { population, elapsedMs } = answer;
  const size = memberWords(population.noun).count(population.size);
  return {
    colour: COLOUR,
    title: answer.question,
    blocks: blocksOf(answer),
    footer: `${population.name} · ${size} · ${durationText(elapsedMs)}`,
  };
}

function blocksOf(answer: ProbAnswer): readonly Block[] {
  if (answer.counts.population === 0) {
    const { none } = memberWords(answer.population.noun);
    return [
      headline(`${sentenceCase(none)} is left to count`),
      paragraph(
        'This population has no members, so there is nothing to divide by. Add some with /population add and ask again.',
      ),
    ];
  }
  if (answer.how === true && shownEvent(answer).probability !== null) return howBlocks(answer);
  return [...formBlocks(answer), ...closerBlocks(answer), ...trapBlocks(answer)];
}

function formBlocks(answer: ProbAnswer): readonly Block[] {
  switch (answer.form) {
    case 'versus':
      return versusBlocks(answer);
    case 'independent':
      return independentBlocks(answer);
    case 'inside':
      return insideBlocks(answer);
    case 'exclusive':
      return exclusiveBlocks(answer);
    case 'members':
      return membersBlocks(answer);
    case 'probability':
    case 'count':
      if (answer.given === null) return unconditionalBlocks(answer);
      return answer.probability === null
        ? nobodyLeft(answer, answer.given)
        : conditionalBlocks(answer, answer.given, answer.probability);
  }
}
