/** Pictures and files of a message. */
import type { APIAttachment, APIEmbedImage } from 'discord-api-types/v10';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icons.js';
import { localAddress } from './local-address.js';
import { safeHref } from './markdown-inline.js';
import { usePage } from './page-context.js';
import { byteText } from './time.js';

/** The attachment an embed's picture came with: it carries the alt text, and is not shown a second time below. */
export function attachmentOf(
  image: APIEmbedImage | undefined,
  attachments: readonly APIAttachment[],
): APIAttachment | undefined {
  if (image === undefined) return undefined;
  const path = localAddress(image.url);
  return attachments.find((attachment) =>
    path === undefined
      ? image.url === `attachment://${attachment.filename}`
      : localAddress(attachment.url) === path,
  );
}

export function EmbedPicture(props: {
  readonly image: APIEmbedImage;
  readonly attachments: readonly APIAttachment[];
  readonly isThumbnail?: boolean;
}): VNode | null {
  const attachment = attachmentOf(props.image, props.attachments);
  const src = localAddress(attachment?.url ?? props.image.url);
  if (src === undefined) return <OutsidePicture address={props.image.url} />;
  return (
    <PictureButton
      src={src}
      alt={attachment?.description ?? props.image.description ?? ''}
      name={attachment?.filename ?? src.slice(src.lastIndexOf('/') + 1)}
      width={attachment?.width ?? props.image.width ?? undefined}
      height={attachment?.height ?? props.image.height ?? undefined}
      className={props.isThumbnail === true ? 'picture picture-thumbnail' : 'picture'}
    />
  );
}

export function Attachment({ attachment }: { readonly attachment: APIAttachment }): VNode {
  const src = localAddress(attachment.url);
  if (src !== undefined && attachment.content_type?.startsWith('image/') === true) {
    return (
      <PictureButton
        src={src}
        alt={attachment.description ?? ''}
        name={attachment.filename}
        width={attachment.width ?? undefined}
        height={attachment.height ?? undefined}
        className="picture"
      />
    );
  }
  return (
    <a
      class="file"
      href={src ?? safeHref(attachment.url) ?? '#'}
      download={attachment.filename}
      rel="noopener noreferrer"
    >
      <Icon name="file" />
      <span class="file-name">{attachment.filename}</span>
      <span class="quiet">{byteText(attachment.size)}</span>
    </a>
  );
}

function PictureButton(props: {
  readonly src: string;
  readonly alt: string;
  readonly name: string;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly className: string;
}): VNode {
  const page = usePage();
  const { className } = props;
  const { src, alt, name, width, height } = useDecoded(props);
  return (
    <button
      type="button"
      class={className}
      title="Open the picture large"
      onClick={() => page.openPicture({ src, alt, name })}
    >
      <img
        src={src}
        alt={alt === '' ? `Picture ${name}, without a description` : alt}
        width={width}
        height={height}
      />
    </button>
  );
}

type Drawn = Pick<Parameters<typeof PictureButton>[0], 'src' | 'alt' | 'name' | 'width' | 'height'>;

/** The picture before stays until the one that replaces it is ready to be drawn: no gap, and no stretched old one. */
function useDecoded(wanted: Drawn): Drawn {
  const [drawn, setDrawn] = useState<Drawn>(wanted);
  useEffect(() => {
    if (wanted.src === drawn.src) return;
    let isCurrent = true;
    const show = () => {
      if (isCurrent) setDrawn(wanted);
    };
    const next = new Image();
    next.src = wanted.src;
    // One that cannot be drawn is shown too: as broken, with its description.
    next.decode().then(show, show);
    return () => {
      isCurrent = false;
    };
  }, [wanted.src, drawn.src]);
  return wanted.src === drawn.src ? wanted : drawn;
}

function OutsidePicture({ address }: { readonly address: string }): VNode {
  const href = safeHref(address);
  return (
    <p class="quiet">
      A picture from elsewhere, not loaded
      {href === undefined ? null : (
        <>
          {': '}
          <a href={href} target="_blank" rel="noopener noreferrer">
            {href}
          </a>
        </>
      )}
    </p>
  );
}
