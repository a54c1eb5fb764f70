/** Pictures and files of a message. */
import type { APIAttachment, APIEmbedImage } from 'discord-api-types/v10';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icons.js';
import { localAddress } from './local-address.js';
import { safeHref } from './markdown-inline.js';
import { usePage } from './page-context.js';
import { byteText } from './time.js';

/** A file called so is covered until somebody asks to see it. */
const SPOILER_PREFIX = 'SPOILER_';

/** The attachment an embed's picture came with: it carries the alt text, and is not shown a second time below. */
export function attachmentOf(
  image: Pick<APIEmbedImage, 'url'> | undefined,
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
  readonly image: Pick<APIEmbedImage, 'url' | 'width' | 'height' | 'description'>;
  readonly attachments: readonly APIAttachment[];
  readonly isThumbnail?: boolean;
  readonly isSpoiler?: boolean;
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
      {...(props.isSpoiler === true ? { isSpoiler: true } : {})}
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
  return <FileLink address={attachment.url} name={attachment.filename} size={attachment.size} />;
}

/** To be saved: nothing of it is shown. */
export function FileLink(props: {
  readonly address: string;
  readonly name: string;
  readonly size: number | null | undefined;
}): VNode {
  const { address, name, size } = props;
  return (
    <a
      class="file"
      href={localAddress(address) ?? safeHref(address) ?? '#'}
      download={name}
      rel="noopener noreferrer"
    >
      <Icon name="file" />
      <span class="file-name">{name}</span>
      {size == null ? null : <span class="quiet">{byteText(size)}</span>}
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
  readonly isSpoiler?: boolean;
}): VNode {
  const page = usePage();
  const [isShown, setShown] = useState(false);
  const isCovered = !isShown && (props.isSpoiler ?? props.name.startsWith(SPOILER_PREFIX));
  const { src, alt, name, width, height } = useDecoded(props);
  return (
    <button
      type="button"
      class={isCovered ? `${props.className} is-covered` : props.className}
      title={isCovered ? 'Show the picture' : 'Open the picture large'}
      aria-label={isCovered ? 'Spoiler, press to show the picture' : undefined}
      onClick={() => (isCovered ? setShown(true) : page.openPicture({ src, alt, name }))}
    >
      <img
        src={src}
        alt={isCovered ? '' : alt === '' ? `Picture ${name}, without a description` : alt}
        width={width}
        height={height}
      />
      {isCovered ? (
        <span class="cover" aria-hidden="true">
          Spoiler
        </span>
      ) : null}
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
