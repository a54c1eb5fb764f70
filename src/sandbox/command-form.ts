/** Registrations of application commands. */
import type { APIApplicationCommandOption } from 'discord-api-types/v10';
import { z } from 'zod';
import { textSum } from './command-size.js';
import { checkedAs, codePoints, integer, issue, list, parseForm, text } from './form.js';
import { LIMITS } from './limits.js';

const CHAT_INPUT_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const SUBCOMMAND = 1;
const SUBCOMMAND_GROUP = 2;
const STRING = 3;
const INTEGER = 4;
const NUMBER = 10;

/** Lower case where a lower-case form exists. */
const isChatInputName = (name: string) => CHAT_INPUT_NAME.test(name) && name === name.toLowerCase();

const chatInputName = text(1, LIMITS.commandName).check((context) => {
  const { value } = context;
  if (codePoints(value) <= LIMITS.commandName && value !== '' && !isChatInputName(value)) {
    context.issues.push(issue('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid', value));
  }
});
/** Commands of a person's or message's menu: capitals, spaces and punctuation too, but more than spaces. */
const MENU_NAME = /^[ \p{L}\p{M}\p{N}\p{P}\p{Extended_Pictographic}\p{Emoji_Component}]+$/u;
const menuName = text(1, LIMITS.commandName).check((context) => {
  const { value } = context;
  const isBlank = value !== '' && value.trim() === '';
  if (isBlank || (codePoints(value) <= LIMITS.commandName && value !== '' && !MENU_NAME.test(value))) {
    context.issues.push(issue('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid', value));
  }
});
const description = text(1, LIMITS.description);
const localizations = (schema: z.ZodType<string>) => z.record(z.string(), schema).nullish();
const localized = {
  name_localizations: localizations(chatInputName),
  description_localizations: localizations(description),
};

const duplicates = (names: readonly string[], report: (index: number) => void) => {
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (seen.has(name)) report(index);
    seen.add(name);
  }
};

const choice = z.object({
  name: text(1, LIMITS.choiceText),
  name_localizations: localizations(text(1, LIMITS.choiceText)),
  value: z.union([text(0, LIMITS.choiceText), z.number()]),
});

const leaf = z
  .object({
    type: z.literal([3, 4, 5, 6, 7, 8, 9, 10, 11]),
    name: chatInputName,
    description,
    ...localized,
    required: z.boolean().nullish(),
    choices: list(choice, 0, LIMITS.choices).nullish(),
    autocomplete: z.boolean().nullish(),
    min_value: z.number().nullish(),
    max_value: z.number().nullish(),
    min_length: integer(0, LIMITS.stringOption).nullish(),
    max_length: integer(1, LIMITS.stringOption).nullish(),
    channel_types: z.array(integer(0)).nullish(),
  })
  .superRefine((option, context) => {
    const fault = (key: string, code: string, message: string) =>
      context.addIssue(issue(code, message, option, [key]));
    const takesChoices = option.type === STRING || option.type === INTEGER || option.type === NUMBER;
    if (option.choices?.length && option.autocomplete) {
      fault(
        'autocomplete',
        'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
        'Choices and autocomplete exclude each other',
      );
    }
    if (!takesChoices && (option.choices?.length || option.autocomplete)) {
      fault(
        'type',
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'This type of option has no choices or autocomplete',
      );
    }
    for (const [index, { value }] of (option.choices ?? []).entries()) {
      const fits =
        option.type === STRING
          ? typeof value === 'string'
          : typeof value === 'number' && (option.type === NUMBER || Number.isSafeInteger(value));
      if (!fits) {
        context.addIssue(
          issue('BASE_TYPE_INVALID', 'The value is not of the type of its option', option, [
            'choices',
            index,
            'value',
          ]),
        );
      }
    }
    duplicates(
      (option.choices ?? []).map(({ name }) => name),
      (index) =>
        context.addIssue(
          issue('APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATED', 'Choice names must be unique', option, [
            'choices',
            index,
            'name',
          ]),
        ),
    );
    if (option.min_length != null && option.max_length != null && option.min_length > option.max_length) {
      fault('min_length', 'BASE_TYPE_INVALID', 'min_length must not be greater than max_length');
    }
    if (option.min_value != null && option.max_value != null && option.min_value > option.max_value) {
      fault('min_value', 'BASE_TYPE_INVALID', 'min_value must not be greater than max_value');
    }
  });

