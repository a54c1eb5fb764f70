/** A bot that dies after it has posted the weekly question and before it has noted that, over the local Discord: it stands there once. */
import { REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiscordRooms } from '../../src/discord/rooms.js';
import { Failure } from '../../src/jobs/failure.js';
import { createLogger } from '../../src/ops/log.js';
import { QuizDesk } from '../../src/rounds/quiz-desk.js';
import { WeeklyDesk } from '../../src/rounds/weekly-desk.js';
import { nextTime, USUAL_TIME } from '../../src/rounds/weekly-schedule.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { openStore, type Store } from '../../src/store/open-store.js';
import { Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';

const folder = scratchFolder();
const logger = createLogger('given-test', 'silent');
let opened = 0;
let sandbox: Sandbox;
let store: Store;
let ada: Person;
let scope: string;
let passedMs: number;
const now = () => Date.now() + passedMs;

beforeEach(async () => {
  passedMs = 0;
  sandbox = await startSandbox({ port: 0 });
  ada = new Person(sandbox);
  store = openStore({ databaseUrl: undefined, dataDirectory: `${folder}/${opened++}` }, logger);
  scope = `g-${(await ada.state()).guilds[0]?.id}`;
});
afterEach(async () => {
  await store.close();
  await sandbox.close();
});

/** Ours and Discord's. */
async function pass(ms: number): Promise<void> {
  passedMs += ms;
  await ada.control.advanceClock(ms);
}

class Rooms extends DiscordRooms {
  constructor() {
    super(new REST({ api: sandbox.api }).setToken(sandbox.token));
  }
}

/** Its post arrives, and nothing comes after. */
class DyingRooms extends Rooms {
  override async post(...of: Parameters<DiscordRooms['post']>): Promise<string | undefined> {
    await super.post(...of);
    return await new Promise<never>(() => undefined);
  }
}

function startBot(rooms: DiscordRooms): { readonly quizzes: QuizDesk; readonly weekly: WeeklyDesk } {
  const away = () => Promise.reject(new Failure('queue-unavailable', 'it draws nothing'));
  const { weekly, settings, populations } = store;
  const producer = { submit: away, outcome: away };
  const quizzes = new QuizDesk({ quizzes: store.quizzes, weekly, rooms, producer, logger, now });
  return { quizzes, weekly: new WeeklyDesk({ weekly, quizzes, rooms, settings, populations, logger, now }) };
}

const asked = async () =>
  (await ada.state()).messages.filter(({ embeds }) =>
    JSON.stringify(embeds).includes('Question of the week'),
  );

describe('a weekly question whose bot died over it', () => {
  it.each([
    ['two minutes, by its nonce', 2],
    ['an hour, by what stands in the channel', 60],
  ])(
    'stands there once after %s',
    async (_how, minutes) => {
      await store.weekly.plan(scope, { channel: ada.channelId, time: USUAL_TIME }, now());
      await pass(nextTime(now(), USUAL_TIME, null) - now() + 1_000);
      void startBot(new DyingRooms()).weekly.tick();
      await expect.poll(asked, { timeout: 20_000 }).toHaveLength(1);
      for (let line = 0; line < 20; line++)
        await ada.control.write({ userId: ada.userId, channelId: ada.channelId, content: `line ${line}` });
      await pass(minutes * 60_000);
      const { quizzes, weekly } = startBot(new Rooms());
      await weekly.tick();
      await quizzes.sweep();
      const [message, ...more] = await asked();
      expect(more).toEqual([]);
      const [round] = await store.quizzes.going(0);
      expect(round).toMatchObject({ state: 'open', message: message?.id });
      await quizzes.close();
    },
    60_000,
  );

  it('is posted where it had not arrived', async () => {
    await store.weekly.plan(scope, { channel: ada.channelId, time: USUAL_TIME }, now());
    await pass(nextTime(now(), USUAL_TIME, null) - now() + 1_000);
    const rooms = new Rooms();
    rooms.post = () => new Promise<never>(() => undefined);
    void startBot(rooms).weekly.tick();
    await expect.poll(() => store.quizzes.going(0), { timeout: 20_000 }).toHaveLength(1);
    await pass(60 * 60_000);
    const { quizzes } = startBot(new Rooms());
    await quizzes.sweep();
    expect(await asked()).toHaveLength(1);
    await quizzes.close();
  }, 60_000);
});
