/** Everything that client and server said, held against Discord's own description of its API. */
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.js';
import { Description, descriptionMissing } from '../judge/description.js';
import { Judge } from '../judge/judge.js';
import { lacks } from '../model/model-file.js';
import { Dispatches } from './bare-rest.js';
import { Person } from './control-client.js';
import { startTestBot } from './test-bot.js';
import { MENU_NAME, startWorkshopBot } from './workshop-bot.js';

describe.skipIf(lacks(descriptionMissing))('the official description', () => {
  it('accepts every body of a whole run, both ways', async () => {
    const heard = new Dispatches();
    const sandbox = await startSandbox({
      port: 0,
      rateLimits: { isEnforced: false },
      journal: heard.journal,
    });
    const bot = await startTestBot(sandbox);
    const ada = new Person(sandbox);
    await talk(ada);
    await bot.stop();
    const workshop = await startWorkshopBot(sandbox);
    await work(ada);
    await workshop.stop();
    await sandbox.close();

    const judge = new Judge(Description.read());
    for (const entry of heard.entries) {
      judge.hear(entry);
      if (entry.type === 'request') expect(entry.status, `${entry.method} ${entry.path}`).toBeLessThan(300);
    }
    const { counts, findings } = judge.judgement();
    expect([...findings]).toEqual([]);
    expect([...counts.values()].reduce((sum, { sent }) => sum + sent, 0)).toBeGreaterThanOrEqual(14);
  });
});

/** One of everything that the test bot knows. */
async function talk(ada: Person): Promise<void> {
  const said = await ada.command('say', { text: 'hello' });
  await ada.message(said.interactionId);
  const whispered = await ada.command('say', { text: 'hello', private: true });
  await ada.message(whispered.interactionId);
  const drawn = await ada.command('draw', { size: 3 });
  await ada.message(drawn.interactionId, ({ content }) => content === 'and one more');
  await ada.send({
    type: 'autocomplete',
    name: 'draw',
    options: [{ name: 'size', value: 1 }],
    focused: 'size',
  });
  const shown = await ada.command('panel');
  const panel = await ada.message(shown.interactionId);
  const use = (customId: string, values?: string[]) =>
    ada.send({
      type: 'component',
      messageId: panel.id,
      customId,
      ...(values === undefined ? {} : { values }),
    });
  const chosen = await use('menu', ['a']);
  await ada.message(chosen.interactionId);
  await use('later');
  await ada.message(shown.interactionId, ({ content }) => content === 'changed later');
  const log = await ada.listen();
  const pressed = await use('form');
  await log.next('modal');
  await log.close();
  const fields = [{ customId: 'name', value: 'Ada' }];
  await ada.send({ type: 'modal', interactionId: pressed.interactionId, customId: 'greeting', fields });
  await ada.message(shown.interactionId, ({ content }) => content === 'hello Ada');
  await use('edit');
  await ada.message(shown.interactionId, ({ content }) => content.startsWith('pressed'));
}

/** One of everything that the workshop bot knows. */
async function work(ada: Person): Promise<void> {
  const [line] = (await ada.state()).messages;
  if (line === undefined) throw new Error('the channel starts with a conversation');
  const menu = await ada.useMessageMenu(line, MENU_NAME);
  const secret = await ada.message(menu.interactionId);
  const shared = await ada.press(secret, 'Share');
  await ada.message(shared.interactionId);
  const { interactionId } = await ada.command('ask', { text: 'x', temperature: 0.7, size: 10 });
  const message = await ada.message(interactionId);
  const log = await ada.listen();
  for (const sent of [
    await ada.press(message, 'Draw a word'),
    await ada.choose(message, ['snow'], 'next'),
    await ada.press(message, 'Change at once'),
  ]) {
    await log.next('message', (event) => event.interactionId === sent.interactionId);
  }
  const form = await ada.press(message, 'compare');
  const compared = await ada.submitModal(form.interactionId, { other: 'y', rows: 'words' });
  await log.next('message', (event) => event.interactionId === compared.interactionId);
  await log.close();
  const how = await ada.press(message, 'how');
  await ada.message(how.interactionId);
}
