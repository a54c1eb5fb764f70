import { describe, expect, it } from 'vitest';
import { population } from '../../commands/population.js';
import { subjectOf } from '../../commands/population-keep.js';
import { PRESSES } from '../../commands/population-presses.js';
import type { ActRequest, OptionValue, PressRequest, Shown } from '../../src/discord/command.js';
import { LIMITS } from '../../src/jobs/limits.js';
import { accept, type Checked, refuse } from '../../src/jobs/refusal.js';
import { READY_MADE } from '../../src/populations/ready-made.js';
import { refusalSentence } from '../../src/render/refusal.js';
import { toTerminalText } from '../../src/render/terminal-text.js';
import { MemoryLessons } from '../../src/store/memory-lessons.js';
import { MemoryPopulations } from '../../src/store/memory-populations.js';
import { createSettings } from '../support/create-settings.js';
import { createDeskOfGuesses } from '../support/desk-of-guesses.js';
import { createDeskOfPolls } from '../support/desk-of-polls.js';
import { createDeskOfQuizzes } from '../support/desk-of-quizzes.js';

const SERVER = { scope: 'g-1', channel: 'c-1' };
const ANN = '101';
const BEN = '102';
const NEVER = '999';

/** One server; every call is of one person. */
function server() {
  const populations = new MemoryPopulations();
  const base = {
    locale: 'en-US',
    place: SERVER,
    populations,
    mayManage: false,
    reply: { via: 'return' } as const,
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
  const request = (
    subcommand: string,
    options: Readonly<Record<string, OptionValue>>,
    {
      person = ANN,
      bytes,
      mayManage = false,
    }: { person?: string; bytes?: Uint8Array; mayManage?: boolean } = {},
  ): ActRequest => ({
    ...base,
    person,
    mayManage,
    path: [subcommand],
    options: new Map(Object.entries({ ...options, ...(bytes === undefined ? {} : { file: 'f-1' }) })),
    async file(option, limitBytes) {
      if (bytes === undefined) throw new Error(`no file was given as ${option}`);
      return bytes.length > limitBytes
        ? refuse({ code: 'file-too-large', name: 'a.csv', bytes: bytes.length, limitBytes })
        : accept({ name: 'a.csv', bytes });
    },
  });
  return {
    populations,
    act: (...typed: Parameters<typeof request>) => population.act(request(...typed)),
    press(action: string, subject: string, pressed: Partial<PressRequest> = {}) {
      const press = PRESSES.get(action);
      if (press === undefined) throw new Error(`nothing is called ${action}`);
      return press.act({
        ...base,
        person: ANN,
        subject,
        argument: '',
        values: [],
        fields: new Map(),
        ...pressed,
      });
    },
    offered: async (subcommand: string, typed: string) =>
      (
        await population.autocomplete('name', typed, {
          ...base,
          person: ANN,
          path: [subcommand],
          options: new Map(),
          find: async () => undefined,
          recent: async () => [],
        })
      ).map(({ value }) => value),
  };
}

const text = (checked: Checked<Shown | null>): string => {
  if (!checked.ok) return refusalSentence(checked.refusal, population.examples);
  if (checked.value === null) throw new Error('nothing is shown');
  return toTerminalText(checked.value);
};
const files = (checked: Checked<Shown | null>) =>
  (checked.ok ? (checked.value?.files ?? []) : []).map(({ name, bytes }) => [
    name,
    new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes),
  ]);
const code = (checked: Checked<unknown>) => (checked.ok ? 'done' : checked.refusal.code);

const CLASS = 'Ann: tea, age 17; Ben: coffee, age 18';