interface Named {
  readonly name: string;
  readonly type: number;
  readonly required?: boolean | null | undefined;
}

function checkOptions(options: readonly Named[], context: z.core.$RefinementCtx): void {
  duplicates(
    options.map(({ name }) => name),
    (index) =>
      context.addIssue(
        issue('APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED', 'Option names must be unique', options, [
          index,
          'name',
        ]),
      ),
  );
  const firstOptional = options.findIndex(({ required }) => required !== true);
  for (const [index, option] of options.entries()) {
    if (option.required === true && firstOptional !== -1 && index > firstOptional) {
      context.addIssue(
        issue(
          'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
          'Required options must be placed before non-required options',
          options,
          [index],
        ),
      );
    }
  }
  const below = options.filter(({ type }) => type === SUBCOMMAND || type === SUBCOMMAND_GROUP).length;
  if (below > 0 && below < options.length) {
    context.addIssue(
      issue(
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'Sub-command and sub-command group option types are mutually exclusive to all other types',
        options,
      ),
    );
  }
}

const named = { name: chatInputName, description, ...localized };
const subcommand = z.object({
  type: z.literal(SUBCOMMAND),
  ...named,
  options: list(leaf, 0, LIMITS.options).superRefine(checkOptions).nullish(),
});
const subcommandGroup = z.object({
  type: z.literal(SUBCOMMAND_GROUP),
  ...named,
  options: list(subcommand, 1, LIMITS.options).superRefine(checkOptions),
});
const options = list(
  z.discriminatedUnion('type', [leaf, subcommand, subcommandGroup]),
  0,
  LIMITS.options,
).superRefine(checkOptions);

const shared = {
  default_member_permissions: z
    .union([z.string().regex(/^\d{1,20}$/), integer(0)])
    .transform(String)
    .nullish(),
  dm_permission: z.boolean().nullish(),
  nsfw: z.boolean().nullish(),
  contexts: z.array(z.literal([0, 1, 2])).nullish(),
  integration_types: z.array(z.literal([0, 1])).nullish(),
};

const chatInput = z
  .object({
    type: z
      .literal(1)
      .nullish()
      .transform(() => 1 as const),
    ...named,
    ...shared,
    options: checkedAs<APIApplicationCommandOption[]>(options).nullish(),
  })
  .superRefine((command, context) => {
    if (textSum(command) > LIMITS.commandSum) {
      context.addIssue(
        issue(
          'APPLICATION_COMMAND_TOO_LARGE',
          `Command exceeds maximum size (${LIMITS.commandSum})`,
          command,
        ),
      );
    }
  });

const contextMenu = z
  .object({
    type: z.literal([2, 3]),
    name: menuName,
    name_localizations: localizations(menuName),
    description: z.literal('').nullish(),
    options: list(z.unknown(), 0, 0).nullish(),
    ...shared,
  })
  .transform((command) => ({ ...command, description: '', description_localizations: null, options: null }));

const isContextMenu = (value: unknown): boolean => {
  const type: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'type') : undefined;
  return type !== undefined && type !== null && type !== 1;
};

export type CommandForm = z.infer<typeof chatInput> | z.infer<typeof contextMenu>;

export const parseCommand = (value: unknown, at: readonly PropertyKey[] = []): CommandForm =>
  isContextMenu(value)
    ? parseForm<CommandForm>(contextMenu, value, at)
    : parseForm<CommandForm>(chatInput, value, at);

/** A whole scope at once: what is registered afterwards is exactly this. */
export function parseCommands(value: unknown): readonly CommandForm[] {
  const commands = parseForm(z.array(z.unknown()), value).map((command, index) =>
    parseCommand(command, [index]),
  );
  const scope = z.array(z.custom<CommandForm>()).superRefine((all, context) => {
    duplicates(
      all.map(({ type, name }) => `${type} ${name}`),
      (index) =>
        context.addIssue(
          issue('APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique', all, [
            index,
            'name',
          ]),
        ),
    );
    for (const [type, max] of [
      [1, LIMITS.chatInputCommands],
      [2, LIMITS.contextMenuCommands],
      [3, LIMITS.contextMenuCommands],
    ] as const) {
      if (all.filter((command) => command.type === type).length > max) {
        context.addIssue(issue('BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`, all));
      }
    }
  });
  return parseForm(scope, commands);
}
