/** Both windows over the page: a picture at full size, and a bot's form. */
import type { APIModalInteractionResponseCallbackData, APITextInputComponent } from 'discord-api-types/v10';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon } from './icons.js';
import { Markdown } from './markdown-view.js';
import type { Picture } from './page-context.js';
import { SelectMenu } from './select-menu.js';

const ACTION_ROW = 1;
const STRING_SELECT = 3;
const TEXT_INPUT = 4;
const TEXT_DISPLAY = 10;
const LABEL = 18;
const PARAGRAPH = 2;

/** The element's own modal state keeps the keyboard inside, the rest of the page silent, and Escape working. */
function Dialog(props: {
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

function CloseButton(): VNode {
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

export function PictureDialog({
  picture,
  onClose,
}: {
  readonly picture: Picture;
  readonly onClose: () => void;
}): VNode {
  return (
    <Dialog label={`Picture ${picture.name}`} className="picture-dialog" onClose={onClose}>
      <div class="dialog-body">
        <div class="dialog-head">
          <a class="link" href={picture.src} target="_blank" rel="noopener noreferrer">
            {picture.name}
          </a>
          <CloseButton />
        </div>
        <img src={picture.src} alt={picture.alt} />
        {picture.alt === '' ? null : <p class="picture-alt">{picture.alt}</p>}
      </div>
    </Dialog>
  );
}

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
