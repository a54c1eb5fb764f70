/** Menus: of given entries, and of people, roles and channels. */
import { z } from 'zod';
import { ComponentType, customId, emoji, invalid } from './component-parts.js';
import { integer, issue, list, snowflake, text } from './form.js';
import { LIMITS } from './limits.js';

const selectBase = {
  custom_id: customId,
  placeholder: text(0, LIMITS.selectPlaceholder).nullish(),
  min_values: integer(0, LIMITS.selectOptions).nullish(),
  max_values: integer(1, LIMITS.selectOptions).nullish(),
  disabled: z.boolean().nullish(),
  /** Of modals alone. */
  required: z.boolean().nullish(),
};

type Bounds = { min_values?: number | null | undefined; max_values?: number | null | undefined };
function checkBounds(value: Bounds, context: z.core.$RefinementCtx): void {
  if ((value.min_values ?? 1) > (value.max_values ?? 1)) {
    invalid(context, value, 'min_values must not be greater than max_values', ['min_values']);
  }
}

const stringSelect = z
  .object({
    type: z.literal(ComponentType.stringSelect),
    ...selectBase,
    options: list(
      z.object({
        label: text(1, LIMITS.selectText),
        value: text(1, LIMITS.selectText),
        description: text(0, LIMITS.selectText).nullish(),
        emoji: emoji.nullish(),
        default: z.boolean().nullish(),
      }),
      1,
      LIMITS.selectOptions,
    ),
  })
  .superRefine((value, context) => {
    checkBounds(value, context);
    const seen = new Set<string>();
    for (const [index, option] of value.options.entries()) {
      if (seen.has(option.value)) {
        context.addIssue(
          issue(
            'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
            'The specified option value is already used',
            value,
            ['options', index, 'value'],
          ),
        );
      }
      seen.add(option.value);
    }
    const defaults = value.options.filter((option) => option.default === true).length;
    if (defaults > (value.max_values ?? 1)) {
      invalid(context, value, 'More options are chosen by default than max_values', ['options']);
    }
    if ((value.min_values ?? 1) > value.options.length) {
      invalid(context, value, 'min_values is greater than the number of options', ['min_values']);
    }
  });

type Defaulted = Bounds & { default_values?: readonly object[] | null | undefined };
function checkDefaults(value: Defaulted, context: z.core.$RefinementCtx): void {
  checkBounds(value, context);
  const count = value.default_values?.length ?? 0;
  if (count > (value.max_values ?? 1)) {
    invalid(context, value, 'More entries are chosen by default than max_values', ['default_values']);
  }
  if (count > 0 && count < (value.min_values ?? 1)) {
    invalid(context, value, 'Fewer entries are chosen by default than min_values', ['default_values']);
  }
}

const entitySelect = <T extends 5 | 6 | 7 | 8>(type: T, kinds: readonly ('user' | 'role' | 'channel')[]) =>
  z
    .object({
      type: z.literal(type),
      ...selectBase,
      default_values: list(
        z.object({ id: snowflake, type: z.literal([...kinds]) }),
        0,
        LIMITS.selectOptions,
      ).nullish(),
      ...(type === ComponentType.channelSelect ? { channel_types: z.array(integer(0)).nullish() } : {}),
    })
    .superRefine(checkDefaults);

export const selects = [
  stringSelect,
  entitySelect(ComponentType.userSelect, ['user']),
  entitySelect(ComponentType.roleSelect, ['role']),
  entitySelect(ComponentType.mentionableSelect, ['user', 'role']),
  entitySelect(ComponentType.channelSelect, ['channel']),
] as const;
