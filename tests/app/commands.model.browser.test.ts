/** Each command as a person gives it: typed or pressed on the page, until its picture is there. */
import { createReadStream } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/ops/log.js';
import { lacks, MODEL_DIRECTORY, modelMissing } from '../model/model-file.js';
import { reasonWithoutChromium, startChromium } from '../sandbox/page/chromium.js';
import { scratchFolder } from '../support/scratch-folder.js';

const DATA = scratchFolder();
const TABLE = 'name,tea,coffee\nAnn,1,0\nBen,1,1\nCleo,0,1\n';

describe.skipIf(reasonWithoutChromium !== undefined || lacks(modelMissing))(
  'commands from typing to picture',
  () => {
    let app: App;
    let browser: Browser;
    let page: Page;
    beforeAll(async () => {
      const config = readConfig({
        ...process.env,
        DISCORD_TOKEN: '',
        REDIS_URL: '',
        DATABASE_URL: '',
        DATA_DIR: DATA,
        MODEL_DIR: MODEL_DIRECTORY,
        PORT: '0',
        LOG_LEVEL: 'error',
      });
      [app, browser] = await Promise.all([
        startApp(config, createLogger('given-test', 'error'), (sentence) => {
          throw new Error(sentence);
        }),
        startChromium(),
      ]);
      page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await page.goto(app.pageUrl ?? '');
      await page.getByText('Given is online').waitFor();
    });
    afterAll(async () => {
      await browser.close();
      await app.stop();
    });

    const last = () => page.locator('li.message').last();

    /** The answer is there, whole, and the box is free again. */
    async function answered(used: string): Promise<void> {
      await expect
        .poll(
          async () => {
            const text = (await last().textContent()) ?? '';
            return (
              text.includes(`used ${used}`) && !text.includes('is thinking') && !text.includes('Sending')
            );
          },
          { timeout: 60_000 },
        )
        .toBe(true);
    }

    async function hasPicture(): Promise<void> {
      const picture = last().locator('.picture img');
      await expect
        .poll(() => picture.first().evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth))
        .toBe(1200);
      expect(await picture.first().getAttribute('alt')).not.toMatch(/^Picture .*without a description$/);
    }

    it.each([
      ['/nextword', 'text:The capital of France is', true],
      ['/sequence', 'text:The cat sat on the mat.', true],
      ['/evidence', 'word:rain text:The sky is cloudy today, so it will probably', true],
      ['/prob', 'question:tennis given football', true],
      ['/bayes', 'prior:1 % hit:90 % false_alarm:9 %', true],
      ['/population create', 'name:drinks people:12 only tea, 4 only coffee, 5 both', false],
      ['/model', '', false],
      ['/privacy', '', false],
      ['/train', 'text:weather diary context:It is cloudy today, so it will', true],
      ['/quiz solo', 'kind:conditional population:people', false],
      ['/lesson', 'step:3', false],
      ['/help', '', false],
      ['/settings', 'words:15', false],
    ] as const)('%s %s', async (name, options, isDrawn) => {
      const box = page.locator('.command-box');
      await box.fill(`${name} ${options}`);
      await page.keyboard.press('Enter');
      await answered(name.split(' ')[0] ?? name);
      expect(await last().locator('.embed').count()).toBeGreaterThan(0);
      if (isDrawn) await hasPicture();
    });

    it('plays /guess: a word typed into a form, seen by its person alone, and the reveal with its picture', async () => {
      await page.locator('.command-box').fill('/guess ');
      await page.keyboard.press('Enter');
      await answered('/guess');
      const round = page.locator(`[data-message="${await last().getAttribute('data-message')}"]`);
      await round.getByRole('button', { name: 'Guess', exact: true }).click();
      const form = page.getByRole('dialog');
      await form.getByRole('textbox', { name: /word/i }).fill('the');
      await page.keyboard.press('Enter');
      await expect.poll(async () => await last().textContent()).toContain('Only you can see this');
      expect(await last().textContent()).toContain('the');
      await round.getByRole('button', { name: 'Reveal' }).click();
      const picture = round.locator('.picture img');
      await picture.waitFor();
      expect(await picture.getAttribute('alt')).toContain('the');
    });

    it('imports a table chosen from the disk, and offers the export as a file', async () => {
      await page.locator('.command-box').fill('/population import name:class');
      const chosen = { name: 'class.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) };
      await page.getByRole('button', { name: /^Add option file/ }).click();
      await page.getByLabel('File for file').setInputFiles(chosen);
      await page.getByRole('button', { name: 'file class.csv' }).waitFor();
      await page.getByRole('button', { name: 'Send the command' }).click();
      await answered('/population');
      expect(await last().textContent()).toContain('class');
      await page.locator('.command-box').fill('/population export name:class');
      await page.keyboard.press('Enter');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        last()
          .getByRole('link', { name: /class\.csv/ })
          .click(),
      ]);
      const exported = createReadStream(await download.path());
      expect(await text(exported)).toContain('Ann');
    });

    it('offers each example of the first visit, and the menu of a message', async () => {
      const lines = await page.locator('.welcome .example code').allTextContents();
      const named = new Set(lines.map((line) => line.split(' ')[0]));
      for (const name of [
        '/nextword',
        '/sequence',
        '/evidence',
        '/prob',
        '/bayes',
        '/population',
        '/lesson',
        '/quiz',
        '/guess',
        '/train',
        '/model',
      ]) {
        expect(named).toContain(name);
      }
      await page.getByRole('button', { name: 'How surprising is this?' }).click();
      await answered('How surprising is this?');
      await hasPicture();
      expect(await last().textContent()).toContain('Only you can see this');
    });
  },
);
