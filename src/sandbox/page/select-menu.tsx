import type { APISelectMenuOption } from 'discord-api-types/v10';
import type { VNode } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { FloatingList } from './floating-list.js';
import { Icon } from './icons.js';
import { keyTarget, type Typed } from './list-keys.js';
import { Dots } from './message-head.js';
import { OptionList, optionId } from './option-list.js';

/**
 * A menu that the keyboard works like a native one. With one value a choice is told at once; with several they are
 * ticked, and told when the menu closes.
 */
export function SelectMenu(props: {
  /** Its name for a screen reader, and shown while nothing is chosen. */
  readonly label: string;
  readonly options: readonly APISelectMenuOption[];
  readonly minValues: number;
  readonly maxValues: number;
  readonly isDisabled: boolean;
  /** A choice is on its way. */
  readonly isBusy?: boolean;
  /** Shown instead of the label while nothing is chosen. */
  readonly placeholder?: string;
  readonly onChoose: (values: readonly string[]) => void;
}): VNode {
  const { options, maxValues, isBusy = false } = props;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const defaults = options.filter((option) => option.default === true).map((option) => option.value);
  // An edit that brings other options starts anew, in the same element: the keyboard stays on it.
  const offer = JSON.stringify([defaults, options.map(({ value }) => value)]);
  const [choice, setChoice] = useState({ offer, values: defaults });
  const chosen = choice.offer === offer ? choice.values : defaults;
  const setChosen = (values: string[]) => setChoice({ offer, values });
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const typed = useRef<Typed>({ text: '', at: 0 });

  const open = () => {
    if (isBusy) return;
    const first = options.findIndex(({ value }) => chosen.includes(value));
    setActive(Math.max(0, first));
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    if (maxValues > 1 && chosen.join('\n') !== defaults.join('\n') && chosen.length >= props.minValues) {
      props.onChoose(chosen);
    }
  };
  const pick = (index: number) => {
    const value = options[index]?.value;
    if (value === undefined) return;
    if (maxValues === 1) {
      setChosen([value]);
      setOpen(false);
      props.onChoose([value]);
      return;
    }
    setActive(index);
    if (chosen.includes(value)) setChosen(chosen.filter((one) => one !== value));
    else if (chosen.length < maxValues) setChosen([...chosen, value]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = keyTarget(event, active, options, isOpen ? typed.current : undefined);
    if (target !== undefined) {
      event.preventDefault();
      if (isOpen) setActive(target);
      else open();
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if ((event.key === 'Enter' || event.key === ' ') && isOpen) {
      event.preventDefault();
      pick(active);
    }
  };

  const labels = options.filter((option) => chosen.includes(option.value)).map((option) => option.label);
  return (
    <div class="select">
      <button
        ref={button}
        type="button"
        class="select-button"
        role="combobox"
        aria-label={labels.length === 0 ? props.label : `${props.label}: ${labels.join(', ')}`}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={isOpen ? optionId(id, active) : undefined}
        aria-busy={isBusy}
        aria-disabled={isBusy}
        disabled={props.isDisabled}
        onClick={() => (isOpen ? close() : open())}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (isOpen) close();
        }}
      >
        <span class={labels.length === 0 ? 'select-text quiet' : 'select-text'}>
          {labels.length === 0 ? (props.placeholder ?? props.label) : labels.join(', ')}
        </span>
        {isBusy ? <Dots /> : <Icon name="chevron" />}
      </button>
      {isOpen ? (
        <FloatingList anchor={button}>
          <OptionList
            id={id}
            label={props.label}
            active={active}
            isMultiple={maxValues > 1}
            onPick={pick}
            options={options.map((option) => ({
              key: option.value,
              label: `${emojiText(option.emoji)}${option.label}`,
              isChosen: chosen.includes(option.value),
              ...(option.description === undefined || option.description === ''
                ? {}
                : { detail: option.description }),
            }))}
          />
        </FloatingList>
      ) : null}
    </div>
  );
}

/** A custom emoji is a picture from elsewhere: its name stands for it. */
export function emojiText(
  emoji: { readonly id?: string | null; readonly name?: string | null } | undefined,
): string {
  if (emoji?.name === undefined || emoji.name === null) return '';
  return emoji.id === undefined || emoji.id === null ? `${emoji.name} ` : `:${emoji.name}: `;
}
