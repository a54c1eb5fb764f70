/**
 * Quizzes over the whole way: the bot as a process of its own against the local Discord, ten members who press at once in a thread,
 * and a bot that is killed in the middle. No model is needed.
 */
import type { ChildProcess } from 'node:child_process';
import type { APIMessage } from 'discord-api-types/v10';
import { ChannelType } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '../../src/ops/log.js';
import { type Confidence, confidencesFor, logScore, reportOf, skill } from '../../src/quiz/score.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { openStore } from '../../src/store/open-store.js';
import { eventually, Person } from '../sandbox/control-client.js';
import { isPrivate, OVERTAKING, optionLabelsOf, textOf } from '../sandbox/message-parts.js';
import { startBotWithoutModel } from '../support/bot-without-model.js';
import { patientClock } from '../support/patient-clock.js';
import { scratchFolder } from '../support/scratch-folder.js';

const MEMBERS = 10;
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

/** The thread that the round is played in, and the message of its question. */
async function threadOf(person: Person): Promise<Person> {
  return await eventually(async () => {
    const threads = (await person.state()).channels.filter(({ type }) => type === ChannelType.PublicThread);
    const last = threads.at(-1);
    return last === undefined ? undefined : person.in(last.id);
  });
}

const questionIn = (person: Person, number: number, of: number): Promise<APIMessage> =>
  eventually(async () =>
    (await person.state()).messages.find(
      (message) =>
        message.channel_id === person.channelId && textOf(message).includes(`Question ${number} of ${of}`),
    ),
  );

async function becomes(person: Person, message: APIMessage, part: string): Promise<APIMessage> {
  await expect.poll(async () => textOf(await person.reread(message)), TIMEOUT).toContain(part);
  return await person.reread(message);
}

/** Everybody at once; resolves when each has been told, privately, what is stored. */
async function answer(
  message: APIMessage,
  thread: string,
  choices: readonly { option: number; percent?: number }[],
) {
  const labels = optionLabelsOf(message);
  await Promise.all(
    choices.map(async ({ option, percent }, index) => {
      const person = members[index]?.in(thread);
      if (person === undefined) throw new Error('so many members there are not');
      const { interactionId } = await person.press(message, labels[option] ?? '');
      const own = await person.message(interactionId, isPrivate);
      expect(textOf(own)).toContain(`Your answer: ${'ABCD'[option]}`);
      if (percent === undefined) return;
      await person.choose(own, [`${percent} %`]);
      await expect
        .poll(async () => textOf(await person.reread(own)), TIMEOUT)
        .toContain(`You are ${percent} % sure`);
    }),
  );
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, clock: patientClock });
  ada = new Person(sandbox);
  bot = await startBotWithoutModel(sandbox, data);
  members = await Promise.all(Array.from({ length: MEMBERS }, (_, index) => ada.join(`member_${index + 1}`)));
});
afterAll(async () => {
  bot.kill('SIGKILL');
  await sandbox.close();
});

