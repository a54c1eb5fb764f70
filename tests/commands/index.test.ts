import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../commands/index.js';
import { readCommandLine } from '../../src/discord/command-line.js';
import { codePointLength } from '../../src/jobs/limits.js';
import { MemoryPopulations } from '../../src/store/memory-populations.js';

const CONTEXT = {
  locale: 'en-US',
  person: '1',
  place: { scope: 'u-1', channel: '1' },
  populations: new MemoryPopulations(),
};

describe('every command', () => {
  test('is listed under its own name', () => {
    expect([...COMMANDS.keys()]).toEqual([
      'nextword',
      'sequence',
      'evidence',
      'prob',
      'bayes',
      'population',
      'train',
      'guess',
      'lesson',
      'quiz',
      'model',
      'again',
      'privacy',
      'settings',
      'help',
    ]);
    for (const [name, { definition }] of COMMANDS) expect(definition.name).toBe(name);
  });

  test.each([...COMMANDS.values()].map((command) => [command.definition.name, command] as const))(
    '/%s keeps Discord’s limits and works in servers, direct messages and for users',
    (_, { definition }) => {
      expect(definition.name).toMatch(/^[a-z]{1,32}$/);
      expect(definition.integration_types).toEqual([
        ApplicationIntegrationType.GuildInstall,
        ApplicationIntegrationType.UserInstall,
      ]);
      expect(definition.contexts).toEqual([
        InteractionContextType.Guild,
        InteractionContextType.BotDM,
        InteractionContextType.PrivateChannel,
      ]);
      const options = definition.options ?? [];
      expect(options.map(({ required }) => required === true)).toEqual(
        options.map(({ required }) => required === true).sort((a, b) => Number(b) - Number(a)),
      );
      const descriptions = [definition, ...options].map((part) =>
        'description' in part ? part.description : '',
      );
      for (const description of descriptions) {
        expect(codePointLength(description ?? '')).toBeGreaterThanOrEqual(1);
        expect(codePointLength(description ?? '')).toBeLessThanOrEqual(100);
      }
    },
  );

  test.each([...COMMANDS.values()].flatMap(({ examples }) => [...examples]))(
    'the example %s works as typed',
    async (line) => {
      const read = readCommandLine(line, COMMANDS);
      if (!read.ok) throw new Error(read.refusal.code);
      const { command, options } = read.value;
      if ('act' in command) return;
      const checked =
        'question' in command ? await command.question(options, CONTEXT) : command.repeat(options);
      expect(checked.ok).toBe(true);
    },
  );
});
