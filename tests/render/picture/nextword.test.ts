import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { codePointLength } from '../../../src/jobs/limits.js';
import type { NextwordAnswer } from '../../../src/jobs/nextword.js';
import { divisionText } from '../../../src/render/condition-text.js';
import { layOutAdjusted } from '../../../src/render/picture/adjusted.js';
import { barsAlt } from '../../../src/render/picture/bars-alt.js';
import { layOutBars } from '../../../src/render/picture/bars-layout.js';
import { layOutDie } from '../../../src/render/picture/die.js';
import { layOutDumbbell } from '../../../src/render/picture/dumbbell.js';
import { drawNextword } from '../../../src/render/picture/nextword.js';
import { adjustedAlt, comparedAlt, dieAlt, tokensAlt } from '../../../src/render/picture/nextword-alt.js';
import { layOutTokens } from '../../../src/render/picture/tokens.js';
import {
  BEST_FIVE,
  COMPARED,
  COMPLETED,
  COOLED,
  DRAWN,
  DRAWN_NARROW,
  DRAWN_REST,
  TOKENS,
  WATCHED,
} from './nextword-samples.js';
import { boxesOf, expectSoundPlate } from './plate-laws.js';
import { nextwordAnswer } from './samples.js';

type Of<K extends keyof NextwordAnswer> = NonNullable<NextwordAnswer[K]>;

const some = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('this sample has it');
  return value;
};
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

const share = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: -200, max: 0, noNaN: true }).map((log10) => 10 ** log10),
);
const bounds = fc
  .tuple(share, share)
  .map(([one, other]) => ({ lower: Math.min(one, other), upper: Math.max(one, other) }));
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 });
const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
const listed = fc
  .tuple(text, fc.array(fc.tuple(word, bounds), { minLength: 1, maxLength: 25 }))
  .map(([context, words]) =>
    nextwordAnswer(
      context,
      words.map(([one, { lower, upper }]) => [one, lower, upper] as const),
    ),
  );

const drawn = fc
  .tuple(
    fc.array(fc.tuple(word, fc.boolean(), share), { minLength: 1, maxLength: 33 }),
    fc.double({ min: 0, max: 0.999999, noNaN: true }),
    fc.nat(2_147_483_647),
  )
  .map(([parts, at, seed]): Of<'draw'> => {
    const total = parts.reduce((sum, [, , mass]) => sum + mass, 0) + 1e-9;
    let from = 0;
    const intervals = parts.map(([label, isWord, mass], index) => {
      const start = from;
      from = index === parts.length - 1 ? 1 : Math.min(1, from + mass / total);
      return { label, isWord, from: start, to: from };
    });
    return {
      seed,
      at,
      intervals,
      outcome: Math.max(
        0,
        intervals.findIndex((one) => at >= one.from && at < one.to),
      ),
    };
  });

