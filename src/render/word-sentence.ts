/** What an event over next words says, as one sentence with numbers of words. */
import { cutGraphemesAtStart, plainText } from '../discord/safe-text.js';
import type { WordSide } from '../jobs/word-prob.js';
import { frequencyOf } from './estimate-text.js';
import { countText } from './numbers.js';

const TEXT_CHARACTERS = 120;

/** In one line; of a long text the end, which the next word hangs on. */
export function contextText(text: string): string {
  const line = plainText(text).replaceAll('\n', ' ⏎ ').replaceAll(/ {2,}/g, ' ').trim();
  return cutGraphemesAtStart(line, TEXT_CHARACTERS);
}

/** "Of every 1,000 next words that have more than 4 letters, about 5 begin with “s”". */
export function wordSentence({ reading, probability }: WordSide): string {
  if (probability === null) return 'No word can satisfy the condition';
  const { count, of } = frequencyOf(probability);
  const that = reading.condition === null ? '' : ` that ${reading.condition}`;
  const these = `${that}${that === '' ? '' : ','}`;
  if (count === 'all') return `All next words${these} ${reading.event}`;
  if (count === 'none') return `Of the next words${these} none ${reading.event}`;
  return `Of every ${countText(of)} next words${these === '' ? ',' : these} ${count} ${reading.event}`;
}
