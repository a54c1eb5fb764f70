/** Buttons, menus and Components V2 of a message: Discord's rules, which its own API description mostly leaves out. */
import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { z } from 'zod';
import { ComponentType, customId, emoji, invalid, required, walkComponents } from './component-parts.js';
import { checkedAs, codePoints, integer, issue, list, snowflake, text, url } from './form.js';
import { LIMITS } from './limits.js';
import { selects } from './select-form.js';

const WEB = ['http:', 'https:'];
const MEDIA = [...WEB, 'attachment:'];

const LINK = 5;
const PREMIUM = 6;

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

const row = z
  .object({
    type: z.literal(ComponentType.row),
    components: list(z.discriminatedUnion('type', [button, ...selects]), 1, LIMITS.rowButtons),
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
