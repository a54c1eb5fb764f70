/** What is pressed below answers, over the local Discord with the unmodified client. */
import type { APIMessage } from 'discord-api-types/v10';
import { MessageFlags } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NextwordQuestion } from '../../src/jobs/nextword.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { type ScriptedBot, startScriptedBot } from './scripted-bot.js';

const data = scratchFolder();
let sandbox: Sandbox;
let bot: ScriptedBot;
let ada: Person;
let blaise: Person;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  ada = new Person(sandbox);
  const other = (await ada.state()).users.find(({ id }) => id !== ada.userId);
  if (other === undefined) throw new Error('two people are needed');
  blaise = new Person(sandbox, other.id);
  bot = await startScriptedBot(sandbox, data, { perWindow: 10_000 });
});
afterAll(async () => {
  expect(await ada.faults()).toEqual([]);
  await bot.stop();
  await sandbox.close();
});

const TEXT = 'The capital of France is';

async function ask(options: Record<string, string | number | boolean> = {}, who = ada, name = 'nextword') {
  const { interactionId } = await who.command(name, { text: TEXT, ...options });
  return await who.message(interactionId);
}
const press = async (message: APIMessage, label: string, who = ada) =>
  await who.message((await who.press(message, label)).interactionId);
const idOf = (message: APIMessage) =>
  /id ([a-z2-9]{6})$/.exec(message.embeds[0]?.footer?.text ?? '')?.[1] ?? '';
const isPrivate = ({ flags }: APIMessage) => ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;
const words = (message: APIMessage) => JSON.stringify(message.embeds);
const lastQuestion = () => bot.jobs.at(-1)?.question;
const labels = (message: APIMessage) =>
  (message.components ?? []).flatMap((row) =>
    'components' in row ? row.components.flatMap((part) => ('label' in part ? [part.label] : [])) : [],
  );

/** The message once its embed is no longer what it was. */
async function edited(message: APIMessage, who = ada): Promise<APIMessage> {
  await expect.poll(async () => words(await who.reread(message))).not.toBe(words(message));
  return await who.reread(message);
}

describe('an answer', () => {
  it('has its id in the last line, and what can be pressed', async () => {
    const message = await ask();
    expect(idOf(message)).toHaveLength(6);
    expect(labels(message)).toEqual(['Draw a word', 'Tokens', 'How was this computed?', 'Compare …']);
    expect(bot.jobs.at(-1)?.card).toEqual({ id: idOf(message), isShown: true });
  });
});

describe('in the same message', () => {
  it('goes on with a word, further, and back to each question as it was, with its id', async () => {
    const first = await ask({ words: 12 });
    await ada.choose(first, ['Paris']);
    const second = await edited(first);
    expect(lastQuestion()).toEqual({ kind: 'nextword', text: `${TEXT} Paris`, words: 12 });
    expect(idOf(second)).not.toBe(idOf(first));
    await ada.choose(second, ['the']);
    const third = await edited(second);
    expect(lastQuestion()).toMatchObject({ text: `${TEXT} Paris the` });

    await ada.press(third, 'Back');
    const back = await edited(third);
    expect(idOf(back)).toBe(idOf(second));
    await ada.press(back, 'Back');
    const start = await edited(back);
    expect(idOf(start)).toBe(idOf(first));
    expect(labels(start)).toEqual(labels(first));
    expect(await ada.messagesOf(first.interaction_metadata?.id ?? '')).toHaveLength(1);
  });

  it('shows tokens and words in turn, without a step back for it', async () => {
    const message = await ask();
    await ada.press(message, 'Tokens');
    const tokens = await edited(message);
    expect(lastQuestion()).toMatchObject({ view: 'tokens' });
    expect(labels(tokens)).toContain('Words');
    expect(labels(tokens)).not.toContain('Back');
    await ada.press(tokens, 'Words');
    await edited(tokens);
    expect(lastQuestion()).toEqual({ kind: 'nextword', text: TEXT, words: 10 });
  });

  it('completes a half-typed word and then goes on without completing', async () => {
    const message = await ask({ text: 'I live in Par', complete: true });
    await ada.choose(message, ['Paris']);
    await edited(message);
    expect(lastQuestion()).toEqual({ kind: 'nextword', text: 'I live in Paris', words: 10 });
  });

  it('is answered privately to someone else, and the answer stays as it is', async () => {
    const message = await ask();
    const { interactionId } = await blaise.choose(message, ['Paris']);
    const theirs = await blaise.message(interactionId);
    expect(isPrivate(theirs)).toBe(true);
    expect(theirs.id).not.toBe(message.id);
    expect(lastQuestion()).toMatchObject({ text: `${TEXT} Paris` });
    expect(await ada.reread(message)).toEqual(message);
    // In their own message they go on as they like.
    await blaise.choose(theirs, ['the']);
    await edited(theirs, blaise);
    expect(await ada.reread(message)).toEqual(message);
  });

  it('pressed twice at once ends in one message in one state', async () => {
    const message = await ask();
    const before = bot.jobs.length;
    await Promise.all([ada.press(message, 'Tokens'), ada.press(message, 'Tokens')]);
    await expect.poll(() => bot.jobs.length).toBe(before + 2);
    const last = await edited(message);
    expect(labels(last)).toContain('Words');
  });

  it('leaves the answer standing when the question cannot be passed on', async () => {
    const message = await ask();
    bot.isQueueThere = false;
    const { interactionId } = await ada.press(message, 'Tokens');
    const notice = await ada.message(interactionId, (one) => one.id !== message.id);
    bot.isQueueThere = true;
    expect(isPrivate(notice)).toBe(true);
    expect(words(notice)).toContain('cannot be passed on');
    expect(await ada.reread(message)).toEqual(message);
  });

  it('after a failure, can be tried again or left', async () => {
    const first = await ask();
    bot.outcome = () => ({ type: 'failure', code: 'engine-stopped' });
    await ada.choose(first, ['Paris']);
    const failed = await edited(first);
    bot.outcome = undefined;
    expect(labels(failed)).toEqual(['Try again', 'Back']);
    await ada.press(failed, 'Try again');
    const answered = await edited(failed);
    expect(lastQuestion()).toMatchObject({ text: `${TEXT} Paris` });
    expect(labels(answered)).toContain('Back');
  });
});

