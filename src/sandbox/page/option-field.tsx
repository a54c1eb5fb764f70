import type { VNode } from 'preact';
import type { OptionEntry } from './command-entry.js';
import { checkOption } from './command-line.js';
import { arrowTarget, optionId } from './option-list.js';

export interface OpenList {
  readonly id: string;
  readonly count: number;
  readonly active: number;
}

/** One option as a chip: its name and what is typed for it. Grows with its text; Enter sends. */
export function OptionField(props: {
  readonly id: string;
  readonly option: OptionEntry;
  readonly text: string;
  readonly describedBy: string;
  readonly isFaulty: boolean;
  /** The choices open above the box, when they belong to this field. */
  readonly list: OpenList | undefined;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onText: (text: string) => void;
  readonly onActive: (index: number) => void;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly onTake: (index: number) => void;
  readonly onRemove: () => void;
  readonly onSend: () => void;
}): VNode {
  const { id, option, text, list } = props;
  const hasChoices = option.autocomplete || option.choices.length > 0;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const target = list === undefined ? undefined : arrowTarget(event.key, list.active, list.count);
    if (target !== undefined) {
      event.preventDefault();
      props.onActive(target);
    } else if (hasChoices && event.key === 'ArrowDown') {
      event.preventDefault();
      props.onOpen();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      props.onClose();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (list !== undefined && list.active >= 0) props.onTake(list.active);
      else props.onSend();
    } else if (event.key === 'Tab' && !event.shiftKey && list !== undefined && list.active >= 0) {
      event.preventDefault();
      props.onTake(list.active);
    } else if (event.key === 'Backspace' && text === '') {
      event.preventDefault();
      props.onRemove();
    } else if (option.kind !== 'string') stepNumber(event, props);
  };

  const common = {
    id,
    value: text,
    spellcheck: false,
    'aria-required': option.required,
    'aria-invalid': props.isFaulty,
    'aria-describedby': props.describedBy,
    onFocus: props.onFocus,
    onBlur: props.onBlur,
    onKeyDown,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      props.onText(event.currentTarget.value),
  };
  const isText = option.kind === 'string' && option.choices.length === 0;
  return (
    <div class={`option-field ${isText ? 'is-text' : ''} ${props.isFaulty ? 'is-faulty' : ''}`}>
      <label for={id}>{option.label}</label>
      {/* The copy gives the field its size: a field does not grow with its text by itself in every browser. */}
      <div class="grow" data-text={text}>
        {hasChoices ? (
          <input
            {...common}
            type="text"
            size={1}
            autocomplete="off"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={list !== undefined}
            aria-controls={list?.id}
            aria-activedescendant={
              list === undefined || list.active < 0 ? undefined : optionId(list.id, list.active)
            }
          />
        ) : option.kind === 'string' ? (
          <textarea {...common} rows={1} cols={1} />
        ) : (
          <input
            {...common}
            type="text"
            size={1}
            inputMode={option.kind === 'integer' ? 'numeric' : 'decimal'}
          />
        )}
      </div>
    </div>
  );
}

/** Arrow keys count up and down within the limits: a whole number by one, any other by a tenth. */
function stepNumber(
  event: KeyboardEvent,
  field: { readonly option: OptionEntry; readonly text: string; readonly onText: (text: string) => void },
): void {
  const { option, text } = field;
  const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = option;
  const checked = checkOption({ ...option, min: undefined, max: undefined }, text);
  const step = option.kind === 'integer' ? 1 : 0.1;
  const now = checked.ok && text.trim() !== '' ? Number(checked.value) + by * step : (option.min ?? 0);
  // Sums of tenths are off in their last digits.
  field.onText(String(Math.min(Math.max(Number(now.toFixed(9)), min), max)));
}