describe('/population', () => {
  it('creates from counts and from members, and shows what was understood', async () => {
    const { act } = server();
    const counted = text(
      await act('create', { name: 'Tea club', people: '12 only tea 🍵, 4 only coffee, 5 both, 3 neither' }),
    );
    for (const part of ['Tea club', 'Created.', 'tea 🍵: 17 of 24', '5 tea and coffee', '24 people']) {
      expect(counted).toContain(part);
    }
    expect(counted).toContain('/prob question:tea given coffee population:Tea club');
    const named = text(await act('create', { name: 'class', people: CLASS }));
    for (const part of ['age: numbers from 17 to 18', 'Members: Ann, Ben', 'May change it: 101'])
      expect(named).toContain(part);
    expect(text(await act('show', { name: 'CLASS' }))).toContain('Members: Ann, Ben');
  });

  it('takes a verb for sentences to say', async () => {
    const { act, populations } = server();
    const predicates = async (name: string) => {
      const content = (await populations.find(SERVER.scope, name))?.content;
      return content?.type === 'members'
        ? content.population.attributes.map(({ predicate }) => predicate)
        : [];
    };
    await act('create', { name: 'club', people: CLASS, verb: 'drink' });
    expect(await predicates('club')).toEqual([
      { positive: 'drink tea', negative: 'do not drink tea' },
      undefined,
      { positive: 'drink coffee', negative: 'do not drink coffee' },
    ]);
    await act('import', { name: 'tall', verb: 'are' }, { bytes: Buffer.from('name,tall\nAnn,yes\n') });
    expect(await predicates('tall')).toEqual([{ positive: 'are tall', negative: 'are not tall' }]);
    await act('create', { name: 'said', people: '5 people like only tea, 3 only coffee, 1 both' });
    expect(await predicates('said')).toEqual([
      { positive: 'like tea', negative: 'do not like tea' },
      { positive: 'like coffee', negative: 'do not like coffee' },
    ]);
    expect(code(await act('create', { name: 'odd', people: CLASS, verb: 'two words' }))).toBe('not-a-word');
  });

  it('refuses a name that is taken, reserved or impossible, and people that cannot be read', async () => {
    const { act } = server();
    await act('create', { name: 'class', people: CLASS });
    expect(text(await act('create', { name: ' Class' }))).toContain('a population called “Class” already');
    expect(text(await act('create', { name: 'Titanic' }))).toContain('always there');
    expect(text(await act('create', { name: 'x'.repeat(41) }))).toContain('40 characters');
    expect(text(await act('create', { name: 'more', people: 'Ann: tea\nBen coffee' }))).toContain(
      'Line 2, “Ben coffee”',
    );
    expect(code(await act('create', {}))).toBe('missing-option');
    expect(code(await act('fly', {}))).toBe('unknown-subcommand');
  });

  it('adds and removes people and attributes', async () => {
    const { act } = server();
    await act('create', { name: 'class', people: CLASS });
    const added = text(
      await act('add', { name: 'class', people: 'Cleo: tea, chess', attributes: 'chess ♟️' }),
    );
    expect(added).toContain('chess ♟️: 1 of 3');
    const removed = text(await act('remove', { name: 'class', people: 'Ann', attributes: 'age' }));
    expect(removed).toContain('Members: Ben, Cleo');
    expect(removed).not.toContain('age:');
    expect(code(await act('add', { name: 'class' }))).toBe('missing-option');
    expect(code(await act('add', { name: 'klass', people: 'Dan: tea' }))).toBe('unknown-population');
    expect(text(await act('add', { name: 'cards', people: '1 face' }))).toContain('nobody can change it');
  });

  it('imports a table, says how it was read, replaces only when told to, and exports it again', async () => {
    const { act } = server();
    const table = Buffer.from('pupil;größe;team\nAnn;1,70;=red\nBen;1,85;blue\n', 'latin1');
    const imported = text(await act('import', { name: 'class' }, { bytes: table }));
    for (const part of [
      'Windows-1252',
      '“pupil” holds the names',
      'Commas in “größe”',
      'numbers from 1.7 to 1.85',
    ]) {
      expect(imported).toContain(part);
    }
    expect(text(await act('import', { name: 'class' }, { bytes: table }))).toContain('already');
    const other = Buffer.from('name,tea\nCleo,yes\n');
    expect(text(await act('import', { name: 'class', replace: true }, { bytes: other }))).toContain(
      'Members: Cleo',
    );
    await act('import', { name: 'CLASS', replace: true }, { bytes: table });
    expect(files(await act('export', { name: 'class' }))).toEqual([
      ['class.csv', "name,größe,team\r\nAnn,1.7,'=red\r\nBen,1.85,blue\r\n"],
    ]);
    expect(text(await act('import', { name: 'other' }, { bytes: Buffer.from('a,b\n1') }))).toContain('Row 2');
    expect(code(await act('import', { name: 'other' }, { bytes: new Uint8Array(1_000_001) }))).toBe(
      'file-too-large',
    );
  });

  it('keeps a text, from a file or typed, and gives it back', async () => {
    const { act } = server();
    const kept = text(await act('text', { name: 'weather', text: 'Sun sun rain sun rain rain' }));
    for (const part of ['6 words, 2 of them different', '/prob question:rain given sun population:weather']) {
      expect(kept).toContain(part);
    }
    expect(code(await act('add', { name: 'weather', people: 'Ann: tea' }))).toBe('population-is-text');
    await act('text', { name: 'weather', replace: true }, { bytes: Buffer.from('cloud\r\nrain') });
    expect(files(await act('export', { name: 'weather' }))).toEqual([['weather.txt', 'cloud\nrain']]);
    const large = Buffer.from('a'.repeat(LIMITS.corpusBytes + 1));
    expect(text(await act('text', { name: 'large' }, { bytes: large }))).toContain('200 kB');
  });

  it('may be changed by who made it, by editors and by those who manage the server', async () => {
    const { act } = server();
    await act('create', { name: 'class', people: CLASS });
    const byBen = { person: BEN };
    const edits: readonly (readonly [string, Readonly<Record<string, OptionValue>>])[] = [
      ['add', { name: 'class', people: 'Dan: tea' }],
      ['remove', { name: 'class', people: 'Dan' }],
      ['allow', { name: 'class', person: NEVER }],
      ['text', { name: 'class', text: 'rain', replace: true }],
      ['delete', { name: 'class' }],
      ['delete', { name: 'class', sure: true }],
    ];
    for (const [subcommand, options] of edits) {
      const refused = await act(subcommand, options, byBen);
      expect([subcommand, code(refused)]).toEqual([subcommand, 'not-an-editor']);
      expect(text(refused)).toContain('those who manage the server');
    }
    expect(text(await act('show', { name: 'class' }))).toContain('Members: Ann, Ben');
    expect(code(await act('add', { name: 'class', people: 'Dan: tea' }, { ...byBen, mayManage: true }))).toBe(
      'done',
    );
    expect(text(await act('allow', { name: 'class', person: BEN }))).toContain(
      `May change it: ${ANN}, ${BEN}`,
    );
    expect(code(await act('remove', { name: 'class', people: 'Dan' }, byBen))).toBe('done');
    await act('allow', { name: 'class', person: `<@${BEN}>`, stop: true });
    expect(code(await act('add', { name: 'class', people: 'Eve: tea' }, byBen))).toBe('not-an-editor');
  });

  it('says what questions in the channel are about', async () => {
    const { act, populations } = server();
    expect(text(await act('show', {}))).toContain('asked about in this channel');
    const used = text(await act('use', { name: 'Cards' }));
    expect(used).toContain('52 cards · asked about in this channel');
    expect(await populations.defaultOf(SERVER)).toBe('cards');
    expect(text(await act('list', {}))).toContain('Questions in this channel are about cards');
    expect(text(await act('use', {}))).toContain('14 people again');
    expect(code(await act('use', { name: 'nothing' }))).toBe('unknown-population');
  });

  it('lists what is kept and what is always there', async () => {
    const { act, offered } = server();
    await act('create', { name: 'class', people: CLASS });
    await act('text', { name: 'weather', text: 'rain' });
    const listed = text(await act('list', {}));
    for (const part of ['class · 2 people', 'weather · a text of 4 bytes', '2 of 50 kept'])
      expect(listed).toContain(part);
    for (const { population: readyMade } of READY_MADE) expect(listed).toContain(readyMade.name);
    expect(await offered('show', 'ca')).toEqual(['cards', 'medical test']);
    expect(await offered('delete', '')).toEqual(['class', 'weather']);
  });

  it.each(READY_MADE)('shows $population.name with its source and what to ask', async (readyMade) => {
    const { act } = server();
    const shown = text(await act('show', { name: readyMade.population.name }));
    expect(shown).toContain(readyMade.about);
    expect(shown).toContain(`Source: ${readyMade.source}`);
    expect(shown).toContain(`question:${readyMade.questions[0]} population:${readyMade.population.name}`);
  });

  it('deletes after asking once', async () => {
    const { act, press, populations } = server();
    await act('create', { name: 'Class', people: CLASS });
    const asked = await act('delete', { name: 'class' });
    expect(text(asked)).toContain('all 2 people in it');
    const subject = asked.ok ? (asked.value.subject ?? '') : '';
    expect(text(await press('leave', subject))).toContain('Nothing was deleted');
    expect(await press('delete', subject, { person: BEN })).toMatchObject({
      refusal: { code: 'not-an-editor' },
    });
    expect(text(await press('delete', subject))).toContain('Deleted.');
    expect(await populations.list(SERVER.scope)).toEqual([]);
    expect(code(await press('delete', subject))).toBe('unknown-population');
    expect(text(await act('delete', { name: 'class', sure: true }))).toContain(
      'no population called “class”',
    );
  });
});

