import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { codePointLength } from '../../../src/jobs/limits.js';
import type { NextwordAnswer } from '../../../src/jobs/nextword.js';
import { barsAlt } from '../../../src/render/picture/bars-alt.js';
import { layOutBars } from '../../../src/render/picture/bars-layout.js';
import { massShares } from '../../../src/render/picture/mass-shares.js';
import { drawNextword } from '../../../src/render/picture/nextword.js';
import { percent, percentsOfWhole } from '../../../src/render/picture/percent.js';
import { extentOf } from '../../../src/render/picture/typeset.js';
import { FRANCE, nextwordAnswer } from './samples.js';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');

describe('percent', () => {
  it('never rounds something to nothing or to everything', () => {
    expect([0, 0.0004, 0.0005, 0.429, 0.9994, 0.9996, 1].map(percent).map(plain)).toEqual([
      '0 %',
      '< 0.1 %',
      '0.1 %',
      '42.9 %',
      '99.9 %',
      '> 99.9 %',
      '100 %',
    ]);
  });

  it('prints parts of a whole that add up to 100.0', () => {
    expect(percentsOfWhole([1, 1, 1]).map(plain)).toEqual(['33.4 %', '33.3 %', '33.3 %']);
    expect(percentsOfWhole([0.99999, 0.00001]).map(plain)).toEqual(['> 99.9 %', '< 0.1 %']);
    expect(percentsOfWhole([0, 2]).map(plain)).toEqual(['0 %', '100 %']);
    const parts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(parts, (values) => {
        const sum = values.reduce((total, value) => total + value, 0);
        fc.pre(sum > 1e-6);
        const tenths = percentsOfWhole(values).map((one) =>
          one.startsWith('<') ? 0 : one.startsWith('>') ? 1000 : Math.round(Number.parseFloat(one) * 10),
        );
        expect(tenths.reduce((total, value) => total + value, 0)).toBe(1000);
        tenths.forEach((value, index) => {
          expect(Math.abs(value - ((values[index] ?? 0) / sum) * 1000)).toBeLessThan(1.001);
        });
      }),
    );
  });
});