describe('in a message of its own', () => {
  it('draws with a new seed each time', async () => {
    const message = await ask();
    const one = await press(message, 'Draw a word');
    const seed = (lastQuestion() as NextwordQuestion).seed;
    const two = await press(one, 'Draw again');
    expect(seed).toBeGreaterThanOrEqual(0);
    expect((lastQuestion() as NextwordQuestion).seed).not.toBe(seed);
    expect(new Set([message.id, one.id, two.id]).size).toBe(3);
    expect(isPrivate(two)).toBe(false);
  });

  it('shows how it was computed to the one who asks', async () => {
    const message = await ask();
    const how = await press(message, 'How was this computed?', blaise);
    expect(isPrivate(how)).toBe(true);
    expect(how.components ?? []).toEqual([]);
    expect(lastQuestion()).toMatchObject({ text: TEXT, view: 'how' });
  });

  it('compares with a text that is typed into a window', async () => {
    const message = await ask();
    const { interactionId } = await ada.press(message, 'Compare …');
    const modal = await ada.modalOf(interactionId);
    expect(JSON.stringify(modal)).toContain(TEXT);
    const sent = await ada.submitModal(interactionId, { text: 'The capital of Italy is' });
    const answer = await ada.message(sent.interactionId);
    expect(answer.id).not.toBe(message.id);
    expect(lastQuestion()).toMatchObject({ text: TEXT, compare: 'The capital of Italy is' });
  });

  it('refuses a window of only spaces like any option', async () => {
    const message = await ask();
    const { interactionId } = await ada.press(message, 'Compare …');
    const before = bot.jobs.length;
    const sent = await ada.submitModal(interactionId, { text: ' \n ' });
    const notice = await ada.message(sent.interactionId);
    expect(isPrivate(notice)).toBe(true);
    expect(words(notice)).toMatch(/spaces/);
    expect(bot.jobs.length).toBe(before);
  });

  it('asks what if a word of a sequence were another', async () => {
    const message = await ask({ text: 'The cat, the dog' }, ada, 'sequence');
    const { interactionId } = await ada.choose(message, ['9'], 'What if this word were …');
    const sent = await ada.submitModal(interactionId, { text: 'a' });
    await ada.message(sent.interactionId);
    expect(lastQuestion()).toEqual({
      kind: 'sequence',
      text: 'The cat, the dog',
      compare: 'The cat, a dog',
    });
  });

  it('leads from the evidence for one word to all words in its place', async () => {
    const message = await ask(
      { word: 'rain', text: 'It is cloudy, so it will', fold: true },
      ada,
      'evidence',
    );
    const next = await press(message, 'Next words here');
    expect(lastQuestion()).toEqual({
      kind: 'nextword',
      text: 'It is cloudy, so it will',
      words: 10,
      watch: ['rain'],
      fold: true,
    });
    // It is a question of that command from now on.
    await ada.choose(next, ['Paris']);
    await edited(next);
    expect(lastQuestion()).toMatchObject({ text: 'It is cloudy, so it will Paris' });
  });

  it('of a private answer stays private', async () => {
    const message = await ask({ private: true });
    expect(isPrivate(message)).toBe(true);
    expect(isPrivate(await press(message, 'Draw a word'))).toBe(true);
  });
});

