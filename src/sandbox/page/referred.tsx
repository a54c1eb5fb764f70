/** A way to another message that this person sees. */
import type { APIMessage } from 'discord-api-types/v10';
import type { VNode } from 'preact';
import { displayName } from './avatar.js';
import { usePage } from './page-context.js';

/** Leads to the message that this one is about; nothing where that is gone. */
export function Referred(props: { readonly message: APIMessage; readonly before: string }): VNode | null {
  const page = usePage();
  const id = props.message.message_reference?.message_id;
  const target = id === undefined ? undefined : page.message(id);
  if (id === undefined || target === undefined) return null;
  return (
    <>
      {props.before}
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
