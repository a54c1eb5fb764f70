import type { APISelectMenuOption } from 'discord-api-types/v10';
import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Icon } from './icons.js';
import { arrowTarget, OptionList, optionId } from './option-list.js';

/**
 * A menu that the keyboard works like a native one. With one value a choice is told at once; with several they are
 * ticked, and told when the menu closes.
 */
export function SelectMenu(props: {
  readonly label: string;
  readonly options: readonly APISelectMenuOption[];
  readonly minValues: number;
  readonly maxValues: number;
  readonly disabled: boolean;
  readonly onChoose: (values: readonly string[]) => void;
}): VNode {
  const { options, maxValues } = props;
  const id = useId();
  const defaults = options.filter((option) => option.default === true).map((option) => option.value);
  const [chosen, setChosen] = useState<readonly string[]>(defaults);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);

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
    const target = arrowTarget(event.key, active, options.length);
    if (target !== undefined) {
      event.preventDefault();
      if (isOpen) setActive(target);
      else setOpen(true);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
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
        type="button"
        class="select-button"
        role="combobox"
        aria-label={labels.length === 0 ? props.label : `${props.label}: ${labels.join(', ')}`}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={isOpen ? optionId(id, active) : undefined}
        disabled={props.disabled}
        onClick={() => (isOpen ? close() : setOpen(true))}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (isOpen) close();
        }}
      >
        <span class={labels.length === 0 ? 'quiet' : ''}>
          {labels.length === 0 ? props.label : labels.join(', ')}
        </span>
        <Icon name="chevron" />
      </button>
      {isOpen ? (
        <OptionList
          id={id}
          label={props.label}
          active={active}
          onPick={pick}
          options={options.map((option) => ({
            key: option.value,
            label: `${chosen.includes(option.value) ? '✓ ' : ''}${emojiText(option.emoji)}${option.label}`,
            ...(option.description === undefined ? {} : { detail: option.description }),
          }))}
        />
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
