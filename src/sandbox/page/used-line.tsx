/** The line above a message: which command or press it answers, and on which message. */
import type { APIMessage, APIUser } from 'discord-api-types/v10';
import type { ComponentChildren, VNode } from 'preact';
import { Avatar, displayName } from './avatar.js';
import { Icon } from './icons.js';
import { usePage } from './page-context.js';

/** Interaction types by their documented numbers. */
const COMPONENT = 3;
const MODAL_SUBMIT = 5;
/** Type of a message that answers a command of a message's menu. */
const CONTEXT_MENU_COMMAND = 23;

export function UsedLine({ message }: { readonly message: APIMessage }): VNode | null {
  const { interaction, interaction_metadata: metadata } = message;
  const about = <Referred message={message} />;
  if (interaction !== undefined) {
    const slash = message.type === CONTEXT_MENU_COMMAND ? '' : '/';
    return (
      <Used who={interaction.user}>
        used{' '}
        <span class="command-name">
          {slash}
          {interaction.name}
        </span>
        {about}
      </Used>
    );
  }
  if (metadata?.type === COMPONENT) {
    return <Used who={metadata.user}>pressed a button{about}</Used>;
  }
  if (metadata?.type === MODAL_SUBMIT) return <Used who={metadata.user}>sent a form{about}</Used>;
  return null;
}

/** Leads to the message that this one is about; nothing where that is gone. */
function Referred({ message }: { readonly message: APIMessage }): VNode | null {
  const page = usePage();
  const id = message.message_reference?.message_id;
  const target = id === undefined ? undefined : page.message(id);
  if (id === undefined || target === undefined) return null;
  return (
    <>
      {' on '}
      <button type="button" class="referred" onClick={() => showMessage(id)}>
        {excerptOf(target)}
      </button>
    </>
  );
}

function excerptOf(message: APIMessage): string {
  const [embed] = message.embeds;
  const text = embed?.title ?? (message.content || embed?.description);
  return text === undefined || text === '' ? `a message of ${displayName(message.author)}` : plain(text);
}

/** Good enough for one line: the signs of emphasis and code taken out. */
const plain = (text: string) =>
  text
    .replace(/\\(?=\W)|[*_~`|]{1,3}/g, '')
    .slice(0, 120)
    .trim();

function showMessage(id: string): void {
  const element = document.querySelector(`[data-message="${CSS.escape(id)}"]`);
  if (!(element instanceof HTMLElement)) return;
  element.scrollIntoView({ block: 'center' });
  element.classList.remove('is-shown');
  // Read in between, so that a second visit starts the animation again.
  void element.offsetWidth;
  element.classList.add('is-shown');
}

export function Used({
  who,
  children,
}: {
  readonly who: APIUser;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <div class="used">
      <Icon name="used" />
      <Avatar person={who} size="small" />
      <span class="used-text">
        <b>{displayName(who)}</b> {children}
      </span>
    </div>
  );
}
