import { describe, expect, it } from 'vitest';
import type { CountingAnswer } from '../../src/jobs/counting.js';
import { countingControls } from '../../src/render/controls/counting.js';
import { wordProbControls } from '../../src/render/controls/word-prob.js';
import { countingCard } from '../../src/render/counting.js';
import { countingAlt, layOutCounting } from '../../src/render/picture/counting-layout.js';
import { viewOfCounting } from '../../src/render/picture/counting-view.js';
import { CANVAS_WIDTH_PX, TYPE } from '../../src/render/picture/theme.js';
import { toTerminalText } from '../../src/render/terminal-text.js';
import { countingAnswer, wordProbAnswer } from './sample-word-answers.js';

const text = (answer: CountingAnswer) => toTerminalText({ card: countingCard(answer) });

const NO_DATA = countingAnswer({
  counts: { joint: 0, condition: 0, event: 4, population: 28 },
  probability: null,
  context: { words: ['it', 'is'], occurrences: 0 },
  followers: [],
});

/** As if the model were away. */
function withoutModel(): CountingAnswer {
  const { transformer: _, model: __, ...counted } = countingAnswer({ favourites: [], notAsked: 'no-model' });
  return { ...counted, followers: counted.followers.map((follower) => ({ ...follower, model: null })) };
}

describe('the card of a counted text', () => {
  it('shows the places, the fraction and the model beside it', () => {
    const shown = text(countingAnswer());
    expect(shown).toContain('At 2 of the 5 places behind “cloudy”, the next word is “rain”.');
    expect(shown).toContain('“cloudy” is there 6 times, once with no word right behind it');
    expect(shown).toContain('Divide: 2 ÷ 5 = 2/5 = 40 %');
    expect(shown).toContain('a share from 11.8 % to 76.9 % would fit them as well');
    expect(shown).toContain('Given the text “cloudy” and nothing else, P(next = rain) ≈ 0.12 %');
    expect(shown).toMatch(/rain +2 of 5 +0\.12 %/);
    expect(shown).toMatch(/to +0 of 5 +1\.8 %/);
  });

  it('says when counting runs out of data, and that the model does not', () => {
    const shown = text(NO_DATA);
    expect(shown).toContain(
      'Counting has run out of data: “it is” is nowhere in this text, so this would be 0 of 0.',
    );
    expect(shown).toContain('generalises');
    expect(shown).toMatch(/and +– +10\.5 %/);
  });

  it('answers without the model', () => {
    const shown = text(withoutModel());
    expect(shown).toContain('The language model could not be asked just now');
    expect(shown).toMatch(/rain +2 of 5/);
    expect(shown).toContain('weather diary · 28 words · 0.8 s');
  });

  it('words none, all and one', () => {
    const counted = (joint: number, condition: number) =>
      text(
        countingAnswer({
          counts: { joint, condition, event: 4, population: 28 },
          probability: { numerator: joint, denominator: condition, value: joint / condition },
        }),
      );
    expect(counted(0, 5)).toContain('At none of the 5 places behind “cloudy”, the next word is “rain”.');
    expect(counted(5, 5)).toContain('At all 5 places behind “cloudy”, the next word is “rain”.');
    expect(counted(1, 1)).toContain('At the only place behind “cloudy”, the next word is “rain”.');
  });
});

describe('the picture of a counted text', () => {
  it.each([
    ['both', countingAnswer()],
    ['no data', NO_DATA],
    ['no model', withoutModel()],
    [
      'long names',
      countingAnswer({
        question: 'P(x | y)'.repeat(40),
        corpus: { name: 'w'.repeat(40), words: 9, distinct: 3 },
      }),
    ],
  ])('%s: stays on the canvas, in sizes that can be read', (_, answer) => {
    const { height, shapes, lines } = layOutCounting(answer);
    for (const { x, y, size } of lines) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(CANVAS_WIDTH_PX);
      expect(y).toBeLessThanOrEqual(height);
      expect(size).toBeGreaterThanOrEqual(TYPE.small);
    }
    for (const shape of shapes) {
      if (shape.type !== 'box') continue;
      expect(shape.box.x + shape.box.width).toBeLessThanOrEqual(CANVAS_WIDTH_PX);
      expect(shape.box.y + shape.box.height).toBeLessThanOrEqual(height);
    }
    expect(countingAlt(answer).length).toBeLessThanOrEqual(1024);
  });

  it('draws bars as long as they say, on one scale', () => {
    const { shapes } = layOutCounting(countingAnswer());
    const boxes = shapes.flatMap((shape) => (shape.type === 'box' ? [shape] : []));
    const track = boxes.find(({ role }) => role === 'track')?.box.width ?? 0;
    expect((boxes.find(({ role }) => role === 'bar')?.box.width ?? 0) / track).toBeCloseTo(0.4, 9);
    const words = boxes.filter(({ role }) => role === 'counted').map(({ box }) => box.width);
    expect((words[0] ?? 0) / (words[1] ?? 1)).toBeCloseTo(2, 9);
  });

  it('has the places as sets, too', () => {
    const view = viewOfCounting(countingAnswer());
    expect(view.regions.reduce((sum, { weight }) => sum + weight, 0)).toBe(view.total);
    expect(view.result).toBe('2/5 = 40 %');
    expect(view.isCount).toBe(false);
  });
});

describe('what can be pressed', () => {
  it('leads to the pictures and to all next words', () => {
    const names = (rows: ReturnType<typeof countingControls>) =>
      rows.map((row) => row.map(({ action }) => action));
    expect(names(countingControls(countingAnswer()))).toEqual([['view'], ['swap', 'next-words']]);
    expect(names(countingControls(countingAnswer({ view: 'table' })))).toEqual([
      ['view'],
      ['swap', 'beside-model', 'next-words'],
    ]);
    expect(names(countingControls(withoutModel()))).toEqual([['view'], ['swap']]);
    expect(names(wordProbControls(wordProbAnswer()))).toEqual([['view'], ['swap', 'next-words']]);
    expect(names(wordProbControls(wordProbAnswer({ given: null })))).toEqual([['view'], ['next-words']]);
    expect(names(wordProbControls(wordProbAnswer({ probability: null })))).toEqual([['swap', 'next-words']]);
  });
});
