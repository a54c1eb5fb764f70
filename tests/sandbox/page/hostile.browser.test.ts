/** Whatever a bot, a person or even a broken server puts into a name or a text: it is shown as text, and nothing runs. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describePage } from './page-fixture.js';
import { startPartsBot } from './parts-bot.js';

const SCRIPTS = [
  '<img src=x onerror="hit(1)">',
  '"><script>hit(2)</script>',
  "'-hit(3)-'",
  '<svg/onload=hit(4)>',
  '[x](javascript:hit(5))',
  '{{hit(6)}} &lt;b&gt;hit(6)&#60;script>',
  '<iframe srcdoc="<script>parent.hit(7)</script>">',
  '<a href="javascript:hit(8)" autofocus onfocus=hit(8)>x</a>',
];
const ADDRESSES = [
  'javascript:hit(9)',
  'data:text/html,<script>hit(10)</script>',
  'vbscript:hit(11)',
  '//evil.example/x.png',
  'https://evil.example/x.png',
  'http://127.0.0.1:1/attachments/1/2/x.png"onerror="hit(12)',
  ' JaVaScRiPt:hit(13)',
];
/** Short enough for every field. */
const words = (place: string) =>
  `${SCRIPTS[[...place].reduce((sum, char) => sum + char.charCodeAt(0), 0) % SCRIPTS.length] ?? ''}`.slice(
    0,
    70,
  );

const TEXTS: ReadonlySet<string> = new Set([
  'username',
  'global_name',
  'name',
  'topic',
  'content',
  'title',
  'description',
  'value',
  'text',
  'label',
  'placeholder',
  'filename',
  'nick',
]);
const LINKS: ReadonlySet<string> = new Set(['url', 'proxy_url', 'icon_url', 'proxy_icon_url']);

/** The same value with hostile words in every field that is shown, and hostile addresses in every link. */
function poisoned(value: unknown, key = '', next = { at: 0 }): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => poisoned(one, key, next));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([k, one]) => [k, poisoned(one, k, next)]));
  }
  if (typeof value !== 'string') return value;
  next.at += 1;
  if (TEXTS.has(key)) return SCRIPTS[next.at % SCRIPTS.length];
  return LINKS.has(key) ? ADDRESSES[next.at % ADDRESSES.length] : value;
}

describePage('hostile words', startPartsBot, (fixture) => {
  /** Opened with an ear on everything that must not happen. */
  async function openGuarded(prepare?: (page: Page) => Promise<unknown>) {
    const page = await fixture.open();
    const outside: string[] = [];
    const dialogs: string[] = [];
    page.on('request', (request) => {
      const isInside = request.url().startsWith(fixture.sandbox.url);
      if (!isInside) outside.push(request.url());
    });
    page.on('dialog', (dialog) => dialogs.push(dialog.message()));
    await page.addInitScript(() => {
      const hits: unknown[] = [];
      Object.assign(window, { hits, hit: (one: unknown) => hits.push(one) });
    });
    await prepare?.(page);
    await page.reload();
    const isUnharmed = async () => {
      expect(await page.evaluate(() => Reflect.get(window, 'hits') as unknown)).toEqual([]);
      expect(outside).toEqual([]);
      expect(dialogs).toEqual([]);
      const strange = await page.evaluate((origin) => {
        const found = [
          ...document.querySelectorAll('body script, iframe, object, embed, base, foreignObject'),
        ].map((one) => one.outerHTML);
        for (const one of document.querySelectorAll('*')) {
          for (const { name, value } of one.attributes) {
            const isAddress = name === 'href' || name === 'src' || name === 'action';
            if (name.startsWith('on') || (isAddress && !/^(https?:|\/|#)/.test(value)))
              found.push(one.outerHTML);
          }
          if (one instanceof HTMLImageElement && !one.src.startsWith(`${origin}attachments/`)) {
            found.push(one.outerHTML);
          }
        }
        return found;
      }, fixture.sandbox.url);
      expect(strange).toEqual([]);
    };
    return { page, isUnharmed };
  }

  it('stay words in every part of messages and forms, and of what people write', async () => {
    const { page, isUnharmed } = await openGuarded();
    for (const script of SCRIPTS) await fixture.bot.say({ content: script });
    await fixture.bot.showLayout(words);
    await fixture.bot.showParts(words);
    await page.locator('li.message .button.is-danger').last().waitFor();
    const box = page.getByRole('combobox', { name: /^Message #/ });
    await box.fill(SCRIPTS[0] ?? '');
    await box.press('Enter');
    await page.locator('li.message .markdown', { hasText: 'hit(1)' }).last().waitFor();
    await isUnharmed();

    fixture.bot.words = words;
    await page.locator('li.message .button.is-danger').last().click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox').waitFor();
    await isUnharmed();
    await page.keyboard.press('Escape');

    const covers = page.locator('.picture.is-covered, .md-spoiler:not(.is-shown)');
    while ((await covers.count()) > 0) await covers.first().click();
    await page.locator('li.message .picture:not(.is-covered)').last().click();
    await page.getByRole('dialog', { name: /^Picture/ }).waitFor();
    await isUnharmed();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'What happened' }).click();
    for (const entry of (await page.locator('.entry-head').all()).slice(0, 12)) await entry.click();
    await isUnharmed();
  });

  it('stay words when even the server’s own state is full of them', async () => {
    await fixture.bot.showLayout((place) => place);
    await fixture.bot.showParts((place) => place);
    const { page, isUnharmed } = await openGuarded((one) =>
      one.route('**/control/state**', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, json: poisoned(await answer.json()) });
      }),
    );
    await page.locator('li.message').last().waitFor();
    await isUnharmed();
    await page.getByRole('combobox', { name: /You are/ }).click();
    await isUnharmed();
    await page.keyboard.press('Escape');
    await page.locator('.command-box').fill('/');
    await isUnharmed();
    await page.locator('li.message .select-button').first().click();
    await isUnharmed();
    // An address below this server's own attachments may be asked for; there is nothing at it.
    expect(fixture.takeComplaints().filter((one) => !one.includes('404'))).toEqual([]);
  });
});
