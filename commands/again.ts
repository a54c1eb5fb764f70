/** `/again id [option] [value] [private]`: a kept question once more, bit for bit or with one option changed. */
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import type { Choice, CompletionContext, Options, Repeat, RepeatingCommand } from '../src/discord/command.js';
import { COMMAND_LIMITS } from '../src/discord/limits.js';
import { cutGraphemes } from '../src/discord/safe-text.js';
import { accept, type Checked, refuse } from '../src/jobs/refusal.js';
import { EVERYWHERE, PRIVATE, PRIVATE_OPTION } from './definition.js';

const EXAMPLES = ['/again id:7k2fmp', '/again id:7k2fmp option:words value:15'] as const;

export const again = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'again',
    description:
      'Ask a question again by the id of its answer: the same bit for bit, or with one option changed',
    ...EVERYWHERE,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'id',
        description: 'The id in the last line of the answer, for example: 7k2fmp',
        required: true,
        autocomplete: true,
        min_length: 1,
        max_length: 20,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'option',
        description: 'The option that shall be different, for example: words',
        required: false,
        autocomplete: true,
        min_length: 1,
        max_length: 32,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'value',
        description: 'What it shall be; without it, the option is left out',
        required: false,
        autocomplete: true,
        min_length: 1,
        max_length: 2000,
      },
      PRIVATE_OPTION,
    ],
  },
  examples: EXAMPLES,

  repeat(options: Options): Checked<Repeat> {
    const id = options.get('id');
    if (typeof id !== 'string' || id.trim() === '') {
      return refuse({ code: 'missing-option', command: 'again', option: 'id', example: EXAMPLES[0] });
    }
    const option = options.get('option');
    const value = options.get('value');
    if (option === undefined) {
      if (value === undefined) return accept({ id: idOf(id) });
      return refuse({ code: 'missing-option', command: 'again', option: 'option', example: EXAMPLES[1] });
    }
    return accept({
      id: idOf(id),
      change: {
        option: String(option).trim(),
        ...(value === undefined ? {} : { value: String(value) }),
      },
    });
  },

  async autocomplete(option: string, typed: string, context: CompletionContext): Promise<readonly Choice[]> {
    if (option === 'id') return await offerIds(typed, context);
    const found = await context.find(idOf(String(context.options.get('id') ?? '')));
    if (found === undefined) return [];
    const changeable = (found.definition.options ?? []).filter(({ name }) => name !== PRIVATE);
    if (option === 'option') {
      return changeable
        .filter(({ name }) => name.startsWith(typed.trim().toLowerCase()))
        .map((definition) => ({
          name: shown(`${definition.name}: ${currentValue(found.card.options, definition.name)}`),
          value: definition.name,
        }));
    }
    const chosen = changeable.find(({ name }) => name === context.options.get('option'));
    return chosen === undefined ? [] : offerValues(chosen, typed);
  },
} satisfies RepeatingCommand;

/** Ids are read aloud and typed off a picture, so case and spaces do not matter. */
function idOf(typed: string): string {
  return typed.trim().toLowerCase();
}

async function offerIds(typed: string, context: CompletionContext): Promise<readonly Choice[]> {
  const start = idOf(typed);
  return (await context.recent())
    .filter(({ id }) => id.startsWith(start))
    .slice(0, COMMAND_LIMITS.choices)
    .map(({ id, command, options }) => ({
      name: shown(`${id} · /${command} ${[...options.values()].join(' · ')}`),
      value: id,
    }));
}

function currentValue(options: Options, name: string): string {
  const value = options.get(name);
  return value === undefined ? 'not given' : String(value);
}

type Definition = NonNullable<CompletionFound['definition']['options']>[number];
type CompletionFound = NonNullable<Awaited<ReturnType<CompletionContext['find']>>>;

function offerValues(definition: Definition, typed: string): readonly Choice[] {
  const offers =
    definition.type === ApplicationCommandOptionType.Boolean
      ? ['true', 'false'].map((value) => ({ name: value, value }))
      : 'choices' in definition
        ? (definition.choices ?? []).map(({ name, value }) => ({ name, value: String(value) }))
        : [];
  return offers.filter(({ value }) => value.startsWith(typed.trim().toLowerCase()));
}

/** In one line and within Discord's limit of a choice. */
function shown(text: string): string {
  return cutGraphemes(text.replaceAll(/\s+/g, ' ').trim(), COMMAND_LIMITS.choiceName);
}
