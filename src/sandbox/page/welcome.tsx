import type { VNode } from 'preact';
import type { CommandEntry, MenuEntry } from './command-entry.js';
import { examplesFor } from './examples.js';
import { Mark } from './icons.js';

/** The top of every channel: what this is, and things to press. */
export function Welcome(props: {
  readonly entries: readonly CommandEntry[];
  readonly isOnline: boolean;
  /** The first command that the menu of a message offers. */
  readonly menuEntry: MenuEntry | undefined;
  readonly onRun: (line: string) => void;
  /** Uses that command on the last line that a person wrote here; undefined where nobody did. */
  readonly onMenu: (() => void) | undefined;
}): VNode {
  const { menuEntry, onMenu } = props;
  const groups = examplesFor(props.entries);
  return (
    <section class="welcome" aria-labelledby="welcome-title">
      <div class="welcome-head">
        <Mark />
        <div>
          <h2 id="welcome-title">How likely is A, given B?</h2>
          <p>
            <b>Given</b> is a chat bot that explains probability, from counting people to the next word of a
            language model. This page is its chat, on your own computer: no account, nothing leaves it.{' '}
            {groups.length === 0 ? null : <b>Press an example, or type / below.</b>}
          </p>
        </div>
      </div>
      {groups.length === 0 ? (
        <p class="welcome-wait">
          {props.isOnline
            ? 'The bot has registered no command yet.'
            : 'The bot is starting; its commands will show here.'}
        </p>
      ) : (
        <ul class="welcome-groups">
          {groups.map((group) => (
            <li key={group.title} class="welcome-group">
              <h3>{group.title}</h3>
              <p>{group.idea}</p>
              {group.examples.map((line) => (
                <button key={line} type="button" class="example" onClick={() => props.onRun(line)}>
                  <code>{line}</code>
                </button>
              ))}
            </li>
          ))}
          {menuEntry === undefined || onMenu === undefined ? null : (
            <li class="welcome-group">
              <h3>Ask about a message</h3>
              <p>
                Any message has a menu: <kbd>⋯</kbd> or the right button.
              </p>
              <button type="button" class="example" onClick={onMenu}>
                <code>{menuEntry.label}</code> <span class="quiet">on the newest line</span>
              </button>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
