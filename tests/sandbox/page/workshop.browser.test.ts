/** Message menus, components, forms and options on the page, by pointer and by keyboard alone. */
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { MENU_NAME, startWorkshopBot } from '../workshop-bot.js';
import { faintTexts } from './faint-texts.js';
import { describePage } from './page-fixture.js';

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true };

describePage('parts of messages', startWorkshopBot, (fixture) => {
  const commandBox = (page: Page) => page.getByRole('combobox', { name: /^Message / });
  const lastMessage = (page: Page) => page.locator('li.message').last();
  const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const isFocused = (part: Locator) => part.evaluate((element) => element === document.activeElement);
  const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

  /** A fresh answer with every part, as one message of the page. */
  async function answer(page: Page, text: string): Promise<Locator> {
    await commandBox(page).fill(`/ask text: ${text}`);
    await page.keyboard.press('Enter');
    await heading(page, text).waitFor();
    return page.locator('li.message', { has: heading(page, text) }).last();
  }
  /** By its place: the heading that it was found by changes. */
  const steady = async (page: Page, message: Locator) =>
    page.locator(`[data-message="${await message.getAttribute('data-message')}"]`);

  it('starts with lines of people, and offers their menu by button, by right click and by keyboard', async () => {
    const page = await fixture.open();
    const message = page.locator('li.message', { hasText: 'it will probably rain' }).first();
    const more = message.getByRole('button', { name: /^Menu of the message of Ada/ });
    const menu = page.getByRole('menu');

    await message.hover();
    await more.click();
    expect(await menu.getByRole('menuitem').allInnerTexts()).toEqual([MENU_NAME, 'Count words']);
    await page.keyboard.press('Escape');
    await expect.poll(() => menu.count()).toBe(0);
    expect(await isFocused(more)).toBe(true);

    await message.click({ button: 'right', position: { x: 150, y: 30 } });
    await menu.waitFor();
    await commandBox(page).click();
    await expect.poll(() => menu.count()).toBe(0);

    await more.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    expect(await isFocused(menu.getByRole('menuitem', { name: 'Count words' }))).toBe(true);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await heading(page, 'How surprising').waitFor();
    const asked = fixture.bot.seen.at(-1);
    expect(asked?.isMessageContextMenuCommand() === true && asked.targetMessage.content).toBe(
      'It was cloudy all morning, so it will probably rain.',
    );
    const reply = lastMessage(page);
    expect(await reply.locator('.used').textContent()).toContain(`Ada used ${MENU_NAME} on `);
    expect(await reply.textContent()).toContain('Only you can see this');
    await reply.getByRole('button', { name: /^It was cloudy/ }).click();
    await reply.getByRole('button', { name: 'Share' }).press('Enter');
    await page.locator('li.message').getByText('shared by a button').waitFor();
  });

  it('shows that an answer is being computed, and holds the pressed button until it is there', async () => {
    const page = await fixture.open();
    const message = await steady(page, await answer(page, 'to be drawn anew'));
    const button = message.getByRole('button', { name: 'Draw a word' });
    fixture.bot.hold();
    const presses = () =>
      fixture.bot.seen.filter((one) => one.isButton() && one.customId === 'redraw').length;
    const before = presses();
    await button.press('Enter');
    await message.getByText('computing…').waitFor();
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    expect(await button.getAttribute('aria-busy')).toBe('true');
    expect(await page.getByRole('status').allTextContents()).toContain('Given is computing');
    await button.press('Enter');
    await button.press('Enter');
    expect(await message.getByRole('button', { name: 'Say it aloud' }).isEnabled()).toBe(true);
    fixture.bot.release();
    await message.getByRole('heading', { name: 'Drawn anew' }).waitFor();
    await expect.poll(() => message.getByText('computing…').count()).toBe(0);
    expect(await button.isEnabled()).toBe(true);
    expect(await isFocused(button)).toBe(true);
    expect(presses() - before).toBe(1);
    await expect
      .poll(() => page.getByRole('status').allTextContents())
      .toContain('Given answered: Drawn anew');
  });

  it('gives a promised answer 15 seconds, then lets the button be pressed again', async () => {
    const page = await fixture.open();
    const message = await steady(page, await answer(page, 'promised and forgotten'));
    const button = message.getByRole('button', { name: 'Draw a word' });
    await page.clock.install();
    fixture.bot.hold();
    await button.press('Enter');
    await message.getByText('computing…').waitFor();
    await page.clock.fastForward(14_000);
    expect(await message.getByText('computing…').count()).toBe(1);
    await page.clock.fastForward(1_500);
    await expect.poll(() => message.getByText('computing…').count()).toBe(0);
    expect(await button.isEnabled()).toBe(true);
    fixture.bot.release();
    await message.getByRole('heading', { name: 'Drawn anew' }).waitFor();
  });

  it('changes a picture in place, never showing a gap', async () => {
    const page = await fixture.open();
    const message = await steady(page, await answer(page, 'one picture after another'));
    const picture = message.getByRole('img');
    await expect
      .poll(() => picture.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth))
      .toBe(1200);
    const box = await picture.boundingBox();
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(2, 1);
    // Looks at the picture before every frame, from before the press until the new one is there.
    await picture.evaluate((img) => {
      const seen: boolean[] = [];
      const look = () => {
        seen.push(img.isConnected && img instanceof HTMLImageElement && img.complete && img.naturalWidth > 0);
        requestAnimationFrame(look);
      };
      look();
      Object.assign(window, { seenPictures: seen });
    });
    await message.getByRole('button', { name: 'Draw a word' }).click();
    await message.getByRole('img', { name: 'Bars of grey 90' }).waitFor();
    const seen = await page.evaluate((): unknown => Reflect.get(window, 'seenPictures'));
    expect(Array.isArray(seen) && seen.length > 2).toBe(true);
    expect(seen).not.toContain(false);
    await message.locator('.picture').click();
    await page.getByRole('dialog').getByRole('img', { name: 'Bars of grey 90' }).waitFor();
  });

  it('opens a menu of ten inside the window, by keyboard and by letters, and starts anew with other entries', async () => {
    const page = await fixture.open();
    const message = await steady(page, await answer(page, 'ten entries'));
    const menu = message.getByRole('combobox', { name: /^Continue with/ });
    await menu.focus();
    await page.keyboard.press('ArrowDown');
    const list = page.getByRole('listbox', { name: 'Continue with …' });
    expect(await list.getByRole('option').count()).toBe(10);
    const box = await list.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(800);
    const active = () => list.locator('.is-active').textContent();
    await page.keyboard.press('End');
    expect(await active()).toContain('start');
    await page.keyboard.type('sn');
    expect(await active()).toContain('snow');
    await page.keyboard.press('Enter');
    await message.getByRole('heading', { name: 'Went on with snow' }).waitFor();
    expect(await isFocused(menu)).toBe(true);
  });

  it('ticks several of 25 and tells them when the menu closes', async () => {
    const page = await fixture.open();
    const message = await steady(page, await answer(page, 'twenty-five entries'));
    const menu = message.getByRole('combobox', { name: /^Watch words/ });
    await menu.press('Enter');
    const list = page.getByRole('listbox', { name: 'Watch words' });
    expect(await list.getAttribute('aria-multiselectable')).toBe('true');
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const last = list.getByRole('option').last();
    expect(await last.getAttribute('aria-selected')).toBe('true');
    const [lastBox, listBox] = [await last.boundingBox(), await page.locator('.floating').boundingBox()];
    expect((lastBox?.y ?? 0) + (lastBox?.height ?? 0)).toBeLessThanOrEqual(
      (listBox?.y ?? 0) + (listBox?.height ?? 0),
    );
    await page.keyboard.press('Escape');
    await message.getByRole('heading', { name: 'Went on with w1 and w25' }).waitFor();
  });

  it('fills in a form by keyboard, keeps it open with what was typed when it is refused', async () => {
    const page = await fixture.open();
    const message = await steady(page, await answer(page, 'to be compared'));
    await message.getByRole('button', { name: 'Compare with another text' }).press('Enter');
    const form = page.getByRole('dialog', { name: 'Compare with another text' });
    const text = form.getByRole('textbox', { name: 'The other text' });
    await text.waitFor();
    expect(await isFocused(text)).toBe(true);
    await page.keyboard.type('the other');
    // Past the field's own limit, as something pasted by a script could be.
    await text.evaluate((field) => field.removeAttribute('maxlength'));
    await text.fill('x'.repeat(301));
    await form.getByRole('button', { name: 'Submit' }).press('Enter');
    await form.getByText('must be at most 300 characters long; it is 301.').waitFor();
    // The browser itself tells of every refusal.
    expect(fixture.takeComplaints()).toEqual([expect.stringContaining('status of 400')]);
    await text.fill('the other');
    await page.keyboard.press('Tab');
    const rows = form.getByRole('combobox', { name: /^Rows/ });
    expect(await isFocused(rows)).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.getByRole('listbox', { name: 'Rows' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await form.count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    fixture.bot.hold();
    await form.getByRole('button', { name: 'Submit' }).press('Enter');
    await expect.poll(() => form.count()).toBe(0);
    await message.getByText('computing…').waitFor();
    fixture.bot.release();
    await message.getByRole('heading', { name: 'Compared with the other by tokens' }).waitFor();
  });

  it('takes decimals and choices on the line and in the fields, and says what is wrong with them', async () => {
    const page = await fixture.open();
    await commandBox(page).fill('/ask text: It is temperature: 3,5 view: letters size: ten rows top_k: 1.5');
    await page.keyboard.press('Enter');
    const alerts = page.locator('.complaint');
    await expect
      .poll(() => alerts.allInnerTexts())
      .toEqual([
        '“temperature” must be a number from 0 to 2, not “3,5”.',
        '“top_k” must be a whole number from 1 to 1000, not “1.5”.',
        '“view” must be one of: words, tokens.',
      ]);
    const temperature = page.getByRole('textbox', { name: 'temperature' });
    await temperature.fill('0.7');
    await temperature.press('ArrowUp');
    expect(await temperature.inputValue()).toBe('0.8');
    await page.getByRole('textbox', { name: 'top_k' }).fill('40');
    const view = page.getByRole('combobox', { name: 'view' });
    await view.fill('tok');
    await view.press('Enter');
    await view.press('Enter');
    await page.getByText('temperature 0.8, top_k 40, view tokens, size 10').waitFor();
  });

  it('fits a phone: menus, buttons, lists and forms, in both themes', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await fixture.open({ ...PHONE, colorScheme });
      const isInside = async (part: Locator) => {
        const box = await part.boundingBox();
        expect(box).not.toBeNull();
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect(box?.y).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
      };
      const message = await steady(page, await answer(page, `phone in ${colorScheme}`));
      for (const button of await message.locator('.components button, .components a').all()) {
        const box = await button.boundingBox();
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
        expect(box?.height).toBeGreaterThanOrEqual(36);
      }
      await message.getByRole('button', { name: /^Menu of the message/ }).tap();
      await isInside(page.getByRole('menu'));
      expect(await page.evaluate(faintTexts)).toEqual([]);
      await page.keyboard.press('Escape');
      await message.getByRole('combobox', { name: 'Watch words' }).tap();
      await isInside(page.locator('.floating'));
      expect(await page.evaluate(faintTexts)).toEqual([]);
      await page.keyboard.press('Escape');
      await message.getByRole('button', { name: 'Compare with another text' }).tap();
      await isInside(page.getByRole('dialog'));
      expect(await overflow(page)).toBe(0);
      await page.keyboard.press('Escape');
    }
  });
});
