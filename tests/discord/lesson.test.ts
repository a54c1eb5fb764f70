/** A whole lesson over the local Discord with the unmodified client: what a person presses, what is asked, what is kept. */
import type { APIMessage } from 'discord-api-types/v10';
import { MessageFlags } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome, Question } from '../../src/jobs/contract.js';
import { PEOPLE_COUNTS as PEOPLE } from '../../src/lessons/lesson-population.js';
import { STEPS } from '../../src/lessons/steps.js';
import { LESSON_MESSAGES } from '../../src/messages/lesson/index.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { answerCountedGist } from '../../worker/answer/gist.js';
import { answerProb } from '../../worker/answer/prob.js';
import { Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { type ScriptedBot, startScriptedBot } from './scripted-bot.js';

const folder = scratchFolder();
const LETTERS = ['A', 'B', 'C'] as const;
let started = 0;
let sandbox: Sandbox;
let bot: ScriptedBot;

/** People are counted as ever; there is no language model. */
function withoutModel(question: Question): Outcome {
  if (question.kind === 'prob' || question.kind === 'gist') {
    const answer = question.kind === 'prob' ? answerProb(question) : answerCountedGist(question);
    if (answer.ok) return { type: 'answer', answer: answer.value };
    return { type: 'refusal', refusal: answer.refusal };
  }
  return { type: 'failure', code: 'model-missing' };
}

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 });
  bot = await startScriptedBot(sandbox, `${folder}/${started++}`, { perWindow: 1_000 });
  bot.outcome = withoutModel;
});
afterEach(async () => {
  await bot.stop();
  await sandbox.close();
});

const textOf = ({ embeds }: APIMessage) =>
  embeds.map(({ title, description }) => `${title}\n${description}`).join();
const isPrivate = ({ flags }: APIMessage) => ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;
const footerOf = ({ embeds }: APIMessage) => embeds[0]?.footer?.text ?? '';

async function open(person: Person, options: Readonly<Record<string, number>> = {}): Promise<APIMessage> {
  const { interactionId } = await person.command('lesson', options);
  return await person.message(interactionId);
}

