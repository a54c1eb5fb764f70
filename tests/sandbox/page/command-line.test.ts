import type { APIApplicationCommand } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDraft,
  draftFromLine,
  partialOptions,
  splitTypedOption,
  startDraft,
  withChoice,
  withText,
} from '../../../src/sandbox/page/command-draft.js';
import { commandEntries } from '../../../src/sandbox/page/command-entry.js';
import { checkOptions, readCommandLine, writeCommandLine } from '../../../src/sandbox/page/command-line.js';
import { examplesFor } from '../../../src/sandbox/page/examples.js';

const base = { application_id: '1', version: '1', default_member_permissions: null, type: 1 } as const;
const commands: readonly APIApplicationCommand[] = [
  {
    ...base,
    id: '10',
    name: 'nextword',
    description: 'The next word',
    options: [
      { type: 5, name: 'private', description: 'For you alone' },
      { type: 3, name: 'text', description: 'The beginning', required: true, min_length: 1, max_length: 20 },
      { type: 4, name: 'words', description: 'How many', min_value: 5, max_value: 25 },
      { type: 10, name: 'heat', description: 'Temperature' },
      {
        type: 3,
        name: 'look',
        description: 'Look',
        choices: [
          { name: 'Bars', value: 'b' },
          { name: 'Table', value: 't' },
        ],
      },
    ],
  },
  {
    ...base,
    id: '11',
    name: 'people',
    description: 'Populations',
    options: [
      { type: 1, name: 'list', description: 'All of them' },
      {
        type: 2,
        name: 'set',
        description: 'Change',
        options: [
          {
            type: 1,
            name: 'add',
            description: 'Add one',
            options: [{ type: 3, name: 'name', description: 'Its name', required: true }],
          },
        ],
      },
    ],
  },
  { ...base, id: '12', type: 3, name: 'Explain', description: '' },
];
const entries = commandEntries(commands);
const nextword = entries.find((entry) => entry.name === 'nextword');
if (nextword === undefined) throw new Error('the definition above');

function read(line: string) {
  const result = readCommandLine(line, entries);
  return result.type === 'command'
    ? { name: result.entry.name, texts: Object.fromEntries(result.texts), stray: result.stray }
    : result;
}

describe('registered commands', () => {
  it('flattens subcommands, leaves menu commands out and asks for what is needed first', () => {
    expect(entries.map((entry) => entry.name)).toEqual(['nextword', 'people list', 'people set add']);
    expect(nextword.options.map((option) => option.name)).toEqual([
      'text',
      'private',
      'words',
      'heat',
      'look',
    ]);
    expect(nextword.options[2]).toMatchObject({ kind: 'integer', min: 5, max: 25, required: false });
    expect(nextword.options[0]).toMatchObject({ kind: 'string', min: 1, max: 20, required: true });
  });
});

describe('reading a line', () => {
  it.each([
    [
      '/nextword text: The capital of France is words: 5',
      'nextword',
      { text: 'The capital of France is', words: '5' },
    ],
    ['/nextword text:The capital words:5', 'nextword', { text: 'The capital', words: '5' }],
    ['/nextword words: 5 text: a: b', 'nextword', { words: '5', text: 'a: b' }],
    ['/nextword The capital of France is', 'nextword', { text: 'The capital of France is' }],
    ['/nextword The capital words: 5', 'nextword', { text: 'The capital', words: '5' }],
    // Only the first of its kind is an option, and only names that the command has.
    [
      '/nextword text: he said text: x words: 5 words: 6',
      'nextword',
      { text: 'he said text: x', words: '5 words: 6' },
    ],
    ['/nextword text: note: it is', 'nextword', { text: 'note: it is' }],
    ['/nextword text: swords: 5', 'nextword', { text: 'swords: 5' }],
    ['/nextword', 'nextword', {}],
    ['  /people set add name: club', 'people set add', { name: 'club' }],
  ])('%s', (line, name, texts) => {
    expect(read(line)).toEqual({ name, texts, stray: '' });
  });

  it('names what it cannot take', () => {
    expect(read('hello')).toEqual({ type: 'not-a-command' });
    expect(read('/nextwords text: a')).toEqual({ type: 'unknown', name: 'nextwords' });
    expect(read('/constructor')).toEqual({ type: 'unknown', name: 'constructor' });
    expect(read('/people list x')).toEqual({ name: 'people list', texts: {}, stray: 'x' });
    expect(read('/nextword a text: b')).toEqual({ name: 'nextword', texts: { text: 'b' }, stray: 'a' });
  });

  it('reads back what it writes', () => {
    const word = fc.string({ minLength: 1, maxLength: 12 }).filter((s) => s.trim() === s && !s.includes(':'));
    fc.assert(
      fc.property(word, fc.option(fc.integer({ min: 5, max: 25 })), (text, words) => {
        const texts = new Map([
          ['text', text],
          ...(words === null ? [] : [['words', String(words)] as const]),
        ]);
        expect(read(writeCommandLine(nextword, texts))).toEqual({
          name: 'nextword',
          texts: Object.fromEntries(texts),
          stray: '',
        });
      }),
    );
  });

  it('puts every character of the rest of a line into some option', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('text:', 'words:', 'ß', 'é', ' ', 'look:', ':')), (parts) => {
        const line = `/nextword ${parts.join('')}`;
        const result = readCommandLine(line, entries);
        if (result.type !== 'command') throw new Error('always a command');
        const kept = [result.stray, ...result.texts.values()].join('').replaceAll(/[^ßé]/g, '');
        expect(kept).toHaveLength(line.replaceAll(/[^ßé]/g, '').length);
      }),
    );
  });
});

