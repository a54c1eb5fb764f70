/**
 * Takes the screenshots of the page anew: fixed people, fixed examples, at a fixed time of day.
 *
 *   npm run screenshots
 *
 * Needs the model and Chromium.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startApp } from '../src/app.js';
import { readConfig } from '../src/config.js';
import { createLogger } from '../src/ops/log.js';
import { startChromium } from '../tests/sandbox/page/chromium.js';

const PICTURES = new URL('./pictures/', import.meta.url);
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** Clocks of messages differ from run to run; nothing else does. */
const TIME_OF_DAY = '14:05';

const dataDirectory = await mkdtemp(join(tmpdir(), 'given-screenshots-'));
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
const url = app.pageUrl ?? '';
const browser = await startChromium();
try {
  await takeAll();
} finally {
  await browser.close();
  await app.stop();
  await rm(dataDirectory, { recursive: true, force: true });
}

async function takeAll(): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    const start = await open(browser, { colorScheme, viewport: DESKTOP });
    await save(start, `page-start-${colorScheme}.png`);
    await start.context().close();
  }

  const page = await open(browser, { colorScheme: 'dark', viewport: DESKTOP });
  // Ada asks; Blaise, in a window of his own, answers her.
  await ask(page, '/prob question: tennis given football', 'tennis');
  const blaise = await open(browser, { viewport: DESKTOP });
  await become(blaise, 'Blaise');
  await write(blaise, 'So it is a share of those who like football, not of everybody.');
  await blaise.context().close();
  await ask(page, '/nextword text: The capital of France is', 'The capital of France is');
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await toEnd(page);
    await save(page, `page-${colorScheme}.png`);
  }

  await page.getByRole('button', { name: 'What happened' }).click();
  await page.locator('.question-button', { hasText: '/nextword' }).first().click();
  await page.locator('.entry-head', { hasText: '/callback' }).first().click();
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await toEnd(page);
    await save(page, `page-panel-${colorScheme}.png`);
  }
  await page.context().close();

  const phone = await open(browser, { colorScheme: 'dark', viewport: PHONE, hasTouch: true });
  await toEnd(phone);
  await save(phone, 'page-phone.png');
  await phone.context().close();
}

async function open(on: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await on.newContext({ reducedMotion: 'reduce', locale: 'en-GB', ...options });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByText('Given is online').waitFor();
  await page.getByRole('button', { name: /tennis given football/ }).waitFor();
  await page.evaluate(() => document.fonts.ready);
  return page;
}

async function ask(page: Page, line: string, title: string): Promise<void> {
  const answers = page.locator('li.message', { has: page.locator('.picture img') });
  const before = await answers.count();
  await page.getByRole('button', { name: line, exact: true }).click();
  await answers.nth(before).locator('.embed-title', { hasText: title }).waitFor();
}

async function become(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: /^You are/ }).click();
  await page.getByRole('option', { name }).click();
  await page.getByRole('combobox', { name: `You are ${name}` }).waitFor();
}

async function write(page: Page, text: string): Promise<void> {
  const box = page.locator('.command-box');
  await box.fill(text);
  await box.press('Enter');
  await page.locator('li.message', { hasText: text }).waitFor();
}

async function toEnd(page: Page): Promise<void> {
  await page.locator('li.message .picture img').last().waitFor();
  await page.locator('.messages').evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
}

async function save(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate((time) => {
    for (const one of document.querySelectorAll('.message-head time, .continued-time'))
      one.textContent = time;
  }, TIME_OF_DAY);
  await page.evaluate(async () => {
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  });
  const bytes = await page.screenshot({ animations: 'disabled' });
  await writeFile(new URL(name, PICTURES), bytes);
  process.stdout.write(`docs/pictures/${name}, ${Math.round(bytes.length / 1024)} kB\n`);
}
