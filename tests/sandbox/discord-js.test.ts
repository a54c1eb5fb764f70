/** The unmodified discord.js client against the sandbox: everything that a bot with commands does. */
import { GatewayIntentBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { Person, Refused } from './control-client.js';
import { PIXEL, startTestBot, type TestBot } from './test-bot.js';

let sandbox: Sandbox;
let bot: TestBot;
let ada: Person;
let blaise: Person;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  ada = new Person(sandbox);
  const { users } = await ada.state();
  const other = users.find(({ id }) => id !== ada.userId);
  if (other === undefined) throw new Error('two people are needed');
  blaise = new Person(sandbox, other.id);
  bot = await startTestBot(sandbox);
});
afterAll(async () => {
  await bot.stop();
  await sandbox.close();
});

describe('log in and registration', () => {
  it('shows the bot online, in its server, with its commands', async () => {
    const state = await ada.state();
    expect(state.bot.online).toBe(true);
    expect(bot.client.guilds.cache.get(sandbox.guildId)?.channels.cache.size).toBe(2);
    expect(state.commands.map(({ name }) => name)).toContain('draw');
    expect(state.users).toHaveLength(2);
  });

  it('lets the server command hide the global one of the same name', async () => {
    const [own] = [
      ...(
        await bot.client.application.commands.set([{ name: 'say', description: 'Own' }], sandbox.guildId)
      ).values(),
    ];
    const offered = (await ada.state()).commands.filter(({ name }) => name === 'say');
    expect(offered.map(({ id }) => id)).toEqual([own?.id]);
    await bot.client.application.commands.set([], sandbox.guildId);
    expect((await ada.state()).commands.filter(({ name }) => name === 'say')).toHaveLength(1);
  });

  it('keeps the id of a command that is registered again, and edits and deletes by id', async () => {
    const commands = bot.client.application.commands;
    const made = await commands.create({ name: 'temporary', description: 'First' });
    const again = await commands.create({ name: 'temporary', description: 'Second' });
    expect(again.id).toBe(made.id);
    const edited = await commands.edit(made.id, { description: 'Third' });
    expect(edited.description).toBe('Third');
    expect((await commands.fetch(made.id)).description).toBe('Third');
    await commands.delete(made.id);
    await expect(commands.fetch(made.id)).rejects.toMatchObject({ status: 404, code: 10063 });
  });

  it('works with no intents at all', async () => {
    const second = await startTestBot(sandbox, []);
    expect(second.client.isReady()).toBe(true);
    await second.stop();
  });
});

