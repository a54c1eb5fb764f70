/** A form that the bot opens over the page. */
import type { APIModalInteractionResponseCallbackData, APITextInputComponent } from 'discord-api-types/v10';
import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { CloseButton, Dialog } from './dialog.js';
import { Markdown } from './markdown-view.js';
import { SelectMenu } from './select-menu.js';

const ACTION_ROW = 1;
const STRING_SELECT = 3;
const TEXT_INPUT = 4;
const TEXT_DISPLAY = 10;
const LABEL = 18;
const PARAGRAPH = 2;

interface ModalField {
  readonly customId: string;
  readonly value: string;
}

export function ModalDialog(props: {
  readonly modal: APIModalInteractionResponseCallbackData;
  /** Resolves to why the form was not taken; undefined when it was. */
  readonly onSubmit: (fields: readonly ModalField[]) => Promise<string | undefined>;
  readonly onClose: () => void;
}): VNode {
  const { modal } = props;
  const [values, setValues] = useState<ReadonlyMap<string, string>>(() => startValues(modal));
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const [isSending, setSending] = useState(false);
  const submit = async () => {
    if (isSending) return;
    setSending(true);
    setRefusal(await props.onSubmit([...values].map(([customId, value]) => ({ customId, value }))));
    setSending(false);
  };
  const set = (customId: string, value: string) =>
    setValues((before) => new Map(before).set(customId, value));
  return (
    <Dialog label={modal.title} className="modal-dialog" onClose={props.onClose}>
      <form
        class="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div class="dialog-head">
          <h2>{modal.title}</h2>
          <CloseButton />
        </div>
        <div class="modal-fields">
          {modal.components.map((component, index) => (
            <ModalPart key={`${index}`} component={component} values={values} onValue={set} />
          ))}
        </div>
        <p class="modal-refusal" role="alert">
          {refusal}
        </p>
        <div class="dialog-actions">
          <button type="button" class="button" onClick={(e) => e.currentTarget.closest('dialog')?.close()}>
            Cancel
          </button>
          <button type="submit" class="button is-primary" aria-disabled={isSending}>
            Submit
          </button>
        </div>
      </form>
    </Dialog>
  );
}

type ModalComponent = APIModalInteractionResponseCallbackData['components'][number];

function startValues(modal: APIModalInteractionResponseCallbackData): ReadonlyMap<string, string> {
  return new Map(
    modal.components.flatMap((component): readonly (readonly [string, string])[] => {
      if (component.type === ACTION_ROW) {
        return component.components.map((input) => [input.custom_id, input.value ?? '']);
      }
      if (component.type !== LABEL) return [];
      const inner = component.component;
      if (inner.type === TEXT_INPUT) return [[inner.custom_id, inner.value ?? '']];
      if (inner.type === STRING_SELECT) {
        return [[inner.custom_id, inner.options.find((option) => option.default === true)?.value ?? '']];
      }
      return [];
    }),
  );
}

function ModalPart(props: {
  readonly component: ModalComponent;
  readonly values: ReadonlyMap<string, string>;
  readonly onValue: (customId: string, value: string) => void;
}): VNode {
  const { component, values, onValue } = props;
  if (component.type === ACTION_ROW) {
    return (
      <>
        {component.components.map((input) => (
          <TextInput
            key={input.custom_id}
            input={input}
            label={input.label ?? ''}
            description={undefined}
            value={values.get(input.custom_id) ?? ''}
            onValue={(value) => onValue(input.custom_id, value)}
          />
        ))}
      </>
    );
  }
  if (component.type === TEXT_DISPLAY) return <Markdown source={component.content} />;
  if (component.type === LABEL) {
    const inner = component.component;
    if (inner.type === TEXT_INPUT) {
      return (
        <TextInput
          input={inner}
          label={component.label}
          description={component.description}
          value={values.get(inner.custom_id) ?? ''}
          onValue={(value) => onValue(inner.custom_id, value)}
        />
      );
    }
    if (inner.type === STRING_SELECT) {
      return (
        <div class="modal-field">
          {/* The menu's own name is the same; this is for the eyes. */}
          <p class="modal-label" aria-hidden="true">
            {component.label}
            {inner.required === false ? <span class="quiet"> (optional)</span> : null}
          </p>
          {component.description ? <p class="quiet">{component.description}</p> : null}
          <SelectMenu
            label={component.label}
            placeholder={inner.placeholder || 'Make a choice'}
            options={inner.options}
            minValues={inner.min_values ?? 1}
            maxValues={1}
            isDisabled={inner.disabled === true}
            onChoose={([value]) => onValue(inner.custom_id, value ?? '')}
          />
        </div>
      );
    }
  }
  return <p class="quiet">A part that this page cannot draw</p>;
}

function TextInput(props: {
  readonly input: APITextInputComponent;
  readonly label: string;
  readonly description: string | undefined;
  readonly value: string;
  readonly onValue: (value: string) => void;
}): VNode {
  const id = useId();
  const { input, value } = props;
  const common = {
    id,
    value,
    placeholder: input.placeholder,
    required: input.required ?? true,
    minLength: input.min_length,
    maxLength: input.max_length,
    'aria-describedby': props.description === undefined ? undefined : `${id}-hint`,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      props.onValue(event.currentTarget.value),
  };
  return (
    <div class="modal-field">
      <label for={id}>
        {props.label}
        {common.required ? null : <span class="quiet"> (optional)</span>}
      </label>
      {props.description === undefined ? null : (
        <p id={`${id}-hint`} class="quiet">
          {props.description}
        </p>
      )}
      {input.style === PARAGRAPH ? <textarea rows={4} {...common} /> : <input type="text" {...common} />}
    </div>
  );
}
