import type { VNode } from 'preact';
import type { CommandEntry } from './command-entry.js';
import { examplesFor } from './examples.js';
import { Mark } from './icons.js';

/** The top of every channel: what this is, and things to press. */
export function Welcome(props: {
  readonly entries: readonly CommandEntry[];
  readonly isOnline: boolean;
  /** The first command that the menu of a message offers. */
  readonly menuName: string | undefined;
  readonly onRun: (line: string) => void;
}): VNode {
  const { menuName } = props;
  const groups = examplesFor(props.entries);
  return (
    <section class="welcome" aria-labelledby="welcome-title">
      <div class="welcome-head">
        <Mark />
        <div>
          <h2 id="welcome-title">How likely is A, given B?</h2>
          <p>
            <b>Given</b> is a chat bot that explains probability, from counting people to the next word of a
            language model. This page is its chat, running on your own computer: no account, nothing leaves
            it.
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
        <div class="welcome-groups">
          {groups.map((group) => (
            <div key={group.title} class="welcome-group">
              <h3>{group.title}</h3>
              <p>{group.idea}</p>
              {group.examples.map((example) => (
                <button
                  key={example.line}
                  type="button"
                  class="example"
                  onClick={() => props.onRun(example.line)}
                >
                  <code>{example.line}</code>
                  <span>{example.question}</span>
                </button>
              ))}
            </div>
          ))}
        </div>
      )}
      {groups.length === 0 ? null : (
        <p class="quiet">
          Press one to send it, or type <kbd>/</kbd> below to see every command.
          {menuName === undefined ? null : (
            <>
              {' '}
              Any message has a menu, <kbd>⋯</kbd> or the right button: <b>{menuName}</b>
            </>
          )}
        </p>
      )}
    </section>
  );
}