describe('commands', () => {
  it('answers at once, with who asked and what', async () => {
    const { interactionId } = await ada.command('say', { text: 'hello' });
    const message = await ada.message(interactionId);
    expect(message).toMatchObject({
      content: 'hello',
      type: 20,
      author: { id: sandbox.applicationId, bot: true },
      interaction: { name: 'say', user: { username: 'ada' } },
    });
  });

  it('thinks first, then shows embed and picture, then a follow-up', async () => {
    const log = await ada.listen();
    const { interactionId } = await ada.command('draw', { size: 7 });
    const loading = await log.next(
      'message',
      ({ message }) => message.interaction_metadata?.id === interactionId,
    );
    expect((loading.message.flags ?? 0) & 128).toBe(128);
    const message = await ada.message(interactionId, ({ embeds }) => embeds.length === 1);
    const [embed] = message.embeds;
    expect(embed?.fields).toEqual([{ name: 'size', value: '7', inline: false }]);
    expect(embed?.image).toMatchObject({ width: 1, height: 1, description: 'One pixel' });
    expect(message.attachments).toEqual([]);
    expect(message.edited_timestamp).toBeNull();
    const picture = await fetch(embed?.image?.url ?? '');
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await picture.arrayBuffer()).equals(PIXEL)).toBe(true);
    const followUp = await ada.message(interactionId, ({ content }) => content === 'and one more');
    expect(followUp.message_reference?.message_id).toBe(message.id);
    await log.close();
  });

  it('sends whole numbers as numbers and the option being typed as text', async () => {
    const { choices } = await ada.send({
      type: 'autocomplete',
      name: 'draw',
      options: [{ name: 'size', value: 12 }],
      focused: 'size',
    });
    expect(choices).toEqual([
      { name: 'typed 12', value: 3 },
      { name: 'five', value: 5 },
    ]);
  });

  it('finds subcommands by their path and resolves people', async () => {
    const { interactionId } = await ada.command('sub one', { who: blaise.userId });
    expect((await ada.message(interactionId)).content).toBe('one blaise');
  });

  it('shows an ephemeral message to its person alone', async () => {
    const log = await blaise.listen();
    const secret = await ada.command('say', { text: 'for me', private: true });
    expect((await ada.message(secret.interactionId)).flags).toBe(64);
    const open = await ada.command('say', { text: 'for all' });
    await log.next('message', ({ message }) => message.content === 'for all');
    await ada.message(open.interactionId);
    // The journal is for whoever looks after the bot, not for a person of the server.
    const told = log.events.filter(({ type }) => type !== 'journal');
    expect(JSON.stringify(told)).not.toContain('for me');
    expect(await blaise.messagesOf(secret.interactionId)).toEqual([]);
    await log.close();
  });

  it('works in direct messages, which others do not see, and in conversations without the bot', async () => {
    const { channels } = await ada.state();
    const direct = channels.find(({ type }) => type === 1);
    const group = channels.find(({ type }) => type === 3);
    const said = await ada.in(direct?.id ?? '').command('say', { text: 'just us' });
    expect((await ada.message(said.interactionId)).channel_id).toBe(direct?.id);
    expect(bot.seen.at(-1)).toMatchObject({ context: 1, guildId: null, user: { username: 'ada' } });
    expect(await blaise.messagesOf(said.interactionId)).toEqual([]);
    await expect(blaise.in(direct?.id ?? '').command('say', { text: 'x' })).rejects.toBeInstanceOf(Refused);
    const inGroup = await ada.in(group?.id ?? '').command('say', { text: 'we three' });
    expect((await blaise.message(inGroup.interactionId)).content).toBe('we three');
    await expect(ada.in(group?.id ?? '').command('draw')).rejects.toThrow('There is no command /draw here.');
    await expect(ada.in(direct?.id ?? '').command('panel')).rejects.toThrow(
      'There is no command /panel here.',
    );
  });
});

