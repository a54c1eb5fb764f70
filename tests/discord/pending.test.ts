/** Messages that a process left "thinking…": closed by another, and only those. */
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { startWaitingBot, type WaitingBot } from './waiting-bot.js';

const data = scratchFolder();
let sandbox: Sandbox;
let ada: Person;
const bots: WaitingBot[] = [];
const start = async (isKeeping: boolean) => {
  const bot = await startWaitingBot(sandbox, data, { isKeeping });
  bots.push(bot);
  return bot;
};
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  ada = new Person(sandbox);
});
afterAll(async () => {
  for (const bot of bots) await bot.stop();
  await sandbox.close();
});

const ask = async (text: string) => (await ada.command('nextword', { text })).interactionId;
const wordsOf = ({ embeds: [embed] }: APIMessage) => `${embed?.title}\n${embed?.description}`;
const says = (sentence: string) => (message: APIMessage) => wordsOf(message).includes(sentence);

describe('what a dead process left', () => {
  it('is closed with a sentence; an answer, and what a living process works on, stay', async () => {
    const dead = await start(false);
    const answered = await ask('sleep 1');
    await ada.message(answered, ({ embeds: [embed] }) => embed?.title !== undefined);
    const open = await ask('hang');
    const private_ = (await ada.command('nextword', { text: 'hang', private: true })).interactionId;
    await ada.message(open, says('is being worked on'));
    await ada.message(private_, says('In the queue'));
    await dead.fallSilent();

    await start(true);
    const own = await ask('hang');
    await ada.message(own, says('is being worked on'));
    await start(true);
    for (const id of [open, private_]) {
      await ada.message(id, says('Given was restarted before it could answer. Ask again.'));
      expect(await ada.messagesOf(id)).toHaveLength(1);
    }
    expect(wordsOf(await ada.message(answered))).not.toContain('restarted');
    await ada.message(own, says('is being worked on'));
    expect(await ada.faults()).toEqual([]);
  });
});
