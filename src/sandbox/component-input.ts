/** What a person did with a message's buttons and menus, or typed into a modal. Pure. */
import type { APIMessage, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { type Directory, type Resolved, resolveChannel, resolveUser } from './command-input.js';
import { ComponentType, walkComponents } from './component-form.js';
import { badRequest, missing } from './control-error.js';
import { codePoints } from './form.js';
import { LIMITS } from './limits.js';

const { button, stringSelect, userSelect, roleSelect, mentionableSelect, channelSelect } = ComponentType;
const SELECTS: ReadonlySet<unknown> = new Set([
  stringSelect,
  userSelect,
  roleSelect,
  mentionableSelect,
  channelSelect,
]);

const get = (component: object, key: string): unknown => Reflect.get(component, key);
const numberAt = (component: object, key: string, absent: number): number => {
  const value = get(component, key);
  return typeof value === 'number' ? value : absent;
};

function findById(components: readonly object[], customId: string): object | undefined {
  for (const { component } of walkComponents(components)) {
    if (get(component, 'custom_id') === customId) return component;
  }
  return undefined;
}

/** The `data` of a component interaction. Throws ControlError with a sentence. */
export function componentData(
  message: APIMessage,
  customId: string,
  values: readonly string[] | undefined,
  directory: Directory,
): { readonly [key: string]: unknown } {
  const component = findById(message.components ?? [], customId);
  if (component === undefined) throw missing('The message has no such button or menu.');
  if (get(component, 'disabled') === true) throw badRequest('This button or menu is disabled.');
  const base = { custom_id: customId, component_type: get(component, 'type'), id: get(component, 'id') };
  if (get(component, 'type') === button) return base;
  if (!SELECTS.has(get(component, 'type'))) throw badRequest('This part of the message cannot be used.');
  const chosen = values ?? [];
  checkChosen(component, chosen);
  const resolved = resolveChosen(component, chosen, directory);
  return { ...base, values: chosen, ...(Object.keys(resolved).length === 0 ? {} : { resolved }) };
}

function checkChosen(select: object, chosen: readonly string[]): void {
  const min = numberAt(select, 'min_values', 1);
  const max = numberAt(select, 'max_values', 1);
  if (new Set(chosen).size < chosen.length) throw badRequest('The same entry is chosen twice.');
  if (chosen.length < min) throw badRequest(`At least ${min} must be chosen.`);
  if (chosen.length > max) throw badRequest(`At most ${max} may be chosen.`);
  if (get(select, 'type') !== stringSelect) return;
  const options = get(select, 'options');
  const offered = new Set(
    (Array.isArray(options) ? options : []).map((option: object) => get(option, 'value')),
  );
  for (const value of chosen) if (!offered.has(value)) throw badRequest('The menu has no such entry.');
}

function resolveChosen(select: object, chosen: readonly string[], directory: Directory): Resolved {
  const resolved: Resolved = {};
  const type = get(select, 'type');
  for (const id of chosen) {
    const found =
      type === stringSelect ||
      (type === channelSelect
        ? resolveChannel(id, directory, resolved)
        : type !== roleSelect && resolveUser(id, directory, resolved));
    if (!found) throw badRequest('The menu has no such entry.');
  }
  return resolved;
}

export interface ModalField {
  readonly customId: string;
  readonly value: string;
}

/** The `data` of a modal's submission: the same nesting as shown, with what was typed. */
export function modalData(
  modal: APIModalInteractionResponseCallbackData,
  customId: string,
  fields: readonly ModalField[],
): { readonly [key: string]: unknown } {
  if (modal.custom_id !== customId) throw missing('There is no such form.');
  const values = new Map(fields.map((field) => [field.customId, field.value]));
  for (const id of values.keys()) {
    if (findById(modal.components, id) === undefined) throw badRequest(`The form has no field "${id}".`);
  }
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
    const value = values.get(id) ?? '';
    if (base.type === stringSelect) {
      const chosen = value === '' ? [] : [value];
      if (chosen.length > 0 || get(component, 'required') !== false) checkChosen(component, chosen);
      return { ...base, custom_id: id, values: chosen };
    }
    checkInput(component, value);
    return { ...base, custom_id: id, value };
  };
  return { custom_id: customId, components: modal.components.map(answer) };
}

function checkInput(input: object, value: string): void {
  const label = String(get(input, 'label') ?? get(input, 'custom_id'));
  if (value === '') {
    if (get(input, 'required') !== false) throw badRequest(`"${label}" must be filled in.`);
    return;
  }
  const length = codePoints(value);
  const min = numberAt(input, 'min_length', 0);
  const max = numberAt(input, 'max_length', LIMITS.inputLength);
  if (length < min) throw badRequest(`"${label}" must be at least ${min} characters long.`);
  if (length > max) throw badRequest(`"${label}" must be at most ${max} characters long; it is ${length}.`);
}
