/**
 * What Discord may answer with on the way of a reply: each question ends in one message or in a clean stop, with few requests, and
 * no token stands in the log.
 */
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RestEffect } from '../../src/sandbox/protocol.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { Dispatches } from '../sandbox/bare-rest.js';
import { eventually, Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { type ScriptedBot, startScriptedBot } from './scripted-bot.js';

const CALLBACK = { method: 'POST', route: '/interactions/{}/{}/callback' };
const ORIGINAL = { method: 'PATCH', route: '/webhooks/{}/{}/messages/@original' };
const FOLLOW_UP = { method: 'POST', route: '/webhooks/{}/{}' };

const data = scratchFolder();
let dispatches: Dispatches;
let sandbox: Sandbox;
let bot: ScriptedBot;
let ada: Person;
let log: string;
beforeEach(async () => {
  log = '';
  dispatches = new Dispatches();
  sandbox = await startSandbox({ port: 0, journal: dispatches.journal });
  ada = new Person(sandbox);
  const write = (line: string) => {
    log += line;
  };
  const logger = pino({ level: 'trace' }, { write });
  bot = await startScriptedBot(sandbox, data, { perWindow: 10_000, perPerson: 100 }, { logger });
});
afterEach(async () => {
  for (const id of asked.splice(0)) expect(log).not.toContain(dispatches.token(id));
  await ada.control.removeRestFaults();
  await bot.stop();
  await sandbox.close();
});

const asked: string[] = [];
const ask = async (text = 'The capital of France is') => {
  const { interactionId } = await ada.command('nextword', { text });
  asked.push(interactionId);
  return interactionId;
};
const finals = (id: string) => ada.control.finalMessages(id, { quietMs: 200, waitMs: 20_000 });
const answer = (status: number, body: unknown, headers: Record<string, string> = {}): RestEffect => ({
  type: 'answer',
  when: 'before',
  status,
  headers,
  body,
});
const hits = async () => (await ada.control.restFaults()).map(({ hits }) => hits);
const logged = (sentence: string) =>
  eventually(async () => (log.split('\n').some((line) => line.includes(sentence)) ? true : undefined));
const LIMITED = { message: 'You are being rate limited.', retry_after: 0.3, global: false };
const BAN = '<html>error code: 1015</html>';

describe('an answer that nobody can see any more', () => {
  it.each([
    ['an expired token', 401, { code: 50027, message: 'Invalid Webhook Token' }],
    ['a deleted message', 404, { code: 10008, message: 'Unknown Message' }],
    ['missing access', 403, { code: 50001, message: 'Missing Access' }],
    ['a channel that is gone', 404, { code: 10003, message: 'Unknown Channel' }],
  ])('%s: is tried once and let go', async (_name, status, body) => {
    await ada.control.plantRestFault({ ...ORIGINAL, effect: answer(status, body) });
    const id = await ask();
    await logged('nobody can see the answer any more');
    expect(await hits()).toEqual([1]);
    expect(await ada.messagesOf(id)).toHaveLength(1);
  });

  it('a token that expired on the way is not asked with again', async () => {
    const id = await ask('first');
    await finals(id);
    await ada.control.plantRestFault({ ...ORIGINAL, times: 1, effect: answer(500, {}) });
    const late = await ask('second');
    await eventually(async () => ((await hits())[0] === 1 ? true : undefined));
    await ada.control.advanceClock(15 * 60_000);
    await logged('nobody can see the answer any more');
    expect(await hits()).toEqual([2]);
    expect(late).not.toBe(id);
  });
});

describe('a rate limit', () => {
  it('that says how long is waited for', async () => {
    const headers = { 'retry-after': '1', 'x-ratelimit-scope': 'user', 'x-ratelimit-limit': '5' };
    await ada.control.plantRestFault({ ...ORIGINAL, times: 2, effect: answer(429, LIMITED, headers) });
    expect(await finals(await ask())).toHaveLength(1);
    expect(await hits()).toEqual([3]);
  });

  it.each([
    // After a second one request finds out whether it has passed.
    [
      'that says nothing',
      answer(429, { code: 0, message: 'You are being blocked from accessing our API' }),
      2,
    ],
    ['for hours, as a page', answer(429, BAN, { 'retry-after': '66271' }), 1],
    [
      'of the whole bot',
      answer(429, { ...LIMITED, global: true }, { 'retry-after': '30', 'x-ratelimit-global': 'true' }),
      1,
    ],
  ])('%s stops all requests', async (_name, effect, tried) => {
    for (const route of [CALLBACK, ORIGINAL, FOLLOW_UP])
      await ada.control.plantRestFault({ ...route, effect });
    await ask('one');
    await logged('first response not confirmed');
    const others = [await ask('two'), await ask('three'), await ask(' ')];
    await eventually(async () =>
      log.split('Discord refuses all requests at present').length > others.length ? true : undefined,
    );
    expect(await hits()).toEqual([tried, 0, 0]);
    // None of them was taken: nobody could have seen its answer.
    expect(bot.jobs).toEqual([]);
  });

  it.each([
    ['the answer', ORIGINAL],
    ['a first response', CALLBACK],
  ])('of %s that states no wait, once: that and all others are answered', async (_name, route) => {
    await ada.control.plantRestFault({ ...route, times: 1, effect: answer(429, LIMITED) });
    const one = await ask('one');
    await eventually(async () => ((await hits())[0] === 1 ? true : undefined));
    const others = [await ask('two'), await ask('three'), await ask('four')];
    for (const id of [one, ...others]) {
      const [first] = await finals(id);
      expect(first?.embeds[0]?.title).toBeDefined();
    }
    // One each, and the one that was refused.
    expect(await hits()).toEqual([1 + 4]);
  });
});

describe('a notice beside an answer', () => {
  it.each<readonly [string, RestEffect, number]>([
    ['an error after it was posted', { type: 'answer', when: 'after', status: 502, body: {} }, 1],
    ['the end of the connection after it was posted', { type: 'drop', when: 'after' }, 1],
    ['half an answer', { type: 'garbage', when: 'after' }, 1],
    ['an error before it was posted', { type: 'answer', when: 'before', status: 500, body: {} }, 0],
  ])('%s: stands there once at most', async (_name, effect, stands) => {
    const [message] = await finals(await ask());
    if (message === undefined) throw new Error('no answer');
    await ada.control.plantRestFault({ ...FOLLOW_UP, effect });
    bot.isQueueThere = false;
    const { interactionId } = await ada.press(message, 'Tokens');
    await logged('notice not confirmed');
    expect(await ada.messagesOf(interactionId)).toHaveLength(stands);
    expect(await hits()).toEqual([1]);
  });
});

describe('a slow Discord', () => {
  it('that answers a minute late shows the answer once', async () => {
    await ada.control.plantRestFault({ ...ORIGINAL, times: 1, effect: { type: 'delay', delayMs: 60_000 } });
    const id = await ask();
    const [message] = await finals(id);
    expect(message?.embeds[0]?.title).toBeDefined();
    await ada.control.advanceClock(60_000);
    expect(await finals(id)).toHaveLength(1);
  });
});

describe('an interaction that the gateway brings too late', () => {
  it('is dropped without a word, and not put into the queue', async () => {
    await ada.control.disturbGateway({ type: 'pause', forMs: 300 });
    const late = await ask('too late');
    await ada.control.advanceClock(3_001);
    await finals(await ask('in time'));
    expect(bot.jobs.map(({ question }) => 'text' in question && question.text)).toEqual(['in time']);
    expect((await ada.interaction(late)).status).toBe('lost');
    expect(await ada.messagesOf(late)).toEqual([]);
  });
});
