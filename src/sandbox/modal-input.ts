/** What a person filled into a modal. Pure. */
import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { type Directory, type Resolved, resolveFile } from './command-input.js';
import { checkChosen, findById, get, numberAt, resolveChosen, SELECTS } from './component-input.js';
import { ComponentType } from './component-parts.js';
import { badRequest, missing } from './control-error.js';
import { codePoints } from './form.js';
import { LIMITS } from './limits.js';

const { fileUpload, radioGroup, checkboxGroup, checkbox } = ComponentType;

/** `value`: text, the one chosen entry, or "true" of a checkbox; `values`: several entries or files. */
export interface ModalField {
  readonly customId: string;
  readonly value?: string;
  readonly values?: readonly string[];
}

/** The `data` of a modal's submission: the same nesting as shown, with what was filled in. */
export function modalData(
  modal: APIModalInteractionResponseCallbackData,
  customId: string,
  fields: readonly ModalField[],
  directory: Directory,
): { readonly [key: string]: unknown } {
  if (modal.custom_id !== customId) throw missing('There is no such form.');
  const filled = new Map(fields.map((field) => [field.customId, field]));
  for (const id of filled.keys()) {
    if (findById(modal.components, id) === undefined) throw badRequest(`The form has no field "${id}".`);
  }
  const resolved: Resolved = {};
  let nextId = 1;
  const number = (component: object) => numberAt(component, 'id', nextId++);
  const answer = (component: object): object => {
    const base = { type: get(component, 'type'), id: number(component) };
    const inner = get(component, 'components');
    if (Array.isArray(inner)) return { ...base, components: inner.map(answer) };
    const single = get(component, 'component');
    if (typeof single === 'object' && single !== null) return { ...base, component: answer(single) };
    const id = get(component, 'custom_id');
    if (typeof id !== 'string') return base;
    return { ...base, custom_id: id, ...contentOf(component, filled.get(id), directory, resolved) };
  };
  const components = modal.components.map(answer);
  return { custom_id: customId, components, ...(Object.keys(resolved).length === 0 ? {} : { resolved }) };
}

function contentOf(
  input: object,
  field: ModalField | undefined,
  directory: Directory,
  resolved: Resolved,
): { value: string | boolean | null } | { values: readonly string[] } {
  const type = get(input, 'type');
  const value = field?.value ?? '';
  const values = field?.values ?? (value === '' ? [] : [value]);
  const isRequired = get(input, 'required') !== false;
  if (type === checkbox) {
    if (!['', 'true', 'false'].includes(value)) throw badRequest('A checkbox is "true" or "false".');
    return { value: value === 'true' };
  }
  if (type === radioGroup) {
    if (values.length > 1) throw badRequest('Only one may be chosen.');
    if (values.length === 0 && isRequired) throw badRequest(`"${nameOf(input)}" must be chosen.`);
    checkOffered(input, values);
    return { value: values[0] ?? null };
  }
  if (SELECTS.has(type)) {
    if (values.length > 0 || isRequired) checkChosen(input, values);
    resolveChosen(input, values, directory, resolved);
    return { values };
  }
  if (type === checkboxGroup) {
    checkCount(input, values, Number.POSITIVE_INFINITY, isRequired);
    checkOffered(input, values);
    return { values };
  }
  if (type === fileUpload) {
    checkCount(input, values, 1, isRequired);
    for (const id of values) {
      if (!resolveFile(id, directory, resolved)) throw badRequest('That is no file that you gave.');
    }
    return { values };
  }
  checkText(input, value, isRequired);
  return { value };
}

const nameOf = (input: object) => String(get(input, 'label') ?? get(input, 'custom_id'));

function checkCount(input: object, values: readonly string[], usualMost: number, isRequired: boolean): void {
  if (values.length === 0 && !isRequired) return;
  const min = numberAt(input, 'min_values', 1);
  const max = numberAt(input, 'max_values', usualMost);
  if (values.length < min) throw badRequest(`"${nameOf(input)}" needs at least ${min}.`);
  if (values.length > max) throw badRequest(`"${nameOf(input)}" takes at most ${max}.`);
}

function checkOffered(group: object, values: readonly string[]): void {
  const options = get(group, 'options');
  const offered = new Set(
    (Array.isArray(options) ? options : []).map((option: object) => get(option, 'value')),
  );
  if (new Set(values).size < values.length) throw badRequest('The same entry is chosen twice.');
  for (const value of values) if (!offered.has(value)) throw badRequest('The form has no such entry.');
}

function checkText(input: object, value: string, isRequired: boolean): void {
  if (value === '') {
    if (isRequired) throw badRequest(`"${nameOf(input)}" must be filled in.`);
    return;
  }
  const length = codePoints(value);
  const min = numberAt(input, 'min_length', 0);
  const max = numberAt(input, 'max_length', LIMITS.inputLength);
  if (length < min) throw badRequest(`"${nameOf(input)}" must be at least ${min} characters long.`);
  if (length > max) {
    throw badRequest(`"${nameOf(input)}" must be at most ${max} characters long; it is ${length}.`);
  }
}
