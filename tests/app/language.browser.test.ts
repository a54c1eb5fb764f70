/** Commands in the person's own language, as Discord shows them, and answers in it, on the page. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { COMMAND_TEXTS } from '../../src/messages/commands/localise.js';
import { LESSON_MESSAGES } from '../../src/messages/lesson/index.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { seriousFaults } from '../sandbox/page/axe.js';
import { describePage } from '../sandbox/page/page-fixture.js';
import { patientClock } from '../support/patient-clock.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { give, press, reads } from './page-driver.js';
import { startAppAt } from './start-app.js';

const DATA = scratchFolder();
const start = (sandbox: Sandbox) => startAppAt(sandbox, DATA, { hasModel: false });

describePage(
  'languages',
  start,
  (fixture) => {
    const box = (page: Page) => page.locator('.command-box');
    const commands = (page: Page) => page.getByRole('listbox', { name: 'Commands' }).getByRole('option');
    const speak = async (page: Page, name: string, locale: string) => {
      await page.getByRole('combobox', { name: `Language of ${name}` }).selectOption(locale);
    };
    const listed = async (page: Page, typed: string) => {
      await box(page).fill(typed);
      return await commands(page).allInnerTexts();
    };
    const startsWith = (text: string) => (one: string) => one.startsWith(text);

    it('shows and takes names of commands, options and choices in the language chosen, and the bot answers in it', async () => {
      const page = await fixture.open({ bypassCSP: true });
      const blaise = await fixture.openAs('Blaise');
      await speak(page, 'Ada', 'de');
      const { named, menu, choices } = COMMAND_TEXTS.de;
      const [lesson, what] = named.lesson;
      await expect.poll(() => listed(page, '/'), { timeout: 30_000 }).toContain(`/${lesson}\n${what}`);
      expect(await commands(page).first().locator('.option-text').getAttribute('lang')).toBe('de');
      expect(await seriousFaults(page)).toEqual([]);
      // What is sent is understood too, and Blaise's list is in English as before.
      expect((await listed(page, '/less')).some(startsWith(`/${lesson}\n`))).toBe(true);
      expect((await listed(blaise, '/')).some(startsWith('/lesson\n'))).toBe(true);

      const [step] = named['lesson.step'];
      const card = await give(page, `/${lesson} ${step}: 2`);
      const { words, steps } = LESSON_MESSAGES.de;
      await reads(card, `2 · ${steps[1].title}`, words.predict);
      await press(card, 'B');
      await reads(card, words.reveal);

      // A subcommand by its path, and a choice by its name; both reach the bot by what it calls them.
      const path = `${named.quiz[0]} ${named['quiz.solo'][0]}`;
      const kind = named['*.kind'][0];
      await box(page).fill(`/${path} ${kind}: ${choices['*.kind#test']}`);
      await page.keyboard.press('Enter');
      await reads(page.locator('li.message').last(), 'used /quiz', 'Quiz: ');

      const message = page.locator('li.message', { hasText: 'probably rain' }).first();
      const item = page.getByRole('menuitem', { name: menu['How surprising is this?'] });
      // A message that comes meanwhile closes the menu.
      const isOpen = async () => {
        if (!(await item.isVisible()))
          await message.getByRole('button', { name: /^Menu of the message/ }).click();
        return await item.isVisible();
      };
      await expect.poll(isOpen, { timeout: 30_000, interval: 500 }).toBe(true);
      await page.keyboard.press('Escape');

      await page.reload();
      await page.getByText('Given is online').waitFor();
      expect((await listed(page, '/')).some(startsWith(`/${lesson}\n`))).toBe(true);
    }, 120_000);

    it('shows English where a language has no names, and follows from one language to the next', async () => {
      const page = await fixture.openAs('Blaise');
      await speak(page, 'Blaise', 'ja');
      await expect
        .poll(() => listed(page, '/'), { timeout: 30_000 })
        .toContainEqual(expect.stringMatching(/^\/lesson\n/));
      await speak(page, 'Blaise', 'fr');
      const [lesson] = COMMAND_TEXTS.fr.named.lesson;
      await expect
        .poll(async () => (await listed(page, '/')).some(startsWith(`/${lesson}\n`)), { timeout: 30_000 })
        .toBe(true);
      // The examples of the first visit too.
      await page
        .locator('.welcome')
        .getByRole('button', { name: `/${lesson}`, exact: true })
        .click();
      await reads(page.locator('li.message').last(), `1 · ${LESSON_MESSAGES.fr.steps[0].title}`);
    }, 120_000);
  },
  { clock: patientClock },
);