/** The message once the press has changed it. */
async function press(person: Person, message: APIMessage, name: string): Promise<APIMessage> {
  const before = JSON.stringify([message.embeds, message.components]);
  await person.press(message, name);
  for (;;) {
    const now = await person.reread(message);
    if (JSON.stringify([now.embeds, now.components]) !== before) return now;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The answer to what a press asks. */
async function pressed(person: Person, message: APIMessage, name: string): Promise<APIMessage> {
  const { interactionId } = await person.press(message, name);
  const [answer] = await person.control.finalMessages(interactionId, { waitMs: 20_000 });
  if (answer === undefined) throw new Error('no answer');
  return answer;
}

describe('a lesson', () => {
  it('is gone through from the first step to the last, guess by guess', async () => {
    const ada = new Person(sandbox);
    const { steps, words } = LESSON_MESSAGES.en;
    let message = await open(ada);
    expect(isPrivate(message)).toBe(true);
    expect(bot.jobs).toHaveLength(0);
    for (const [index, step] of steps.entries()) {
      expect(message.embeds[0]?.title).toBe(`${index + 1} · ${step.title}`);
      // Nothing is revealed before the guess.
      expect(textOf(message)).toContain(words.predict);
      expect(textOf(message)).not.toContain(words.reveal);
      expect(JSON.stringify(message.components)).not.toContain(step.tries[0]);
      message = await press(ada, message, 'B');
      expect(textOf(message)).toContain('You said: ');
      for (const [at, label] of step.tries.entries()) {
        const before = bot.jobs.length;
        const answer = await pressed(ada, message, label);
        expect(isPrivate(answer)).toBe(true);
        expect(bot.jobs).toHaveLength(before + 1);
        const tried = STEPS[index]?.tries[at]?.(PEOPLE, 0);
        const kind = bot.jobs.at(-1)?.question.kind;
        expect(tried?.type === 'gist' ? 'gist' : tried?.command).toBe(
          kind === 'trained-next' ? 'nextword' : kind,
        );
      }
      const right = STEPS[index]?.right ?? 0;
      const wrong = LETTERS.findIndex((_, option) => option !== right);
      message = await press(ada, message, LETTERS[wrong] ?? '');
      expect(textOf(message)).toContain(words.wrong);
      message = await press(ada, message, LETTERS[right] ?? '');
      expect(textOf(message)).toContain(words.right);
      if (index < steps.length - 1) message = await press(ada, message, words.next);
    }
    expect(textOf(message)).toContain('That was the whole story');
    expect(footerOf(message)).toContain('●●●●●●●●●');
    expect(await ada.faults()).toEqual([]);
  });

  it('goes on where it was after the bot was started anew, and is each person’s own', async () => {
    const ada = new Person(sandbox);
    let message = await open(ada, { step: 3 });
    message = await press(ada, message, 'A');
    await bot.stop();
    bot = await startScriptedBot(sandbox, `${folder}/${started - 1}`);
    const again = await open(ada);
    expect(textOf(again)).toBe(textOf(message));
    const ben = await ada.join('ben');
    expect((await open(ben)).embeds[0]?.title).toMatch(/^1 ·/);
  });

  it('speaks the language of the person', async () => {
    const { id } = await new Person(sandbox).control.addUser({ name: 'jule', locale: 'de' });
    const jule = new Person(sandbox, id);
    let message = await open(jule, { step: 2 });
    expect(textOf(message)).toContain('bedingte Wahrscheinlichkeit');
    message = await press(jule, message, 'A');
    expect(textOf(message)).toContain('42,9\u00a0%');
    const answer = await pressed(
      jule,
      await open(jule, { step: 9 }).then((m) => press(jule, m, 'B')),
      'Das Bild zeichnen',
    );
    expect(answer.embeds[0]?.title).toBe('Wie wahrscheinlich ist A, gegeben B?');
    expect(JSON.stringify(answer.embeds[0]?.image)).toContain('Ergebnismenge');
  });

  it('is shared with everyone in the channel, and others do the step on their own', async () => {
    const ada = new Person(sandbox);
    const ben = await ada.join('ben');
    let message = await open(ada);
    message = await press(ada, message, 'C');
    const shared = await pressed(ada, message, 'Share this step');
    expect(isPrivate(shared)).toBe(false);
    expect(textOf(shared)).toContain(`<@${ada.userId}>`);
    expect(textOf(shared)).not.toContain('You said');
    const own = await pressed(ben, await ben.reread(shared), 'Do this step myself');
    expect(isPrivate(own)).toBe(true);
    expect(textOf(own)).not.toContain('You said');
    const drawn = await pressed(ben, await ben.reread(shared), 'Draw the circles');
    expect(isPrivate(drawn)).toBe(false);
    expect(drawn.embeds[0]?.image?.url).toBeDefined();
  });

  it('is about the group’s own population where it fits', async () => {
    const ada = new Person(sandbox);
    const create = { name: 'class', people: '12 only tea, 4 only coffee, 5 both, 3 neither' };
    await ada.message((await ada.command('population create', create)).interactionId);
    const { interactionId } = await ada.command('population use', { name: 'class' });
    await ada.message(interactionId);
    const message = await open(ada);
    expect(textOf(message)).toContain('24 members of “class”');
    await pressed(ada, await press(ada, message, 'A'), 'Draw the circles');
    expect(bot.jobs.at(-1)?.question).toMatchObject({ kind: 'prob', population: { name: 'class' } });
  });

  it('is shown and deleted by /privacy', async () => {
    const ada = new Person(sandbox);
    await open(ada, { step: 4 });
    const shown = await ada.message((await ada.command('privacy')).interactionId);
    expect(textOf(shown)).toContain('step 4');
    const asked = await press(ada, shown, 'Delete everything …');
    await press(ada, asked, 'Delete everything');
    expect((await open(ada)).embeds[0]?.title).toMatch(/^1 ·/);
  });
});
