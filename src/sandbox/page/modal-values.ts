/** What stands in a form: where it starts, and as it is sent. Pure. */
import type { APIComponentInLabel, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { SendInteraction } from '../protocol.js';

export type ModalData = APIModalInteractionResponseCallbackData;
export type ModalField = Extract<SendInteraction, { type: 'modal' }>['fields'][number];
export type ModalInput = APIComponentInLabel;

/** Component types by their documented numbers; importing the enumeration would bundle all of it. */
export const ModalType = {
  row: 1,
  stringSelect: 3,
  textInput: 4,
  textDisplay: 10,
  label: 18,
  fileUpload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

/** By custom id: the text, "true", or the chosen entries. */
export type ModalValues = ReadonlyMap<string, readonly string[]>;

export function startValues(modal: ModalData): ModalValues {
  return new Map(inputsOf(modal).map((input) => [input.custom_id, startOf(input)]));
}

export function fieldsOf(modal: ModalData, values: ModalValues): readonly ModalField[] {
  return inputsOf(modal).map((input): ModalField => {
    const customId = input.custom_id;
    const given = values.get(customId) ?? [];
    const isSingle =
      input.type === ModalType.textInput ||
      input.type === ModalType.checkbox ||
      input.type === ModalType.radioGroup;
    return isSingle ? { customId, value: given[0] ?? '' } : { customId, values: given };
  });
}

function inputsOf(modal: ModalData): readonly ModalInput[] {
  return modal.components.flatMap((component): readonly ModalInput[] => {
    if (component.type === ModalType.row) return component.components;
    return component.type === ModalType.label ? [component.component] : [];
  });
}

function startOf(input: ModalInput): readonly string[] {
  if (input.type === ModalType.textInput) return [input.value ?? ''];
  if (input.type === ModalType.checkbox) return input.default === true ? ['true'] : [];
  return 'options' in input
    ? input.options.filter((option) => option.default === true).map(({ value }) => value)
    : [];
}
