import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../commands/index.js';
import type { Command } from '../../src/discord/command.js';
import { readCommandLine } from '../../src/discord/command-line.js';
import { refuse } from '../../src/jobs/refusal.js';

const read = (line: string) => {
  const result = readCommandLine(line, COMMANDS);
  return result.ok ? Object.fromEntries(result.value.options) : result.refusal;
};

describe('a command as one line', () => {
  it('reads whole numbers, numbers, yes and no, choices and texts', () => {
    expect(
      read(
        '/nextword text:The sky is words:5 temperature:0.7 top_p:.9 top_k:3 complete:no fold:YES view:Tokens draw:0',
      ),
    ).toEqual({
      text: 'The sky is',
      words: 5,
      temperature: 0.7,
      top_p: 0.9,
      top_k: 3,
      complete: false,
      fold: true,
      view: 'tokens',
      draw: 0,
    });
  });

  it('keeps a text with colons whole, and reads /again', () => {
    expect(read('/sequence text:He said: yes compare:He said: no')).toEqual({
      text: 'He said: yes',
      compare: 'He said: no',
    });
    expect(read('/again id:7k2fmp option:words value:15')).toEqual({
      id: '7k2fmp',
      option: 'words',
      value: '15',
    });
    expect(read('/again 7k2fmp')).toEqual({ id: '7k2fmp' });
  });

  it.each(['1e3', 'Infinity', 'NaN', '0x1', '1,5', '', '--1', '1.2.3', '.', '9'.repeat(16)])(
    'a temperature of %j is no number',
    (typed) =>
      expect(read(`/nextword text:a temperature:${typed}`)).toMatchObject({
        code: 'not-a-number',
        min: 0,
        max: 2,
      }),
  );

  it.each(['all', 'constructor', '__proto__', ''])('a view of %j is none of the choices', (typed) =>
    expect(read(`/nextword text:a view:${typed}`)).toMatchObject({
      code: 'not-a-choice',
      known: ['words', 'tokens', 'how'],
    }),
  );
});

describe('a command with subcommands', () => {
  const text = { type: ApplicationCommandOptionType.String as const, name: 'text', description: 'a' };
  const show = {
    type: ApplicationCommandOptionType.Subcommand as const,
    name: 'show',
    description: 'a',
    options: [{ ...text, required: true }],
  };
  const keep: Command = {
    definition: { name: 'keep', description: 'a', options: [show] },
    examples: [],
    isPrivate: () => false,
    act: async () => refuse({ code: 'unknown-card', id: '' }),
  };
  const commands = new Map([['keep', keep]]);

  it('has the words of its path, then its options', () => {
    expect(readCommandLine('/keep show text:a b', commands)).toMatchObject({
      ok: true,
      value: { path: ['show'], options: new Map([['text', 'a b']]) },
    });
    expect(readCommandLine('/keep  show a b', commands)).toMatchObject({
      value: { path: ['show'], options: new Map([['text', 'a b']]) },
    });
  });

  it.each([
    ['/keep', ''],
    ['/keep text:a', 'text:a'],
    ['/keep shows a', 'shows'],
    ['/keep __proto__', '__proto__'],
  ])('%j is refused with what there is', (line, name) => {
    expect(readCommandLine(line, commands)).toEqual({
      ok: false,
      refusal: { code: 'unknown-subcommand', command: 'keep', name, known: ['show'] },
    });
  });
});
