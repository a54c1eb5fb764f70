/** Messages that a process left "thinking…": closed by another, and only those. */
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '../../src/discord/reply.js';
import { PendingKeeper } from '../../src/discord/waiting/pending-keeper.js';
import { TROUBLE_MESSAGES } from '../../src/messages/trouble/index.js';
import { createLogger } from '../../src/ops/log.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { MemoryPending } from '../../src/store/memory-pending.js';
import type { PendingReply } from '../../src/store/pending-replies.js';
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
    const { id: german } = await ada.control.addUser({ name: 'greta', locale: 'de' });
    const greta = new Person(sandbox, german);
    const { interactionId: hers } = await greta.command('nextword', { text: 'hang' });
    await greta.message(hers, says('In der Warteschlange'));
    await dead.fallSilent();

    await start(true);
    const own = await ask('hang');
    await ada.message(own, says('is being worked on'));
    await start(true);
    for (const id of [open, private_]) {
      await ada.message(id, says('Given was restarted before it could answer. Ask again.'));
      expect(await ada.messagesOf(id)).toHaveLength(1);
    }
    await greta.message(hers, says(TROUBLE_MESSAGES.de.waiting.unanswered.restarted));
    expect(wordsOf(await ada.message(answered))).not.toContain('restarted');
    await ada.message(own, says('is being worked on'));
    expect(await ada.faults()).toEqual([]);
  });
});

/** Takes what it is given once it is told to. */
class SlowPending extends MemoryPending {
  goOn: () => void = () => undefined;
  readonly #told = new Promise<void>((resolve) => {
    this.goOn = resolve;
  });

  override async begin(reply: PendingReply): Promise<void> {
    await this.#told;
    await super.begin(reply);
  }
}

describe('what a living process notes', () => {
  const reply = addressOf({ applicationId: '9', token: 'a-secret' }, 'http://127.0.0.1:1/api');
  const notes = (ids: readonly string[]) =>
    ids.map((id) => ({ id, reply, expiresAtMs: Date.now() + 60_000 }));
  const keeperOf = (store: MemoryPending) => {
    const nobody = {
      place: async () => undefined,
      ended: async () => undefined,
      isUnanswered: async () => false,
      deliver: async () => 'gone' as const,
    };
    const logger = createLogger('given-test', 'silent');
    return new PendingKeeper({ store, producer: nobody, replies: nobody, logger });
  };
  const noted = async (store: MemoryPending) => (await store.orphans('9', 0, 10)).map(({ jobId }) => jobId);

  it('is crossed out although the store writes it down only after its end', async () => {
    const store = new SlowPending();
    const keeper = keeperOf(store);
    for (const note of notes(['i-1', 'i-2', 'd-3'])) keeper.begin(note);
    for (const id of ['i-1', 'd-3', 'i-4']) keeper.end(id);
    store.goOn();
    await expect.poll(() => noted(store)).toEqual(['i-2']);
    await keeper.close(1_000);
    expect(await noted(store)).toEqual(['i-2']);
  });

  it('is crossed out by whoever noted it alone', async () => {
    const store = new MemoryPending();
    const [one, other] = [keeperOf(store), keeperOf(store)];
    for (const note of notes(['i-1', 'i-2'])) one.begin(note);
    for (const id of ['i-1', 'i-2']) other.end(id);
    one.end('i-2');
    await expect.poll(() => noted(store)).toEqual(['i-1']);
  });
});
