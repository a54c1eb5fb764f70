/** Message commands, components, forms and options as the bot uses them, with the unmodified discord.js client. */
import { type APIMessage, MessageFlags, MessageType } from 'discord-api-types/v10';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { Person } from './control-client.js';
import { MENU_NAME, startWorkshopBot, type WorkshopBot } from './workshop-bot.js';

let sandbox: Sandbox;
let bot: WorkshopBot;
let ada: Person;
let blaise: Person;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  ada = new Person(sandbox);
  const other = (await ada.state()).users.find(({ id }) => id !== ada.userId);
  blaise = new Person(sandbox, other?.id);
  bot = await startWorkshopBot(sandbox);
});
afterAll(async () => {
  expect(await ada.faults()).toEqual([]);
  await bot.stop();
  await sandbox.close();
});

const pictureOf = (message: APIMessage) => message.embeds[0]?.image?.url ?? '';
const person = async () => {
  const first = (await ada.state()).messages.find(({ author }) => author.bot !== true);
  if (first === undefined) throw new Error('the channel starts with a conversation');
  return first;
};

describe('a new channel', () => {
  it('holds a short conversation of its people, from before anything happened', async () => {
    const fresh = await startSandbox({ port: 0 });
    const { messages, users } = await new Person(fresh).state();
    expect(messages.length).toBeGreaterThanOrEqual(2);
    expect(messages.map(({ content }) => content).join(' ')).toMatch(/cloudy.*rain/);
    const known = new Set(users.map(({ id }) => id));
    for (const { author, channel_id, timestamp } of messages) {
      expect(known.has(author.id)).toBe(true);
      expect(channel_id).toBe(fresh.channelId);
      expect(Date.parse(timestamp)).toBeLessThan(Date.now());
    }
    const ids = messages.map(({ id }) => BigInt(id));
    expect(ids).toEqual([...ids].sort((a, b) => (a < b ? -1 : 1)));
    await fresh.close();
  });
});

describe('message commands', () => {
  it('send the whole message, and are answered privately about it', async () => {
    const target = await person();
    const { interactionId } = await blaise.useMessageMenu(target, MENU_NAME);
    const answer = await blaise.message(interactionId);
    expect(answer).toMatchObject({
      type: MessageType.ContextMenuCommand,
      flags: MessageFlags.Ephemeral,
      interaction: { name: MENU_NAME },
      interaction_metadata: { target_message_id: target.id },
      message_reference: { message_id: target.id },
      embeds: [
        { description: target.content, image: { width: 1200, height: 600, description: 'A heat map' } },
      ],
    });
    expect(await ada.messagesOf(interactionId)).toEqual([]);
    const asked = bot.seen.at(-1);
    if (asked?.isMessageContextMenuCommand() !== true) throw new Error('no message command');
    expect(asked.targetMessage.author.id).toBe(target.author.id);
    expect(asked.targetId).toBe(target.id);
  });

  it('take the bot’s own messages too, with what is in them', async () => {
    const { interactionId } = await ada.command('ask', { text: 'own words' });
    const own = await ada.message(interactionId);
    const asked = await ada.useMessageMenu(own, MENU_NAME);
    await ada.message(asked.interactionId);
    const seen = bot.seen.at(-1);
    if (seen?.isMessageContextMenuCommand() !== true) throw new Error('no message command');
    expect(seen.targetMessage.embeds[0]?.title).toBe('own words');
    expect(seen.targetMessage.components).toHaveLength(4);
  });

  it('share in the open from a private answer', async () => {
    const asked = await ada.useMessageMenu(await person(), MENU_NAME);
    const answer = await ada.message(asked.interactionId);
    const shared = await ada.press(answer, 'Share');
    const message = await blaise.message(shared.interactionId);
    expect(message).toMatchObject({ content: 'shared by a button', flags: 0 });
  });

  it('are refused by name, by place, and on what is hidden or not yet written', async () => {
    const target = await person();
    await expect(ada.useMessageMenu(target, 'Absent')).rejects.toThrow('There is no “Absent”');
    await expect(ada.useMessageMenu(target, 'ask')).rejects.toThrow('There is no “ask”');
    await expect(ada.useMessageMenu({ ...target, id: '901000000000000999' }, MENU_NAME)).rejects.toThrow(
      'no such message',
    );
    const secret = await ada.useMessageMenu(target, MENU_NAME);
    const hidden = await ada.message(secret.interactionId);
    await expect(blaise.useMessageMenu(hidden, MENU_NAME)).rejects.toThrow('no such message');
    bot.hold();
    const { interactionId } = await ada.command('ask', { text: 'slow' });
    const loading = await ada.message(interactionId, ({ flags = 0 }) => (flags & MessageFlags.Loading) !== 0);
    await expect(ada.useMessageMenu(loading, MENU_NAME)).rejects.toThrow('still being written');
    bot.release();
    await ada.message(interactionId);
    const direct = (await ada.state()).channels.find(({ type }) => type === 1);
    const said = await ada.in(direct?.id ?? '').command('ask', { text: 'between us' });
    const message = await ada.message(said.interactionId);
    await expect(ada.in(direct?.id ?? '').useMessageMenu(message, 'Count words')).rejects.toThrow(
      'There is no',
    );
  });
});

