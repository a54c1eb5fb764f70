import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { codePointLength } from '../../../src/jobs/limits.js';
import { ladderRows } from '../../../src/render/ladder-rows.js';
import { contrast, heatColour, inkOn, luminance } from '../../../src/render/picture/heat-scale.js';
import { drawSequence, layOutSequence } from '../../../src/render/picture/sequence.js';
import { sequenceAlt } from '../../../src/render/picture/sequence-alt.js';
import { boxesOf, expectSoundPlate } from './plate-laws.js';
import {
  HEBREW,
  KEYS,
  LINCOLN_LONG,
  LINCOLN_SHORT,
  scoredText,
  sequenceAnswer,
  UMBRELLA,
} from './scored-samples.js';

const hostileText = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }),
  fc.array(fc.lorem({ maxCount: 1 }), { minLength: 1, maxLength: 200 }).map((words) => words.join(' ')),
  fc.constant('W'.repeat(900)),
);
const someBits = fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { minLength: 1, maxLength: 40 });
const textOf = fc
  .tuple(hostileText, someBits)
  .map(([text, bits]) => scoredText(`a${text}`, bits))
  .filter(({ totalBits }) => totalBits >= 0);

describe('heatColour', () => {
  it('grows only lighter, so that it reads in grey, and stays at its end', () => {
    for (let bits = 0; bits < 16; bits += 0.25) {
      expect(luminance(heatColour(bits + 0.25))).toBeGreaterThan(luminance(heatColour(bits)));
    }
    expect(heatColour(400)).toBe(heatColour(16));
  });

  it('always lets its words stand out (WCAG AA)', () => {
    for (let bits = 0; bits <= 16; bits += 0.1) {
      expect(contrast(inkOn(heatColour(bits)), heatColour(bits))).toBeGreaterThan(4.5);
    }
  });
});

describe('layOutSequence', () => {
  it.each(Object.entries({ UMBRELLA, KEYS, LINCOLN_SHORT, LINCOLN_LONG, HEBREW }))(
    '%s is sound',
    (_name, answer) => {
      expectSoundPlate(layOutSequence(answer));
    },
  );

  it('is sound for hostile texts, one and two', () => {
    fc.assert(
      fc.property(textOf, textOf, fc.boolean(), (first, second, isPair) => {
        expectSoundPlate(layOutSequence(sequenceAnswer(isPair ? [first, second] : [first])));
      }),
      { numRuns: 40 },
    );
  });

  it('lets each bar begin where the one before ended: together they are the whole', () => {
    for (const [answer, most] of [
      [UMBRELLA, 12],
      [LINCOLN_SHORT, 8],
    ] as const) {
      const bars = boxesOf(layOutSequence(answer), 'rung').map(({ box }) => box);
      const rows = ladderRows(answer.texts[0]?.rungs ?? [], most).map((row) =>
        row.type === 'rung' ? row.rung.bits : row.bits,
      );
      const total = answer.texts[0]?.totalBits ?? 0;
      const left = bars[0]?.x ?? 0;
      const right = (bars.at(-1)?.x ?? 0) + (bars.at(-1)?.width ?? 0);
      expect(bars).toHaveLength(rows.length);
      let sum = 0;
      bars.forEach(({ x, width }, index) => {
        expect(x).toBeCloseTo(left + (sum / total) * (right - left), 6);
        sum += rows[index] ?? 0;
        expect(x + width).toBeCloseTo(left + (sum / total) * (right - left), 6);
      });
      expect(sum).toBeCloseTo(total, 6);
    }
  });

  it('shows each word once, marks the most surprising one, and counts what it cuts', () => {
    const plate = layOutSequence(UMBRELLA);
    expect(boxesOf(plate, 'tile')).toHaveLength(9);
    const [mark] = boxesOf(plate, 'mark');
    const word = plate.lines.find(({ text }) => text === 'umbrella');
    expect(mark?.box.x).toBeLessThan(word?.x ?? 0);
    expect((mark?.box.x ?? 0) + (mark?.box.width ?? 0)).toBeGreaterThan(word?.x ?? Number.POSITIVE_INFINITY);

    const long = layOutSequence(LINCOLN_LONG);
    const shown = boxesOf(long, 'tile').length;
    const rest = (LINCOLN_LONG.texts[0]?.rungs ?? [])
      .slice(shown)
      .filter(({ kind }) => kind === 'word').length;
    expect(rest).toBeGreaterThan(50);
    expect(long.lines.some(({ text }) => text === `… ${rest} more words`)).toBe(true);
    expect(long.height).toBeLessThan(1400);
  });

  it('runs from the right for a text that is read so', () => {
    const [first, second] = boxesOf(layOutSequence(HEBREW), 'tile');
    expect(first?.box.x).toBeGreaterThan(second?.box.x ?? 0);
    expect((first?.box.x ?? 0) + (first?.box.width ?? 0)).toBeCloseTo(1144, 6);
  });

  it('outlines where two texts differ and adds up their differences', () => {
    const plate = layOutSequence(KEYS);
    expect(boxesOf(plate, 'mark')).toHaveLength(2);
    const bars = boxesOf(plate, 'difference').map(({ box }) => box);
    const zero = bars[0]?.x ?? 0;
    const signed = bars.map(({ x, width }) => (x < zero - 0.5 ? -width : width));
    const total = signed.pop() ?? 0;
    expect(signed.reduce((sum, width) => sum + width, 0)).toBeCloseTo(total, 6);
    expect(plate.lines.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['A is 11', ' times as likely', 'are / is', '+3.5']),
    );
  });
});

describe('sequenceAlt', () => {
  it('says the totals and each word', () => {
    expect(sequenceAlt(UMBRELLA)).toBe(
      'The text “She opened her umbrella because it was raining.”: 1 in 680 billion, 39.3 bits, 4.9 bits per word; most surprising: “umbrella”, 11.4 bits. Bits of each word: She 4.9, opened 9.2, her 2.1, umbrella 11.4, because 4.3, it 1.6, was 0.9, raining 3.8, . 1.1.',
    );
    expect(sequenceAlt(KEYS)).toContain('Text A is 11 times as likely (3.5 bits).');
    expect(sequenceAlt(KEYS)).toContain('are / is +3.5');
  });

  it('stays within 1,024 code points and counts what it leaves out', () => {
    expect(sequenceAlt(LINCOLN_LONG)).toMatch(/and \d+ more\.$/);
    fc.assert(
      fc.property(textOf, textOf, (first, second) => {
        for (const texts of [[first], [first, second]]) {
          expect(codePointLength(sequenceAlt(sequenceAnswer(texts)))).toBeLessThanOrEqual(1024);
        }
      }),
      { numRuns: 60 },
    );
  });
});

it('drawSequence gives a PNG and says what it could not draw', async () => {
  const { png, undrawable } = await drawSequence(sequenceAnswer([scoredText('ฝน rain', [9, 3])]));
  expect(PNG.sync.read(Buffer.from(png)).width).toBe(1200);
  expect(undrawable).toEqual(['ฝ', 'น']);
});
