/** Buttons and menus under a message. */
import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInMessageActionRow,
} from 'discord-api-types/v10';
import type { VNode } from 'preact';
import { ENTITY_SELECTS, EntityMenu } from './entity-menu.js';
import { safeHref } from './markdown-inline.js';
import { Dots } from './message-head.js';
import { usePage } from './page-context.js';
import { emojiText, SelectMenu } from './select-menu.js';

/** Component types and button styles by their documented numbers; importing the enums would bundle all of them. */
const BUTTON = 2;
const STRING_SELECT = 3;
const BUTTON_STYLES: ReadonlyMap<number, string> = new Map([
  [1, 'is-primary'],
  [3, 'is-success'],
  [4, 'is-danger'],
]);

export function ComponentRow(props: {
  readonly row: APIActionRowComponent<APIComponentInMessageActionRow>;
  readonly messageId: string;
}): VNode {
  return (
    <div class="component-row">
      {props.row.components.map((inner, index) => (
        <InRow key={`${index}`} component={inner} messageId={props.messageId} />
      ))}
    </div>
  );
}

function InRow(props: {
  readonly component: APIComponentInMessageActionRow;
  readonly messageId: string;
}): VNode {
  const page = usePage();
  const { component, messageId } = props;
  if (component.type === BUTTON) return <Button button={component} messageId={messageId} />;
  if (component.type === STRING_SELECT) {
    return (
      <SelectMenu
        label={component.placeholder || 'Make a choice'}
        options={component.options}
        minValues={component.min_values ?? 1}
        maxValues={component.max_values ?? 1}
        isDisabled={component.disabled === true}
        isBusy={page.isPressed(messageId, component.custom_id)}
        onChoose={(values) => page.press(messageId, component.custom_id, values)}
      />
    );
  }
  if (ENTITY_SELECTS.has(component.type)) return <EntityMenu select={component} messageId={messageId} />;
  return <p class="quiet">A menu that this page cannot draw</p>;
}

export function Button(props: { readonly button: APIButtonComponent; readonly messageId: string }): VNode {
  const page = usePage();
  const { button, messageId } = props;
  if ('sku_id' in button) return <span class="quiet">A purchase, not offered here</span>;
  if ('url' in button) {
    return (
      <a class="button" href={safeHref(button.url) ?? '#'} target="_blank" rel="noopener noreferrer">
        <ButtonText emoji={emojiText(button.emoji)} label={button.label ?? ''} />
        <span aria-hidden="true">↗</span>
        <span class="only-heard"> (opens in a new tab)</span>
      </a>
    );
  }
  const isPressed = page.isPressed(messageId, button.custom_id);
  return (
    <button
      type="button"
      class={`button ${BUTTON_STYLES.get(button.style) ?? ''}`}
      disabled={button.disabled === true}
      aria-busy={isPressed}
      // Not `disabled`: that would take the keyboard away from it.
      aria-disabled={isPressed}
      onClick={() => {
        if (!isPressed) page.press(messageId, button.custom_id);
      }}
    >
      <ButtonText emoji={emojiText(button.emoji)} label={button.label ?? ''} />
      {isPressed ? <Dots /> : null}
    </button>
  );
}

function ButtonText({ emoji, label }: { readonly emoji: string; readonly label: string }): VNode {
  return (
    <span class="button-text">
      {emoji === '' ? null : (
        <span class="emoji" aria-hidden={label !== ''}>
          {emoji}
        </span>
      )}
      {label}
    </span>
  );
}
