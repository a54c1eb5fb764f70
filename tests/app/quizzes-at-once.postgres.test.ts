/** Ten quizzes at once as in `quizzes-at-once.test.ts`, in two servers of two bots that share a Postgres; each of them is killed once. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogger } from '../../src/ops/log.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { openStore } from '../../src/store/open-store.js';
import { Person } from '../sandbox/control-client.js';
import { OVERTAKING } from '../sandbox/message-parts.js';
import { guildOfShard } from '../support/guild-of-shard.js';
import { patientClock } from '../support/patient-clock.js';
import { createScratchDatabase, describeWithPostgres, type ScratchDatabase } from '../support/postgres.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { MortalBot } from './mortal-bot.js';
import { expectScores, playQuizzesAtOnce } from './quizzes-at-once.js';

const FIRST_DIES_AFTER = 85;
const data = scratchFolder();

describeWithPostgres('ten quizzes with ten people each', () => {
  let database: ScratchDatabase;
  let sandbox: Sandbox;
  const bots: MortalBot[] = [];
  beforeAll(async () => {
    database = await createScratchDatabase();
    // In real time two bots would have to identify five seconds apart.
    sandbox = await startSandbox({ port: 0, clock: patientClock, rateLimits: { isEnforced: false } });
    for (const shard of [0, 1]) {
      bots.push(
        MortalBot.at(sandbox, data, { DATABASE_URL: database.url, SHARDS: `${shard}/2`, HOME: data }),
      );
      // The commands are registered by whoever holds the first shard.
      await bots[shard]?.alive();
    }
  });
  afterAll(async () => {
    for (const bot of bots) await bot.kill();
    await sandbox.close();
    await database.drop();
  });

  it('lose no answer and score each once, though both bots are killed', {
    timeout: 600_000,
  }, async () => {
    const ada = new Person(sandbox);
    const [first, second] = bots;
    if (first === undefined || second === undefined) throw new Error('two bots were started');
    const servers = [
      { guildId: (await guildOfShard(ada.control, 0)).guildId, bot: first },
      { guildId: (await guildOfShard(ada.control, 1)).guildId, bot: second },
    ];
    const deaths: Promise<void>[] = [];
    let reveals = 0;
    const scores = await playQuizzesAtOnce(sandbox, servers, {
      onAnswered: (presses) => {
        if (presses === FIRST_DIES_AFTER) deaths.push(first.killAndStart());
      },
      onReveal: () => {
        reveals++;
        if (reveals === 3) deaths.push(second.killAndStart());
      },
    });
    expect(deaths).toHaveLength(2);
    await Promise.all(deaths);
    const store = openStore(
      { databaseUrl: database.url, dataDirectory: data },
      createLogger('given-test', 'silent'),
    );
    await expectScores(store.quizzes, scores);
    await store.close();
    expect((await ada.faults()).filter(({ sentence }) => !OVERTAKING.test(sentence))).toEqual([]);
  });
});
