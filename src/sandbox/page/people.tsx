/** Whose eyes the page borrows, and a way to be two people at once. */
import type { VNode } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { LocalPerson } from '../protocol.js';
import { Avatar, displayName } from './avatar.js';
import { Icon } from './icons.js';
import { LanguageChoice } from './language-choice.js';
import { keyTarget, type Typed } from './list-keys.js';
import { NewPersonDialog } from './new-person-dialog.js';
import { OptionList, optionId } from './option-list.js';
import { personAddress } from './person-address.js';

export function People(props: {
  readonly users: readonly LocalPerson[];
  readonly me: LocalPerson;
  /** Where a second window begins. */
  readonly channelId: string;
  readonly onPerson: (id: string) => void;
  readonly onLocale: (locale: string) => Promise<void>;
  readonly onNewPerson: (name: string) => Promise<void>;
}): VNode {
  const { users, me } = props;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [isNaming, setNaming] = useState(false);
  const [active, setActive] = useState(0);
  const typed = useRef<Typed>({ text: '', at: 0 });
  const options = [
    ...users.map((user) => ({
      key: user.id,
      label: displayName(user),
      sign: <Avatar person={user} size="small" />,
      ...(user.id === me.id ? { detail: 'you now' } : {}),
    })),
    { key: 'new', label: 'Somebody new …' },
  ];
  const other = users[(users.findIndex((user) => user.id === me.id) + 1) % users.length];
  const pick = (index: number) => {
    setOpen(false);
    const user = users[index];
    if (index === users.length) setNaming(true);
    else if (user !== undefined && user.id !== me.id) props.onPerson(user.id);
  };
  const open = () => {
    setActive(users.findIndex((user) => user.id === me.id));
    setOpen(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = keyTarget(event, active, options, isOpen ? typed.current : undefined);
    if (target !== undefined) {
      event.preventDefault();
      if (isOpen) setActive(target);
      else open();
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if ((event.key === 'Enter' || event.key === ' ') && isOpen) {
      event.preventDefault();
      pick(active);
    }
  };
  return (
    <div class="people">
      {isOpen ? <OptionList id={id} label="People" active={active} onPick={pick} options={options} /> : null}
      <button
        type="button"
        class="people-button"
        role="combobox"
        aria-label={`You are ${displayName(me)}. Switch person`}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={isOpen ? optionId(id, active) : undefined}
        onClick={() => (isOpen ? setOpen(false) : open())}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      >
        <Avatar person={me} size="large" />
        <span class="people-name">
          <span class="quiet">You are</span>
          <b>{displayName(me)}</b>
        </span>
        <Icon name="chevron" />
      </button>
      {other === undefined || other.id === me.id ? null : (
        <a
          class="icon-button"
          href={personAddress(other.id, props.channelId)}
          target="_blank"
          rel="noopener"
          aria-label={`Open a second window as ${displayName(other)}`}
          title={`Open a second window as ${displayName(other)}`}
        >
          <Icon name="window" />
        </a>
      )}
      <LanguageChoice person={me} onLocale={props.onLocale} />
      {isNaming ? <NewPersonDialog onName={props.onNewPerson} onClose={() => setNaming(false)} /> : null}
    </div>
  );
}
