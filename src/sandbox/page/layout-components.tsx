/** Components V2: a message laid out by its bot, of texts, sections, pictures, files and boxes around them. */
import type { APIAttachment, APIMessage, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Markdown } from './markdown-view.js';
import { EmbedPicture, FileLink } from './media.js';
import { Button, ComponentRow } from './message-components.js';

/** Component types by their documented numbers; importing the enumeration would bundle all of it. */
const ACTION_ROW = 1;
const BUTTON = 2;
const SECTION = 9;
const TEXT_DISPLAY = 10;
const MEDIA_GALLERY = 12;
const FILE = 13;
const SEPARATOR = 14;
const CONTAINER = 17;
const LARGE = 2;

export function LayoutComponents({ message }: { readonly message: APIMessage }): VNode | null {
  const components = message.components ?? [];
  if (components.length === 0) return null;
  return <div class="components">{drawAll(components, message)}</div>;
}

const drawAll = (components: readonly APIMessageTopLevelComponent[], message: APIMessage) =>
  components.map((component, index) => (
    // The list is drawn anew as a whole, so a place is identity enough.
    <Part key={`${index}`} component={component} message={message} />
  ));

function Part(props: {
  readonly component: APIMessageTopLevelComponent;
  readonly message: APIMessage;
}): VNode {
  const { component, message } = props;
  const { attachments } = message;
  switch (component.type) {
    case ACTION_ROW:
      return <ComponentRow row={component} messageId={message.id} />;
    case TEXT_DISPLAY:
      return <Markdown source={component.content} />;
    case SECTION:
      return (
        <div class="section">
          <div class="section-text">{drawAll(component.components, message)}</div>
          {component.accessory.type === BUTTON ? (
            <Button button={component.accessory} messageId={message.id} />
          ) : (
            <Media item={component.accessory} attachments={attachments} isThumbnail />
          )}
        </div>
      );
    case MEDIA_GALLERY:
      return (
        <div class={component.items.length === 1 ? 'gallery' : 'gallery is-grid'}>
          {component.items.map((item, index) => (
            <Media key={`${index}`} item={item} attachments={attachments} />
          ))}
        </div>
      );
    case FILE: {
      const { file, name, size } = component;
      return (
        <Covered isCovered={component.spoiler === true}>
          <FileLink address={file.url} name={name ?? 'a file'} size={size} />
        </Covered>
      );
    }
    case SEPARATOR:
      return (
        <hr
          class={`separator${component.divider === false ? ' is-empty' : ''}${component.spacing === LARGE ? ' is-large' : ''}`}
        />
      );
    case CONTAINER:
      return (
        <Covered isCovered={component.spoiler === true}>
          <div
            class="container"
            style={
              component.accent_color == null ? {} : { borderInlineStartColor: colour(component.accent_color) }
            }
          >
            {drawAll(component.components, message)}
          </div>
        </Covered>
      );
    default:
      return <p class="quiet">A part that this page cannot draw</p>;
  }
}

const colour = (value: number) => `#${value.toString(16).padStart(6, '0')}`;

function Media(props: {
  readonly item: {
    readonly media: { readonly url: string };
    readonly description?: string | null | undefined;
    readonly spoiler?: boolean | undefined;
  };
  readonly attachments: readonly APIAttachment[];
  readonly isThumbnail?: boolean;
}): VNode {
  const { media, description, spoiler } = props.item;
  return (
    <EmbedPicture
      image={{ url: media.url, ...(description == null ? {} : { description }) }}
      attachments={props.attachments}
      isThumbnail={props.isThumbnail === true}
      isSpoiler={spoiler === true}
    />
  );
}

function Covered(props: { readonly isCovered: boolean; readonly children: ComponentChildren }): VNode {
  const [isShown, setShown] = useState(false);
  if (!props.isCovered || isShown) return <>{props.children}</>;
  return (
    <button type="button" class="covered" aria-label="Spoiler, press to show" onClick={() => setShown(true)}>
      <span aria-hidden="true" inert>
        {props.children}
      </span>
      <span class="cover" aria-hidden="true">
        Spoiler
      </span>
    </button>
  );
}
