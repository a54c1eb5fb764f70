/** A list that opens over the page, beside the field that has the keyboard. */
import type { ComponentChildren, RefObject, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { placeBeside } from './place-beside.js';

export function FloatingList(props: {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly children: ComponentChildren;
}): VNode {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current: list } = box;
    if (list === null) return;
    list.showPopover();
    const place = () => {
      const anchor = props.anchor.current?.getBoundingClientRect();
      if (anchor !== undefined) placeBeside(list, anchor, anchor.width);
    };
    place();
    const onScroll = (event: Event) => {
      if (!(event.target instanceof Node && list.contains(event.target))) place();
    };
    document.addEventListener('scroll', onScroll, true);
    window.addEventListener('resize', place);
    return () => {
      document.removeEventListener('scroll', onScroll, true);
      window.removeEventListener('resize', place);
    };
  }, []);
  return (
    <div ref={box} class="floating" popover="manual">
      {props.children}
    </div>
  );
}
