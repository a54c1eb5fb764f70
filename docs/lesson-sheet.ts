/**
 * Contact sheet of the lesson: every step on the page as its person sees it once they guessed, tried it and answered the check, gone
 * through by clicks in Chromium; rows alternate between the dark and the light page. Beside it the last step's picture.
 *
 *   npm run pictures -- lesson
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startApp } from '../src/app.js';
import { readConfig } from '../src/config.js';
import { STEPS } from '../src/lessons/steps.js';
import { LESSON_MESSAGES } from '../src/messages/lesson/index.js';
import { createLogger } from '../src/ops/log.js';
import { startChromium } from '../tests/sandbox/page/chromium.js';
import type { Save } from './sheets.js';

const COLUMNS = 3;
const CARD_WIDTH = 620;
const LETTERS = ['A', 'B', 'C'] as const;
const ANSWER_MS = 120_000;
/** Slower than the 30 presses that one person has in a minute. */
const PRESS_EVERY_MS = 2_100;

export async function drawLessonSheet(save: Save): Promise<void> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'given-lesson-'));
  const config = readConfig({
    ...process.env,
    DISCORD_TOKEN: '',
    REDIS_URL: '',
    DATABASE_URL: '',
    DATA_DIR: dataDirectory,
    PORT: '0',
  });
  const app = await startApp(config, createLogger('given-docs', 'error'), (sentence) => {
    throw new Error(sentence);
  });
  const browser = await startChromium();
  try {
    const cards = await goThrough(browser, app.pageUrl ?? '', save);
    await save('sheets-lesson.png', await sheetOf(browser, cards));
  } finally {
    await browser.close();
    await app.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

async function goThrough(browser: Browser, url: string, save: Save): Promise<Buffer[]> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 1400 }, locale: 'en-GB' });
  await page.goto(url);
  await page.getByText('Given is online').waitFor();
  const box = page.locator('.command-box');
  await box.fill('/lesson ');
  await page.keyboard.press('Enter');
  const { steps, words } = LESSON_MESSAGES.en;
  const cards: Buffer[] = [];
  for (const [index, { title, tries }] of steps.entries()) {
    const message = page.locator('li.message', {
      has: page.locator('.embed-title', { hasText: `${index + 1} · ${title}` }),
    });
    await message.waitFor();
    await message.getByRole('button', { name: 'B', exact: true }).click();
    await message.getByText(words.reveal).waitFor();
    await page.waitForTimeout(PRESS_EVERY_MS);
    const pictures = page.locator('li.message .picture img');
    const before = await pictures.count();
    await message.getByRole('button', { name: tries[0] }).click();
    await pictures.nth(before).waitFor({ timeout: ANSWER_MS });
    await page.waitForTimeout(PRESS_EVERY_MS);
    const right = LETTERS[STEPS[index]?.right ?? 0] ?? 'A';
    await message.getByRole('button', { name: right, exact: true }).click();
    await message.getByText(words.right).waitFor();
    await page.emulateMedia({ colorScheme: Math.floor(index / COLUMNS) % 2 === 0 ? 'dark' : 'light' });
    cards.push(await message.locator('.embed').screenshot({ animations: 'disabled' }));
    await page.waitForTimeout(2 * PRESS_EVERY_MS);
    if (index < steps.length - 1) await message.getByRole('button', { name: words.next }).click();
    else await savePicture(page, save);
  }
  return cards;
}

async function savePicture(page: Page, save: Save): Promise<void> {
  const source = await page.locator('li.message .picture img').last().getAttribute('src');
  const bytes = await (await fetch(new URL(source ?? '', page.url()))).arrayBuffer();
  await save('gist.png', new Uint8Array(bytes));
}

async function sheetOf(browser: Browser, cards: readonly Buffer[]): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: COLUMNS * (CARD_WIDTH + 16) + 16, height: 800 } });
  const ground = (index: number) => (Math.floor(index / COLUMNS) % 2 === 0 ? '#313338' : '#ffffff');
  const cells = cards.map(
    (card, index) =>
      `<div style="background:${ground(index)};padding:8px"><img width="${CARD_WIDTH}" src="data:image/png;base64,${card.toString('base64')}"></div>`,
  );
  await page.setContent(
    `<body style="margin:8px;display:grid;grid-template-columns:repeat(${COLUMNS},1fr)">${cells.join('')}</body>`,
  );
  return await page.screenshot({ fullPage: true });
}
