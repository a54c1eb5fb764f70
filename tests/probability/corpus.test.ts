import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  frequencies,
  occurrences,
  PLACE_ATTRIBUTES,
  placesWhere,
  readCorpus,
} from '../../src/probability/corpus.js';
import { combine, compared, EVERYONE, not, predicated } from '../../src/probability/expression.js';

/** Counted by hand: 28 words, 5 of them behind "cloudy". */
const DIARY =
  'The day is cloudy and rain comes. The day is sunny and rain stays away. ' +
  'A cloudy day, a cloudy rain, a cloudy rain again.\nCloudy days end.';

const corpus = readCorpus(DIARY);
const count = (...events: Parameters<typeof placesWhere> extends [unknown, ...infer E] ? E : never) =>
  placesWhere(corpus, ...events).length;
const next = (word: string) => compared('next', '=', word);
const previous = (word: string) => compared('previous', '=', word);
const first = (word: string) => compared('before', '=', word);

describe('a text as a population of places', () => {
  it('is counted as by hand', () => {
    expect(corpus.places).toHaveLength(28);
    expect(count(EVERYONE)).toBe(28);
    expect(count(next('rain'))).toBe(4);
    expect(count(previous('cloudy'))).toBe(5);
    expect(count(next('rain'), previous('cloudy'))).toBe(2);
    expect(count(first('a'), previous('cloudy'))).toBe(3);
    expect(count(next('rain'), first('a'), previous('cloudy'))).toBe(2);
    expect(count(previous('snow'))).toBe(0);
    expect(count(predicated('starts', 'd'), previous('cloudy'))).toBe(2);
  });

  it('finds small letters in either case, and capitals only as they are', () => {
    expect(count(next('the'))).toBe(2);
    expect(count(next('The'))).toBe(2);
    expect(count(next('Cloudy'))).toBe(1);
    expect(count(next('THE'))).toBe(0);
    expect(count(next('days'), previous('Cloudy'))).toBe(1);
  });

  it('has no neighbour beyond a mark, a number or the start', () => {
    const { places } = readCorpus('One, two three. 4 five six\nseven’s “eight” nine');
    expect(places.map(({ next: word, previous: last, before: earlier }) => [earlier, last, word])).toEqual([
      [undefined, undefined, 'One'],
      [undefined, undefined, 'two'],
      [undefined, 'two', 'three'],
      [undefined, undefined, 'five'],
      [undefined, 'five', 'six'],
      ['five', 'six', 'seven’s'],
      [undefined, undefined, 'eight'],
      [undefined, undefined, 'nine'],
    ]);
  });

  it('leaves out of "not equal" the places where the word is unknown, as for people', () => {
    expect(count(compared('previous', '!=', 'cloudy'))).toBe(28 - 5 - 6);
    expect(count(not(previous('cloudy')))).toBe(23);
    expect(count(compared('previous', '<', 'cloudy'))).toBe(0);
  });

  it('knows how often the words of a condition stand there, whatever comes next', () => {
    expect(occurrences(corpus, ['rain'])).toBe(4);
    expect(count(previous('rain'))).toBe(3);
    expect(occurrences(corpus, ['cloudy', 'rain'])).toBe(2);
    expect(occurrences(corpus, ['is', 'cloudy', 'and'])).toBe(1);
    expect(occurrences(corpus, ['rain', 'cloudy'])).toBe(0);
    expect(occurrences(corpus, [])).toBe(28);
  });

  it('orders words by how often they are there, both cases together', () => {
    const found = frequencies(corpus.places.map((place) => place.next));
    expect(found[0]).toEqual({ word: 'cloudy', count: 5 });
    expect(found[1]).toEqual({ word: 'rain', count: 4 });
    expect(found.reduce((sum, word) => sum + word.count, 0)).toBe(28);
    expect(corpus.rankOf('Rain')).toBe(2);
    expect(corpus.rankOf('snow')).toBeUndefined();
    expect(count(predicated('rank', 2))).toBe(9);
  });

  it('obeys the laws of counting on any text', () => {
    const text = fc
      .array(fc.constantFrom('a', 'A', 'b', 'ab', ' ', ' ', '. ', '\n', '1', '’', 'é', '🎾', ','), {
        maxLength: 60,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('a', 'A', 'b', 'é'),
        fc.constantFrom(...PLACE_ATTRIBUTES),
        (any, word, name) => {
          const one = readCorpus(any);
          const [event, given] = [next(word), compared(name, '=', 'a')];
          const size = (...events: Parameters<typeof count>) => placesWhere(one, ...events).length;
          expect(size(event, given) + size(not(event), given)).toBe(size(given));
          expect(size(combine('or', event, given))).toBe(size(event) + size(given) - size(event, given));
          for (const { from, to, next: own } of one.places) expect(any.slice(from, to)).toBe(own);
        },
      ),
    );
  });

  it('is read in one pass: 200 kB of one word, of marks, of nothing', () => {
    for (const piece of ['a', 'a ', '.', ' ', "a'", '1']) {
      const large = piece.repeat(200_000 / piece.length);
      const words = piece === 'a ' ? 100_000 : piece === 'a' || piece === "a'" ? 1 : 0;
      expect(readCorpus(large).places).toHaveLength(words);
    }
  });
});