describe('what the bot did not make, or does not know any more', () => {
  it.each([
    '',
    'x',
    'g1:draw',
    'g1:draw:zzzzzz',
    'g1:constructor:ID',
    'g1:__proto__:ID',
    'g1:tostring:ID',
    'g1:no-such-action:ID',
    'g1:continue:ID',
    'g1:draw:ID:12',
    'g2:draw:ID',
    `g1:draw:ID${'x'.repeat(80)}`,
    'g1:share:zzzzzz',
    'g1:back:ID',
    'given:again:1',
  ])('is answered with a private sentence and no question: %s', async (forged) => {
    const known = idOf(await ask());
    bot.forged = [forged.replace('ID', known) || ' '];
    const message = await ask();
    const before = bot.jobs.length;
    const notice = await press(message, '0', blaise);
    expect(isPrivate(notice)).toBe(true);
    expect(words(notice)).toMatch(/no longer works|not kept/);
    expect(bot.jobs.length).toBe(before);
  });

  it('a private question of another is unknown to everyone else, by button and by /again', async () => {
    const secret = idOf(await ask({ private: true }));
    bot.forged = [`g1:draw:${secret}`];
    const message = await ask();
    expect(words(await press(message, '0', blaise))).toContain('not kept');
    const { interactionId } = await blaise.command('again', { id: secret });
    expect(words(await blaise.message(interactionId))).toContain('keep no question');
    const own = await ada.command('again', { id: secret });
    const again = await ada.message(own.interactionId);
    expect(isPrivate(again)).toBe(true);
    expect(lastQuestion()).toMatchObject({ text: TEXT });
  });
});

describe('/again', () => {
  const again = async (options: Record<string, string | boolean>, who = ada) =>
    await who.message((await who.command('again', options)).interactionId);

  it('asks the same question bit for bit, for anyone', async () => {
    const message = await ask({ words: 15, temperature: 0.7, draw: 7, watch: 'rain, snow' });
    const question = lastQuestion();
    const repeated = await again({ id: ` ${idOf(message).toUpperCase()} ` }, blaise);
    expect(lastQuestion()).toEqual(question);
    expect(isPrivate(repeated)).toBe(false);
    // It is theirs: they may change it.
    await blaise.press(repeated, 'Tokens');
    await edited(repeated, blaise);
  });

  it('changes one option, or leaves it out', async () => {
    const id = idOf(await ask({ words: 15, temperature: 0.7 }));
    await again({ id, option: 'words', value: '5' });
    expect(lastQuestion()).toEqual({ kind: 'nextword', text: TEXT, words: 5, temperature: 0.7 });
    await again({ id, option: 'temperature' });
    expect(lastQuestion()).toEqual({ kind: 'nextword', text: TEXT, words: 15 });
    await again({ id, option: 'text', value: 'Hello' });
    expect(lastQuestion()).toEqual({ kind: 'nextword', text: 'Hello', words: 15, temperature: 0.7 });
  });

  it.each([
    [{ id: 'zzzzzz' }, 'keep no question'],
    [{ id: '__proto__' }, 'keep no question'],
    [{ id: 'constructor' }, 'keep no question'],
    [{ option: 'constructor', value: '1' }, 'no option'],
    [{ option: '__proto__', value: '1' }, 'no option'],
    [{ option: 'private', value: 'true' }, 'no option'],
    [{ option: 'words', value: '26' }, '25'],
    [{ option: 'words', value: 'many' }, 'whole number'],
    [{ option: 'temperature', value: '2.1' }, 'from 0 to 2'],
    [{ option: 'temperature', value: '1e3' }, 'a number'],
    [{ option: 'view', value: 'all' }, 'words, tokens, how'],
    [{ option: 'complete', value: 'perhaps' }, 'true or false'],
    [{ option: 'text' }, 'needs the option'],
    [{ value: '5' }, 'needs the option'],
  ])('refuses %j in plain words', async (options, sentence) => {
    const id = idOf(await ask());
    const before = bot.jobs.length;
    const notice = await again({ id, ...options });
    expect(isPrivate(notice)).toBe(true);
    expect(words(notice)).toContain(sentence);
    expect(bot.jobs.length).toBe(before);
  });

  it('offers the person’s own ids, the options of the question, and their values', async () => {
    const id = idOf(await ask({ words: 15 }));
    const offers = async (given: Record<string, string>, focused: string) =>
      (
        await ada.send({
          type: 'autocomplete',
          name: 'again',
          options: Object.entries(given).map(([name, value]) => ({ name, value })),
          focused,
        })
      ).choices ?? [];
    const ids = await offers({ id: '' }, 'id');
    expect(ids[0]).toEqual({ name: `${id} · /nextword ${TEXT} · 15`, value: id });
    expect(ids.length).toBeLessThanOrEqual(25);
    expect(await offers({ id, option: 'wo' }, 'option')).toEqual([{ name: 'words: 15', value: 'words' }]);
    expect((await offers({ id, option: '' }, 'option')).map(({ value }) => value)).not.toContain('private');
    expect(await offers({ id, option: 'fold', value: '' }, 'value')).toHaveLength(2);
    expect((await offers({ id, option: 'view', value: 't' }, 'value')).map(({ value }) => value)).toEqual([
      'tokens',
    ]);
    expect(await offers({ id: 'zzzzzz', option: '' }, 'option')).toEqual([]);
  });
});