describe('a quiz', () => {
  it('is played alone, with a change of mind, a solution with its picture, and the next question', async () => {
    const { interactionId } = await ada.command('quiz solo', { kind: 'conditional', population: 'people' });
    const quiz = await ada.message(interactionId);
    const [first = '', second = ''] = optionLabelsOf(quiz);
    await ada.press(quiz, first);
    await becomes(ada, quiz, 'Your answer: A');
    await ada.press(await ada.reread(quiz), second);
    const chosen = await becomes(ada, quiz, 'Your answer: B');
    expect(textOf(chosen)).not.toMatch(/Right|Not quite/);
    await ada.choose(chosen, ['80 %']);
    const sure = await becomes(ada, quiz, 'You are 80 % sure');

    const other = members[0];
    if (other === undefined) throw new Error('nobody is there');
    const refused = await other.message((await other.press(sure, first)).interactionId);
    expect(isPrivate(refused)).toBe(true);
    expect(textOf(refused)).toContain('played by who started it');

    await ada.press(sure, 'Reveal');
    const solved = await becomes(ada, quiz, 'Step by step');
    expect(textOf(solved)).toMatch(/Right: |Not quite\. Right is /);
    expect(textOf(solved)).toContain('Brier');
    await expect
      .poll(async () => (await ada.reread(quiz)).embeds[0]?.image?.url ?? '', TIMEOUT)
      .toContain('quiz.png');
    await ada.press(await ada.reread(quiz), 'Next question');
    const next = await becomes(ada, quiz, 'Choose an option');
    expect(next.embeds[0]?.image).toBeUndefined();
    const me = await ada.message((await ada.command('quiz me')).interactionId);
    expect(isPrivate(me)).toBe(true);
    expect(textOf(me)).toMatch(/1 answer, [01] right.*1 answer so far: from 5 on/s);
    const stored = await ada.message((await ada.command('privacy')).interactionId);
    expect(textOf(stored)).toContain('1 quiz answer');
  }, 120_000);

  it('is played by ten at once in a thread; the bot is killed in the middle, nothing is lost and all scores are right', async () => {
    const { interactionId } = await ada.command('quiz round', { questions: 2 });
    expect(textOf(await ada.message(interactionId))).toContain('in the thread');
    const host = await threadOf(ada);
    const thread = host.channelId;
    const expected = new Map<string, { right: number; skill: number }>();
    const play = async (number: number, isKilled: boolean): Promise<APIMessage> => {
      const question = await questionIn(host, number, 2);
      const options = optionLabelsOf(question).length;
      const sure = confidencesFor(options).filter((percent) => percent >= 50);
      const choices = members.map((_, index) => {
        const percent = index % 4 === 3 ? undefined : sure[index % sure.length];
        return { option: (index + number) % options, ...(percent === undefined ? {} : { percent }) };
      });
      await answer(question, thread, choices.slice(0, 6));
      if (isKilled) {
        await kill(bot);
        bot = await startBotWithoutModel(sandbox, data);
      }
      await answer(question, thread, choices);
      const open = await becomes(host, question, '10 people have answered');
      expect(textOf(open)).not.toContain('✓');
      const early = await members[0]?.in(thread).press(open, 'Reveal');
      const refused = await members[0]?.message(early?.interactionId ?? '');
      expect(textOf(refused ?? open)).toContain('revealed by who started the quiz');
      await host.press(open, 'Reveal');
      const solved = await becomes(host, question, '✓');
      const letter = /✓ ([A-D])/.exec(textOf(solved))?.[1] ?? '';
      const right = 'ABCD'.indexOf(letter);
      const table = solved.embeds[0]?.description ?? '';
      for (let option = 0; option < options; option++) {
        const votes = choices.filter((one) => one.option === option).length;
        expect(table).toMatch(new RegExp(`${'ABCD'[option]} [^\\n]*% +${votes}\\b`));
      }
      for (const [index, { option, percent }] of choices.entries()) {
        const before = expected.get(members[index]?.userId ?? '') ?? { right: 0, skill: 0 };
        const said = (percent ?? confidencesFor(options)[0]) as Confidence;
        expected.set(members[index]?.userId ?? '', {
          right: before.right + (option === right ? 1 : 0),
          skill: before.skill + skill(logScore, reportOf(option, said, options), right),
        });
      }
      return solved;
    };
    const first = await play(1, true);
    // Whoever plays may go on.
    await members[3]?.in(thread).press(first, 'Next question');
    const last = await play(2, false);
    expect(textOf(last)).toContain('Final table');
    for (const [person, { right }] of expected)
      expect(last.embeds[0]?.description).toContain(`<@${person}>: ${right} of 2 right`);
    expect(JSON.stringify(last.components)).not.toContain('Next question');

    const store = openStore(
      { databaseUrl: undefined, dataDirectory: data },
      createLogger('given-test', 'silent'),
    );
    const guild = (await ada.state()).guilds[0]?.id ?? '';
    const scores = (await store.quizzes.scores(`g-${guild}`)).filter(({ person }) => expected.has(person));
    await store.close();
    expect(scores).toHaveLength(MEMBERS);
    for (const { person, score } of scores) {
      expect(score).toMatchObject({ answers: 2, right: expected.get(person)?.right });
      expect(score.skill).toBeCloseTo(expected.get(person)?.skill ?? Number.NaN, 9);
    }
  }, 180_000);

  it('is revealed when time is over, and played where it was typed if no thread can be opened there', async () => {
    // A thread has no threads.
    const host = await threadOf(ada);
    const { interactionId } = await host.command('quiz round', { questions: 1, seconds: 10 });
    expect(textOf(await host.message(interactionId))).toContain('played here');
    const question = await questionIn(host, 1, 1);
    const one = members[0]?.in(host.channelId);
    if (one === undefined) throw new Error('nobody is there');
    const [label = ''] = optionLabelsOf(question);
    await one.press(question, label);
    const solved = await becomes(host, question, '✓');
    expect(textOf(solved)).toContain('Final table');
    await expect
      .poll(async () => (await host.reread(question)).embeds[0]?.image?.url ?? '', TIMEOUT)
      .toContain('quiz.png');
    expect((await host.reread(question)).components).toEqual([]);
  }, 120_000);

  it('says so where it may not write', async () => {
    await ada.control.setBotAccess(ada.channelId, { canView: true, canSend: false });
    const { interactionId } = await ada.command('quiz round');
    expect(textOf(await ada.message(interactionId))).toContain('cannot be played here');
    await ada.control.setBotAccess(ada.channelId, { canView: true, canSend: true });
  }, 120_000);

  it('sends nothing that Discord would refuse but for what it may not do in these places', async () => {
    const faults = (await ada.faults()).map(({ sentence }) => sentence);
    const expected = new RegExp(`/threads|Missing Permissions|${OVERTAKING.source}`);
    expect(faults.filter((sentence) => !expected.test(sentence))).toEqual([]);
  });
});
