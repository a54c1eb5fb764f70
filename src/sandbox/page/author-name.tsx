import type { APIUser } from 'discord-api-types/v10';
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { displayName } from './avatar.js';
import { ContextMenu } from './context-menu.js';
import { usePage } from './page-context.js';

/** Who wrote a message; where the bot offers commands for people, the name opens them. */
export function AuthorName({ author }: { readonly author: APIUser }): VNode {
  const page = usePage();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const name = displayName(author);
  if (page.personMenu.length === 0) return <span class="author">{name}</span>;
  const open = () => setOpen(true);
  return (
    <>
      <button
        ref={button}
        type="button"
        class="author"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={open}
        onContextMenu={(event) => {
          event.preventDefault();
          event.stopPropagation();
          open();
        }}
      >
        {name}
      </button>
      {isOpen && button.current !== null ? (
        <ContextMenu
          label={`Menu of ${name}`}
          title={`Ask about ${name}`}
          entries={page.personMenu}
          anchor={button.current.getBoundingClientRect()}
          onPick={(command) => page.usePersonMenu(author.id, command)}
          onClose={(isDone) => {
            setOpen(false);
            if (isDone) button.current?.focus();
          }}
        />
      ) : null}
    </>
  );
}
