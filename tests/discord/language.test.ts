/** In which language a person is answered, over the local Discord: their own, or the one that their server has set. */
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/messages/catalogue.js';
import { GUESS_MESSAGES } from '../../src/messages/guess/index.js';
import { LESSON_MESSAGES } from '../../src/messages/lesson/index.js';
import { QUIZ_MESSAGES } from '../../src/messages/quiz/index.js';
import { SETTINGS_MESSAGES } from '../../src/messages/settings/index.js';
import { TROUBLE_MESSAGES } from '../../src/messages/trouble/index.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { eventually, Person } from '../sandbox/control-client.js';
import { isPrivate } from '../sandbox/message-parts.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { type ScriptedBot, startScriptedBot } from './scripted-bot.js';

/** As Discord names them. */
const OF_DISCORD: Readonly<Record<Locale, string>> = {
  en: 'en-GB',
  de: 'de',
  es: 'es-419',
  fr: 'fr',
  'pt-BR': 'pt-BR',
  'zh-CN': 'zh-CN',
};

let sandbox: Sandbox;
let bot: ScriptedBot;
let admin: Person;
const people = new Map<Locale, Person>();

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  admin = new Person(sandbox);
  bot = await startScriptedBot(sandbox, scratchFolder(), { perWindow: 10_000 }, { drawsPictures: false });
  for (const locale of LOCALES) {
    const name = `person_${locale.toLowerCase().replace('-', '_')}`;
    const { id } = await admin.control.addUser({ name, locale: OF_DISCORD[locale] });
    people.set(locale, new Person(sandbox, id));
  }
});
afterAll(async () => {
  expect(await admin.faults()).toEqual([]);
  await bot.stop();
  await sandbox.close();
});

/** Without what keeps signs from being markup. */
const words = ({ embeds }: APIMessage) =>
  JSON.stringify(embeds).replaceAll('\\\\', '').replaceAll('\\"', '"');
const pressIdsOf = ({ components }: APIMessage) =>
  [...JSON.stringify(components).matchAll(/"custom_id":"([^"]+)"/g)].map(([, id]) => id ?? '');

const textOf = ({ embeds, components }: APIMessage) => JSON.stringify([embeds, components]);

/** What the first message of each command says in this language and no other. */
const MARKS: readonly (readonly [string, (locale: Locale) => readonly string[]])[] = [
  ['quiz solo', (locale) => [QUIZ_MESSAGES[locale].title(''), QUIZ_MESSAGES[locale].pick]],
  ['quiz me', (locale) => [QUIZ_MESSAGES[locale].scores.ownNone]],
  ['quiz round', (locale) => [QUIZ_MESSAGES[locale].begunTitle]],
  ['guess', (locale) => [GUESS_MESSAGES[locale].round.title.word, GUESS_MESSAGES[locale].buttons.mine]],
  ['settings', (locale) => [SETTINGS_MESSAGES[locale].title, SETTINGS_MESSAGES[locale].note]],
  ['lesson', (locale) => [LESSON_MESSAGES[locale].steps[0]?.title ?? '?']],
];

/** The message of `/guess`: of its rounds ten may be open at once. */
async function speaks(person: Person, locale: Locale): Promise<APIMessage> {
  let guess: APIMessage | undefined;
  for (const [command, marks] of MARKS) {
    const message = await person.message((await person.command(command)).interactionId);
    for (const mark of marks(locale)) expect(textOf(message), `${command} in ${locale}`).toContain(mark);
    if (command === 'guess') guess = message;
  }
  if (guess === undefined) throw new Error('no round of guessing');
  return guess;
}

