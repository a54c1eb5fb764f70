/** A chosen command with a field for each option. */
import type { VNode } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  type CommandDraft,
  checkDraft,
  faultOf,
  optionOf,
  optionsToAdd,
  splitTypedOption,
  type TakenChoice,
  withChoice,
  withOption,
  withoutOption,
  withText,
} from './command-draft.js';
import type { OptionEntry } from './command-entry.js';
import { checkOption, type OptionFault } from './command-line.js';
import { FileField, type GiveFile } from './file-field.js';
import { Icon } from './icons.js';
import { OptionField } from './option-field.js';
import { OptionList } from './option-list.js';
import { type OfferChoices, useChoices } from './use-choices.js';

export type { OfferChoices } from './use-choices.js';

export function DraftForm(props: {
  readonly draft: CommandDraft;
  readonly offerChoices: OfferChoices;
  readonly giveFile: GiveFile;
  readonly onChange: (draft: CommandDraft) => void;
  /** Back to plain text. */
  readonly onLeave: (line: string) => void;
  readonly onSend: (draft: CommandDraft) => void;
}): VNode {
  const { draft, onChange } = props;
  const id = useId();
  const [focused, setFocused] = useState<string | undefined>(undefined);
  const [faults, setFaults] = useState<readonly OptionFault[]>([]);
  const [active, setActive] = useState(-1);
  const [isClosed, setClosed] = useState(false);
  const option = focused === undefined ? undefined : optionOf(draft, focused);
  const text = draft.texts.get(focused ?? '') ?? '';
  const choices = useChoices(draft, option, text, props.offerChoices);
  const isOpen = !isClosed && choices.length > 0;
  const listId = `${id}-choices`;
  // In a fixed set the first match of half a word is ready to take; what can stand as it is, and free text, is not
  // replaced unasked.
  const isHalfWord =
    option !== undefined && option.choices.length > 0 && text !== '' && !checkOption(option, text).ok;
  const at = isOpen ? Math.min(Math.max(active, isHalfWord ? 0 : -1), choices.length - 1) : -1;

  const focusField = (name: string) => document.getElementById(`${id}-${name}`)?.focus();

  // Before anything else can be typed: the field that had the keyboard is gone.
  useLayoutEffect(() => {
    const empty = draft.shown.find((name) => (draft.texts.get(name) ?? '') === '');
    const name = empty ?? draft.shown.at(-1);
    if (name === undefined) document.getElementById(`${id}-send`)?.focus();
    else focusField(name);
  }, [draft.entry.name]);

  const wanted = useRef<string | undefined>(undefined);
  // The field may only be drawn by the change that asks for it; no key may fall between the two.
  useLayoutEffect(() => {
    if (wanted.current !== undefined) focusField(wanted.current);
    wanted.current = undefined;
  });
  const changeAndFocus = (next: CommandDraft, name: string) => {
    wanted.current = name;
    onChange(next === draft ? { ...draft } : next);
  };

  const send = () => {
    const checked = checkDraft(draft);
    if (checked.ok) return props.onSend(draft);
    setFaults(checked.faults);
    const first = checked.faults[0]?.option;
    if (first !== undefined) changeAndFocus(withOption(draft, first), first);
  };

  const setText = (name: string, value: string) => {
    setActive(-1);
    setClosed(false);
    setFaults(faults.filter((fault) => fault.option !== name));
    const split = splitTypedOption(draft, name, value);
    if (split === undefined) onChange(withText(draft, name, value));
    else changeAndFocus(split.draft, split.next);
  };

  const take = (name: string, choice: TakenChoice) => {
    setActive(-1);
    setClosed(true);
    setFaults(faults.filter((fault) => fault.option !== name));
    changeAndFocus(withChoice(draft, name, choice), name);
  };

  const leave = () => props.onLeave('');

  const removeOrLeave = (name: string) => {
    const index = draft.shown.indexOf(name);
    const before = draft.shown[index - 1];
    if (optionOf(draft, name)?.required === false) {
      const next = withoutOption(draft, name);
      if (before === undefined) onChange(next);
      else changeAndFocus(next, before);
    } else if (before === undefined) props.onLeave(`/${draft.entry.label}`);
    else focusField(before);
  };

  return (
    <>
      <div class="panel">
        {isOpen && option !== undefined ? (
          <OptionList
            id={listId}
            label={`Choices for ${option.label}`}
            active={at}
            onPick={(index) => {
              const choice = choices[index];
              if (choice !== undefined) take(option.name, choice);
            }}
            options={choices.map((choice, index) => ({ key: `${index} ${choice.name}`, label: choice.name }))}
          />
        ) : null}
        <p class="option-hint" id={`${id}-hint`} lang={draft.entry.locale}>
          {option === undefined ? (
            draft.entry.description
          ) : (
            <>
              <b>{option.label}</b> {option.description}{' '}
              <span class="quiet" lang="en">
                {limitsText(option)}
              </span>
            </>
          )}
        </p>
        <div role="alert">
          {faults.map((fault) => (
            <p key={fault.message} class="complaint" id={`${id}-fault-${fault.option ?? ''}`}>
              {fault.message}
            </p>
          ))}
        </div>
      </div>
      <form
        class="box draft"
        aria-label={`Command /${draft.entry.label}`}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <span class="draft-command">
          /{draft.entry.label}
          <button type="button" class="chip-remove" aria-label="Put the command away" onClick={leave}>
            <Icon name="close" />
          </button>
        </span>
        {draft.shown.map((name) => {
          const entry = optionOf(draft, name);
          if (entry === undefined) return null;
          const fault = faultOf(faults, name);
          if (entry.kind === 'attachment') {
            return (
              <FileField
                key={name}
                id={`${id}-${name}`}
                option={entry}
                fileName={draft.texts.get(name) ?? ''}
                describedBy={fault === undefined ? `${id}-hint` : `${id}-fault-${name}`}
                isFaulty={fault !== undefined}
                giveFile={props.giveFile}
                onFocus={() => setFocused(name)}
                onTake={(choice) => take(name, choice)}
                onFault={(message) => setFaults([...faults, { option: name, message }])}
                onRemove={() => removeOrLeave(name)}
              />
            );
          }
          return (
            <OptionField
              key={name}
              id={`${id}-${name}`}
              option={entry}
              text={draft.texts.get(name) ?? ''}
              describedBy={fault === undefined ? `${id}-hint` : `${id}-fault-${name}`}
              isFaulty={fault !== undefined}
              list={
                focused === name && isOpen ? { id: listId, count: choices.length, active: at } : undefined
              }
              onFocus={() => {
                setFocused(name);
                setActive(-1);
                setClosed(false);
              }}
              onBlur={() => setFocused((before) => (before === name ? undefined : before))}
              onText={(value) => setText(name, value)}
              onActive={setActive}
              onOpen={() => setClosed(false)}
              onClose={() => (isOpen ? setClosed(true) : leave())}
              onTake={(index) => {
                const choice = choices[index];
                if (choice !== undefined) take(name, choice);
              }}
              onRemove={() => removeOrLeave(name)}
              onSend={send}
            />
          );
        })}
        {optionsToAdd(draft).map((entry) => (
          <button
            key={entry.name}
            type="button"
            class="option-add"
            title={entry.description}
            aria-label={`Add option ${entry.label}: ${entry.description}`}
            onClick={() => changeAndFocus(withOption(draft, entry.name), entry.name)}
          >
            + {entry.label}
          </button>
        ))}
        <button type="submit" id={`${id}-send`} class="send" aria-label="Send the command">
          <Icon name="send" />
        </button>
      </form>
    </>
  );
}

function limitsText(option: OptionEntry): string {
  const { min, max } = option;
  const unit = option.kind === 'string' ? ' characters' : '';
  const range =
    min !== undefined && max !== undefined
      ? `${min} to ${max}${unit}`
      : max !== undefined
        ? `up to ${max}${unit}`
        : min !== undefined
          ? `at least ${min}${unit}`
          : undefined;
  return [option.required ? 'needed' : 'optional', range].filter((part) => part !== undefined).join(', ');
}
