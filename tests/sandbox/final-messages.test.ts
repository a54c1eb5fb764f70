/** Final messages of an interaction, where its question is, and what people write and delete. */
import { GatewayIntentBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { call, Dispatches } from './bare-rest.js';
import { Person } from './control-client.js';
import { COMMANDS, startTestBot } from './test-bot.js';

let dispatches: Dispatches;
let sandbox: Sandbox;
let ada: Person;
beforeAll(async () => {
  dispatches = new Dispatches();
  sandbox = await startSandbox({ port: 0, journal: dispatches.journal, rateLimits: { isEnforced: false } });
  ada = new Person(sandbox);
  await call(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, COMMANDS);
});
afterAll(async () => {
  await sandbox.close();
});

const SILENT = { allowed_mentions: { parse: [] } };

function answering(id: string) {
  const token = dispatches.token(id);
  return {
    callback: (type: number, data?: object) =>
      call(sandbox, 'POST', `/interactions/${id}/${token}/callback`, {
        type,
        ...(data === undefined ? {} : { data: { ...data, ...SILENT } }),
      }),
    webhook: (method: string, rest: string, body?: object) =>
      call(sandbox, method, `/webhooks/${sandbox.applicationId}/${token}${rest}`, { ...body, ...SILENT }),
  };
}

async function ask() {
  const { interactionId: id } = await ada.command('say', { text: 'x' });
  return { id, ...answering(id) };
}

/** Resolves to whether `wait` had an end by the time that everything sent before had been answered. */
async function isOver(wait: Promise<unknown>): Promise<boolean> {
  let over = false;
  void wait.then(() => {
    over = true;
  });
  await ada.state();
  await ada.state();
  return over;
}

describe('final messages', () => {
  it('are there at once when they are there, and waited for while the bot is thinking', async () => {
    const { id, callback, webhook } = await ask();
    const final = ada.control.finalMessages(id);
    await callback(5);
    expect(await isOver(final)).toBe(false);
    await webhook('PATCH', '/messages/@original', { content: 'thought' });
    expect((await final).map(({ content }) => content)).toEqual(['thought']);
    await webhook('POST', '', { content: 'more' });
    expect((await ada.control.finalMessages(id)).map(({ content }) => content)).toEqual(['thought', 'more']);
  });

  it('have been quiet for as long as asked', async () => {
    const { id, callback, webhook } = await ask();
    await callback(4, { content: '0' });
    const final = ada.control.finalMessages(id, { quietMs: 400 });
    for (let n = 1; n <= 3; n++) {
      await webhook('PATCH', '/messages/@original', { content: `${n}` });
    }
    expect((await final).map(({ content }) => content)).toEqual(['3']);
  });

  it('of a press are the message that it changes, once it is changed', async () => {
    const shown = await ask();
    await shown.callback(4, {
      content: 'choose',
      components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Press', custom_id: 'press' }] }],
    });
    const [panel] = await ada.control.finalMessages(shown.id);
    if (panel === undefined) throw new Error('there is a message');
    const { interactionId } = await ada.press(panel, 'Press');
    const press = answering(interactionId);
    const final = ada.control.finalMessages(interactionId);
    await press.callback(6);
    expect(await isOver(final)).toBe(false);
    await press.webhook('PATCH', '/messages/@original', { content: 'changed' });
    expect(await final).toMatchObject([{ id: panel.id, content: 'changed' }]);
  });

  it('are told of as missing: after the wait, when it was lost, when it is unknown', async () => {
    const { id, callback } = await ask();
    await callback(5);
    await expect(ada.control.finalMessages(id, { waitMs: 20 })).rejects.toMatchObject({
      status: 404,
      message: 'The interaction had no final message within 20 ms.',
    });
    const lost = await ask();
    const final = ada.control.finalMessages(lost.id);
    const refused = expect(final).rejects.toMatchObject({ status: 404 });
    await ada.control.advanceClock(3_000);
    await refused;
    await expect(ada.control.finalMessages('901000000000000999')).rejects.toMatchObject({ status: 404 });
    await expect(ada.control.finalMessages(id, { waitMs: 600_001 })).rejects.toMatchObject({ status: 400 });
    await expect(ada.control.finalMessages(id, { quietMs: -1 })).rejects.toMatchObject({ status: 400 });
  });
});

describe('stages', () => {
  it('are kept with the interaction and told to its person alone', async () => {
    const { id } = await ask();
    const blaise = (await ada.state()).users[1]?.id ?? '';
    const [own, other] = [await ada.listen(), await new Person(sandbox, blaise).listen()];
    const stages = [
      { interactionId: id, stage: 'queued', atMs: 1, ahead: 2 },
      { interactionId: id, stage: 'running', atMs: 2 },
    ] as const;
    for (const stage of stages) await ada.control.tellStage(stage);
    expect((await ada.interaction(id)).stages).toEqual(stages);
    expect(await own.next('stage', ({ stage }) => stage === 'running')).toEqual({
      type: 'stage',
      ...stages[1],
    });
    await ada.control.write({ userId: ada.userId, channelId: ada.channelId, content: 'and now?' });
    await other.next('message', ({ message }) => message.content === 'and now?');
    expect(other.events.some(({ type }) => type === 'stage')).toBe(false);
    await own.close();
    await other.close();
  });

  it('are at most 100 for an interaction, of one that there is', async () => {
    const { id: interactionId } = await ask();
    const tell = () => ada.control.tellStage({ interactionId, stage: 'running', atMs: 0 });
    for (let n = 0; n < 100; n++) await tell();
    await expect(tell()).rejects.toMatchObject({ status: 400 });
    await expect(
      ada.control.tellStage({ interactionId: '901000000000000999', stage: 'ended', atMs: 0 }),
    ).rejects.toMatchObject({ status: 404 });
  });
});

describe('messages of people', () => {
  const write = (content: string) =>
    ada.control.write({ userId: ada.userId, channelId: ada.channelId, content });

  it('are shown, told to a bot that asks for them, and deleted again', async () => {
    const bot = await startTestBot(sandbox, [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages]);
    const created = new Promise<string>((resolve) =>
      bot.client.once('messageCreate', ({ author }) => resolve(author.username)),
    );
    const deleted = new Promise<string>((resolve) =>
      bot.client.once('messageDelete', ({ id }) => resolve(id)),
    );
    const message = await write(' hello ');
    expect(message).toMatchObject({ content: 'hello', author: { id: ada.userId }, type: 0 });
    expect(await created).toBe('ada');
    expect((await ada.reread(message)).content).toBe('hello');
    await ada.control.deleteMessage(message.channel_id, message.id);
    expect(await deleted).toBe(message.id);
    await expect(ada.reread(message)).rejects.toThrow();
    await expect(ada.control.deleteMessage(message.channel_id, message.id)).rejects.toMatchObject({
      status: 404,
    });
    await bot.stop();
  });

  it('mention whom they name', async () => {
    const blaise = (await ada.state()).users[1]?.id ?? '';
    expect((await write(`<@${blaise}> look`)).mentions.map(({ id }) => id)).toEqual([blaise]);
  });

  it('have 1 to 2,000 characters, counted as Discord does', async () => {
    expect((await write('🎾'.repeat(2_000))).content).toHaveLength(4_000);
    for (const content of ['🎾'.repeat(2_001), ' ', '']) {
      await expect(write(content)).rejects.toMatchObject({ status: 400 });
    }
  });

  it('are of people of the channel', async () => {
    const { channels, users } = await ada.state();
    const direct = channels.find(({ type }) => type === 1)?.id ?? '';
    const message = { channelId: direct, content: 'x' };
    await expect(ada.control.write({ ...message, userId: users[1]?.id ?? '' })).rejects.toMatchObject({
      status: 404,
    });
    await expect(ada.control.write({ ...message, userId: sandbox.applicationId })).rejects.toMatchObject({
      status: 404,
    });
  });

  it('deleted under the bot are unknown to it: 10008', async () => {
    const { id, callback, webhook } = await ask();
    await callback(4, { content: 'soon gone' });
    const [message] = await ada.messagesOf(id);
    await ada.control.deleteMessage(ada.channelId, message?.id ?? '');
    expect(await webhook('PATCH', '/messages/@original', { content: 'x' })).toMatchObject({
      status: 404,
      body: { code: 10008 },
    });
  });
});
