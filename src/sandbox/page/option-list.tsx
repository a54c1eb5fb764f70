/** A list to choose from while the keyboard stays in the field above or below it (the listbox of a combobox). */
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icons.js';

export interface ListedOption {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  /** Drawn in front of it; says nothing that the label does not. */
  readonly sign?: VNode;
  /** Of label and detail; absent: the page's own. */
  readonly locale?: string;
  /** In a list that keeps a choice: whether it is chosen. */
  readonly isChosen?: boolean;
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

export function OptionList(props: {
  readonly id: string;
  readonly label: string;
  readonly options: readonly ListedOption[];
  readonly isMultiple?: boolean;
  /** The one the keyboard is at, -1 for none. */
  readonly active: number;
  readonly onPick: (index: number) => void;
}): VNode {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[props.active]?.scrollIntoView({ block: 'nearest' });
  }, [props.active]);
  return (
    <div
      ref={list}
      id={props.id}
      class="option-list"
      role="listbox"
      aria-label={props.label}
      aria-multiselectable={props.isMultiple}
    >
      {props.options.map((option, index) => (
        <div
          key={option.key}
          id={optionId(props.id, index)}
          class={index === props.active ? 'option is-active' : 'option'}
          role="option"
          tabIndex={-1}
          aria-selected={option.isChosen ?? index === props.active}
          // Before the field loses the keyboard.
          onMouseDown={(event) => {
            event.preventDefault();
            props.onPick(index);
          }}
        >
          {option.sign}
          <span class="option-text" lang={option.locale}>
            <span class="option-label">{option.label}</span>
            {option.detail === undefined ? null : <span class="option-detail">{option.detail}</span>}
          </span>
          {option.isChosen === true ? (
            <span class="option-tick">
              <Icon name="check" />
            </span>
          ) : null}
        </div>
      ))}
    </div>
  );
}

/** The next option that begins with what was typed, going round from the active one; undefined for none. */
export function typedTarget(
  typed: string,
  active: number,
  options: readonly { readonly label: string }[],
): number | undefined {
  // One letter, typed again and again, goes from one to the next.
  const from = typed.length === 1 ? active + 1 : active;
  for (let step = 0; step < options.length; step++) {
    const index = (Math.max(from, 0) + step) % options.length;
    if (options[index]?.label.toLowerCase().startsWith(typed.toLowerCase()) === true) return index;
  }
  return undefined;
}

/** The next place in a list for an arrow key, going round; undefined for other keys. */
export function arrowTarget(key: string, active: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return (active + 1) % count;
  if (key === 'ArrowUp') return active <= 0 ? count - 1 : active - 1;
  return undefined;
}
