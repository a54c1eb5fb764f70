import type { CountedNextwordAnswer } from '../../jobs/counted-nextword.js';
import { COUNTED_NOTE, countedMasses } from '../counted-masses.js';
import { ALT_LIMIT, clip } from './alt-text.js';
import { drawLayout } from './bars.js';
import { layOutSubject } from './bars-layout.js';
import type { DrawnPicture } from './card-picture.js';
import { percent } from './percent.js';

const WORD_CHARACTERS = 30;
const TEXT_CHARACTERS = 200;

/** The bars of `/nextword`, marked as counted. What was counted is exact, so nothing is hatched. */
export async function drawCountedNextword(answer: CountedNextwordAnswer): Promise<DrawnPicture> {
  const { otherWords, number, punctuation, newWords, endOfSentence } = answer.masses;
  const layout = layOutSubject({
    text: answer.text,
    words: answer.words.map(({ word, probability }) => ({
      word,
      probability,
      lower: probability,
      upper: probability,
    })),
    masses: {
      // Those that the text does not have are words too.
      otherWords: Math.min(1, otherWords + newWords),
      number,
      punctuation,
      symbol: 0,
      newline: 0,
      endOfText: endOfSentence,
      lastWordContinues: 0,
      other: 0,
      unassigned: 0,
    },
    note: `○ ${COUNTED_NOTE}`,
    isWarning: true,
    end: 'end of sentence',
  });
  return await drawLayout(layout, altOf(answer));
}

function altOf(answer: CountedNextwordAnswer): string {
  const text = clip(answer.text.replace(/\s+/g, ' ').trim(), TEXT_CHARACTERS, 'end');
  const words = answer.words.map(
    ({ word, probability }) => `${clip(word, WORD_CHARACTERS)} ${percent(probability)}`,
  );
  const masses = countedMasses(answer).map(({ label, share }) => `${label} ${percent(share)}`);
  return clip(
    `${COUNTED_NOTE}. Next word after “${text}”: ${words.join(', ')}. Where the rest of the probability is: ${masses.join(', ')}.`,
    ALT_LIMIT,
  );
}
