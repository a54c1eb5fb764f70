/** Lists and menus over the page, in the browser's top layer: no scrolling box cuts them off. */

export interface Place {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const GAP_PX = 4;
const MARGIN_PX = 8;
/** Ten entries of one line. */
const LARGEST_PX = 400;

/** Below the anchor where the box fits, else on the side with more room; never outside of the window. */
export function placeBeside(box: HTMLElement, anchor: Place, width?: number): void {
  const { style } = box;
  style.maxHeight = '';
  style.width = width === undefined ? '' : `${width}px`;
  const below = innerHeight - anchor.bottom - GAP_PX - MARGIN_PX;
  const above = anchor.top - GAP_PX - MARGIN_PX;
  const wanted = Math.min(box.scrollHeight + 2, LARGEST_PX);
  const isBelow = wanted <= below || below >= above;
  const height = Math.min(wanted, isBelow ? below : above);
  style.maxHeight = `${height}px`;
  style.top = `${isBelow ? anchor.bottom + GAP_PX : anchor.top - GAP_PX - height}px`;
  const left = Math.min(anchor.left, innerWidth - box.offsetWidth - MARGIN_PX);
  style.left = `${Math.max(MARGIN_PX, left)}px`;
}
