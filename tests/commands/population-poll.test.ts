import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../commands/index.js';
import { POLL_EXAMPLE, POLL_PRESSES, startPoll } from '../../commands/population-poll.js';
import type { ActRequest, OptionValue, PressRequest } from '../../src/discord/command.js';
import { readCommandLine } from '../../src/discord/command-line.js';
import { refuse } from '../../src/jobs/refusal.js';
import { PEOPLE } from '../../src/probability/population.js';
import { MemoryLessons } from '../../src/store/memory-lessons.js';
import { MemoryPopulations } from '../../src/store/memory-populations.js';
import { population } from '../store/population-conformance.js';
import { createSettings } from '../support/create-settings.js';
import { createDeskOfGuesses } from '../support/desk-of-guesses.js';
import { createDeskOfPolls } from '../support/desk-of-polls.js';
import { createDeskOfQuizzes } from '../support/desk-of-quizzes.js';

const SERVER = 'g-200000000000000001';

function channel() {
  const populations = new MemoryPopulations();
  const base = {
    locale: 'en-US',
    person: 'ada',
    place: { scope: SERVER, channel: '3' },
    populations,
    mayManage: false,
    reply: { via: 'discord', api: 'http://127.0.0.1:9/api', applicationId: '5', token: 'a' } as const,
    polls: createDeskOfPolls(populations),
    guesses: createDeskOfGuesses(),
    ...createDeskOfQuizzes(),
    settings: createSettings(),
    personData: {
      of: () => Promise.reject(new Error('nobody asks here')),
      forget: () => Promise.reject(new Error('nobody asks here')),
    },
    lessons: new MemoryLessons(),
  };
  const presses = new Map(POLL_PRESSES);
  const pressed = (subject: string, changes: Partial<PressRequest>): PressRequest => ({
    ...base,
    subject,
    argument: '',
    values: [],
    fields: new Map(),
    ...changes,
  });
  return {
    populations,
    start: (options: Readonly<Record<string, OptionValue>>, changes: Partial<ActRequest> = {}) =>
      startPoll({
        ...base,
        path: ['poll'],
        options: new Map(Object.entries(options)),
        file: async () => refuse({ code: 'message-without-text' }),
        ...changes,
      }),
    press: async (action: string, subject: string, changes: Partial<PressRequest> = {}) =>
      await presses.get(action)?.act(pressed(subject, changes)),
    form: async (action: string, subject: string, changes: Partial<PressRequest> = {}) =>
      await presses.get(action)?.form?.(pressed(subject, changes)),
  };
}

const SPORTS = { name: 'sports', attributes: 'likes tennis, likes football' };

async function started(world: ReturnType<typeof channel>): Promise<string> {
  const shown = await world.start(SPORTS);
  if (!shown.ok || shown.value.subject === undefined) throw new Error('not started');
  return shown.value.subject;
}

describe('/population poll', () => {
  it('shows a poll with buttons', async () => {
    const shown = await channel().start({ ...SPORTS, title: 'What do you like?', hide_small: true });
    expect(shown).toMatchObject({ ok: true, value: { card: { title: 'What do you like?' } } });
    expect(JSON.stringify(shown)).toContain('I like tennis');
  });

  it('takes its example as typed, with the attributes as title', async () => {
    const line = readCommandLine(POLL_EXAMPLE, COMMANDS);
    if (!line.ok) throw new Error('not read');
    const shown = await channel().start(Object.fromEntries(line.value.options));
    expect(shown).toMatchObject({ ok: true, value: { card: { title: 'tennis, football' } } });
  });

  it.each<[object, object]>([
    [{ attributes: 'a' }, { code: 'missing-option', option: 'name' }],
    [{ name: 'sports' }, { code: 'missing-option', option: 'attributes' }],
    [
      { ...SPORTS, name: 'people' },
      { code: 'population-name', problem: 'reserved' },
    ],
    [
      { ...SPORTS, name: 'TAKEN' },
      { code: 'population-name', problem: 'taken' },
    ],
    [
      { ...SPORTS, attributes: 'a, A' },
      { code: 'poll-attributes', problem: 'twice' },
    ],
    [
      { ...SPORTS, title: 'x'.repeat(101) },
      { code: 'text-too-long', option: 'title' },
    ],
  ])('refuses %j', async (options, refusal) => {
    const world = channel();
    await world.populations.create(population('taken', { content: { type: 'members', population: PEOPLE } }));
    expect(await world.start(options as Record<string, OptionValue>)).toMatchObject({ ok: false, refusal });
  });

  it('needs a channel', async () => {
    expect(await channel().start(SPORTS, { reply: { via: 'return' } })).toMatchObject({
      ok: false,
      refusal: { code: 'poll-needs-channel' },
    });
  });

  it('counts presses, and takes none that it did not make', async () => {
    const world = channel();
    const id = await started(world);
    expect(await world.press('poll-vote', id, { argument: '1' })).toEqual({ ok: true, value: null });
    for (const argument of ['', '2', '-1', '1e0', '99', '__proto__'])
      expect(await world.press('poll-vote', id, { argument })).toMatchObject({ ok: false });
    const mine = await world.press('poll-mine', id);
    expect(JSON.stringify(mine)).toContain('football: yes');
    expect(JSON.stringify(await world.press('poll-withdraw', id))).toContain('are deleted');
    expect(JSON.stringify(await world.press('poll-mine', id))).toContain('Nothing is stored of you');
  });

  it('asks who finishes it for the name, and nobody else', async () => {
    const world = channel();
    const id = await started(world);
    expect(await world.form('poll-finish', id)).toMatchObject({ fields: [{ id: 'name', value: 'sports' }] });
    expect(await world.form('poll-finish', id, { person: 'ben' })).toBeUndefined();
    expect(await world.press('poll-finish', id, { person: 'ben' })).toMatchObject({
      ok: false,
      refusal: { code: 'poll-of-another' },
    });
    const fields = new Map([['name', 'Titanic']]);
    expect(await world.press('poll-finish', id, { fields })).toMatchObject({
      ok: false,
      refusal: { code: 'population-name', problem: 'reserved' },
    });
    expect(await world.press('poll-finish', id)).toEqual({ ok: true, value: null });
    expect(await world.populations.find(SERVER, 'sports')).toMatchObject({ owner: 'ada' });
  });
});
