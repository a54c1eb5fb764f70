/** Several servers, threads and people, and what happened behind them. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ControlClient } from '../../../src/sandbox/control-client.js';
import { describePage } from './page-fixture.js';
import { startPartsBot } from './parts-bot.js';

describePage('conversations', startPartsBot, (fixture) => {
  const control = () => new ControlClient(fixture.sandbox);
  const message = (page: Page, text: string) => page.locator('li.message', { hasText: text }).last();
  const box = (page: Page) => page.locator('.command-box');

  it('shows what people write at once to everybody, close together, changed lines and answers marked', async () => {
    const ada = await fixture.open();
    const opened = ada.context().waitForEvent('page');
    await ada.getByRole('link', { name: 'Open a second window as Blaise' }).click();
    const blaise = await opened;
    await blaise.getByRole('combobox', { name: /You are Blaise/ }).waitFor();
    await box(blaise).fill('it rained **again**');
    await box(blaise).press('Enter');
    await message(ada, 'it rained again').locator('strong').waitFor();
    await box(blaise).fill('and again');
    await box(blaise).press('Enter');
    await message(ada, 'and again').waitFor();
    expect(await message(ada, 'and again').locator('.author').count()).toBe(0);
    expect(await message(ada, 'it rained again').locator('.author').textContent()).toBe('Blaise');

    const said = await fixture.bot.say({ content: 'one in three' });
    await fixture.bot.edit(said, 'one in four');
    await message(ada, 'one in four').getByText('(edited)').waitFor();
    await fixture.bot.say({ content: 'as was said', message_reference: { message_id: said.id } });
    await message(ada, 'as was said').getByRole('button', { name: 'one in four' }).click();
  });

  it('goes between servers, channels and threads, and marks what was not seen yet', async () => {
    const page = await fixture.open();
    const place = await control().addGuild({ name: 'Second circle' });
    const second = page
      .getByRole('navigation', { name: 'Servers' })
      .getByRole('button', { name: /^Second circle/ });
    await second.waitFor();
    const { users } = await control().state();
    const userId = users[1]?.id ?? '';
    await control().write({ userId, channelId: place.channelId, content: 'anybody here?' });
    await page.getByRole('button', { name: 'Second circle, unread messages' }).click();
    await message(page, 'anybody here?').waitFor();
    await page.locator('.day.is-new').waitFor();
    expect(await page.getByRole('button', { name: 'Second circle, unread messages' }).count()).toBe(0);

    const added = await control().addChannel({ type: 'text', guildId: place.guildId, name: 'dice' });
    await page.getByRole('button', { name: 'dice' }).waitFor();
    await control().write({ userId, channelId: added.id, content: 'a six' });
    await page.getByRole('button', { name: 'dice unread messages' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'dice' }).waitFor();
    await message(page, 'a six').waitFor();

    // Neither a reload, nor another person, nor a window of theirs leads away from here.
    const here = (where: Page) => where.getByRole('heading', { level: 1, name: 'dice' });
    await page.reload();
    await here(page).waitFor();
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'Open a second window as Blaise' }).click();
    const blaise = await opened;
    await blaise.getByRole('combobox', { name: /You are Blaise/ }).press('Enter');
    await blaise.keyboard.type('ad');
    await blaise.keyboard.press('Enter');
    await blaise.getByRole('combobox', { name: /You are Ada/ }).waitFor();
    await here(blaise).waitFor();

    await page.getByRole('button', { name: 'Direct messages' }).click();
    await page.getByRole('heading', { level: 1, name: 'Given' }).waitFor();
    await control().removeGuild(place.guildId);
    await expect.poll(() => second.count()).toBe(0);
  });

  it('opens in more windows of one browser than it opens connections to one server', async () => {
    const page = await fixture.open();
    const windows = [page];
    for (let more = 0; more < 7; more++) {
      const opened = page.context().waitForEvent('page');
      await windows
        .at(-1)
        ?.getByRole('link', { name: /^Open a second window as / })
        .click();
      windows.push(await opened);
      await windows.at(-1)?.getByText('Given is online').waitFor();
    }
    await fixture.bot.say({ content: 'to all eight' });
    for (const one of windows) await message(one, 'to all eight').waitFor();
  });

  it('takes somebody new in, who is then the person of this window', async () => {
    const page = await fixture.open();
    await page.getByRole('combobox', { name: /You are Ada/ }).press('Enter');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Somebody new' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('carla');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: /You are carla/ }).waitFor();
  });

  it('uncovers spoilers when asked, offers people and channels, and a person’s own menu', async () => {
    const page = await fixture.open();
    await fixture.bot.say({ content: 'the answer is ||one half||' });
    await fixture.bot.showLayout((where) => where);
    await fixture.bot.showParts((where) => where);
    const spoiler = message(page, 'the answer is').getByRole('button', { name: 'Spoiler, press to show' });
    await spoiler.press('Enter');
    await message(page, 'the answer is one half').waitFor();

    const parts = page.locator('li.message', { has: page.getByRole('button', { name: 'danger' }) });
    const covered = parts.getByRole('button', { name: 'Spoiler, press to show the picture' });
    expect(await parts.getByRole('img', { name: 'secret picture' }).count()).toBe(0);
    await covered.press('Enter');
    await parts.getByRole('img', { name: 'secret picture' }).waitFor();

    await parts.getByRole('combobox', { name: 'people' }).press('Enter');
    const people = page.getByRole('listbox', { name: 'people' });
    await people.getByRole('option', { name: /^Blaise/ }).click();
    await expect.poll(() => fixture.bot.chosen.get('people')).toEqual(['901000000000000202']);
    await parts.getByRole('combobox', { name: 'channels' }).press('Enter');
    await page.getByRole('listbox', { name: 'channels' }).getByRole('option', { name: '#lounge' }).click();
    await expect.poll(() => fixture.bot.chosen.get('channels')).toEqual(['901000000000000102']);

    const name = page.getByRole('button', { name: 'Blaise', exact: true }).first();
    await name.focus();
    // A menu closes when the page scrolls, and the keyboard's way to the name scrolls it.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await name.press('Enter');
    await page
      .getByRole('menu', { name: 'Menu of Blaise' })
      .getByRole('menuitem', { name: 'Greet' })
      .press('Enter');
    await message(page, 'taken: blaise').waitFor();

    await box(page).fill('/ask person: Blaise place: lounge');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await message(page, 'taken: it').waitFor();
  });

  it('fills in a form with choices of every kind', async () => {
    const page = await fixture.open();
    await fixture.bot.showParts((where) => where);
    await page.getByRole('button', { name: 'primary' }).last().click();
    const form = page.getByRole('dialog', { name: 'form' });
    await form.getByRole('textbox', { name: 'name' }).fill('Ann');
    await form.getByRole('radio', { name: 'tails' }).check();
    await form.getByRole('checkbox', { name: 'red' }).check();
    await form.getByRole('combobox', { name: 'rows' }).press('Enter');
    await page.keyboard.press('Enter');
    await form.getByRole('button', { name: 'Submit' }).press('Enter');
    await expect.poll(() => form.count()).toBe(0);
    await expect
      .poll(() => Object.fromEntries(fixture.bot.filled))
      .toEqual({ name: 'Ann', rows: ['words'], one: 'tails', some: ['red'] });
  });

  it('takes files in a form, says which were chosen, and asks for one that is needed', async () => {
    const page = await fixture.open();
    await fixture.bot.showParts((where) => where);
    await page.getByRole('button', { name: 'success' }).last().click();
    const form = page.getByRole('dialog', { name: 'files' });
    const table = form.getByLabel('table');
    await form.getByRole('button', { name: 'Submit' }).press('Enter');
    await form.getByRole('alert').getByText('table').waitFor();
    // The browser itself tells of every refusal.
    expect(fixture.takeComplaints()).toEqual([expect.stringContaining('status of 400')]);
    const file = (name: string, text: string) => ({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    });
    await table.setInputFiles(file('class.csv', 'name,tea\nAnn,1\n'));
    await form.getByText('class.csv', { exact: true }).waitFor();
    await form.getByLabel('further').setInputFiles([file('a.csv', 'a'), file('b.csv', 'bb')]);
    await form.getByText('a.csv, b.csv').waitFor();
    await form.getByRole('checkbox', { name: 'replace' }).check();
    await form.getByRole('button', { name: 'Submit' }).press('Enter');
    await expect.poll(() => form.count()).toBe(0);
    await expect
      .poll(() => fixture.bot.filled.get('further'))
      .toMatchObject([
        { name: 'a.csv', size: 1 },
        { name: 'b.csv', size: 2 },
      ]);
    expect(fixture.bot.filled.get('replace')).toBe(true);
    expect(fixture.bot.filled.get('table')).toMatchObject([{ name: 'class.csv', size: 15 }]);
  });

  it('tells where a question is, and what was said for it', async () => {
    const page = await fixture.open();
    const { users, channels } = await control().state();
    const { interactionId } = await control().send({
      type: 'command',
      userId: users[0]?.id ?? '',
      channelId: channels[0]?.id ?? '',
      name: 'wait',
      options: [],
    });
    const waiting = page.locator('li.message', { hasText: 'is thinking' }).last();
    await control().tellStage({ interactionId, stage: 'queued', atMs: Date.now(), ahead: 3 });
    await control().tellStage({ interactionId, stage: 'queued', atMs: Date.now(), ahead: 2 });
    await waiting.getByText('queued, 2 before it').waitFor();

    await page.getByRole('button', { name: 'What happened' }).press('Enter');
    const panel = page.getByRole('complementary', { name: 'What happened' });
    const question = panel.getByRole('button', { name: /^\/wait/ }).first();
    await question.getByText('queued, 2 before it').waitFor();
    await question.press('Enter');
    await control().tellStage({ interactionId, stage: 'running', atMs: Date.now() });
    await waiting.getByText(/^running for \d/).waitFor();
    await panel.locator('.stretches').getByText('running', { exact: true }).waitFor();

    const callback = panel.locator('details', { hasText: '/callback' });
    expect(await callback.count()).toBe(1);
    await callback.locator('summary').press('Enter');
    await callback.getByText('"type": 5').waitFor();
    expect(await callback.locator('.status').textContent()).toMatch(/^20\d ok$/);
    const entries = panel.locator('.journal > li');
    const mine = await entries.count();
    await panel.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => entries.count()).toBeGreaterThan(mine);

    await panel.getByRole('button', { name: 'Cut the connection' }).press('Enter');
    await panel.getByRole('status').getByText('It comes back').waitFor();
    await page.getByText('Given is online').waitFor();
    await panel.getByRole('button', { name: 'Close the panel' }).press('Enter');
    await expect.poll(() => panel.count()).toBe(0);
  });
});