const randomAnswer: fc.Arbitrary<NextwordAnswer> = fc
  .record({
    text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
    words: fc.array(
      fc.tuple(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
      { minLength: 1, maxLength: 25 },
    ),
    masses: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
  })
  .map(({ text, words, masses }) => {
    const total = [...words.map(([, mass]) => mass), ...masses].reduce((sum, mass) => sum + mass, 1e-9);
    const part = (index: number) => (masses[index] ?? 0) / total;
    const answer = nextwordAnswer(
      text,
      words
        .map(([word, mass, more]) => {
          const lower = mass / total;
          return [word, lower, Math.min(1, lower + more * part(8))] as const;
        })
        .sort((a, b) => b[1] - a[1]),
    );
    return {
      ...answer,
      masses: {
        otherWords: part(0),
        number: part(1),
        punctuation: part(2),
        symbol: part(3),
        newline: part(4),
        endOfText: part(5),
        lastWordContinues: part(6),
        other: part(7),
        unassigned: part(8),
      },
    };
  });

describe('layOutBars', () => {
  it('tiles the strip without gap or overlap, whatever the masses', () => {
    fc.assert(
      fc.property(randomAnswer, (answer) => {
        const { strip, segments } = layOutBars(answer);
        let x = strip.x;
        for (const { box } of segments) {
          expect(box.x).toBeCloseTo(x, 6);
          x += box.width;
        }
        expect(x).toBeCloseTo(strip.x + strip.width, 6);
        expect(massShares(answer).reduce((sum, share) => sum + share.share, 0)).toBeCloseTo(1, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every line on the card, readable, and clear of the bars and of each other', () => {
    fc.assert(
      fc.property(randomAnswer, (answer) => {
        const layout = layOutBars(answer);
        const boxes = layout.lines
          .filter((line) => line.text !== '')
          .map((line) => ({
            ...extentOf(line),
            top: line.y - line.size * 0.4,
            bottom: line.y + line.size * 0.4,
          }));
        for (const line of layout.lines) {
          const { left, right } = extentOf(line);
          expect(left).toBeGreaterThanOrEqual(50);
          expect(right).toBeLessThanOrEqual(1150);
          expect(line.y + line.size / 2).toBeLessThan(layout.height - 20);
          expect(line.size).toBeGreaterThanOrEqual(30);
        }
        const shapes = [
          layout.blank,
          layout.strip,
          ...layout.bars.map(({ solid, possible }) => ({ ...solid, width: solid.width + possible.width })),
        ].map((box) => ({ left: box.x, right: box.x + box.width, top: box.y, bottom: box.y + box.height }));
        boxes.forEach((box, index) => {
          for (const other of [...boxes.slice(index + 1), ...shapes]) {
            const apart =
              box.right <= other.left ||
              other.right <= box.left ||
              box.bottom <= other.top ||
              other.bottom <= box.top;
            expect(apart, JSON.stringify([box, other])).toBe(true);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('draws lower bounds solid and the way to the upper bound open, on one scale from zero', () => {
    const { bars } = layOutBars(FRANCE);
    const [first, second] = bars;
    if (first === undefined || second === undefined) throw new Error('two bars expected');
    expect(second.solid.width / first.solid.width).toBeCloseTo(0.035944 / 0.805425, 6);
    expect(first.possible.width / first.solid.width).toBeCloseTo((0.8062 - 0.805425) / 0.805425, 6);
    expect(bars.map((bar) => bar.look)).toEqual(['prediction', ...Array(9).fill('word')]);
  });
});

describe('massShares', () => {
  it('names a large class and puts the small ones together', () => {
    const answer = nextwordAnswer('Two plus two equals', [['four', 0.3, 0.31]], { number: 0.12 });
    expect(massShares(answer).map((share) => share.label)).toEqual([
      'this word',
      'other words',
      'a number',
      'other non-words',
      'last word goes on',
      'not yet assigned',
    ]);
  });
});

describe('barsAlt', () => {
  it('holds every number, the certificate and the text', () => {
    const alt = plain(barsAlt(FRANCE));
    for (const { word, probability } of FRANCE.words) {
      expect(alt).toContain(`${word} ${plain(percent(probability))}`);
    }
    for (const share of massShares(FRANCE)) expect(alt).toContain(`${share.label} ${plain(share.percent)}`);
    expect(alt).toContain('The capital of France is');
    expect(alt).toContain('Proved: no other word belongs in this list.');
  });

  it('stays within 1,024 code points with all of the numbers', () => {
    const long = nextwordAnswer(
      '🎾'.repeat(1000),
      Array.from({ length: 25 }, () => ['🎾'.repeat(60), 0.02, 0.03] as const),
    );
    const alt = barsAlt(long);
    expect(codePointLength(alt)).toBeLessThanOrEqual(1024);
    expect(plain(alt).match(/2\.5 % \(2\.0–3\.0\)/g)).toHaveLength(25);
    expect(alt).toMatch(/list\.$/);
    fc.assert(
      fc.property(randomAnswer, (answer) => {
        const one = barsAlt(answer);
        expect(codePointLength(one)).toBeLessThanOrEqual(1024);
        expect(one).toMatch(/list\.$/);
      }),
      { numRuns: 60 },
    );
  });
});

describe('drawNextword', () => {
  it('gives a PNG 1200 px wide with see-through corners', async () => {
    const { png, undrawable } = await drawNextword(FRANCE);
    const image = PNG.sync.read(Buffer.from(png));
    expect(image.width).toBe(1200);
    expect(image.height).toBeLessThan(1200);
    expect(image.data[3]).toBe(0);
    expect(image.data[4 * (600 * 1200 + 20) + 3]).toBe(255);
    expect(undrawable).toEqual([]);
  });

  it('reports characters it could not draw, and draws all the same', async () => {
    const { png, alt, undrawable } = await drawNextword(nextwordAnswer('ฉัน', [['แมว', 0.4, 0.4]]));
    expect(PNG.sync.read(Buffer.from(png)).width).toBe(1200);
    expect(undrawable).toEqual(['ฉั', 'น', 'แ', 'ม', 'ว']);
    expect(alt).toContain('แมว');
  });
});
