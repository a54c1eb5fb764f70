/** From what a bot sent to what is shown: attachment addresses, numbered components, mentions. */
import {
  type APIAttachment,
  type APIEmbed,
  type APIEmbedImage,
  type APIMessageTopLevelComponent,
  type APIUser,
  EmbedType,
} from 'discord-api-types/v10';
import type { PlannedFile } from './attached-files.js';
import { ComponentType, walkComponents } from './component-parts.js';
import { type FieldFault, invalidForm } from './discord-error.js';
import type { EmbedForm, MessageForm } from './message-form.js';
import type { FileOfMessage, ShownInside } from './message-store.js';

const ATTACHMENT = 'attachment://';

interface Reference {
  readonly name: string;
  readonly part: 'embeds' | 'components';
  readonly path: readonly PropertyKey[];
}

/** Every place of the request that names a file by `attachment://`. */
function* references(embeds: readonly EmbedForm[], components: readonly object[]): Generator<Reference> {
  for (const [index, embed] of embeds.entries()) {
    for (const [path, url] of [
      [['image', 'url'], embed.image?.url],
      [['thumbnail', 'url'], embed.thumbnail?.url],
      [['footer', 'icon_url'], embed.footer?.icon_url],
      [['author', 'icon_url'], embed.author?.icon_url],
    ] as const) {
      if (url?.startsWith(ATTACHMENT)) {
        yield { name: url.slice(ATTACHMENT.length), part: 'embeds', path: [index, ...path] };
      }
    }
  }
  for (const { holder, path } of mediaHolders(components)) {
    if (holder.url.startsWith(ATTACHMENT)) {
      yield { name: holder.url.slice(ATTACHMENT.length), part: 'components', path: [...path, 'url'] };
    }
  }
}

interface MediaHolder {
  url: string;
}
const isMediaHolder = (value: unknown): value is MediaHolder =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'url') === 'string';

/** `owner`: the component, or entry of a gallery, that shows it. */
function* mediaHolders(components: readonly object[]): Generator<{
  readonly holder: MediaHolder;
  readonly owner: object;
  readonly path: readonly PropertyKey[];
}> {
  for (const { component, path } of walkComponents(components)) {
    for (const key of ['media', 'file'] as const) {
      const holder: unknown = Reflect.get(component, key);
      if (isMediaHolder(holder)) yield { holder, owner: component, path: [...path, key] };
    }
    const items: unknown = Reflect.get(component, 'items');
    for (const [index, item] of (Array.isArray(items) ? items : []).entries()) {
      const holder: unknown = Reflect.get(item, 'media');
      if (isMediaHolder(holder)) yield { holder, owner: item, path: [...path, 'items', index, 'media'] };
    }
  }
}

/**
 * Names of files that a request shows inside of embeds and components. Throws 50035 for one that the message does not
 * have: Discord would drop the picture without a word from an embed, which nobody ever wants.
 */
export function namesShownInside(
  form: Pick<MessageForm, 'embeds' | 'components'>,
  files: readonly PlannedFile[],
  at: readonly PropertyKey[],
): ShownInside {
  const known = new Set(files.map(({ name }) => name));
  const shown = { embeds: new Set<string>(), components: new Set<string>() };
  const faults: FieldFault[] = [];
  for (const { name, part, path } of references(form.embeds ?? [], form.components ?? [])) {
    shown[part].add(name);
    if (known.has(name)) continue;
    faults.push({
      path: [...at, part, ...path],
      code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
      message: `The referenced attachment "${name.slice(0, 100)}" was not found in the list of attachments`,
    });
  }
  if (faults.length > 0) throw invalidForm(faults);
  return shown;
}

/** `origin`: of this server, without a slash at the end. */
export function attachmentUrl({ file }: FileOfMessage, origin: string): string {
  return `${origin}/attachments/${file.channelId}/${file.id}/${file.name}`;
}

export function toAttachment(entry: FileOfMessage, origin: string): APIAttachment {
  const url = attachmentUrl(entry, origin);
  const { file, description, title } = entry;
  return {
    id: file.id,
    filename: file.name,
    size: file.data.byteLength,
    url,
    proxy_url: url,
    content_type: file.kind?.type ?? 'application/octet-stream',
    ...file.kind?.size,
    ...(description === undefined ? {} : { description }),
    ...(title === undefined ? {} : { title }),
  };
}

export class MediaResolver {
  readonly #files: readonly FileOfMessage[];
  readonly #origin: string;

  constructor(files: readonly FileOfMessage[], origin: string) {
    this.#files = files;
    this.#origin = origin;
  }

  /** Undefined: not kept here. */
  fileAt(url: string): FileOfMessage | undefined {
    return url.startsWith(ATTACHMENT)
      ? this.#files.find(({ file }) => file.name === url.slice(ATTACHMENT.length))
      : undefined;
  }

  /** As a component names it: with an id of its own, "0" for what is not kept here. */
  unfurl(url: string): APIEmbedImage & { readonly id: string; readonly attachment_id?: string } {
    const id = this.fileAt(url)?.file.id;
    return { ...this.resolve(url), ...(id === undefined ? { id: '0' } : { id, attachment_id: id }) };
  }

