import { describe, expect, it } from 'vitest';
import type { GistAnswer } from '../../../src/jobs/gist.js';
import { type LessonCounts, PEOPLE_COUNTS } from '../../../src/lessons/lesson-population.js';
import { LOCALES, type Locale } from '../../../src/messages/catalogue.js';
import { gistCard } from '../../../src/render/gist.js';
import { oneIn } from '../../../src/render/gist-sentences.js';
import { drawGist, gistAlt, layOutGist } from '../../../src/render/picture/gist.js';
import { extentOf } from '../../../src/render/picture/typeset.js';
import { answerCountedGist } from '../../../worker/answer/gist.js';

const LONGEST: LessonCounts = {
  name: 'W'.repeat(32),
  a: 'W'.repeat(40),
  b: 'quite a long attribute 🎾 of a few words',
  onlyA: 999_983,
  onlyB: 999_979,
  both: 999_961,
  neither: 999_959,
};

function answer(locale: Locale, counts = PEOPLE_COUNTS): GistAnswer {
  const texts = ['The', 'cat', 'sat', 'on', 'the', 'mat', '.'];
  return {
    kind: 'gist',
    locale,
    counts,
    next: {
      text: 'It is cloudy today, so it will',
      words: [
        { word: 'be', probability: 0.41 },
        { word: 'internationalisation', probability: 0.07 },
        { word: 'rain', probability: 0.06 },
      ],
      rest: 0.46,
      isCounted: false,
    },
    sequence: { factors: texts.map((text) => ({ text, probability: 0.5 })), bits: 7 },
    model: {
      name: 'toy',
      quantisation: 'F64',
      sha256: '0',
      device: 'cpu',
      precision: 'exact',
      parameters: 134_515_008,
    },
  };
}

describe('the lesson in one picture', () => {
  it.each(LOCALES.flatMap((locale) => [[locale, PEOPLE_COUNTS] as const, [locale, LONGEST] as const]))(
    'fits in %s',
    (locale, counts) => {
      const plate = layOutGist(answer(locale, counts));
      for (const line of plate.lines) {
        const { left, right } = extentOf(line);
        expect(left, line.text).toBeGreaterThanOrEqual(56);
        expect(right, line.text).toBeLessThanOrEqual(1144);
        expect(line.size).toBeGreaterThanOrEqual(30);
      }
      // Lines of one row do not run into each other.
      for (const [index, line] of plate.lines.entries()) {
        for (const other of plate.lines.slice(index + 1)) {
          if (Math.abs(line.y - other.y) >= Math.min(line.size, other.size) * 0.8) continue;
          const [one, two] = [extentOf(line), extentOf(other)];
          expect(one.right <= two.left || two.right <= one.left, `${line.text} | ${other.text}`).toBe(true);
        }
      }
      expect(plate.undrawable).toEqual([]);
    },
  );

  it('shows the counts, the mass and the product that its answer holds', () => {
    const texts = layOutGist(answer('en')).lines.map(({ text }) => text.replaceAll('\u00a0', ' '));
    for (const part of ['5', '3', '4', '2', 'P(A) = 8/14 ≈ 57.1 %', 'P(A | B) = 3/7 ≈ 42.9 %', '46 %'])
      expect(texts).toContain(part);
    expect(texts).toContain('P ≈ 1 : 130');
    expect(texts).toContain('134,515,008 trained weights');
    const shares = layOutGist(answer('en')).shapes.filter(({ role }) => role === 'share');
    expect(shares).toHaveLength(4);
  });

  it('is told in words in the language of the person, also where there is no model', async () => {
    for (const locale of LOCALES) {
      const counted = answerCountedGist({ kind: 'gist', locale, counts: PEOPLE_COUNTS });
      if (!counted.ok) throw new Error(counted.refusal.code);
      const { png, alt, undrawable } = await drawGist(counted.value);
      expect(png.byteLength).toBeGreaterThan(10_000);
      expect(undrawable).toEqual([]);
      expect(alt).toBe(gistAlt(counted.value));
      expect(alt).toContain('3/7');
      expect(gistCard(counted.value).footer).toBeUndefined();
    }
    expect(gistAlt(answer('zh-CN'))).toContain('样本空间');
    expect(gistAlt(answer('es'))).toContain('espacio muestral');
  });

  it('says of how many texts it would be one', () => {
    expect(oneIn(1, 'en')).toBe('≈ 1 : 2');
    expect(oneIn(30, 'de')).toBe('≈ 1 : 1.100.000.000');
  });
});