const token = fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 20 }), probability: share });
const tokensOf = fc.record({
  next: fc.array(token, { maxLength: 10 }),
  paths: fc.array(
    fc.record({
      word,
      paths: fc.array(
        fc.record({
          tokens: fc.array(token, { minLength: 1, maxLength: 20 }),
          product: share,
          ending: bounds,
        }),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 6 },
  ),
});

const adjustedOf = fc.record({
  temperature: fc.double({ min: 0, max: 2, noNaN: true }),
  topK: fc.integer({ min: 1, max: 25 }),
  topP: fc.double({ min: 0.01, max: 1, noNaN: true }),
  keptMass: bounds,
  reached: fc.boolean(),
  words: fc.array(fc.record({ word, probability: share, raw: bounds }), { maxLength: 25 }).map((words) =>
    words.map((one) => ({
      ...one,
      lower: one.probability * 0.5,
      upper: Math.min(1, one.probability * 1.5),
    })),
  ),
});

const comparedOf = fc
  .tuple(text, fc.array(fc.record({ word, here: bounds, there: bounds }), { minLength: 1, maxLength: 50 }))
  .map(([context, words]): Of<'compared'> => ({ ...some(COMPARED.compared), text: context, words }));

describe('the die', () => {
  it.each(Object.entries({ DRAWN, DRAWN_NARROW, DRAWN_REST }))('%s is sound', (_name, answer) => {
    expectSoundPlate(layOutDie(answer, some(answer.draw)));
  });

  it('is sound for any cut and any point', () => {
    fc.assert(
      fc.property(listed, drawn, (answer, draw) => expectSoundPlate(layOutDie(answer, draw))),
      { numRuns: 50 },
    );
  });

  it('cuts the whole line without gap, and the point lies in the part that it names', () => {
    const plate = layOutDie(DRAWN, some(DRAWN.draw));
    const parts = boxesOf(plate, 'segment').map(({ box }) => box);
    let x = 56;
    for (const box of parts) {
      expect(box.x).toBeCloseTo(x, 6);
      x += box.width;
    }
    expect(x).toBeCloseTo(1144, 6);
    const hit = boxesOf(plate, 'segment').find(({ fill }) => fill === '#E69F00')?.box;
    const point = 56 + 0.1207 * 1088;
    expect(hit?.x).toBeLessThan(point);
    expect((hit?.x ?? 0) + (hit?.width ?? 0)).toBeGreaterThan(point);
    expect(plate.lines.map((line) => line.text)).toEqual(
      expect.arrayContaining(['🎲 seed 42', 'draws 0.1207']),
    );
  });

  it('shows a narrow part through a lens that holds it whole', () => {
    const plate = layOutDie(DRAWN_NARROW, some(DRAWN_NARROW.draw));
    const hit = boxesOf(plate, 'lens-segment').find(({ fill }) => fill === '#E69F00')?.box;
    expect(hit?.width).toBeCloseTo(0.34 * 1088, 3);
    expect(boxesOf(layOutDie(DRAWN_REST, some(DRAWN_REST.draw)), 'lens-segment')).toEqual([]);
  });
});

describe('tokens', () => {
  it('is sound, also for hostile tokens', () => {
    expectSoundPlate(layOutTokens(TOKENS, some(TOKENS.tokens)));
    fc.assert(
      fc.property(listed, tokensOf, (answer, tokens) => expectSoundPlate(layOutTokens(answer, tokens))),
      { numRuns: 50 },
    );
  });

  it('prefers words of several tokens and prints the product of the factors shown', () => {
    const shown = layOutTokens(TOKENS, some(TOKENS.tokens)).lines.map((line) => plain(line.text));
    expect(shown).toEqual(expect.arrayContaining(['␣ra', 'ining', '80.3 %', '99.7 %', '7.0 %', 'zling']));
    expect(shown.filter((one) => one === 'ends')).toHaveLength(3);
  });
});

describe('two texts', () => {
  it('is sound, also for hostile texts', () => {
    expectSoundPlate(layOutDumbbell(COMPARED, some(COMPARED.compared)));
    fc.assert(
      fc.property(listed, comparedOf, (answer, compared) =>
        expectSoundPlate(layOutDumbbell(answer, compared)),
      ),
      { numRuns: 50 },
    );
  });

  it('puts equal values at equal places, whatever their sign', () => {
    const same = { lower: 0.1, upper: 0.1 };
    const compared = { ...some(COMPARED.compared), words: [{ word: 'x', here: same, there: same }] };
    const { shapes } = layOutDumbbell(COMPARED, compared);
    const disc = shapes.filter((shape) => shape.type === 'dot').at(-1);
    const square = boxesOf({ ...layOutDumbbell(COMPARED, compared) }, 'b').at(-1)?.box;
    expect((square?.x ?? 0) + (square?.width ?? 0) / 2).toBeCloseTo(disc?.x ?? 0, 6);
  });
});

describe('conditioning', () => {
  it('is sound, also for hostile words', () => {
    for (const answer of [BEST_FIVE, COOLED]) expectSoundPlate(layOutAdjusted(answer, some(answer.adjusted)));
    fc.assert(
      fc.property(listed, adjustedOf, (answer, adjusted) =>
        expectSoundPlate(layOutAdjusted(answer, adjusted)),
      ),
      { numRuns: 50 },
    );
  });

  it('draws raw and conditioned on one scale and prints the division between them', () => {
    const adjusted = some(BEST_FIVE.adjusted);
    const plate = layOutAdjusted(BEST_FIVE, adjusted);
    const [given] = boxesOf(plate, 'given');
    const [raw] = boxesOf(plate, 'raw');
    const shown = BEST_FIVE.words[0]?.probability ?? 0;
    expect((raw?.box.width ?? 0) / (given?.box.width ?? 1)).toBeCloseTo(
      shown / (adjusted.words[0]?.probability ?? 1),
      6,
    );
    expect(divisionText(adjusted)).toBe('0.090 / 0.342 = 0.264');
    expect(divisionText(some(COOLED.adjusted))).toBeUndefined();
    expect(boxesOf(plate, 'given')).toHaveLength(5);
  });
});

describe('bars with more', () => {
  it('shares the scale of the list with the watched words and keeps all text apart', () => {
    const { bars, lines } = layOutBars(WATCHED);
    const [first] = bars;
    const watched = bars.filter(({ look }) => look === 'watched');
    expect(watched).toHaveLength(3);
    const scale = (first?.solid.width ?? 0) / 0.805425;
    expect((watched[0]?.solid.width ?? 0) / 0.0021).toBeCloseTo(scale, 6);
    expect(lines.map((line) => line.text)).toEqual(
      expect.arrayContaining(['rank 14–16', 'rank 10', 'rank 1,204 at best', 'at least 3.2 even choices']),
    );
  });

  it('is sound for any watched words', () => {
    const watchedOf = fc.array(fc.tuple(word, bounds, fc.nat(50_000), fc.boolean()), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(listed, watchedOf, (answer, watched) => {
        const layout = layOutBars({
          ...answer,
          entropy: { bitsAtLeast: 15.2, choicesAtLeast: 37_641 },
          watched: watched.map(([one, { lower, upper }, rank, isOpen]) => ({
            word: one,
            lower,
            upper,
            probability: lower,
            rank: { from: rank + 1, to: isOpen ? null : rank + 10 },
          })),
        });
        const shapes = layout.bars.map(({ solid, possible, look }) => ({
          type: 'box' as const,
          role: look,
          box: { ...solid, width: solid.width + possible.width },
        }));
        expectSoundPlate({ height: layout.height, defs: '', shapes, lines: layout.lines, undrawable: [] });
      }),
      { numRuns: 50 },
    );
  });

  it('lets the letters of a half-typed word stand out', () => {
    const { lines, blank } = layOutBars(COMPLETED);
    const [before, fragment] = lines;
    expect([before?.text, fragment?.text, fragment?.colour]).toEqual(['I love ', 'choc', '#E69F00']);
    expect(blank.width).toBeLessThan(150);
  });

  it('claims no proof for fast arithmetic', () => {
    const { lines } = layOutBars({ ...WATCHED, model: { ...WATCHED.model, precision: 'fast' } });
    expect(lines.some((line) => line.text.startsWith('≈ approximate'))).toBe(true);
    expect(lines.some((line) => line.text.includes('proved:'))).toBe(false);
  });
});

describe('alt text', () => {
  it('of the bars names watched words, their ranks, the choices and the half-typed word', () => {
    const alt = plain(barsAlt(WATCHED));
    expect(alt).toContain(
      'Watched: Lyon 0.2 % rank 14–16, London 0.4 % rank 10, cheese 1 in 330,000 rank 1,204 at best.',
    );
    expect(alt).toContain('At least 3.2 even choices.');
    expect(barsAlt(COMPLETED)).toContain('“I love choc…”');
  });

  it('of the bars keeps its certificate when 25 words and 8 watched ones fill it', () => {
    const words = Array.from({ length: 25 }, () => ({
      word: 'w'.repeat(60),
      probability: 0.025,
      lower: 0.02,
      upper: 0.03,
    }));
    const watched = words.slice(0, 8).map((one) => ({ ...one, rank: { from: 12_345, to: 12_399 } }));
    const alt = barsAlt({ ...WATCHED, words, watched });
    expect(codePointLength(alt)).toBeLessThanOrEqual(1024);
    expect(alt).toMatch(/No other word|Proved/);
    expect(alt).toMatch(/list\.$/);
  });

  it('holds the numbers of each view', () => {
    expect(plain(dieAlt(DRAWN, some(DRAWN.draw)))).toContain(
      'seed 42 draws 0.1207, which falls on “raining” (7.0 %)',
    );
    expect(dieAlt(DRAWN_REST, some(DRAWN_REST.draw))).toContain('falls on “other words”');
    expect(plain(comparedAlt(COMPARED, some(COMPARED.compared)))).toContain('rain 11.9 % / 0.9 %');
    expect(plain(tokensAlt(TOKENS, some(TOKENS.tokens)))).toContain(
      'raining = “ ra” 8.7 % × “ining” 80.3 % × ends 99.7 % = 7.0 %',
    );
    expect(plain(adjustedAlt(BEST_FIVE, some(BEST_FIVE.adjusted)))).toContain('a 26.4 % (raw 9.1 %)');
  });

  it('stays within 1,024 code points', () => {
    fc.assert(
      fc.property(
        listed,
        drawn,
        tokensOf,
        adjustedOf,
        comparedOf,
        (answer, draw, tokens, adjusted, compared) => {
          for (const alt of [
            dieAlt(answer, draw),
            tokensAlt(answer, tokens),
            adjustedAlt(answer, adjusted),
            comparedAlt(answer, compared),
          ]) {
            expect(codePointLength(alt)).toBeLessThanOrEqual(1024);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});

it.each(Object.entries({ WATCHED, COMPLETED, BEST_FIVE, TOKENS, COMPARED, DRAWN }))(
  '%s becomes a PNG',
  async (_name, answer) => {
    const { png, alt } = await drawNextword(answer);
    expect(PNG.sync.read(Buffer.from(png)).width).toBe(1200);
    expect(alt).not.toBe('');
  },
);
