/** Nothing serious for people who use the page by ear, by keyboard or with little contrast. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { seriousFaults } from './axe.js';
import { describePage } from './page-fixture.js';
import { startPartsBot } from './parts-bot.js';

const PHONE = { width: 390, height: 844 };

describePage('axe', startPartsBot, (fixture) => {
  const open = (options: BrowserContextOptions) =>
    // Axe is put into the page by the test; the policy that would stop it is tested elsewhere.
    fixture.open({ ...options, bypassCSP: true, reducedMotion: 'reduce' });
  const parts = (page: Page) =>
    page.locator('li.message', { has: page.getByRole('button', { name: 'danger' }) }).last();

  it.each([
    ['dark', undefined],
    ['light', undefined],
    ['dark', PHONE],
    ['light', PHONE],
  ] as const)('finds nothing serious: %s %j', async (colorScheme, viewport) => {
    const page = await open({ colorScheme, ...(viewport === undefined ? {} : { viewport }) });
    await page.getByRole('heading', { name: 'How likely is A, given B?' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    await fixture.bot.showLayout((place) => place);
    await fixture.bot.say({
      content: 'a ||secret||, `code`, [a link](https://example.org), <t:1700000000:R>',
    });
    await fixture.bot.showParts((place) => place);
    await parts(page).getByRole('img', { name: 'picture', exact: true }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    await parts(page).getByRole('combobox', { name: 'people' }).click();
    await page.getByRole('listbox', { name: 'people' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await parts(page).getByRole('button', { name: 'secondary' }).click();
    await page.getByRole('dialog', { name: 'form' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await parts(page).getByRole('img', { name: 'picture', exact: true }).click();
    await page.getByRole('dialog', { name: /^Picture/ }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('combobox', { name: /^Message / }).fill('/');
    await page.getByRole('listbox', { name: 'Commands' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('combobox', { name: /^Message / }).fill('');

    await page.getByRole('button', { name: 'What happened' }).click();
    await page.getByRole('heading', { name: 'Make trouble' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });
});
