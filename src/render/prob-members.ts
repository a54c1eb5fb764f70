/** Who is in A, by name. */
import type { ProbAnswer } from '../jobs/prob.js';
import type { Block } from './card.js';
import { memberWords } from './noun.js';
import { paragraph } from './prob-blocks.js';
import { conditionalBlocks, nobodyLeft, unconditionalBlocks } from './prob-conditional.js';

export function membersBlocks(answer: ProbAnswer): readonly Block[] {
  const { given, probability } = answer;
  if (given !== null && probability === null) return nobodyLeft(answer, given);
  const [sentence, ...counted] =
    given === null || probability === null
      ? unconditionalBlocks(answer)
      : conditionalBlocks(answer, given, probability).slice(0, 2);
  return [...(sentence === undefined ? [] : [sentence]), ...names(answer), ...counted];
}

function names({ members, population }: ProbAnswer): readonly Block[] {
  if (members === undefined) return [];
  const { names: listed, more, unnamed } = members;
  const words = memberWords(population.noun);
  if (listed.length === 0) {
    return unnamed === 0
      ? []
      : [paragraph(`None of them has a name here: the ${words.many} of this population are only counted.`)];
  }
  const rest = [
    ...(more === 0 ? [] : [`${more} more`]),
    ...(unnamed === 0 ? [] : [`${unnamed} without a name`]),
  ];
  return [paragraph([listed.join(', '), ...rest].join(' · '))];
}
