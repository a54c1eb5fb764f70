/** Bodies that make or change a message, as a bot sends them. */
import { z } from 'zod';
import { legacyComponents, v2Components } from './component-form.js';
import type { FieldFault } from './discord-error.js';
import { codePoints, integer, issue, list, parseForm, snowflake, text, trimmedText, url } from './form.js';
import { LIMITS, MESSAGE_FLAG } from './limits.js';

const WEB = ['http:', 'https:'];
const link = url(LIMITS.url, WEB);
const picture = z.object({ url: url(LIMITS.url, [...WEB, 'attachment:']) });
const icon = url(LIMITS.url, [...WEB, 'attachment:']).nullish();

const embedForm = z
  .object({
    title: trimmedText(0, LIMITS.embedTitle).nullish(),
    description: trimmedText(0, LIMITS.embedDescription).nullish(),
    url: link.nullish(),
    timestamp: z.iso.datetime({ offset: true }).nullish(),
    color: integer(0, LIMITS.color).nullish(),
    footer: z.object({ text: trimmedText(1, LIMITS.footer), icon_url: icon }).nullish(),
    image: picture.nullish(),
    thumbnail: picture.nullish(),
    author: z.object({ name: trimmedText(1, LIMITS.author), url: link.nullish(), icon_url: icon }).nullish(),
    fields: list(
      z.object({
        name: trimmedText(1, LIMITS.fieldName),
        value: trimmedText(1, LIMITS.fieldValue),
        inline: z.boolean().nullish(),
      }),
      0,
      LIMITS.embedFields,
    ).nullish(),
  })
  .superRefine((embed, context) => {
    const shown =
      embed.title ||
      embed.description ||
      embed.footer ||
      embed.image ||
      embed.thumbnail ||
      embed.author ||
      embed.fields?.length;
    if (!shown) {
      context.addIssue(issue('BASE_TYPE_REQUIRED', 'This field is required', embed, ['description']));
    }
  });
export type EmbedForm = z.infer<typeof embedForm>;

const embedsForm = list(embedForm, 0, LIMITS.embeds).superRefine((embeds, context) => {
  let sum = 0;
  for (const { title, description, footer, author, fields } of embeds) {
    const texts = [title, description, footer?.text, author?.name];
    for (const field of fields ?? []) texts.push(field.name, field.value);
    for (const part of texts) sum += codePoints(part ?? '');
  }
  if (sum > LIMITS.embedSum) {
    context.addIssue(
      issue('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${LIMITS.embedSum}`, embeds),
    );
  }
});

const attachmentForm = z.object({
  /** Index of an uploaded file ("0"), or the id of one that the message already has. */
  id: z.union([snowflake, integer(0)]).transform(String),
  description: text(0, LIMITS.attachmentDescription).nullish(),
  filename: text(1, LIMITS.filename).nullish(),
  title: text(0, LIMITS.filename).nullish(),
});

const mentionsForm = z
  .object({
    parse: z.array(z.literal(['users', 'roles', 'everyone'])).nullish(),
    users: list(snowflake, 0, LIMITS.mentionedIds).nullish(),
    roles: list(snowflake, 0, LIMITS.mentionedIds).nullish(),
    replied_user: z.boolean().nullish(),
  })
  .superRefine((value, context) => {
    for (const kind of ['users', 'roles'] as const) {
      if (value.parse?.includes(kind) && value[kind]?.length) {
        context.addIssue(
          issue(
            'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
            `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
            value,
          ),
        );
      }
    }
  });

const common = {
  content: text(0, LIMITS.content).nullish(),
  embeds: embedsForm.nullish(),
  attachments: list(attachmentForm, 0, LIMITS.attachments).nullish(),
  allowed_mentions: mentionsForm.nullish(),
  flags: integer(0).nullish(),
  tts: z.boolean().nullish(),
};
export const legacyFieldFault = (key: 'content' | 'embeds', at: readonly PropertyKey[] = []): FieldFault => ({
  path: [...at, key],
  code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  message: `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
});

const legacyMessage = z.object({ ...common, components: legacyComponents.nullish() });
const v2Message = z
  .object({ ...common, components: v2Components.nullish() })
  .superRefine((message, context) => {
    for (const key of ['content', 'embeds'] as const) {
      if (message[key]?.length) {
        const fault = legacyFieldFault(key);
        context.addIssue(issue(fault.code, fault.message, message, [key]));
      }
    }
  });
export type MessageForm = z.infer<typeof legacyMessage>;

/**
 * `at`: where the message stands in the request, put in front of the faults' paths.
 * `earlierFlags`: flags of the message that an edit changes; the V2 flag cannot be taken away again.
 */
export function parseMessage(
  value: unknown,
  {
    at = [],
    earlierFlags = 0,
  }: { readonly at?: readonly PropertyKey[]; readonly earlierFlags?: number } = {},
): MessageForm {
  const sent: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'flags') : undefined;
  const flags = (typeof sent === 'number' ? sent : 0) | earlierFlags;
  return (flags & MESSAGE_FLAG.componentsV2) === 0
    ? parseForm<MessageForm>(legacyMessage, value, at)
    : parseForm<MessageForm>(v2Message, value, at);
}
