/** Everything that a form may ask for. */
import type { APITextInputComponent } from 'discord-api-types/v10';
import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type EntitySelect, entityOptions } from './entity-menu.js';
import type { GiveFile } from './file-field.js';
import { Markdown } from './markdown-view.js';
import { type ModalData, type ModalInput, ModalType, type ModalValues } from './modal-values.js';
import { usePage } from './page-context.js';
import { SelectMenu } from './select-menu.js';

const PARAGRAPH = 2;

interface Filling {
  readonly values: ModalValues;
  readonly onValues: (customId: string, values: readonly string[]) => void;
  readonly giveFile: GiveFile;
}

export function ModalPart(props: Filling & { readonly component: ModalData['components'][number] }): VNode {
  const { component } = props;
  switch (component.type) {
    case ModalType.row:
      return (
        <>
          {component.components.map((input) => (
            <ModalField
              {...props}
              key={input.custom_id}
              input={input}
              label={input.label ?? ''}
              description={undefined}
            />
          ))}
        </>
      );
    case ModalType.textDisplay:
      return <Markdown source={component.content} />;
    case ModalType.label: {
      const { component: input, label, description } = component;
      return <ModalField {...props} input={input} label={label} description={description || undefined} />;
    }
    default:
      return <p class="quiet">A part that this page cannot draw</p>;
  }
}

interface FieldProps extends Filling {
  readonly input: ModalInput;
  readonly label: string;
  readonly description: string | undefined;
}

function ModalField(props: FieldProps): VNode {
  const id = useId();
  const { input, label, description } = props;
  const isRequired = !('required' in input) || input.required !== false;
  const hintId = description === undefined ? undefined : `${id}-hint`;
  const optional = isRequired ? null : <span class="quiet"> (optional)</span>;
  const hint =
    description === undefined ? null : (
      <p id={hintId} class="quiet">
        {description}
      </p>
    );
  if (input.type === ModalType.radioGroup || input.type === ModalType.checkboxGroup) {
    return (
      <fieldset class="modal-field" aria-describedby={hintId}>
        <legend class="modal-label">
          {label}
          {optional}
        </legend>
        {hint}
        <Choices {...props} input={input} name={id} />
      </fieldset>
    );
  }
  const isMenu = 'options' in input || !('label' in input || isPlain(input));
  return (
    <div class="modal-field">
      {isMenu ? (
        // The menu's own name is the same; this is for the eyes.
        <p class="modal-label" aria-hidden="true">
          {label}
          {optional}
        </p>
      ) : (
        <label for={id}>
          {label}
          {optional}
        </label>
      )}
      {hint}
      <Input {...props} id={id} hintId={hintId} isRequired={isRequired} />
    </div>
  );
}

const isPlain = ({ type }: ModalInput) =>
  type === ModalType.textInput || type === ModalType.fileUpload || type === ModalType.checkbox;

function Input(
  props: FieldProps & {
    readonly id: string;
    readonly hintId: string | undefined;
    readonly isRequired: boolean;
  },
): VNode {
  const page = usePage();
  const { input, id, hintId, label, values, onValues } = props;
  const given = values.get(input.custom_id) ?? [];
  const set = (next: readonly string[]) => onValues(input.custom_id, next);
  switch (input.type) {
    case ModalType.textInput:
      return (
        <TextInput
          id={id}
          input={input}
          hintId={hintId}
          isRequired={props.isRequired}
          value={given[0] ?? ''}
          onValue={(value) => set([value])}
        />
      );
    case ModalType.checkbox:
      return (
        <input
          id={id}
          type="checkbox"
          aria-describedby={hintId}
          checked={given[0] === 'true'}
          onChange={(event) => set(event.currentTarget.checked ? ['true'] : [])}
        />
      );
    case ModalType.fileUpload:
      return <FileUpload {...props} mostFiles={input.max_values ?? 1} onFiles={set} />;
    case ModalType.radioGroup:
    case ModalType.checkboxGroup:
      return <Choices {...props} input={input} name={id} />;
    default: {
      const select: EntitySelect = input;
      return (
        <SelectMenu
          label={label}
          placeholder={input.placeholder || 'Make a choice'}
          options={input.type === ModalType.stringSelect ? input.options : entityOptions(select, page)}
          minValues={input.min_values ?? 1}
          maxValues={input.max_values ?? 1}
          isDisabled={input.disabled === true}
          onChoose={set}
        />
      );
    }
  }
}

function TextInput(props: {
  readonly id: string;
  readonly input: APITextInputComponent;
  readonly hintId: string | undefined;
  readonly isRequired: boolean;
  readonly value: string;
  readonly onValue: (value: string) => void;
}): VNode {
  const { id, input, value } = props;
  const common = {
    id,
    value,
    placeholder: input.placeholder,
    required: props.isRequired,
    minLength: input.min_length,
    maxLength: input.max_length,
    'aria-describedby': props.hintId,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      props.onValue(event.currentTarget.value),
  };
  return input.style === PARAGRAPH ? <textarea rows={4} {...common} /> : <input type="text" {...common} />;
}

function Choices(
  props: Filling & {
    readonly input: Extract<ModalInput, { type: 21 | 22 }>;
    readonly name: string;
  },
): VNode {
  const { input, values, onValues } = props;
  const isSingle = input.type === ModalType.radioGroup;
  const given = values.get(input.custom_id) ?? [];
  const change = (value: string, isChosen: boolean) => {
    if (isSingle) onValues(input.custom_id, [value]);
    else onValues(input.custom_id, isChosen ? [...given, value] : given.filter((one) => one !== value));
  };
  return (
    <div class="choices">
      {input.options.map((option) => (
        <label key={option.value} class="choice">
          <input
            type={isSingle ? 'radio' : 'checkbox'}
            name={props.name}
            checked={given.includes(option.value)}
            onChange={(event) => change(option.value, event.currentTarget.checked)}
          />
          <span>
            {option.label}
            {option.description ? <span class="quiet"> {option.description}</span> : null}
          </span>
        </label>
      ))}
    </div>
  );
}

function FileUpload(
  props: FieldProps & {
    readonly id: string;
    readonly hintId: string | undefined;
    readonly mostFiles: number;
    readonly onFiles: (ids: readonly string[]) => void;
  },
): VNode {
  const [note, setNote] = useState('');
  const give = async (files: readonly File[]) => {
    try {
      const given = await Promise.all(files.slice(0, props.mostFiles).map(props.giveFile));
      props.onFiles(given.map(({ value }) => String(value)));
      setNote(given.map(({ name }) => name).join(', '));
    } catch (error) {
      setNote(error instanceof Error ? error.message : 'The file could not be sent.');
    }
  };
  return (
    <>
      <input
        id={props.id}
        type="file"
        multiple={props.mostFiles > 1}
        aria-describedby={props.hintId}
        onChange={(event) => void give([...(event.currentTarget.files ?? [])])}
      />
      <p class="quiet" role="status">
        {note}
      </p>
    </>
  );
}
