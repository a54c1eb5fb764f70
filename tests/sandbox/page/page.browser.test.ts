import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { buildPage } from '../../../src/sandbox/page/assets.js';
import { startSandbox } from '../../../src/sandbox/sandbox.js';
import { faintTexts } from './faint-texts.js';
import { PICTURE_ALT, QUESTIONS, startPageBot } from './page-bot.js';
import { describePage } from './page-fixture.js';

const PHONE = { width: 360, height: 740 };

describePage('the page', startPageBot, (fixture) => {
  const open = (options?: BrowserContextOptions) => fixture.open(options);
  const commandBox = (page: Page) => page.getByRole('combobox', { name: /^Message / });
  const messages = (page: Page) => page.locator('ol');
  const lastMessage = (page: Page) => page.locator('li.message').last();

  it('tells at first sight what it is, and answers a pressed example', async () => {
    const page = await open();
    await page.getByRole('heading', { name: 'How likely is A, given B?' }).waitFor();
    await page.getByRole('button', { name: /text: The capital of France is/ }).click();
    await page.getByRole('heading', { name: 'About: The capital of France is' }).waitFor();
    expect(await lastMessage(page).locator('.used').textContent()).toBe('AAda used /nextword');
    expect(fixture.bot.commands.at(-1)).toEqual({
      name: 'nextword',
      options: { text: 'The capital of France is' },
    });
  });

  it('sends a command typed by keyboard alone', async () => {
    const page = await open();
    await commandBox(page).focus();
    await page.keyboard.type('/');
    const list = page.getByRole('listbox', { name: 'Commands' });
    expect(await list.getByRole('option').allInnerTexts()).toHaveLength(4);
    await page.keyboard.type('ne');
    expect(await list.getByRole('option').allInnerTexts()).toHaveLength(1);
    await page.keyboard.press('Enter');
    await page.keyboard.type('It is cloudy words:7 private:t');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'About: It is cloudy' }).waitFor();
    expect(fixture.bot.commands.at(-1)?.options).toEqual({ text: 'It is cloudy', words: 7, private: true });
    expect(await lastMessage(page).textContent()).toContain('Only you can see this');
    await page.getByRole('button', { name: 'Dismiss' }).press('Enter');
    await expect.poll(() => page.getByText('Only you can see this').count()).toBe(0);
    // The box has the keyboard again, and arrow up brings the command back.
    await commandBox(page).press('ArrowUp');
    expect(await page.getByRole('textbox', { name: 'words' }).inputValue()).toBe('7');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await commandBox(page).evaluate((box) => box === document.activeElement)).toBe(true);
  });

  it('reads a pasted line by the definition, and says in words what is wrong with it', async () => {
    const page = await open();
    await commandBox(page).fill('/nextword text: The capital of France is words: 50');
    await page.keyboard.press('Enter');
    await page.getByText('“words” must be a whole number from 5 to 25, not “50”.').waitFor();
    const words = page.getByRole('textbox', { name: 'words' });
    expect(await words.getAttribute('aria-invalid')).toBe('true');
    const before = fixture.bot.commands.length;
    await words.fill('5');
    await words.press('Enter');
    await expect
      .poll(() => fixture.bot.commands.slice(before))
      .toEqual([{ name: 'nextword', options: { text: 'The capital of France is', words: 5 } }]);
    await commandBox(page).fill('/nosuch');
    await commandBox(page).press('Enter');
    await page.getByText('There is no command /nosuch.').waitFor();
  });

  it('offers the bot’s choices for what was typed last, and takes one by keyboard', async () => {
    const page = await open();
    await commandBox(page).fill('/prob ');
    const question = page.getByRole('combobox', { name: 'question' });
    await question.waitFor();
    const choices = page.getByRole('listbox', { name: 'Choices for question' });
    await expect.poll(() => choices.getByRole('option').allInnerTexts()).toEqual(QUESTIONS);
    const before = fixture.bot.typed.length;
    await page.keyboard.type('football g');
    await expect.poll(() => choices.getByRole('option').allInnerTexts()).toEqual(['football given tennis']);
    // One pause, one question: not one for each key.
    expect(fixture.bot.typed.length - before).toBeLessThan('football g'.length);
    expect(fixture.bot.typed.at(-1)).toBe('football g');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await question.inputValue()).toBe('football given tennis');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'About: football given tennis' }).waitFor();
    // What is typed freely is never replaced by a suggestion.
    await commandBox(page).fill('/prob question: tennis');
    await expect.poll(() => choices.getByRole('option').count()).toBe(3);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'About: tennis', exact: true }).waitFor();
  });

  it('shows thinking until the answer is there, with its picture, alt text and large view', async () => {
    const page = await open();
    await commandBox(page).fill('/nextword text: wait for it');
    await page.keyboard.press('Enter');
    await lastMessage(page).getByText('Given is thinking…').waitFor();
    fixture.bot.release();
    await page.getByRole('heading', { name: 'About: wait for it' }).waitFor();
    const picture = lastMessage(page).getByRole('img', { name: PICTURE_ALT });
    await picture.waitFor();
    await expect
      .poll(() => picture.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth))
      .toBe(1200);
    expect(await lastMessage(page).locator('.picture').count()).toBe(1);
    // The picture came after the text, and the newest is still in view.
    const toEnd = () =>
      page.locator('.messages').evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
    await expect.poll(toEnd).toBeLessThan(2);
    await lastMessage(page).locator('.picture').press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('img', { name: PICTURE_ALT }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    const code = await lastMessage(page).locator('pre').textContent();
    expect(code?.split('\n')).toEqual([
      'word     P(word | text)',
      'Paris           68.41 %',
      'a                4.10 %',
    ]);
  });

  it('presses buttons, chooses from menus and fills in forms', async () => {
    const page = await open();
    await commandBox(page).fill('/nextword text: buttons');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'About: buttons' }).waitFor();
    const message = page.locator('li.message', {
      has: page.getByRole('heading', { name: 'About: buttons' }),
    });
    await message.getByRole('button', { name: 'How was this computed' }).press('Enter');
    await messages(page).getByText('steps for ada').waitFor();
    const menu = message.getByRole('combobox', { name: 'Go on with' });
    await menu.press('Enter');
    await menu.press('ArrowDown');
    await menu.press('Enter');
    await messages(page).getByText('went on with a').waitFor();

    await commandBox(page).fill('/form ');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'A new population' });
    await form.getByRole('textbox', { name: 'Name' }).waitFor();
    await page.keyboard.type('club');
    await page.keyboard.press('Enter');
    await messages(page).getByText('made club').waitFor();
    expect(await form.count()).toBe(0);
  });

  it('shows two people the same channel live, and keeps private answers apart', async () => {
    const [ada, blaise] = [await open(), await open()];
    await blaise.getByRole('combobox', { name: /You are Ada/ }).press('Enter');
    await blaise.keyboard.press('ArrowDown');
    await blaise.keyboard.press('Enter');
    await blaise.getByRole('combobox', { name: /You are Blaise/ }).waitFor();
    await commandBox(blaise).fill('/nextword text: from Blaise');
    await blaise.keyboard.press('Enter');
    await ada.getByRole('heading', { name: 'About: from Blaise' }).waitFor();
    expect(await lastMessage(ada).locator('.used').textContent()).toBe('BBlaise used /nextword');
    await commandBox(ada).fill('/nextword text: a secret private: true');
    await ada.keyboard.press('Enter');
    await ada.getByRole('heading', { name: 'About: a secret' }).waitFor();
    await fixture.bot.say(fixture.sandbox.channelId, 'after the secret');
    await messages(blaise).getByText('after the secret').waitFor();
    expect(await blaise.getByText('About: a secret').count()).toBe(0);
  });

  it('says so when nothing comes back', async () => {
    const page = await open();
    await commandBox(page).fill('/silent ');
    await page.keyboard.press('Enter');
    await page.getByText('Given did not answer within 3 seconds.').waitFor();
    await page.getByRole('button', { name: 'Edit and send again' }).click();
    await page.getByRole('form', { name: 'Command /silent' }).waitFor();
  });

  it('draws hostile text as text', async () => {
    const page = await open();
    const hostile =
      '<img src=x onerror="document.title=1"> <script>document.title=2</script> [x](javascript:document.title=3) ' +
      '||<svg onload=alert(1)>|| [ok](https://example.org/?a="><b>) **`<b>`**';
    await fixture.bot.say(fixture.sandbox.channelId, hostile);
    const body = lastMessage(page).locator('.markdown');
    await body.getByText('<script>document.title=2</script>').waitFor();
    expect(await page.title()).toBe('Given');
    const names = await body.evaluate((element) =>
      [...element.querySelectorAll('*')].map((one) => one.localName),
    );
    const allowed = [
      'p',
      'strong',
      'em',
      'u',
      's',
      'a',
      'code',
      'pre',
      'button',
      'span',
      'ul',
      'ol',
      'li',
      'time',
      'blockquote',
    ];
    expect(names.filter((name) => !allowed.includes(name))).toEqual([]);
    for (const link of await body.locator('a').all()) {
      expect(await link.getAttribute('href')).toMatch(/^https?:/);
      expect(await link.getAttribute('rel')).toContain('noopener');
    }
  });

  it('fits a phone without sideways scrolling, the channels behind a button', async () => {
    const page = await open({ viewport: PHONE, hasTouch: true });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await overflow()).toBe(0);
    await commandBox(page).fill('/nextword text: The capital of France is words: 50');
    await page.keyboard.press('Enter');
    expect(await overflow()).toBe(0);
    await page.getByRole('textbox', { name: 'words' }).fill('5');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'About: The capital of France is' }).last().waitFor();
    expect(await overflow()).toBe(0);
    const lounge = page.getByRole('button', { name: 'lounge' });
    expect(await lounge.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Channels and people' }).tap();
    await lounge.tap();
    await page.getByRole('heading', { level: 1, name: 'lounge' }).waitFor();
    await expect.poll(() => lounge.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Channels and people' }).press('Enter');
    await page.keyboard.press('Escape');
    await expect.poll(() => lounge.isVisible()).toBe(false);
  });

  it.each(['light', 'dark'] as const)(
    'follows the system’s %s theme, and remembers another one',
    async (colorScheme) => {
      const page = await open({ colorScheme });
      const isDark = () =>
        page.evaluate(() => {
          const [red = 0] = (getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []).map(Number);
          return red < 128;
        });
      expect(await isDark()).toBe(colorScheme === 'dark');
      await page.getByRole('button', { name: /^Use the (dark|light) theme$/ }).click();
      expect(await isDark()).toBe(colorScheme === 'light');
      await page.reload();
      await page.getByText('Given is online').waitFor();
      expect(await isDark()).toBe(colorScheme === 'light');
    },
  );

  it('has text that stands out from its ground in both themes', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await open({ colorScheme });
      await page.locator('li.message').first().waitFor();
      expect(await page.evaluate(faintTexts)).toEqual([]);
    }
  });

  it('loads less than 200 kB at first, and nothing from elsewhere', async () => {
    const page = await open();
    await page.evaluate(() => document.fonts.ready);
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').map((entry) => ({
        name: entry.name,
        bytes: entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0,
      })),
    );
    const assets = loaded.filter(({ name }) => name.includes('/page/'));
    expect(assets.length).toBeGreaterThan(3);
    expect(assets.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(200_000);
    expect(loaded.filter(({ name }) => !name.startsWith(fixture.sandbox.url))).toEqual([]);
  });

  it('finds back after the server was away, and says that the bot is', async () => {
    const second = await startSandbox({ port: 0, page: await buildPage() });
    const context = await fixture.browser.newContext({ viewport: PHONE });
    const page = await context.newPage();
    let isCut = false;
    let cut = async () => {};
    await page.routeWebSocket(/control\/events/, async (line) => {
      if (isCut) return await line.close();
      line.connectToServer();
      cut = () => line.close();
    });
    await page.goto(second.url);
    await page.getByText('Given is not connected.').waitFor();
    const other = await startPageBot(second);
    await page.getByText('Given is online').waitFor();
    // On an empty channel of a phone the first glance is the top, with examples of each command in view.
    for (const name of [/tennis given football/, /The capital of France is/]) {
      const box = await page.getByRole('button', { name }).boundingBox();
      expect((box?.y ?? PHONE.height) + (box?.height ?? 0)).toBeLessThan(PHONE.height - 60);
    }
    const title = await page.getByRole('heading', { name: 'How likely is A' }).boundingBox();
    expect(title?.y).toBeGreaterThan(50);
    // The line to the page alone is cut; what happens meanwhile must be there afterwards.
    isCut = true;
    await cut();
    await page.getByText('The connection to the chat is lost.').waitFor();
    await other.say(second.channelId, 'while you were away');
    expect(await messages(page).getByText('while you were away').count()).toBe(0);
    isCut = false;
    await messages(page).getByText('while you were away').waitFor();
    await other.stop();
    await page.getByText('Given is not connected.').waitFor();
    await second.close();
    await page.getByText('The connection to the chat is lost.').waitFor();
    await context.close();
  });
});
