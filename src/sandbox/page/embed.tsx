import type { APIAttachment, APIEmbed } from 'discord-api-types/v10';
import type { VNode } from 'preact';
import { safeHref } from './markdown-inline.js';
import { InlineMarkdown, Markdown } from './markdown-view.js';
import { EmbedPicture } from './media.js';
import { dayText } from './time.js';

export function Embed(props: {
  readonly embed: APIEmbed;
  readonly attachments: readonly APIAttachment[];
}): VNode {
  const { embed, attachments } = props;
  const { title, description, author, fields, footer, image, thumbnail } = embed;
  const edge = embed.color === undefined ? undefined : `#${embed.color.toString(16).padStart(6, '0')}`;
  return (
    <div class="embed" style={edge === undefined ? {} : { borderInlineStartColor: edge }}>
      <div class="embed-text">
        {author === undefined ? null : <div class="embed-author">{author.name}</div>}
        {title === undefined ? null : <Title title={title} href={safeHref(embed.url ?? '')} />}
        {description === undefined ? null : <Markdown source={description} />}
        {fields === undefined || fields.length === 0 ? null : (
          <dl class="embed-fields">
            {fields.map((field, index) => (
              <div key={`${index}`} class={field.inline === true ? 'embed-field is-inline' : 'embed-field'}>
                <dt>
                  <InlineMarkdown source={field.name} />
                </dt>
                <dd>
                  <Markdown source={field.value} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      {thumbnail === undefined ? null : (
        <EmbedPicture image={thumbnail} attachments={attachments} isThumbnail />
      )}
      {image === undefined ? null : <EmbedPicture image={image} attachments={attachments} />}
      {footer === undefined && embed.timestamp === undefined ? null : (
        <div class="embed-footer">
          {[footer?.text, embed.timestamp === undefined ? undefined : dayText(new Date(embed.timestamp))]
            .filter((part) => part !== undefined)
            .join(' · ')}
        </div>
      )}
    </div>
  );
}

function Title({ title, href }: { readonly title: string; readonly href: string | undefined }): VNode {
  const text = <InlineMarkdown source={title} links={href === undefined} />;
  return (
    <h3 class="embed-title">
      {href === undefined ? (
        text
      ) : (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {text}
        </a>
      )}
    </h3>
  );
}
