/** A menu of people, channels or both: the options are what there is, not what the bot wrote. */
import type { APISelectMenuOption } from 'discord-api-types/v10';
import type { VNode } from 'preact';
import { displayName } from './avatar.js';
import { type PageActions, usePage } from './page-context.js';
import { SelectMenu } from './select-menu.js';

/** Component types by their documented numbers. */
export const ENTITY_SELECTS: ReadonlySet<number> = new Set([5, 6, 7, 8]);
const USER = 5;
const MENTIONABLE = 7;
const CHANNEL = 8;

export interface EntitySelect {
  readonly type: number;
  readonly custom_id: string;
  readonly placeholder?: string | undefined;
  readonly min_values?: number | undefined;
  readonly max_values?: number | undefined;
  readonly disabled?: boolean | undefined;
  readonly channel_types?: readonly number[] | undefined;
}

export function EntityMenu(props: { readonly select: EntitySelect; readonly messageId: string }): VNode {
  const page = usePage();
  const { select, messageId } = props;
  const options = entityOptions(select, page);
  return (
    <SelectMenu
      label={select.placeholder || 'Make a choice'}
      options={options}
      minValues={select.min_values ?? 1}
      maxValues={select.max_values ?? 1}
      isDisabled={select.disabled === true || options.length === 0}
      isBusy={page.isPressed(messageId, select.custom_id)}
      onChoose={(values) => page.press(messageId, select.custom_id, values)}
    />
  );
}

/** Of a menu of people or channels, here and now. */
export function entityOptions(select: EntitySelect, page: PageActions): readonly APISelectMenuOption[] {
  if (select.type === USER || select.type === MENTIONABLE) {
    return page.people.map((user) => ({
      label: displayName(user),
      value: user.id,
      description: user.bot === true ? 'Bot' : `@${user.username}`,
    }));
  }
  // Roles are not told to the page; such a menu stands there, disabled.
  if (select.type !== CHANNEL) return [];
  return page.channels
    .filter(({ type }) => select.channel_types === undefined || select.channel_types.includes(type))
    .map((channel) => ({ label: `#${channel.name ?? channel.id}`, value: channel.id }));
}
