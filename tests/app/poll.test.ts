/**
 * A poll over the whole way: the bot as a process of its own against the local Discord, 40 members who press at once, and a bot
 * that is killed in the middle. No model is needed.
 */
import type { ChildProcess } from 'node:child_process';
import type { APIMessage } from 'discord-api-types/v10';
import { MessageFlags } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REDRAW_LIMITS } from '../../src/polls/redraws.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { type EventLog, Person } from '../sandbox/control-client.js';
import { startBotWithoutModel } from '../support/bot-without-model.js';
import { patientClock } from '../support/patient-clock.js';
import { scratchFolder } from '../support/scratch-folder.js';

const MEMBERS = 40;
const TIMEOUT = { timeout: 50_000, interval: 50 };
const data = scratchFolder();

let sandbox: Sandbox;
let bot: ChildProcess;
let ada: Person;
let members: readonly Person[];

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  await expect.poll(async () => (await ada.state()).bot.online, TIMEOUT).toBe(false);
}

async function startPoll(options: Readonly<Record<string, string | boolean>>): Promise<APIMessage> {
  const { interactionId } = await ada.command('population poll', options);
  return await ada.message(interactionId);
}

const textOf = (message: APIMessage) => JSON.stringify(message.embeds);
/** Discord moves a file that an embed shows out of the message's list of files. */
const altOf = (message: APIMessage) => {
  const image: { description?: string } | undefined = message.embeds[0]?.image;
  return image?.description ?? '';
};

async function becomes(message: APIMessage, ...parts: readonly string[]): Promise<APIMessage> {
  for (const part of parts)
    await expect.poll(async () => altOf(await ada.reread(message)), TIMEOUT).toContain(part);
  return await ada.reread(message);
}

/** Every press until the bot has taken it. */
async function press(message: APIMessage, presses: readonly (readonly [Person | undefined, string])[]) {
  const sent = await Promise.all(
    presses.map(async ([person, button]) => {
      if (person === undefined) throw new Error('so many members there are not');
      return { person, id: (await person.press(message, button)).interactionId };
    }),
  );
  for (const { person, id } of sent)
    await expect.poll(async () => (await person.interaction(id)).status, TIMEOUT).toBe('acknowledged');
}

const drawingsOf = (log: EventLog, { id }: APIMessage) =>
  log.events.filter(
    (event) => event.type === 'message' && event.message.id === id && altOf(event.message) !== '',
  );

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, clock: patientClock, rateLimits: { isEnforced: false } });
  ada = new Person(sandbox);
  bot = await startBotWithoutModel(sandbox, data);
  members = await Promise.all(Array.from({ length: MEMBERS }, (_, index) => ada.join(`member_${index + 1}`)));
});
afterAll(async () => {
  bot.kill('SIGKILL');
  await sandbox.close();
});