describe('each command', () => {
  it.each(LOCALES)('speaks %s to who has set their Discord to it', async (locale) => {
    const person = people.get(locale);
    if (person === undefined) throw new Error(`nobody speaks ${locale}`);
    const round = await speaks(person, locale);
    // What is refused, too, and windows.
    const refused = await person.message((await person.command('settings', { words: 7 })).interactionId);
    expect(textOf(refused)).toContain(SETTINGS_MESSAGES[locale].refusal.notManager);
    const { interactionId } = await person.press(round, GUESS_MESSAGES[locale].buttons.guess);
    const modal = await person.modalOf(interactionId);
    expect(JSON.stringify(modal)).toContain(GUESS_MESSAGES[locale].form.word);
  });

  it.each(LOCALES)('is refused and fails in %s, too', async (locale) => {
    const person = people.get(locale);
    if (person === undefined) throw new Error(`nobody speaks ${locale}`);
    const { refusal, failure, notice } = TROUBLE_MESSAGES[locale];
    const told = async (command: string, options: Record<string, string>) =>
      words(await person.message((await person.command(command, options)).interactionId));
    for (const command of ['guess', 'train'])
      expect(await told(command, { text: 'nowhere' })).toContain(refusal.unknownText('nowhere'));
    expect(await told('quiz solo', { population: 'nobody' })).toContain(refusal.unknownPopulation('nobody'));
    bot.outcome = async () => ({ type: 'failure', code: 'model-missing' });
    const failed = await told('train', { text: 'weather diary' });
    bot.outcome = async () => ({
      type: 'refusal',
      refusal: { code: 'text-over-context', tokens: 900, limit: 512, model: 'M' },
    });
    const refused = await told('train', { text: 'weather diary' });
    bot.outcome = undefined;
    expect(failed).toContain(failure.title);
    expect(failed).toContain(failure.sentences['model-missing']);
    expect(refused).toContain(refusal.textOverContext(900, 512, 'M'));
    bot.isQueueThere = false;
    const unqueued = await told('train', { text: 'weather diary' });
    bot.isQueueThere = true;
    expect(unqueued).toContain(failure.sentences['queue-unavailable']);
    const lesson = await person.message((await person.command('lesson')).interactionId);
    bot.tamper = (data) => {
      data.custom_id = 'g2:lesson:gone:x';
    };
    const [button] = pressIdsOf(lesson);
    const { interactionId } = await person.press(lesson, button ?? '');
    const stale = words(await person.message(interactionId, isPrivate));
    bot.tamper = undefined;
    expect(stale).toContain(notice.stale);
  });

  it('tells each who presses in a round in their own language, while the round keeps that of its host', async () => {
    const [host, guest] = [people.get('fr'), people.get('de')];
    if (host === undefined || guest === undefined) throw new Error('nobody is there');
    const round = await host.message((await host.command('guess')).interactionId);
    const { interactionId } = await guest.press(round, GUESS_MESSAGES.fr.buttons.mine);
    const own = await guest.message(interactionId);
    expect(textOf(own)).toContain(GUESS_MESSAGES.de.mine.nothing);
    expect(textOf(await host.reread(round))).toContain(GUESS_MESSAGES.fr.round.invitation.word);

    await host.message((await host.command('quiz round', { questions: 2 })).interactionId);
    const title = QUIZ_MESSAGES.fr.numberedTitle(1, 2, '');
    const question = await eventually(async () =>
      (await host.state()).messages.find((message) => textOf(message).includes(title)),
    );
    const thread = (await host.state()).channels.find(({ id }) => id === question.channel_id);
    expect(thread?.name).toBe(QUIZ_MESSAGES.fr.thread(2));
    const player = guest.in(question.channel_id);
    const pressed = await player.press(question, QUIZ_MESSAGES.fr.buttons.mine);
    const answer = await player.message(pressed.interactionId);
    expect(textOf(answer)).toContain(QUIZ_MESSAGES.de.ownTitle(1, ''));
    expect(textOf(answer)).toContain(QUIZ_MESSAGES.de.nothingChosen);
  });

  it.each(['pt-BR', 'zh-CN'] as const)('speaks %s to all where the server has set it', async (language) => {
    const changed = await admin.message((await admin.command('settings', { language })).interactionId);
    // Who has just chosen a language is told so in it.
    expect(textOf(changed)).toContain(SETTINGS_MESSAGES[language].changed.trim());
    const person = people.get('de');
    if (person === undefined) throw new Error('nobody is there');
    await speaks(person, language);
  });
});
