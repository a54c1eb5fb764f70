/** Buttons, menus and Components V2 of a message: Discord's rules, which its own API description mostly leaves out. */
import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { z } from 'zod';
import { checkedAs, codePoints, integer, issue, list, snowflake, text, url } from './form.js';
import { LIMITS } from './limits.js';

const WEB = ['http:', 'https:'];
const MEDIA = [...WEB, 'attachment:'];

const customId = text(1, LIMITS.customId);
const emoji = z.object({
  id: snowflake.nullish(),
  name: text(1, 64).nullish(),
  animated: z.boolean().nullish(),
});

export const ComponentType = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
} as const;

const LINK = 5;
const PREMIUM = 6;

const required = (context: z.core.$RefinementCtx, input: object, key: string) =>
  context.addIssue(issue('BASE_TYPE_REQUIRED', 'This field is required', input, [key]));
const invalid = (context: z.core.$RefinementCtx, input: object, message: string, path: PropertyKey[] = []) =>
  context.addIssue(issue('COMPONENT_VALIDATION_FAILED', message, input, path));

const button = z
  .object({
    type: z.literal(ComponentType.button),
    style: z.literal([1, 2, 3, 4, LINK, PREMIUM]),
    label: text(0, LIMITS.buttonLabel).nullish(),
    emoji: emoji.nullish(),
    custom_id: customId.nullish(),
    url: url(LIMITS.buttonUrl, [...WEB, 'discord:']).nullish(),
    sku_id: snowflake.nullish(),
    disabled: z.boolean().nullish(),
  })
  .superRefine((value, context) => {
    if (value.style === PREMIUM) {
      if (value.sku_id == null) required(context, value, 'sku_id');
      return;
    }
    if (!value.label && value.emoji == null)
      invalid(context, value, 'A button must have a label or an emoji.');
    if (value.style === LINK) {
      if (value.url == null) required(context, value, 'url');
      if (value.custom_id != null) {
        invalid(context, value, 'A custom id and url cannot both be specified', ['custom_id']);
      }
      return;
    }
    if (value.custom_id == null) required(context, value, 'custom_id');
    if (value.url != null) invalid(context, value, 'A custom id and url cannot both be specified', ['url']);
  });

const selectBase = {
  custom_id: customId,
  placeholder: text(0, LIMITS.selectPlaceholder).nullish(),
  min_values: integer(0, LIMITS.selectOptions).nullish(),
  max_values: integer(1, LIMITS.selectOptions).nullish(),
  disabled: z.boolean().nullish(),
};

type Bounds = { min_values?: number | null | undefined; max_values?: number | null | undefined };
function checkBounds(value: Bounds, context: z.core.$RefinementCtx): void {
  if ((value.min_values ?? 1) > (value.max_values ?? 1)) {
    invalid(context, value, 'min_values must not be greater than max_values', ['min_values']);
  }
}

export const stringSelect = z
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

const entitySelect = (type: 5 | 6 | 7 | 8) =>
  z.object({ type: z.literal(type), ...selectBase }).superRefine(checkBounds);

const row = z
  .object({
    type: z.literal(ComponentType.row),
    components: list(
      z.discriminatedUnion('type', [
        button,
        stringSelect,
        entitySelect(5),
        entitySelect(6),
        entitySelect(7),
        entitySelect(8),
      ]),
      1,
      LIMITS.rowButtons,
    ),
  })
  .superRefine((value, context) => {
    const selects = value.components.filter(({ type }) => type !== ComponentType.button).length;
    if (selects > 0 && value.components.length > 1) {
      invalid(context, value, 'A row holds up to 5 buttons or exactly one select menu', ['components']);
    }
  });

const media = z.object({ url: url(LIMITS.url, MEDIA) });
const textDisplay = z.object({
  type: z.literal(ComponentType.textDisplay),
  content: text(1, LIMITS.textDisplaySum),
});
const described = { description: text(1, 1024).nullish(), spoiler: z.boolean().nullish() };
const thumbnail = z.object({ type: z.literal(ComponentType.thumbnail), media, ...described });
const section = z.object({
  type: z.literal(ComponentType.section),
  components: list(textDisplay, 1, 3),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});
const gallery = z.object({
  type: z.literal(ComponentType.mediaGallery),
  items: list(z.object({ media, ...described }), 1, 10),
});
const file = z.object({
  type: z.literal(ComponentType.file),
  file: z.object({ url: url(LIMITS.url, ['attachment:']) }),
  spoiler: z.boolean().nullish(),
});
const separator = z.object({
  type: z.literal(ComponentType.separator),
  divider: z.boolean().nullish(),
  spacing: z.literal([1, 2]).nullish(),
});
const inContainer = [row, textDisplay, section, gallery, file, separator] as const;
const container = z.object({
  type: z.literal(ComponentType.container),
  components: list(z.discriminatedUnion('type', inContainer), 1, LIMITS.components),
  accent_color: integer(0, LIMITS.color).nullish(),
  spoiler: z.boolean().nullish(),
});

const legacy = list(row, 0, LIMITS.rows);
const componentsV2 = list(z.discriminatedUnion('type', [...inContainer, container]), 0, LIMITS.components);

/** Without the V2 flag: up to 5 rows of buttons or one menu. */
export const legacyComponents = checkedAs<APIMessageTopLevelComponent[]>(legacy.superRefine(checkWhole));
/** With it: up to 40 components, nested ones counted. */
export const v2Components = checkedAs<APIMessageTopLevelComponent[]>(componentsV2.superRefine(checkWhole));

/** What concerns all components of a message together. */
function checkWhole(components: readonly object[], context: z.core.$RefinementCtx): void {
  const ids = new Set<string>();
  let count = 0;
  let displayed = 0;
  for (const { component, path } of walkComponents(components)) {
    count++;
    const id: unknown = Reflect.get(component, 'custom_id');
    if (typeof id === 'string') {
      if (ids.has(id)) {
        context.addIssue(
          issue('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated', components, [
            ...path,
            'custom_id',
          ]),
        );
      }
      ids.add(id);
    }
    const content: unknown = Reflect.get(component, 'content');
    if (typeof content === 'string') displayed += codePoints(content);
  }
  if (count > LIMITS.components) {
    context.addIssue(
      issue('BASE_TYPE_BAD_LENGTH', `Must be ${LIMITS.components} or fewer in length.`, components),
    );
  }
  if (displayed > LIMITS.textDisplaySum) {
    context.addIssue(
      issue(
        'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
        `Components displayable text size exceeds maximum size of ${LIMITS.textDisplaySum}`,
        components,
      ),
    );
  }
}

/** Every component with its path, outer before inner. */
export function* walkComponents(
  components: readonly object[],
  at: readonly PropertyKey[] = [],
): Generator<{ readonly component: object; readonly path: readonly PropertyKey[] }> {
  for (const [index, component] of components.entries()) {
    const path = [...at, index];
    yield { component, path };
    const inner: unknown = Reflect.get(component, 'components');
    if (Array.isArray(inner)) yield* walkComponents(inner, [...path, 'components']);
    for (const key of ['accessory', 'component'] as const) {
      const single: unknown = Reflect.get(component, key);
      if (typeof single === 'object' && single !== null) yield { component: single, path: [...path, key] };
    }
  }
}