describe('checking options', () => {
  const faults = (texts: Record<string, string>) => {
    const checked = checkOptions(nextword, new Map(Object.entries(texts)));
    return checked.ok ? [] : checked.faults.map((fault) => fault.message);
  };

  it('gives typed values', () => {
    const texts = new Map([
      ['text', 'a'],
      ['words', ' 7 '],
      ['private', 'yes'],
      ['heat', '0,5'],
      ['look', 'bars'],
    ]);
    expect(checkOptions(nextword, texts)).toEqual({
      ok: true,
      options: [
        { name: 'text', value: 'a' },
        { name: 'private', value: true },
        { name: 'words', value: 7 },
        { name: 'heat', value: 0.5 },
        { name: 'look', value: 'b' },
      ],
    });
  });

  it.each([
    [{}, '“text” is needed: the beginning'],
    [{ text: '  ' }, '“text” is needed: the beginning'],
    [{ text: 'a', words: 'ten' }, '“words” must be a whole number from 5 to 25, not “ten”.'],
    [{ text: 'a', words: '4' }, '“words” must be a whole number from 5 to 25, not “4”.'],
    [{ text: 'a', words: '5.5' }, '“words” must be a whole number from 5 to 25, not “5.5”.'],
    [{ text: 'a', heat: '1e3' }, '“heat” must be a number, not “1e3”.'],
    [{ text: 'a', private: 'maybe' }, '“private” must be True or False, not “maybe”.'],
    [{ text: 'a', look: 'pie' }, '“look” must be one of: Bars, Table.'],
    // Code points, not UTF-16 units.
    [{ text: '😀'.repeat(21) }, '“text” may have at most 20 characters; it has 21.'],
  ])('%j', (texts, message) => {
    expect(faults(texts)).toEqual([message]);
  });

  it('takes limits exactly', () => {
    expect(faults({ text: '😀'.repeat(20), words: '25' })).toEqual([]);
    expect(faults({ text: 'a', words: '5' })).toEqual([]);
  });
});

describe('the draft in the box', () => {
  it('starts from a line with a space after the command, and shows what was given', () => {
    expect(draftFromLine('/nextword', entries)).toBeUndefined();
    expect(draftFromLine('/nextword ', entries)?.shown).toEqual(['text']);
    expect(draftFromLine('/nextword text: a words: 5', entries)?.shown).toEqual(['text', 'words']);
    expect(draftFromLine('/nextword a text: b', entries)?.texts.get('text')).toBe('a b');
  });

  it('moves on when an option is typed by name', () => {
    const draft = startDraft(nextword);
    expect(splitTypedOption(draft, 'text', 'The capital words')).toBeUndefined();
    const split = splitTypedOption(draft, 'text', 'The capital words:');
    expect(split?.next).toBe('words');
    expect(split?.draft.texts.get('text')).toBe('The capital');
    expect(split?.draft.shown).toEqual(['text', 'words']);
    expect(splitTypedOption(draft, 'text', 'text:')?.draft.texts.get('text')).toBe('');
    expect(splitTypedOption(draft, 'text', 'a text:')).toBeUndefined();
    expect(splitTypedOption(draft, 'text', 'swords:')).toBeUndefined();
    expect(splitTypedOption(withText(draft, 'words', '5'), 'text', 'a words:')).toBeUndefined();
  });

  it('sends the value of a taken choice while its name stands there', () => {
    const taken = withChoice(startDraft(nextword), 'text', { name: 'Paris (2.1 million)', value: 'paris' });
    expect(checkDraft(taken)).toEqual({ ok: true, options: [{ name: 'text', value: 'paris' }] });
    expect(checkDraft(withText(taken, 'text', 'Paris'))).toEqual({
      ok: true,
      options: [{ name: 'text', value: 'Paris' }],
    });
  });

  it('sends no space that was typed behind the name of an option', () => {
    const draft = withText(startDraft(nextword), 'text', ' The capital of ');
    expect(checkDraft(draft)).toEqual({ ok: true, options: [{ name: 'text', value: 'The capital of ' }] });
  });

  it('asks for suggestions with the sound options and the one being typed as it is', () => {
    const draft = withText(withText(startDraft(nextword), 'words', 'many'), 'text', '');
    expect(partialOptions(draft, 'text')).toEqual([{ name: 'text', value: '' }]);
    expect(partialOptions(withText(draft, 'words', '9'), 'text')).toEqual([
      { name: 'text', value: '' },
      { name: 'words', value: 9 },
    ]);
  });
});

describe('examples', () => {
  it('offers only what a registered command takes', () => {
    expect(examplesFor(entries)).toEqual([]);
    const longer = commands.map((command) => ({
      ...command,
      options:
        command.options?.map((o) => (o.type === 3 && o.name === 'text' ? { ...o, max_length: 1000 } : o)) ??
        [],
    }));
    expect(examplesFor(commandEntries(longer)).flatMap((group) => group.examples)).toEqual([
      '/nextword text: The capital of France is',
    ]);
  });
});