describe('what is pressed below a population', () => {
  it('adds people, makes it the default, and saves it', async () => {
    const { act, press, populations } = server();
    await act('create', { name: 'Clube do chá', people: '2 tea' });
    const subject = subjectOf('CLUBE DO CHÁ');
    expect(subject).toMatch(/^[A-Za-z0-9_-]{1,32}$/);
    const fields = new Map([['people', '3 tea']]);
    expect(text(await press('add', subject, { fields }))).toContain('tea: 5 of 5');
    expect(await press('add', subject, { fields, person: BEN })).toMatchObject({
      refusal: { code: 'not-an-editor' },
    });
    await press('use', subject);
    expect(await populations.defaultOf(SERVER)).toBe('Clube do chá');
    expect(files(await press('export', subject, { person: BEN }))).toEqual([
      ['clube-do-cha.csv', 'tea,count\r\nyes,5\r\n'],
    ]);
    expect(text(await press('use', subjectOf('cards')))).toContain('52 cards');
    for (const action of PRESSES.keys()) {
      if (!['make', 'paste', 'write'].includes(action) && !action.startsWith('poll-'))
        expect(code(await press(action, 'no such'))).toBe('unknown-population');
    }
  });
});

describe('windows, where something was left out', () => {
  const opened = (subcommand: string, options: Readonly<Record<string, OptionValue>>) =>
    population.form([subcommand], new Map(Object.entries(options)));

  it.each([
    ['create', 'make', 'people', CLASS, 'Members: Ann, Ben'],
    ['import', 'paste', 'table', 'name\ttea\nAnn\tyes\nBen\tno', 'tea: 1 of 2'],
    ['text', 'write', 'text', 'rain\nsun\nrain', '3 words'],
  ])('%s takes what is typed there', async (subcommand, action, field, typed, part) => {
    const { press, act } = server();
    const form = opened(subcommand, { name: 'class' });
    expect(form).toMatchObject({ action, subject: 'new' });
    expect(form?.fields.map(({ id, value }) => [id, value])).toEqual([
      ['name', 'class'],
      [field, undefined],
      ...(subcommand === 'text' ? [] : [['verb', undefined]]),
    ]);
    const fields = new Map([
      ['name', 'class'],
      [field, typed],
    ]);
    expect(text(await press(action, form?.subject ?? '', { fields }))).toContain(part);
    expect(text(await press(action, form?.subject ?? '', { fields }))).toContain('already');
    if (subcommand !== 'create') {
      const again = opened(subcommand, { name: 'class', replace: true });
      expect(text(await press(action, again?.subject ?? '', { fields }))).toContain(part);
    }
    expect(text(await act('show', { name: 'class' }))).toContain(part);
  });

  it('stay closed where nothing is missing', () => {
    expect(opened('create', { name: 'class', people: CLASS })).toBeUndefined();
    expect(opened('import', { name: 'class', file: 'f-1' })).toBeUndefined();
    expect(opened('text', { name: 'class', text: 'rain' })).toBeUndefined();
    expect(opened('show', {})).toBeUndefined();
  });

  it('have room for what Discord allows', () => {
    for (const subcommand of ['create', 'import', 'text']) {
      for (const { label, placeholder = '', limit } of opened(subcommand, {})?.fields ?? []) {
        expect(label.length).toBeLessThanOrEqual(45);
        expect(placeholder.length).toBeLessThanOrEqual(100);
        expect(limit).toBeLessThanOrEqual(4000);
      }
    }
  });
});