  resolve(url: string): APIEmbedImage {
    const entry = this.fileAt(url);
    if (entry === undefined) return { url, proxy_url: url };
    const { file, description } = entry;
    const address = attachmentUrl(entry, this.#origin);
    return {
      url: address,
      proxy_url: address,
      content_type: file.kind?.type ?? 'application/octet-stream',
      ...file.kind?.size,
      ...(description === undefined ? {} : { description }),
    };
  }
}

export function toEmbed(form: EmbedForm, media: MediaResolver): APIEmbed {
  const icon = (url: string | null | undefined) => {
    if (url == null) return {};
    const resolved = media.resolve(url).url;
    return { icon_url: resolved, proxy_icon_url: resolved };
  };
  const { title, description, url, timestamp, color, footer, image, thumbnail, author, fields } = form;
  return {
    type: EmbedType.Rich,
    ...(title ? { title } : {}),
    ...(description ? { description } : {}),
    ...(url == null ? {} : { url }),
    ...(timestamp == null ? {} : { timestamp: new Date(timestamp).toISOString() }),
    ...(color == null ? {} : { color }),
    ...(footer == null ? {} : { footer: { text: footer.text, ...icon(footer.icon_url) } }),
    ...(image == null ? {} : { image: media.resolve(image.url) }),
    ...(thumbnail == null ? {} : { thumbnail: media.resolve(thumbnail.url) }),
    ...(author == null
      ? {}
      : {
          author: {
            name: author.name,
            ...(author.url == null ? {} : { url: author.url }),
            ...icon(author.icon_url),
          },
        }),
    ...(fields == null || fields.length === 0
      ? {}
      : { fields: fields.map(({ name, value, inline }) => ({ name, value, inline: inline ?? false })) }),
  };
}

const SELECT_DEFAULTS = { min_values: 1, max_values: 1 };
/** What Discord fills in where a bot says nothing, by component type. */
const COMPONENT_DEFAULTS: ReadonlyMap<unknown, object> = new Map<unknown, object>([
  [ComponentType.stringSelect, SELECT_DEFAULTS],
  [ComponentType.userSelect, SELECT_DEFAULTS],
  [ComponentType.roleSelect, SELECT_DEFAULTS],
  [ComponentType.mentionableSelect, SELECT_DEFAULTS],
  [ComponentType.channelSelect, SELECT_DEFAULTS],
  [ComponentType.thumbnail, { description: null, spoiler: false }],
  [ComponentType.file, { spoiler: false }],
  [ComponentType.separator, { divider: true, spacing: 1 }],
  [ComponentType.container, { accent_color: null, spoiler: false }],
]);

/** A copy in which every component has its number and every file its address. */
export function toComponents(
  sent: readonly APIMessageTopLevelComponent[],
  media: MediaResolver,
): APIMessageTopLevelComponent[] {
  const components = structuredClone([...sent]);
  const used = new Set<unknown>();
  for (const { component } of walkComponents(components)) used.add(Reflect.get(component, 'id'));
  let next = 1;
  for (const { component } of walkComponents(components)) {
    for (const [key, value] of Object.entries(COMPONENT_DEFAULTS.get(Reflect.get(component, 'type')) ?? {})) {
      if (Reflect.get(component, key) === undefined) Reflect.set(component, key, value);
    }
    if (typeof Reflect.get(component, 'id') === 'number') continue;
    while (used.has(next)) next++;
    Reflect.set(component, 'id', next++);
  }
  for (const { holder, owner } of mediaHolders(components)) {
    const kept = media.fileAt(holder.url)?.file;
    Object.assign(holder, media.unfurl(holder.url));
    const type: unknown = Reflect.get(owner, 'type');
    if (type === ComponentType.file) {
      Object.assign(owner, { name: kept?.name ?? null, size: kept?.data.byteLength ?? null });
    } else if (type === undefined) {
      // An entry of a gallery is no component, and has no type.
      Object.assign(owner, { description: null, spoiler: false, ...owner });
    }
  }
  return components;
}

const USER_MENTION = /<@!?(\d{17,20})>/g;
const EVERYONE = /@(?:everyone|here)\b/;

/** Who is really mentioned. Without `allowed` only people are, as Discord does for answers to interactions. */
export function findMentions(
  content: string,
  allowed: MessageForm['allowed_mentions'],
  user: (id: string) => APIUser | undefined,
): { readonly mentions: APIUser[]; readonly mentionsEveryone: boolean } {
  const mayMention = (id: string) =>
    allowed == null || allowed.parse?.includes('users') || (allowed.users?.includes(id) ?? false);
  const ids = new Set<string>();
  for (const [, id] of content.matchAll(USER_MENTION)) if (id !== undefined && mayMention(id)) ids.add(id);
  return {
    mentions: [...ids].flatMap((id) => user(id) ?? []),
    mentionsEveryone: (allowed?.parse?.includes('everyone') ?? false) && EVERYONE.test(content),
  };
}
