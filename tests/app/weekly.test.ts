/**
 * The weekly question over the local Discord: set, asked when its time has come by one of two bots on one file, answered, revealed;
 * and what those who manage the server are told where it cannot be posted.
 */
import { REST } from 'discord.js';
import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DiscordRooms } from '../../src/discord/rooms.js';
import { Failure } from '../../src/jobs/failure.js';
import { createLogger } from '../../src/ops/log.js';
import { QuizDesk } from '../../src/rounds/quiz-desk.js';
import { WeeklyDesk } from '../../src/rounds/weekly-desk.js';
import { nextTime, USUAL_TIME } from '../../src/rounds/weekly-schedule.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { openStore, type Store } from '../../src/store/open-store.js';
import { type ScriptedBot, startScriptedBot } from '../discord/scripted-bot.js';
import { Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';

const DAY_MS = 24 * 60 * 60_000;
const TIMEOUT = { timeout: 30_000, interval: 50 };
const data = scratchFolder();
const logger = createLogger('given-test', 'silent');

let sandbox: Sandbox;
let bot: ScriptedBot;
let store: Store;
let other: { readonly quizzes: QuizDesk; readonly weekly: WeeklyDesk };
let ada: Person;
let bob: Person;
/** The clock of the test: what passes beside what really passes. */
let passedMs = 0;
const now = () => Date.now() + passedMs;

/** Another process on the same store: it has no gateway of its own, as where another shard has the server. */
function otherBot(): typeof other {
  const away = () => Promise.reject(new Failure('queue-unavailable', 'it draws nothing'));
  const rooms = new DiscordRooms(new REST({ api: sandbox.api }).setToken(sandbox.token));
  const { weekly, settings, populations } = store;
  const quizzes = new QuizDesk({
    quizzes: store.quizzes,
    weekly,
    rooms,
    producer: { submit: away, outcome: away },
    logger,
    now,
  });
  return { quizzes, weekly: new WeeklyDesk({ weekly, quizzes, rooms, settings, populations, logger, now }) };
}

const keep = async () => {
  await Promise.all([bot.keepQuizzes(), other.weekly.tick()]);
  await other.quizzes.sweep();
};
/** Without what keeps times from being emoji. */
const words = (message: APIMessage) => JSON.stringify(message.embeds).replaceAll('\\', '');
const run = async (person: Person, name: string, options: Record<string, string | number> = {}) =>
  await person.message((await person.command(name, options)).interactionId);
const weeklyMessages = async () =>
  (await ada.state()).messages.filter((message) => words(message).includes('Question of the week'));

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  ada = new Person(sandbox);
  bot = await startScriptedBot(sandbox, data, { perWindow: 10_000 }, { drawsPictures: false, now });
  bob = await ada.join('bob');
  store = openStore({ databaseUrl: undefined, dataDirectory: data }, logger);
  other = otherBot();
});
afterAll(async () => {
  await bot.stop();
  await store.close();
  await sandbox.close();
});

describe('the weekly question', () => {
  it('is set by those who manage the server, for a channel that the bot sees there', async () => {
    expect(words(await run(ada, 'settings', { weekly: '<#300000000000000009>' }))).toContain(
      'I do not see this channel',
    );
    expect(words(await run(ada, 'quiz weekly'))).toContain('No channel is set');
    const set = words(await run(ada, 'settings', { weekly: `<#${ada.channelId}>` }));
    expect(set).toContain(`<#${ada.channelId}>`);
    expect(set).toMatch(/Asked each week: \*\*Monday, 16:00 UTC\*\*; the next one: Monday/);
    const moved = words(await run(ada, 'settings', { weekly_day: 'sunday', weekly_hour: 7 }));
    expect(moved).toMatch(/Sunday, 07:00 UTC\*\*; the next one: Sunday.*07:00 UTC/);
    await run(ada, 'settings', { weekly_day: 'monday', weekly_hour: 16 });
    await keep();
    expect(await weeklyMessages()).toEqual([]);
  }, 60_000);

  it('stands in its channel once when its time has come, is answered, and is revealed after six days', async () => {
    passedMs = nextTime(Date.now(), USUAL_TIME, null) - Date.now() + 1_000;
    await keep();
    await keep();
    const [question, ...more] = await weeklyMessages();
    if (question === undefined) throw new Error('it is not there');
    expect(more).toEqual([]);
    expect(question.channel_id).toBe(ada.channelId);
    expect(words(question)).toMatch(
      /The answer is revealed on Sunday .* at 16:00 UTC, or when the next question comes/,
    );
    const label = /"label":"(A: [^"]*)"/.exec(JSON.stringify(question.components))?.[1] ?? '';
    const own = await bob.message(
      (await bob.press(question, label)).interactionId,
      ({ flags = 0 }) => (flags & MessageFlags.Ephemeral) !== 0,
    );
    expect(words(own)).toContain('Your answer: A');
    await expect
      .poll(async () => words(await ada.reread(question)), TIMEOUT)
      .toContain('1 person has answered');
    passedMs += 6 * DAY_MS + 60_000;
    await keep();
    await expect.poll(async () => words(await ada.reread(question)), TIMEOUT).toContain('✓');
    expect((await ada.reread(question)).components).toEqual([]);
    const guild = (await ada.state()).guilds[0]?.id ?? '';
    const scores = await store.quizzes.scores(`g-${guild}`);
    expect(scores.map(({ person, score }) => [person, score.answers])).toEqual([[bob.userId, 1]]);
  }, 90_000);

  it('says where it could not be posted, does not try again, and is asked by hand when that is put right', async () => {
    await ada.control.setBotAccess(ada.channelId, { canView: true, canSend: false });
    passedMs += DAY_MS;
    await keep();
    await keep();
    const { entries } = await ada.control.journal();
    const refusedPosts = JSON.stringify(entries).match(/Missing Permissions/g) ?? [];
    await keep();
    const after = JSON.stringify((await ada.control.journal()).entries).match(/Missing Permissions/g) ?? [];
    expect(after).toHaveLength(refusedPosts.length);
    expect(words(await run(ada, 'settings'))).toContain('could not be posted');
    await ada.control.setBotAccess(ada.channelId, { canView: true, canSend: true });
    expect(words(await run(bob, 'quiz weekly'))).toContain('you are none of them');
    expect(words(await run(ada, 'quiz weekly'))).toContain('This week’s question is asked');
    expect(words(await run(ada, 'quiz weekly'))).toContain('there is one a week');
    expect(await weeklyMessages()).toHaveLength(2);
    expect(words(await run(ada, 'settings'))).not.toContain('could not be posted');
  }, 90_000);
});
