/** Controls as Discord's action rows, whatever their texts are within its limits. */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { COMPONENT_LIMITS } from '../discord/limits.js';
import { cutGraphemes, plainText } from '../discord/safe-text.js';
import { codePointLength } from '../jobs/limits.js';
import type { Control } from './card.js';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;
type Button = Extract<Control, { type: 'button' }>;
type Menu = Extract<Control, { type: 'menu' }>;

/** The custom id of a control, from what its message is about. */
export type IdOfControl = (control: Control) => string;

export function toComponents(controls: readonly (readonly Control[])[], idOf: IdOfControl): Row[] {
  return controls
    .map((row) =>
      row
        .flatMap((control): APIComponentInMessageActionRow[] =>
          control.type === 'button' ? [button(control, idOf)] : menu(control, idOf),
        )
        .slice(0, COMPONENT_LIMITS.buttonsPerRow),
    )
    .filter((components) => components.length > 0)
    .slice(0, COMPONENT_LIMITS.actionRows)
    .map((components) => ({ type: ComponentType.ActionRow, components }));
}

function button(control: Button, idOf: IdOfControl): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    custom_id: idOf(control),
    style: control.isPrimary === true ? ButtonStyle.Primary : ButtonStyle.Secondary,
    label: inLine(control.label, COMPONENT_LIMITS.buttonLabel),
    ...(control.emoji === undefined ? {} : { emoji: { name: control.emoji } }),
    ...(control.isDisabled === true ? { disabled: true } : {}),
  };
}

/** A value comes back as it is or not at all: an option whose value is too long is left out, as is a menu without options. */
function menu(control: Menu, idOf: IdOfControl): APIStringSelectComponent[] {
  const values = new Set<string>();
  const options = control.options
    .filter(({ value }) => {
      const isUsable =
        value !== '' && codePointLength(value) <= COMPONENT_LIMITS.selectText && !values.has(value);
      values.add(value);
      return isUsable;
    })
    .slice(0, COMPONENT_LIMITS.selectOptions);
  if (options.length === 0) return [];
  return [
    {
      type: ComponentType.StringSelect,
      custom_id: idOf(control),
      placeholder: inLine(control.placeholder, COMPONENT_LIMITS.placeholder),
      options: options.map(({ label, value, description, isChosen }) => ({
        label: inLine(label, COMPONENT_LIMITS.selectText),
        value,
        ...(description === undefined
          ? {}
          : { description: inLine(description, COMPONENT_LIMITS.selectText) }),
        ...(isChosen === true ? { default: true } : {}),
      })),
    },
  ];
}

/** Never empty: Discord refuses a label without a character. */
function inLine(text: string, limit: number): string {
  const line = plainText(text).replaceAll(/\s+/g, ' ').trim();
  return line === '' ? '…' : cutGraphemes(line, limit);
}
