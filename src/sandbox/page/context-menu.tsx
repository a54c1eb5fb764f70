/** A message's or a person's own menu: what the bot offers to do with it. */
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { MenuEntry } from './command-entry.js';
import { arrowTarget } from './option-list.js';
import { type Place, placeBeside } from './place-beside.js';

export function ContextMenu(props: {
  /** Its name for a screen reader. */
  readonly label: string;
  /** Above the commands. */
  readonly title: string;
  /** At least one. */
  readonly entries: readonly MenuEntry[];
  readonly anchor: Place;
  readonly onPick: (name: string) => void;
  /** `isDone`: by the person's key or choice, so the keyboard goes back to where it was. */
  readonly onClose: (isDone: boolean) => void;
}): VNode {
  const { entries, onClose } = props;
  const menu = useRef<HTMLDivElement>(null);
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];

  useLayoutEffect(() => {
    const box = menu.current;
    if (box === null) return;
    box.showPopover();
    placeBeside(box, props.anchor);
    items()[0]?.focus();
    const leave = (event: Event) => {
      const to = event instanceof FocusEvent ? event.relatedTarget : event.target;
      if (!(to instanceof Node && box.contains(to))) onClose(false);
    };
    box.addEventListener('focusout', leave);
    document.addEventListener('scroll', leave, true);
    window.addEventListener('resize', leave);
    return () => {
      box.removeEventListener('focusout', leave);
      document.removeEventListener('scroll', leave, true);
      window.removeEventListener('resize', leave);
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const all = items();
    const { activeElement } = document;
    const at = activeElement instanceof HTMLElement ? all.indexOf(activeElement) : -1;
    const target =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? all.length - 1
          : arrowTarget(event.key, at, all.length);
    if (target !== undefined) {
      event.preventDefault();
      all[target]?.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose(true);
    }
  };

  return (
    <div
      ref={menu}
      class="message-menu"
      // An automatic one would be closed again by the very release of the button that opened it.
      popover="manual"
      role="menu"
      tabIndex={-1}
      aria-label={props.label}
      onKeyDown={onKeyDown}
    >
      <p class="menu-title" aria-hidden="true">
        {props.title}
      </p>
      {entries.map(({ name, label }) => (
        <button
          key={name}
          type="button"
          class="menu-item"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            onClose(true);
            props.onPick(name);
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
