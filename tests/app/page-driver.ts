/** What a person does on the page with their hands and sees with their eyes. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** As wide as pictures are drawn, in pixels. */
const PICTURE_WIDTH = 1200;
/** Of a question to the model on a busy machine. */
const ANSWER = { timeout: 50_000 };

const messages = (page: Page) => page.locator('li.message');

/** The same message however it changes. */
export async function steady(page: Page, message: Locator): Promise<Locator> {
  return page.locator(`[data-message="${await message.getAttribute('data-message')}"]`);
}

/** What `act` makes the bot say in this channel, whole. */
export async function answerTo(page: Page, act: () => Promise<void>): Promise<Locator> {
  const ids = () =>
    messages(page).evaluateAll((all) => all.map((one) => one.getAttribute('data-message') ?? ''));
  const before = new Set(await ids());
  await act();
  const fresh = async () => (await ids()).find((id) => id !== '' && !before.has(id));
  await expect.poll(fresh, ANSWER).toBeDefined();
  const message = page.locator(`[data-message="${await fresh()}"]`);
  await expect
    .poll(async () => (await message.textContent()) ?? 'is thinking', ANSWER)
    .not.toMatch(/is thinking|Sending/);
  return message;
}

/** A command typed as a line and sent; its answer. */
export async function give(page: Page, line: string): Promise<Locator> {
  return await answerTo(page, async () => {
    await page.locator('.command-box').fill(line);
    await page.keyboard.press('Enter');
  });
}

/** What the one picture of a message says, once it is loaded in full. */
export async function pictureIn(message: Locator): Promise<string> {
  const picture = message.locator('.picture img').first();
  await expect
    .poll(() => picture.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth), ANSWER)
    .toBe(PICTURE_WIDTH);
  const alt = (await picture.getAttribute('alt')) ?? '';
  expect(alt).not.toMatch(/^(|Picture .*without a description)$/);
  return alt;
}

export const press = (message: Locator, name: string) =>
  message.getByRole('button', { name, exact: true }).click();

/** Until a message reads so. */
export async function reads(message: Locator, ...parts: readonly string[]): Promise<void> {
  for (const part of parts)
    await expect.poll(async () => await message.textContent(), ANSWER).toContain(part);
}