describe('components and modals', () => {
  const panel = async () => {
    const { interactionId } = await ada.command('panel');
    return await ada.message(interactionId);
  };

  it('updates the message of a button', async () => {
    const message = await panel();
    await blaise.send({ type: 'component', messageId: message.id, customId: 'edit' });
    const changed = await ada.message(
      message.interaction_metadata?.id ?? '',
      (one) => one.content !== 'choose',
    );
    expect(changed).toMatchObject({ id: message.id, content: 'pressed by blaise', components: [] });
    expect(changed.edited_timestamp).not.toBeNull();
  });

  it('defers an update and changes the message later', async () => {
    const message = await panel();
    const log = await ada.listen();
    const { interactionId } = await ada.press(message, 'Later');
    await log.next('deferred', (event) => event.interactionId === interactionId);
    const edit = await log.next('message', (event) => event.interactionId === interactionId);
    expect(edit.message).toMatchObject({ id: message.id, content: 'changed later' });
    await log.close();
  });

  it('gives the chosen values of a menu', async () => {
    const message = await panel();
    const sent = await ada.send({
      type: 'component',
      messageId: message.id,
      customId: 'menu',
      values: ['c', 'a'],
    });
    expect(await ada.message(sent.interactionId)).toMatchObject({ content: 'c+a', flags: 64, type: 19 });
  });

  it('refuses what a client would not let happen', async () => {
    const message = await panel();
    const use = (customId: string, values?: string[]) =>
      ada.send({
        type: 'component',
        messageId: message.id,
        customId,
        ...(values === undefined ? {} : { values }),
      });
    await expect(use('off')).rejects.toThrow('disabled');
    await expect(use('absent')).rejects.toThrow('no such button');
    await expect(use('menu', [])).rejects.toThrow('At least 1');
    await expect(use('menu', ['a', 'b', 'c'])).rejects.toThrow('At most 2');
    await expect(use('menu', ['a', 'a'])).rejects.toThrow('twice');
    await expect(use('menu', ['z'])).rejects.toThrow('no such entry');
  });

  it('opens a modal from a command and from a button, and takes what was typed', async () => {
    const log = await ada.listen();
    const asked = await ada.command('form');
    const { modal } = await log.next('modal', ({ interactionId }) => interactionId === asked.interactionId);
    expect(modal).toMatchObject({ custom_id: 'greeting', title: 'Who are you?' });
    const submit = (interactionId: string, value: string) =>
      ada.send({ type: 'modal', interactionId, customId: 'greeting', fields: [{ customId: 'name', value }] });
    await expect(submit(asked.interactionId, '')).rejects.toThrow('must be filled in');
    await expect(submit(asked.interactionId, 'x'.repeat(21))).rejects.toThrow('at most 20');
    const typed = await submit(asked.interactionId, 'x'.repeat(20));
    expect((await ada.message(typed.interactionId)).content).toBe(`hello ${'x'.repeat(20)}`);

    const message = await panel();
    const pressed = await ada.send({ type: 'component', messageId: message.id, customId: 'form' });
    await log.next('modal', ({ interactionId }) => interactionId === pressed.interactionId);
    await submit(pressed.interactionId, 'Ada');
    await ada.message(message.interaction_metadata?.id ?? '', (one) => one.content === 'hello Ada');
    await log.close();
  });
});

describe('what a person may send', () => {
  it.each([
    ['absent', {}, 'There is no command /absent here.'],
    ['say', {}, '/say needs the option "text".'],
    ['say', { text: '' }, '"text" must not be empty.'],
    ['say', { text: 'x', other: 1 }, '/say has no option "other".'],
    ['say', { text: 5 }, '"text" must be text.'],
    ['say', { text: 'x', private: 'yes' }, '"private" must be true or false.'],
    ['draw', { size: 1.5 }, '"size" must be a whole number.'],
    ['draw', { size: 26 }, '"size" must be at most 25.'],
    ['draw', { size: 0 }, '"size" must be at least 1.'],
    ['sub', {}, '/sub needs a subcommand.'],
    ['sub one', { who: '123456789012345678' }, '"who" names nobody here.'],
    ['constructor', {}, 'There is no command /constructor here.'],
  ])('refuses /%s %j', async (name, options, sentence) => {
    await expect(ada.command(name, options)).rejects.toThrow(sentence);
  });

  it('counts code points', async () => {
    await expect(ada.command('say', { text: '😀'.repeat(1001) })).rejects.toThrow(
      '"text" must be at most 1000 characters long; it is 1001.',
    );
    const { interactionId } = await ada.command('say', { text: '😀'.repeat(1000) });
    expect((await ada.message(interactionId)).content).toBe('😀'.repeat(1000));
  });

  it('keeps markup as the text that it is', async () => {
    const text = '<img src=x onerror=alert(1)>"\'</script><script>alert(2)</script> javascript:alert(3)';
    const { interactionId } = await ada.command('say', { text });
    expect((await ada.message(interactionId)).content).toBe(text);
  });
});

it('tells bots that listen about messages, but not about ephemeral ones', async () => {
  const second = await startTestBot(sandbox, [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages]);
  const heard: string[] = [];
  second.client.on('messageCreate', ({ content }) => heard.push(content));
  await bot.stop();
  await ada.command('say', { text: 'quietly', private: true });
  const { interactionId } = await ada.command('say', { text: 'aloud' });
  await ada.message(interactionId);
  await expect.poll(() => heard).toContain('aloud');
  expect(heard).toEqual(['aloud']);
  await second.stop();
  bot = await startTestBot(sandbox);
});