describe('a poll of the channel', () => {
  it('counts each of 40 members who press at once, in few drawings, and becomes a population', async () => {
    const poll = await startPoll({
      name: 'sports',
      attributes: 'likes tennis 🎾, likes football ⚽',
      title: 'What do you like?',
    });
    expect(textOf(poll)).toContain('Nobody has answered yet');
    const log = await ada.listen();
    const begunAtMs = Date.now();
    // 15 only tennis, 10 only football, 10 both, 5 neither.
    await press(poll, [
      ...members.slice(0, 25).map((one) => [one, 'I like tennis 🎾'] as const),
      ...members.slice(15, 35).map((one) => [one, 'I like football ⚽'] as const),
      ...members.slice(35).map((one) => [one, 'None of these'] as const),
    ]);
    const counted = 'none of these 5; tennis 15; football 10; tennis and football 10.';
    const open = await becomes(poll, 'What do you like?: 40 people have answered.', counted);
    expect(textOf(open)).toContain('40 people have answered');
    // One drawing begins each two seconds at most, besides the very first and the one that was under way.
    const drawings = drawingsOf(log, poll).length;
    expect(drawings).toBeLessThanOrEqual(2 + (Date.now() - begunAtMs) / REDRAW_LIMITS.everyMs);
    expect(drawings).toBeLessThan(MEMBERS / 2);
    await log.close();

    const refused = await members[0]?.press(open, 'Finish');
    if (refused === undefined) throw new Error('nobody pressed');
    const refusal = await members[0]?.message(refused.interactionId);
    expect(textOf(refusal ?? poll)).toContain('who started it');
    expect((refusal?.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    const { interactionId } = await ada.press(open, 'Finish');
    expect(JSON.stringify(await ada.modalOf(interactionId))).toContain('"sports"');
    await ada.submitModal(interactionId, { name: 'Our sports' });
    await expect.poll(async () => textOf(await ada.reread(poll)), TIMEOUT).toContain('are a population now');
    const done = await ada.reread(poll);
    expect(textOf(done)).toContain('population:');
    expect(altOf(done)).toContain(counted);
    expect(done.components).toEqual([]);
    const kept = await ada.command('population show', { name: 'our sports' });
    expect(textOf(await ada.message(kept.interactionId))).toContain('40 people');
  }, 120_000);

  it('lets each see and delete what is stored of them', async () => {
    const poll = await startPoll({ name: 'pets', attributes: 'has a dog, has a cat, has a fish' });
    const [one, two] = members;
    if (one === undefined || two === undefined) throw new Error('nobody is there');
    await press(poll, [
      [one, 'I have a dog'],
      [one, 'I have a fish'],
      [two, 'I have a dog'],
    ]);
    await becomes(poll, 'a dog 1; a dog and a fish 1.');
    const mine = await one.message((await one.press(poll, 'My answers')).interactionId);
    expect((mine.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    expect(textOf(mine)).toMatch(/a dog: yes.*a cat: no.*a fish: yes/s);
    const everything = await one.message((await one.command('privacy')).interactionId);
    expect(textOf(everything)).toContain('a dog, a fish');
    await one.press(mine, 'Delete my answers');
    await becomes(poll, '1 person has answered. People: a dog 1.');
    await expect.poll(async () => textOf(await one.reread(mine)), TIMEOUT).toContain('are deleted');

    const stored = await two.message((await two.command('privacy')).interactionId);
    await two.press(stored, 'Delete everything …');
    await expect.poll(async () => textOf(await two.reread(stored)), TIMEOUT).toContain('cannot be undone');
    await two.press(await two.reread(stored), 'Delete everything');
    await expect
      .poll(async () => textOf(await two.reread(stored)), TIMEOUT)
      .toContain('nothing is stored of you');
    const after = await two.message((await two.command('privacy')).interactionId);
    expect(textOf(after)).toContain('Nothing is stored of you');
    await becomes(poll, 'Nobody has answered yet.');
    await press(poll, [[one, 'None of these']]);
    await becomes(poll, '1 person has answered. People: none of these 1.');
  }, 120_000);

  it('hides small groups where that was chosen', async () => {
    const poll = await startPoll({ name: 'hands', attributes: 'is left-handed', hide_small: true });
    await press(
      poll,
      members
        .slice(0, 6)
        .map((one, index) => [one, index < 2 ? 'I am left-handed' : 'None of these'] as const),
    );
    const few = await becomes(poll, 'none of these 4; every other group fewer than 3.');
    expect(textOf(few) + altOf(few)).not.toMatch(/\b[26] people/);
    await press(poll, [[members[6], 'I am left-handed']]);
    await becomes(poll, 'none of these 4; left-handed 3');
  }, 120_000);

  it('loses nothing when the bot is killed in the middle, and shows it when it is back', async () => {
    const poll = await startPoll({ name: 'drinks', attributes: 'drinks tea, drinks coffee' });
    await press(
      poll,
      members.slice(0, 20).map((one) => [one, 'I drink tea'] as const),
    );
    await kill(bot);
    bot = await startBotWithoutModel(sandbox, data);
    // Drawn without anyone pressing.
    await becomes(poll, '20 people have answered. People: tea 20.');
    await press(
      poll,
      members.slice(10).map((one) => [one, 'I drink coffee'] as const),
    );
    await becomes(poll, '40 people have answered. People: tea 10; coffee 20; tea and coffee 10.');
    const { interactionId } = await ada.press(poll, 'Finish');
    await ada.submitModal(interactionId, { name: 'drinks' });
    await expect.poll(async () => textOf(await ada.reread(poll)), TIMEOUT).toContain('are a population now');
    expect(altOf(await ada.reread(poll))).toContain('tea 10; coffee 20; tea and coffee 10.');
  }, 120_000);

  it('sends nothing that Discord would refuse', async () => expect(await ada.faults()).toEqual([]));
});
