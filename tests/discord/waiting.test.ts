/** What stands in the place of an answer while there is none yet, and the button that calls the question off. */
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BotFault } from '../../src/sandbox/protocol.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { eventually, Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { startWaitingBot, type WaitingBot } from './waiting-bot.js';

const data = scratchFolder();
let sandbox: Sandbox;
let bot: WaitingBot;
let ada: Person;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  ada = new Person(sandbox);
  bot = await startWaitingBot(sandbox, data);
});
afterEach(async () => {
  for (const id of asked.splice(0)) await bot.producer.cancel(`i-${id}`);
  await eventually(async () => ((await bot.producer.depth()) === 0 ? true : undefined));
});
afterAll(async () => {
  await bot.stop();
  await sandbox.close();
});

const asked: string[] = [];
const ask = async (text: string) => {
  const { interactionId } = await ada.command('nextword', { text });
  asked.push(interactionId);
  return interactionId;
};
const says = (sentence: string) => (message: APIMessage) => wordsOf(message).includes(sentence);
const wordsOf = ({ embeds: [embed] }: APIMessage) => `${embed?.description}\n${embed?.footer?.text}`;
const isAnswer = ({ embeds: [embed] }: APIMessage) => embed?.title !== undefined;

/** One message was taken away by the tests. */
const isUnprovoked = ({ sentence }: BotFault) => !sentence.includes('10008');

describe('a question that waits', () => {
  it('says how many come before it, keeps what was typed, and is answered in the same message', async () => {
    const first = await ask('hang');
    await ada.message(first, says('is being worked on'));
    const [second, third] = [await ask('sleep 1'), await ask('sleep 2')];
    await ada.message(second, says('In the queue: yours is the next question'));
    const waiting = await ada.message(third, says('In the queue: 1 question comes before yours'));
    expect(wordsOf(waiting)).toContain('/nextword text: sleep 2');
    await ada.press(await ada.message(first, says('worked on')), 'Cancel');
    for (const id of [second, third]) {
      await ada.message(id, isAnswer);
      expect(await ada.messagesOf(id)).toHaveLength(1);
    }
  });

  it('says how long it takes once that is known', async () => {
    await ada.message(await ask('sleep 10'), isAnswer);
    const first = await ask('hang');
    await ada.message(first, says('worked on'));
    const second = await ask('sleep 3');
    await ada.message(second, (message) => /next question, about \d+ s\./.test(wordsOf(message)));
  });

  it('is gone when its message is taken away', async () => {
    const first = await ask('hang');
    await ada.message(first, says('worked on'));
    const second = await ask('sleep 4');
    const waiting = await ada.message(second, says('In the queue'));
    const third = await ask('sleep 5');
    await ada.message(third, says('1 question comes'));
    await ada.control.deleteMessage(ada.channelId, waiting.id);
    await ask('sleep 6');
    // The number of those before it changes, which is when the edit finds nothing to edit.
    await ada.press(await ada.message(first, says('worked on')), 'Cancel');
    await ada.message(third, isAnswer);
    expect(await ada.messagesOf(second)).toEqual([]);
  });
});

describe('while the model is fetched', () => {
  it('the message says how far that is', async () => {
    await ada.message(await ask('fetching 43'), says('The language model is being fetched: 43 %.'));
  });
});

describe('while the model is searched', () => {
  it('the message says how much is certified and how many steps that took', async () => {
    const certified = '62 % of the probability is certified; 41 of at most 256 steps.';
    await ada.message(await ask('searching 41'), says(`Your question is being worked on: ${certified}`));
  });
});

describe('Cancel', () => {
  it('ends a waiting question and a running one, says so, and keeps the question', async () => {
    const running = await ask('hang');
    await ada.message(running, says('worked on'));
    const waiting = await ask('sleep 7');
    await ada.press(await ada.message(waiting, says('In the queue')), 'Cancel');
    const cancelled = await ada.message(waiting, says('Cancelled.'));
    expect(wordsOf(cancelled)).toContain('/nextword text: sleep 7');
    await ada.press(await ada.message(running, says('worked on')), 'Cancel');
    await ada.message(running, says('Cancelled.\n/nextword text: hang'));
    expect(await bot.producer.depth()).toBe(0);
    // And is asked again with one press.
    await ada.press(await ada.message(waiting), 'Ask again');
    await ada.message(waiting, isAnswer);
    expect((await ada.faults()).filter(isUnprovoked)).toEqual([]);
  });

  it('is not for others, who are told so alone', async () => {
    const grace = await ada.join('grace');
    const id = await ask('hang');
    const message = await ada.message(id, says('worked on'));
    const { interactionId } = await grace.press(message, 'Cancel');
    expect(wordsOf(await grace.message(interactionId))).toContain('Only the person who asked');
    expect(await ada.messagesOf(interactionId)).toEqual([]);
    expect(wordsOf(await ada.reread(message))).toContain('worked on');
    expect(await bot.producer.depth()).toBe(1);
  });

  it('pressed twice at once says so once', async () => {
    const id = await ask('hang');
    const message = await ada.message(id, says('worked on'));
    const presses = await Promise.all([ada.press(message, 'Cancel'), ada.press(message, 'Cancel')]);
    await ada.message(id, says('Cancelled.'));
    for (const { interactionId } of presses) expect(await ada.messagesOf(interactionId)).toEqual([]);
    expect((await ada.faults()).filter(isUnprovoked)).toEqual([]);
  });

  it('after a restart that lost the question says that', async () => {
    const id = await ask('hang');
    const message = await ada.message(id, says('worked on'));
    await bot.fallSilent();
    const other = await startWaitingBot(sandbox, data);
    await ada.press(message, 'Cancel');
    await ada.message(id, says('Given was restarted before it could answer'));
    await other.stop();
  });
});
