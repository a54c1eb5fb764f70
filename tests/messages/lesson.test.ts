import { describe, expect, test } from 'vitest';
import { EMBED_LIMITS } from '../../src/discord/limits.js';
import { codePointLength } from '../../src/jobs/limits.js';
import { answered, guessed, LESSON_STEPS, newProgress } from '../../src/lessons/lesson.js';
import { factsOf, type LessonCounts, PEOPLE_COUNTS } from '../../src/lessons/lesson-population.js';
import { LOCALES, type Locale } from '../../src/messages/catalogue.js';
import { GIST_MESSAGES } from '../../src/messages/gist.js';
import { LESSON_MESSAGES } from '../../src/messages/lesson/index.js';
import { idsOfPress, toDiscordMessage } from '../../src/render/discord-message.js';
import { lessonCard, sharedLessonCard } from '../../src/render/lesson.js';

/** As long as a population may be called, and as large as one may be. */
const LONGEST: LessonCounts = {
  name: 'W'.repeat(32),
  a: 'w'.repeat(40),
  b: '*'.repeat(40),
  onlyA: 999_983,
  onlyB: 999_979,
  both: 999_961,
  neither: 999_959,
};

/** Every text with its place, functions called with the facts. */
function texts(locale: Locale, counts: LessonCounts): Map<string, string> {
  const facts = factsOf(counts, locale);
  const found = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') found.set(path, value);
    else if (typeof value === 'function')
      found.set(path, String(value(path.includes('words') ? '1' : facts, '9')));
    else for (const [key, below] of Object.entries(value ?? {})) walk(below, `${path}.${key}`);
  };
  walk(LESSON_MESSAGES[locale], locale === 'en' ? 'en' : 'xx');
  return new Map([...found].map(([path, text]) => [path.replace(/^(en|xx)/, ''), text]));
}

/** Numbers and formulas, and words of the English sentences that the model reads. */
const SAME =
  /^[\d./%\s]*$|^(sky|cloudy|probably|be|rain)$|^The cat sat|^P\((cloudy|rain)[^a-z]|^P\(cloudy\) · /;
/** Words that a language has in common with English. */
const SHARED = new Set(['Label', 'label']);

describe('the texts of the lesson', () => {
  test.each(LOCALES)('are all there in %s, none of them empty', (locale) => {
    const found = texts(locale, PEOPLE_COUNTS);
    expect([...found.keys()]).toEqual([...texts('en', PEOPLE_COUNTS).keys()]);
    expect([...found].filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(LESSON_MESSAGES[locale].steps).toHaveLength(LESSON_STEPS);
  });

  test.each(LOCALES.filter((locale) => locale !== 'en'))('are not left in English in %s', (locale) => {
    const english = texts('en', PEOPLE_COUNTS);
    const left = [...texts(locale, PEOPLE_COUNTS)].filter(
      ([path, text]) => english.get(path) === text && !SAME.test(text),
    );
    expect(left).toEqual([]);
    const gist = Object.entries(GIST_MESSAGES[locale]).filter(
      ([key, text]) =>
        typeof text === 'string' && text === Reflect.get(GIST_MESSAGES.en, key) && !SHARED.has(text),
    );
    expect(gist).toEqual([]);
  });

  test.each(LOCALES)('keep the numbers that they are given in %s', (locale) => {
    const facts = factsOf(PEOPLE_COUNTS, locale);
    const all = texts(locale, PEOPLE_COUNTS);
    expect(all.get('.steps.0.predict.reveal')).toContain(`${facts.onlyA} + ${facts.both} + ${facts.onlyB}`);
    expect(all.get('.steps.1.predict.reveal')).toContain(`${facts.both}/${facts.nB} ≈ ${facts.pAGivenB}`);
    expect(all.get('.steps.2.predict.reveal')).toContain(`${facts.both}/${facts.nA} ≈ ${facts.pBGivenA}`);
    const options = [0, 1, 2].map((option) => all.get(`.steps.1.check.options.${option}.text`));
    expect(options).toEqual(['3/14', '8/14', '3/7']);
  });

  test.each(LOCALES)('fit into Discord’s messages with the longest values in %s', (locale) => {
    for (let step = 1; step <= LESSON_STEPS; step++) {
      for (const option of [0, 1, 2]) {
        const source = { counts: LONGEST, isFallback: true, locale };
        const fresh = { ...newProgress(0), step };
        const checked = answered(guessed(fresh, step, option), step, option);
        for (const { card, controls } of [
          lessonCard(fresh, source),
          lessonCard(checked, source),
          sharedLessonCard(step, '1'.repeat(19), source),
        ]) {
          expect(codePointLength(card.title)).toBeLessThanOrEqual(EMBED_LIMITS.title);
          const { body } = toDiscordMessage({ card, controls }, { idOf: idsOfPress('lesson', 'me') });
          const description = body.embeds[0]?.description ?? '';
          expect(codePointLength(description)).toBeLessThan(EMBED_LIMITS.description);
          // Nothing was cut to make it fit: the end of the last text stands there.
          const last = card.blocks.at(-1);
          expect(description.length).toBeGreaterThan(0);
          expect(last).toBeDefined();
          expect(body.components.length).toBeLessThanOrEqual(5);
          for (const control of controls.flat()) {
            if (control.type === 'button') expect(codePointLength(control.label)).toBeLessThanOrEqual(80);
          }
        }
      }
    }
  });
});
