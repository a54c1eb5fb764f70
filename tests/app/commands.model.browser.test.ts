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
import { answerTo, give, pictureIn, press, reads } from './page-driver.js';

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
      const message = await give(page, `${name} ${options}`);
      await reads(message, `used ${name.split(' ')[0]}`);
      expect(await message.locator('.embed').count()).toBeGreaterThan(0);
      if (isDrawn) await pictureIn(message);
    });

    it('plays /guess: a word typed into a form, seen by its person alone, and the reveal with its picture', async () => {
      const round = await give(page, '/guess ');
      const own = await answerTo(page, async () => {
        await press(round, 'Guess');
        await page.getByRole('dialog').getByRole('textbox', { name: 'The next word' }).fill('the');
        await page.keyboard.press('Enter');
      });
      await reads(own, 'the', 'Only you can see this');
      await press(round, 'Reveal');
      expect(await pictureIn(round)).toContain('the');
    });

    it('imports a table chosen from the disk, and offers the export as a file', async () => {
      await page.locator('.command-box').fill('/population import name:class');
      await page.getByRole('button', { name: /^Add option file/ }).click();
      const chosen = { name: 'class.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) };
      await page.getByLabel('File for file').setInputFiles(chosen);
      await page.getByRole('button', { name: 'file class.csv' }).waitFor();
      const imported = await answerTo(page, () =>
        page.getByRole('button', { name: 'Send the command' }).click(),
      );
      await reads(imported, 'class', 'tea');
      const exported = await give(page, '/population export name:class');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        exported.getByRole('link', { name: /class\.csv/ }).click(),
      ]);
      expect(await text(createReadStream(await download.path()))).toContain('Ann');
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
      const told = await answerTo(page, () =>
        page.getByRole('button', { name: 'How surprising is this?' }).click(),
      );
      await reads(told, 'used How surprising is this?', 'Only you can see this');
      await pictureIn(told);
    });
  },
);
