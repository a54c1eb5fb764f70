/** What a person did with a message's buttons and menus. Pure. */
import type { APIMessage } from 'discord-api-types/v10';
import { type Directory, type Resolved, resolveChannel, resolveRole, resolveUser } from './command-input.js';
import { ComponentType, walkComponents } from './component-parts.js';
import { badRequest, missing } from './control-error.js';

const { button, stringSelect, userSelect, roleSelect, mentionableSelect, channelSelect } = ComponentType;
export const SELECTS: ReadonlySet<unknown> = new Set([
  stringSelect,
  userSelect,
  roleSelect,
  mentionableSelect,
  channelSelect,
]);

export const get = (component: object, key: string): unknown => Reflect.get(component, key);
export const numberAt = (component: object, key: string, absent: number): number => {
  const value = get(component, key);
  return typeof value === 'number' ? value : absent;
};

export function findById(components: readonly object[], customId: string): object | undefined {
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

export function checkChosen(select: object, chosen: readonly string[]): void {
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

/** Throws for an id that the menu does not offer. */
export function resolveChosen(
  select: object,
  chosen: readonly string[],
  directory: Directory,
  resolved: Resolved = {},
): Resolved {
  for (const id of chosen) {
    if (!resolveEntry(select, id, directory, resolved)) throw badRequest('The menu has no such entry.');
  }
  return resolved;
}

function resolveEntry(select: object, id: string, directory: Directory, resolved: Resolved): boolean {
  switch (get(select, 'type')) {
    case userSelect:
      return resolveUser(id, directory, resolved);
    case roleSelect:
      return resolveRole(id, directory, resolved);
    case mentionableSelect:
      return resolveUser(id, directory, resolved) || resolveRole(id, directory, resolved);
    case channelSelect: {
      const types = get(select, 'channel_types');
      const wanted = Array.isArray(types)
        ? types.filter((type): type is number => typeof type === 'number')
        : [];
      return resolveChannel(id, directory, resolved, wanted);
    }
    default:
      return true;
  }
}
