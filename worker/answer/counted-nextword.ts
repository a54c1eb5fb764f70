/** `/nextword` without a language model: the next word as it was counted in a small text that comes with Given. */
import type { CountedNextwordAnswer, LeftOutOption } from '../../src/jobs/counted-nextword.js';
import type { NextwordQuestion } from '../../src/jobs/nextword.js';
import { accept, type Checked, refuse } from '../../src/jobs/refusal.js';
import { isOneWord, splitRungs } from '../../src/jobs/rungs.js';
import { EVERYDAY_TEXT } from '../../src/training/everyday-text.js';
import { type CountedText, countText, isReserved, WINDOW } from '../training/counted-text.js';
import { END, fold, openSentence, RARE } from '../training/training-text.js';
import { hasLoneSurrogate } from './ports.js';

let builtIn: CountedText | undefined;

/** Refuses `lone-surrogate` and `not-a-word`, as the language model's answer does. Counted at the first need, in milliseconds. */
export function answerCountedNextword(
  question: NextwordQuestion,
  missing: CountedNextwordAnswer['missing'],
): Checked<CountedNextwordAnswer> {
  const { text, watch = [] } = question;
  if (hasLoneSurrogate(text)) return refuse({ code: 'lone-surrogate', option: 'text' });
  const wrong = watch.find((word) => !isOneWord(word));
  if (wrong !== undefined)
    return refuse({ code: 'not-a-word', option: 'watch', received: wrong, example: 'rain' });
  builtIn ??= countText(EVERYDAY_TEXT);
  const counted = builtIn;
  const { vocabulary } = counted;
  const distribution = counted.next(text);
  const { length, total, counts } = counted.seenBehind(text);
  const shareOf = (id: number) => Math.min(1, distribution[id] ?? 0);
  const kinds = vocabulary.words.map((word) => kindOf(word));
  const ranked = vocabulary.words
    .flatMap((word, id) => (word !== undefined && kinds[id] === 'word' ? [{ word, id }] : []))
    .sort((a, b) => shareOf(b.id) - shareOf(a.id));
  const listed = ranked.slice(0, question.words);
  const massOf = (ids: readonly number[]) =>
    Math.min(
      1,
      ids.reduce((sum, id) => sum + shareOf(id), 0),
    );
  const idsOf = (kind: 'number' | 'mark') => [...kinds.keys()].filter((id) => kinds[id] === kind);
  return accept({
    kind: 'counted-nextword',
    text,
    missing,
    given: openSentence(text).slice(-WINDOW).map(counted.written),
    givenSeen: length,
    seen: total,
    words: listed.map(({ word, id }) => ({
      word: counted.written(word),
      probability: shareOf(id),
      times: counts.get(id) ?? 0,
    })),
    masses: {
      otherWords: massOf(ranked.slice(question.words).map(({ id }) => id)),
      number: massOf(idsOf('number')),
      punctuation: massOf(idsOf('mark')),
      newWords: shareOf(RARE),
      endOfSentence: shareOf(END),
    },
    watched: watch.map((word) => {
      const id = vocabulary.idOf(fold(word));
      return { word, probability: isReserved(id) ? null : shareOf(id) };
    }),
    counted: {
      words: counted.words,
      different: vocabulary.words.filter((word) => word !== undefined).length,
      sentences: counted.sentences,
    },
    leftOut: leftOutOf(question),
  });
}

function kindOf(word: string | undefined): 'word' | 'number' | 'mark' | undefined {
  const kind = word === undefined ? undefined : splitRungs(word)[0]?.kind;
  return kind === 'blank' ? undefined : kind;
}

function leftOutOf(question: NextwordQuestion): LeftOutOption[] {
  const { temperature, topK, topP, view, complete, fold: isFolded, seed, compare } = question;
  const given: readonly (readonly [LeftOutOption, boolean])[] = [
    ['temperature', temperature !== undefined],
    ['top_k', topK !== undefined],
    ['top_p', topP !== undefined],
    ['view', view !== undefined && view !== 'words'],
    ['complete', complete === true],
    // Counting never tells large and small letters apart.
    ['fold', isFolded === false],
    ['draw', seed !== undefined],
    ['compare', compare !== undefined],
  ];
  return given.filter(([, isGiven]) => isGiven).map(([option]) => option);
}
