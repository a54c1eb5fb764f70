/**
 * Ten quizzes at once over the whole way, ten people in each, all of whom press at the same time; the bot is killed while they answer
 * and again while questions are revealed. What must be stored is worked out from what each of them did and was told.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogger } from '../../src/ops/log.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { openStore } from '../../src/store/open-store.js';
import { Person } from '../sandbox/control-client.js';
import { OVERTAKING } from '../sandbox/message-parts.js';
import { patientClock } from '../support/patient-clock.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { MortalBot } from './mortal-bot.js';
import { expectScores, playQuizzesAtOnce } from './quizzes-at-once.js';

/** About half of all that is pressed before the first questions are revealed. */
const DIES_AFTER = 85;
const data = scratchFolder();
let sandbox: Sandbox;
let bot: MortalBot;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, clock: patientClock });
  bot = MortalBot.at(sandbox, data);
  await bot.alive();
});
afterAll(async () => {
  await bot.kill();
  await sandbox.close();
});

it('ten quizzes with ten people each lose no answer and score each once, though the bot is killed twice', async () => {
  const ada = new Person(sandbox);
  const [first] = (await ada.state()).guilds;
  const { guildId: second } = await ada.control.addGuild({ name: 'Second' });
  const deaths: Promise<void>[] = [];
  let reveals = 0;
  const scores = await playQuizzesAtOnce(
    sandbox,
    [first?.id ?? '', second].map((guildId) => ({ guildId, bot })),
    {
      onAnswered: (presses) => {
        if (presses === DIES_AFTER) deaths.push(bot.killAndStart());
      },
      onReveal: () => {
        reveals++;
        if (reveals === 3) deaths.push(bot.killAndStart());
      },
    },
  );
  expect(deaths).toHaveLength(2);
  await Promise.all(deaths);
  const store = openStore(
    { databaseUrl: undefined, dataDirectory: data },
    createLogger('given-test', 'silent'),
  );
  await expectScores(store.quizzes, scores);
  await store.close();
  expect((await ada.faults()).filter(({ sentence }) => !OVERTAKING.test(sentence))).toEqual([]);
}, 600_000);
