/** The lesson as people take it: read and pressed on the page, with the real model, from the first step to the picture of the last. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { factsOf, PEOPLE_COUNTS } from '../../src/lessons/lesson-population.js';
import { STEPS } from '../../src/lessons/steps.js';
import { GIST_MESSAGES } from '../../src/messages/gist.js';
import type { LessonFacts } from '../../src/messages/lesson/facts.js';
import { LESSON_MESSAGES } from '../../src/messages/lesson/index.js';
import { lacks, modelMissing } from '../model/model-file.js';
import { describePage } from '../sandbox/page/page-fixture.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { answerTo, give, pictureIn, press, reads } from './page-driver.js';
import { startAppAt } from './start-app.js';

const DATA = scratchFolder();
const LETTERS = ['A', 'B', 'C'] as const;
const { words, steps } = LESSON_MESSAGES.en;
const FACTS = factsOf(PEOPLE_COUNTS, 'en');
/** After this step the lesson is left. */
const LEFT_AT = 5;

type Text = string | ((facts: LessonFacts) => string);
/** As it reads on the page. */
const say = (text: Text) =>
  (typeof text === 'string' ? text : text(FACTS)).replaceAll('**', '').replaceAll('`', '');

/** What trying a step shows, however the model decides. */
const TRIED = [
  '3/14',
  '3/7',
  '3 of 8',
  'rain',
  'P(word|…)',
  'seed',
  'The cat sat on the cloud.',
  'were held out and never learnt from',
  GIST_MESSAGES.en.title,
] as const;

describe.skipIf(lacks(modelMissing))('with the model', () => {
  const start = (sandbox: Parameters<typeof startAppAt>[0]) =>
    startAppAt(sandbox, DATA, { admitsEverybody: true });
  describePage('the lesson', start, (fixture) => {
    const stepOf = (index: number) => {
      const [texts, step] = [steps[index], STEPS[index]];
      if (texts === undefined || step === undefined) throw new RangeError(`no step ${index + 1}`);
      const { predict, check, idea, title, tries } = texts;
      const [first = ''] = tries;
      return { predict, check, idea, title: `${index + 1} · ${title}`, tried: first, step };
    };

    /** Guesses with nothing given away before. */
    async function guess(card: Locator, index: number): Promise<void> {
      const { title, idea, predict, check, step } = stepOf(index);
      await reads(card, title, say(idea), say(predict.question), ...predict.options.map(say));
      const before = await card.textContent();
      expect(before).not.toContain(say(predict.reveal));
      expect(before).not.toContain(say(check.question));
      const said = index % LETTERS.length;
      await press(card, LETTERS[said] ?? '');
      await reads(card, words.reveal, words.youSaid(say(predict.options[said] ?? '')), say(predict.reveal));
      const isForeseen = step.foreseen(PEOPLE_COUNTS) === said;
      expect(((await card.textContent()) ?? '').includes(words.foreseen)).toBe(isForeseen);
    }

    /** Something to try, whose answer only the person sees. */
    async function tryIt(page: Page, card: Locator, index: number): Promise<void> {
      const shown = await answerTo(page, () => press(card, stepOf(index).tried));
      const alt = await pictureIn(shown);
      const text = await shown.textContent();
      expect.soft(`${text} ${alt}`).toContain(TRIED[index]);
      expect(text).toContain('Only you can see this');
    }

    /** First a wrong answer, which says why and lets choose again, then the right one. */
    async function check(card: Locator, index: number): Promise<void> {
      const { check: asked, step } = stepOf(index);
      await reads(card, say(asked.question), ...asked.options.map(({ text }) => say(text)));
      const wrong = (step.right + 1) % LETTERS.length;
      await press(card, LETTERS[wrong] ?? '');
      await reads(card, `${LETTERS[wrong]} · ${words.wrong}`, say(asked.options[wrong]?.says ?? ''));
      await reads(card, words.chooseAgain);
      await press(card, LETTERS[step.right] ?? '');
      await reads(
        card,
        `${LETTERS[step.right]} · ${words.right}`,
        say(asked.options[step.right]?.says ?? ''),
      );
      expect(await card.textContent()).not.toContain(words.wrong);
      expect(await card.getByRole('button', { name: 'A', exact: true }).count()).toBe(0);
    }

    it('is gone through, left in the middle, taken up where it was, and ends with one picture', async () => {
      const page = await fixture.open();
      let card = await give(page, '/lesson ');
      for (let index = 0; index < LEFT_AT; index++) {
        await guess(card, index);
        await tryIt(page, card, index);
        await check(card, index);
        await press(card, words.next);
      }
      await guess(card, LEFT_AT);
      await page.reload();
      await page.getByText('Given is online').waitFor();
      card = await give(page, '/lesson ');
      await reads(card, stepOf(LEFT_AT).title, words.reveal, 'Step 6 of 9 · ●●●●●◐○○○');
      for (let index = LEFT_AT; index < steps.length; index++) {
        if (index > LEFT_AT) await guess(card, index);
        await tryIt(page, card, index);
        await check(card, index);
        if (index < steps.length - 1) await press(card, words.next);
      }
      await reads(card, say(words.done), 'Step 9 of 9 · ●●●●●●●●●');
      expect(await card.getByRole('button', { name: words.next, exact: true }).count()).toBe(0);
      await press(card, words.back);
      await reads(card, stepOf(steps.length - 2).title, `A · ${words.right}`);
    }, 240_000);

    it('is shared by a step, without what one said, and somebody else begins there alone', async () => {
      const [ada, blaise] = [await fixture.open(), await fixture.openAs('Blaise')];
      const card = await give(ada, '/lesson step:2');
      let shared: Locator | undefined;
      const own = await answerTo(blaise, async () => {
        shared = await answerTo(ada, () => press(card, words.share));
      });
      await reads(own, words.shared('@Ada'), stepOf(1).title);
      expect(await shared?.textContent()).not.toContain(say(stepOf(1).predict.reveal));
      const theirs = await answerTo(blaise, () => press(own, words.open));
      await reads(
        theirs,
        say(stepOf(1).predict.question),
        'Step 2 of 9 · ○○○○○○○○○',
        'Only you can see this',
      );
      await press(theirs, 'A');
      await reads(theirs, words.youSaid(say(stepOf(1).predict.options[0] ?? '')));
      expect(await ada.getByText('Step 2 of 9 · ○◐○○○○○○○').count()).toBe(0);
    });
  });
});
