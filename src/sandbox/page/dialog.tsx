import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icons.js';

/** The element's own modal state keeps the keyboard inside, the rest of the page silent, and Escape working. */
export function Dialog(props: {
  readonly label: string;
  readonly className: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    element.showModal();
    // A form starts in its first field, not on the cross that closes it.
    element.querySelector<HTMLElement>('input, textarea, [role="combobox"]')?.focus();
    // The backdrop belongs to the dialog element itself, everything else lies inside it. By keyboard it is Escape.
    element.addEventListener('click', (event) => {
      if (event.target === element) element.close();
    });
  }, []);
  return (
    <dialog ref={dialog} class={props.className} aria-label={props.label} onClose={props.onClose}>
      {props.children}
    </dialog>
  );
}

export function CloseButton(): VNode {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label="Close"
      onClick={(e) => e.currentTarget.closest('dialog')?.close()}
    >
      <Icon name="close" />
    </button>
  );
}
