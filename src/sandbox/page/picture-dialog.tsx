import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { CloseButton, Dialog } from './dialog.js';
import type { Picture } from './page-context.js';
import { reachByKeyboard } from './reach-by-keyboard.js';

/** A picture so much larger than its place is worth being seen in its own size. */
const WORTHWHILE = 1.2;

/** A picture as large as the window allows, and in its own size where that is larger. */
export function PictureDialog({
  picture,
  onClose,
}: {
  readonly picture: Picture;
  readonly onClose: () => void;
}): VNode {
  const [isLarger, setLarger] = useState(false);
  const [isWhole, setWhole] = useState(false);
  return (
    <Dialog label={`Picture ${picture.name}`} className="picture-dialog" onClose={onClose}>
      <div class="dialog-body">
        <div class="dialog-head">
          <a class="link" href={picture.src} target="_blank" rel="noopener noreferrer">
            {picture.name}
          </a>
          {isLarger ? (
            <button type="button" class="button" aria-pressed={isWhole} onClick={() => setWhole(!isWhole)}>
              Full size
            </button>
          ) : null}
          <CloseButton />
        </div>
        <div class={isWhole ? 'picture-frame is-whole' : 'picture-frame'} ref={reachByKeyboard}>
          <img
            src={picture.src}
            alt={picture.alt}
            onLoad={({ currentTarget: { naturalWidth, clientWidth } }) =>
              setLarger(naturalWidth > clientWidth * WORTHWHILE)
            }
          />
        </div>
        {picture.alt === '' ? null : <p class="picture-alt">{picture.alt}</p>}
      </div>
    </Dialog>
  );
}