describe('options', () => {
  it('carry decimals, choices of both kinds and suggestions', async () => {
    const { interactionId } = await ada.command('ask', {
      text: 'x',
      temperature: 0.7,
      top_k: 40,
      view: 'tokens',
      size: 10,
    });
    expect((await ada.message(interactionId)).content).toBe(
      'temperature 0.7, top_k 40, view tokens, size 10',
    );
    const { choices } = await ada.send({
      type: 'autocomplete',
      name: 'ask',
      options: [
        { name: 'text', value: 'It' },
        { name: 'temperature', value: 0.5 },
      ],
      focused: 'text',
    });
    expect(choices).toEqual([{ name: 'It is cloudy, so it will', value: 'It is cloudy, so it will' }]);
  });

  it.each([
    [{ temperature: 2.01 }, '"temperature" must be at most 2.'],
    [{ temperature: -0.1 }, '"temperature" must be at least 0.'],
    [{ temperature: '0.7' }, '"temperature" must be a number.'],
    [{ top_k: 1.5 }, '"top_k" must be a whole number.'],
    [{ view: 'letters' }, '"view" must be one of: words, tokens.'],
    [{ size: 6 }, '"size" must be one of: five rows, ten rows.'],
  ])('refuse %j', async (options, sentence) => {
    await expect(ada.command('ask', { text: 'x', ...options })).rejects.toThrow(sentence);
  });
});

describe('components', () => {
  let message: APIMessage;
  beforeEach(async () => {
    const { interactionId } = await ada.command('ask', { text: 'first' });
    message = await ada.message(interactionId);
  });

  it('show several embeds with fields, and every kind of button and entry', () => {
    expect(message.embeds).toHaveLength(2);
    expect(message.embeds[0]?.fields).toHaveLength(2);
    expect(message.components).toHaveLength(4);
  });

  it('edit their message after a deferred update: new embeds, new picture, new components', async () => {
    const log = await blaise.listen();
    const before = pictureOf(message);
    const { interactionId } = await blaise.press(message, 'Draw a word');
    await log.next('deferred', (event) => event.interactionId === interactionId);
    const { message: after } = await log.next('message', (event) => event.interactionId === interactionId);
    expect(after).toMatchObject({ id: message.id, embeds: [{ title: 'Drawn anew' }, {}], attachments: [] });
    expect(pictureOf(after)).not.toBe(before);
    expect((await fetch(pictureOf(after))).status).toBe(200);
    expect((await fetch(before)).status).toBe(404);
    await log.close();
  });

  it('tell of the deferral only the one who pressed', async () => {
    const log = await blaise.listen();
    const { interactionId } = await ada.press(message, 'Draw a word');
    await log.next('message', (event) => event.interactionId === interactionId);
    expect(log.events.some(({ type }) => type === 'deferred')).toBe(false);
    await log.close();
  });

  it('answer privately with picture and buttons, or in the open, as a reply to their message', async () => {
    const how = await ada.press(message, 'How was this computed');
    const steps = await ada.message(how.interactionId);
    expect(steps).toMatchObject({
      type: MessageType.Reply,
      flags: MessageFlags.Ephemeral,
      message_reference: { message_id: message.id },
      embeds: [{ title: 'The steps' }, {}],
    });
    expect((await fetch(pictureOf(steps))).headers.get('content-type')).toBe('image/png');
    expect(steps.components).toHaveLength(1);
    const aloud = await ada.press(message, 'public');
    expect(await blaise.message(aloud.interactionId)).toMatchObject({
      type: MessageType.Reply,
      content: 'for all to see',
      message_reference: { message_id: message.id },
    });
    expect((await ada.reread(message)).embeds[0]?.title).toBe('first');
  });

  it('update at once and keep what the update does not name', async () => {
    const { interactionId } = await ada.press(message, 'Change at once');
    const log = await ada.listen();
    await expect.poll(async () => (await ada.reread(message)).content).toBe('changed at once');
    const after = await ada.reread(message);
    expect(after.embeds[0]?.title).toBe('first');
    expect(pictureOf(after)).toBe(pictureOf(message));
    expect((await ada.interaction(interactionId)).status).toBe('acknowledged');
    await log.close();
  });

  it('take a choice by its label, and several of 25', async () => {
    await ada.choose(message, ['snow'], 'Continue with …');
    await expect.poll(async () => (await ada.reread(message)).embeds[0]?.title).toBe('Went on with snow');
    await ada.choose(message, ['Word number 25', 'Word number 1'], 'many');
    await expect
      .poll(async () => (await ada.reread(message)).embeds[0]?.title)
      .toBe('Went on with w25 and w1');
    await expect(ada.choose(message, ['w1', 'w2', 'w3', 'w4'], 'many')).rejects.toThrow('At most 3');
  });

  it('open a form that changes the message it came from, or answers beside it', async () => {
    const log = await ada.listen();
    const opened = await ada.press(message, 'Compare with another text');
    const told = await log.next('modal', (event) => event.interactionId === opened.interactionId);
    expect(told.messageId).toBe(message.id);
    const sent = await ada.submitModal(opened.interactionId, {
      'The other text': 'that one',
      Rows: 'tokens',
    });
    await log.next('deferred', (event) => event.interactionId === sent.interactionId);
    const edit = await log.next('message', (event) => event.interactionId === sent.interactionId);
    expect(edit.message).toMatchObject({
      id: message.id,
      embeds: [{ title: 'Compared with that one by tokens' }, {}],
    });
    await log.close();
    const again = await ada.press(edit.message, 'compare');
    const beside = await ada.submitModal(again.interactionId, { other: 'aside', rows: 'words' });
    expect(await ada.message(beside.interactionId)).toMatchObject({
      content: 'beside: aside',
      type: MessageType.Reply,
      message_reference: { message_id: message.id },
    });
  });
});
