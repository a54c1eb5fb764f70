/**
 * What is told of quizzes that were played over months: the bot as a process of its own against the local Discord, with a store in
 * which they stand already. No model is needed, and questions that need one are refused.
 */
import type { ChildProcess } from 'node:child_process';
import type { APIMessage } from 'discord-api-types/v10';
import { MessageFlags } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '../../src/ops/log.js';
import { readStored } from '../../src/quiz/stored-question.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { openStore } from '../../src/store/open-store.js';
import { Person } from '../sandbox/control-client.js';
import { quizRound } from '../store/quiz-conformance.js';
import { startBotWithoutModel } from '../support/bot-without-model.js';
import { scratchFolder } from '../support/scratch-folder.js';

const TIMEOUT = { timeout: 50_000, interval: 50 };
const ANSWERS = 6;
const data = scratchFolder();

let sandbox: Sandbox;
let bot: ChildProcess;
let ada: Person;
let bob: Person;

const textOf = (message: APIMessage) => JSON.stringify(message.embeds);
const ask = async (person: Person, command: string, options: Readonly<Record<string, string>> = {}) =>
  await person.message((await person.command(command, options)).interactionId);

/** In March 2026 never right with 80 %, in April always. */
async function playedBefore(scope: string): Promise<void> {
  const store = openStore(
    { databaseUrl: undefined, dataDirectory: data },
    createLogger('given-test', 'silent'),
  );
  for (const month of [2, 3]) {
    for (let index = 0; index < ANSWERS; index++) {
      const round = quizRound({ scope });
      const nowMs = Date.UTC(2026, month, 1 + index);
      const [stored] = round.questions;
      const right = stored === undefined ? 0 : (readStored(stored)?.right ?? 0);
      await store.quizzes.create(round);
      for (const person of [ada, bob].slice(0, index === 0 ? 2 : 1)) {
        const press = { person: person.userId, nowMs };
        const option = month === 2 ? (right + 1) % 3 : right;
        await store.quizzes.answer(round.id, 1, { type: 'choose', option }, press);
        await store.quizzes.answer(round.id, 1, { type: 'sure', confidence: 80 }, press);
      }
      await store.quizzes.reveal(round.id, 1, { person: '', nowMs });
    }
  }
  await store.close();
}

async function picture(person: Person, message: APIMessage) {
  await expect
    .poll(async () => (await person.reread(message)).embeds[0]?.image?.url ?? '', TIMEOUT)
    .toContain('quiz-scores.png');
  const shown = await person.reread(message);
  const image: { description?: string } | undefined = shown.embeds[0]?.image;
  return { shown, alt: image?.description ?? '' };
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  ada = new Person(sandbox);
  bob = await ada.join('bob');
  await playedBefore(`g-${(await ada.state()).guilds[0]?.id ?? ''}`);
  bot = await startBotWithoutModel(sandbox, data);
});
afterAll(async () => {
  bot.kill('SIGKILL');
  await sandbox.close();
});

describe('scores of quizzes', () => {
  it('are told to a person alone, month by month, and the answer itself carries the picture', async () => {
    const me = await ask(ada, 'quiz me');
    expect((me.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    const { shown, alt } = await picture(ada, me);
    for (const text of [textOf(me), textOf(shown)]) {
      expect(text).toContain('12 answers, 6 right');
      expect(text).toMatch(/Mar 2026 +6 [^\\]*80 % +0 %/);
      expect(text).toMatch(/Apr 2026 +6 [^\\]*80 % +100 %/);
      expect(text).toContain('80.0 points in Mar 2026');
    }
    expect(alt).toContain('Mar 2026: said 80 %, right in 0 of 6');
    expect(alt).toContain('Apr 2026: said 80 %, right in 6 of 6');
  }, 120_000);

  it('are those of everybody together in a server', async () => {
    const { shown, alt } = await picture(ada, await ask(ada, 'quiz scores'));
    expect(textOf(shown)).toContain(`<@${ada.userId}>`);
    expect(textOf(shown)).toContain('1 person has fewer');
    expect(textOf(shown)).toMatch(/Mar 2026 +7 /);
    expect(alt).toContain('Apr 2026: said 80 %, right in 7 of 7');
  }, 120_000);

  it('of few answers are a sentence, without a picture and without anything to press', async () => {
    const me = await ask(bob, 'quiz me');
    expect(textOf(me)).toContain('2 answers so far: from 5 on');
    expect(me.components).toEqual([]);
  }, 120_000);

  it('hold no question of the model where there is none: it is refused, and others are asked', async () => {
    for (const kind of ['two-words', 'which-text']) {
      const refused = await ask(ada, 'quiz solo', { kind });
      expect(textOf(refused)).toContain('npm run model');
    }
    expect(textOf(await ask(ada, 'quiz solo'))).toContain('Quiz: ');
    expect(await ada.faults()).toEqual([]);
  }, 120_000);
});
