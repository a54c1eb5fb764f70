/** Finds the parts of a message as a person does: by what is written on them. */
import {
  type APIButtonComponentWithCustomId,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  type APIStringSelectComponent,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import { WAITING_ID } from '../../src/discord/custom-id.js';

const rowsOf = (message: APIMessage) =>
  (message.components ?? []).flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []));

/** `name`: its custom id or its label, without the emoji. */
export function findButton(message: APIMessage, name: string): APIButtonComponentWithCustomId {
  const buttons = rowsOf(message).flatMap((part) =>
    part.type === ComponentType.Button && 'custom_id' in part ? [part] : [],
  );
  const found =
    buttons.find(({ custom_id: id }) => id === name) ?? buttons.find(({ label }) => label === name);
  if (found === undefined) {
    throw new Error(`no button “${name}”; there are: ${buttons.map(({ label }) => label).join(', ')}`);
  }
  return found;
}

/** `name`: its custom id or its placeholder. Of a message with one menu it may be left out. */
export function findMenu(message: APIMessage, name?: string): APIStringSelectComponent {
  const menus = rowsOf(message).flatMap((part) => (part.type === ComponentType.StringSelect ? [part] : []));
  const found =
    name === undefined && menus.length === 1
      ? menus[0]
      : menus.find(({ custom_id: id, placeholder }) => id === name || placeholder === name);
  if (found === undefined) {
    throw new Error(
      `no menu “${name}”; there are: ${menus.map(({ placeholder }) => placeholder).join(', ')}`,
    );
  }
  return found;
}

/** Values by their own text or their label. */
export function valuesOf(menu: APIStringSelectComponent, wanted: readonly string[]): string[] {
  return wanted.map((text) => {
    const { options } = menu;
    const found = options.find(({ value }) => value === text) ?? options.find(({ label }) => label === text);
    if (found === undefined) {
      throw new Error(`no entry “${text}”; there are: ${options.map(({ label }) => label).join(', ')}`);
    }
    return found.value;
  });
}

/** What is typed into a form: by custom id or by label. */
export function fieldsOf(
  modal: APIModalInteractionResponseCallbackData,
  texts: Readonly<Record<string, string>>,
): { readonly customId: string; readonly value: string }[] {
  const fields = modal.components.flatMap((part) => {
    if (part.type === ComponentType.ActionRow) {
      return part.components.map((input) => ({ customId: input.custom_id, label: input.label }));
    }
    if (part.type !== ComponentType.Label || !('custom_id' in part.component)) return [];
    return [{ customId: part.component.custom_id, label: part.label }];
  });
  return Object.entries(texts).map(([name, value]) => {
    const found = fields.find(({ customId, label }) => customId === name || label === name);
    if (found === undefined) {
      throw new Error(`no field “${name}”; there are: ${fields.map(({ label }) => label).join(', ')}`);
    }
    return { customId: found.customId, value };
  });
}

/** Whether it is more than "thinking…" and more than the news of where the question is. */
export function isAnswered({ flags, components = [] }: APIMessage): boolean {
  if (((flags ?? 0) & MessageFlags.Loading) !== 0) return false;
  return !JSON.stringify(components).includes(`"custom_id":"${WAITING_ID}`);
}

/** Its cards, as one text to search in. */
export const textOf = (message: APIMessage): string => JSON.stringify(message.embeds);

/** Whether one person alone sees it. */
export const isPrivate = ({ flags }: APIMessage): boolean => ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;

/** The options of a quiz that can be pressed, in order. */
export const optionLabelsOf = (message: APIMessage): string[] =>
  [...JSON.stringify(message.components).matchAll(/"label":"([A-E]: [^"]*)"/g)].map(
    ([, label]) => label ?? '',
  );

/** A fault of the bot on a machine that is very busy: its answer was faster than its acknowledgement, and is sent again. */
export const OVERTAKING = / 10015 /;
