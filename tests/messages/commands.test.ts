import type { APIApplicationCommandOption } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { COMMANDS, MESSAGE_COMMANDS } from '../../commands/index.js';
import { codePointLength } from '../../src/jobs/limits.js';
import { COMMAND_TEXTS, localise } from '../../src/messages/commands/localise.js';

interface Part {
  readonly path: string;
  readonly name: string;
  readonly description: string;
  readonly names: Readonly<Record<string, string>>;
  readonly descriptions: Readonly<Record<string, string>>;
  readonly below: readonly Part[];
  readonly choices: readonly {
    readonly key: string;
    readonly name: string;
    readonly names: Readonly<Record<string, string>>;
  }[];
}

type Named = Pick<
  APIApplicationCommandOption,
  'name' | 'description' | 'name_localizations' | 'description_localizations'
>;

function partOf(option: Named & { options?: unknown; choices?: unknown }, above: readonly string[]): Part {
  const path = [...above, option.name].join('.');
  const options = (option.options ?? []) as readonly APIApplicationCommandOption[];
  const choices = (option.choices ?? []) as readonly {
    name: string;
    value: string;
    name_localizations?: object;
  }[];
  return {
    path,
    name: option.name,
    description: option.description,
    names: { ...option.name_localizations } as Record<string, string>,
    descriptions: { ...option.description_localizations } as Record<string, string>,
    below: options.map((below) => partOf(below, [...above, option.name])),
    choices: choices.map(({ name, value, name_localizations }) => ({
      key: `${path}#${value}`,
      name,
      names: { ...name_localizations } as Record<string, string>,
    })),
  };
}

const definitions = [...COMMANDS.values()].map(({ definition }) => localise(definition));
const commands = definitions.map((definition) => partOf(definition as Named, []));
const flat = (parts: readonly Part[]): readonly Part[] =>
  parts.flatMap((part) => [part, ...flat(part.below)]);
const parts = flat(commands);
const locales = Object.keys(COMMAND_TEXTS);

/** Words that a language shares with English. */
const SAME: ReadonlySet<string> = new Set([
  'bayes',
  'quiz',
  'questions',
  'condition',
  'id',
  'name',
  'option',
  'person',
  'population',
  'question',
  'test',
  'tests',
  'text',
  'titanic',
  'top_k',
  'top_p',
  'verb',
]);

describe('names and descriptions of the commands', () => {
  test.each(locales)('are all there in %s', (locale) => {
    expect(parts.filter(({ names }) => names[locale] === undefined).map(({ path }) => path)).toEqual([]);
    // A language is called by its own name in all of them.
    const isLanguage = ({ key }: { readonly key: string }) => /^settings\.language#(?!own$)/.test(key);
    const choices = parts.flatMap((part) => part.choices).filter((choice) => !isLanguage(choice));
    expect(choices.filter(({ names }) => names[locale] === undefined).map(({ key }) => key)).toEqual([]);
    for (const { definition } of MESSAGE_COMMANDS.values()) {
      const name = localise(definition).name_localizations?.[locale as 'de'] ?? '';
      expect(codePointLength(name)).toBeGreaterThanOrEqual(1);
      expect(codePointLength(name)).toBeLessThanOrEqual(32);
    }
  });

  test('are kept for nothing that a command does not have', () => {
    const paths = new Set([...parts.map(({ path }) => path), ...parts.map(({ name }) => `*.${name}`)]);
    const keys = new Set(parts.flatMap((part) => part.choices.map(({ key }) => key)));
    const isOfCommand = (key: string) => COMMANDS.has(key.split(/[.#]/)[0] ?? '');
    expect(Object.keys(COMMAND_TEXTS.de.named).filter((key) => isOfCommand(key) && !paths.has(key))).toEqual(
      [],
    );
    expect(Object.keys(COMMAND_TEXTS.de.choices).filter((key) => isOfCommand(key) && !keys.has(key))).toEqual(
      [],
    );
  });

  test.each(locales)('are not left in English in %s', (locale) => {
    expect(
      parts.filter(({ names, name }) => names[locale] === name && !SAME.has(name)).map(({ path }) => path),
    ).toEqual([]);
    // Examples alone are the same: they are typed as they stand.
    expect(
      parts
        .filter(({ descriptions, description }) => descriptions[locale] === description)
        .map(({ path }) => path),
    ).toEqual(parts.filter(({ path }) => path === 'population.add.attributes').map(({ path }) => path));
    expect(parts.flatMap((part) => part.choices).filter(({ names, name }) => names[locale] === name)).toEqual(
      [],
    );
  });

  test.each(locales)('keep Discord’s rules in %s', (locale) => {
    for (const { path, names, descriptions, choices } of parts) {
      const name = names[locale] ?? '';
      expect(name, path).toMatch(/^[-_'\p{L}\p{N}]{1,32}$/u);
      expect(name, path).toBe(name.toLowerCase());
      expect(
        codePointLength(descriptions[locale] ?? ''),
        `${path}: ${descriptions[locale]}`,
      ).toBeLessThanOrEqual(100);
      for (const choice of choices)
        expect(codePointLength(choice.names[locale] ?? '')).toBeLessThanOrEqual(100);
    }
    // Two with one name could not be told apart, nor one that is called as another is in English.
    for (const siblings of [commands, ...parts.map(({ below }) => below)]) {
      const called = siblings.map(({ names }) => names[locale]);
      expect(new Set(called).size).toBe(called.length);
      for (const { name, names } of siblings) {
        const others = siblings.filter((other) => other.name !== name).map((other) => other.name);
        expect(others).not.toContain(names[locale]);
      }
    }
  });

  test('stay below Discord’s sum of 8,000 characters for a command', () => {
    const longest = (one: string, others: Readonly<Record<string, string>>) =>
      Math.max(...[one, ...Object.values(others)].map(codePointLength));
    for (const command of commands) {
      const sum = flat([command]).reduce(
        (total, { name, names, description, descriptions, choices }) =>
          total +
          longest(name, names) +
          longest(description, descriptions) +
          choices.reduce((all, choice) => all + longest(choice.name, choice.names) + choice.key.length, 0),
        0,
      );
      expect(sum, command.name).toBeLessThan(8_000);
    }
  });

  test('leave the names that come back as they are', () => {
    for (const [index, { definition }] of [...COMMANDS.values()].entries()) {
      const localised = definitions[index];
      expect(localised?.name).toBe(definition.name);
      expect(commands[index]?.below.map(({ name }) => name)).toEqual(
        (definition.options ?? []).map(({ name }) => name),
      );
    }
  });
});
