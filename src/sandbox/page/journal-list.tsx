import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { JournalLine } from '../protocol.js';
import { reachByKeyboard } from './reach-by-keyboard.js';
import { durationText, exactClockText } from './time.js';

const STEP = 60;

/** Newest first, each with what was said in full. */
export function JournalList({ entries }: { readonly entries: readonly JournalLine[] }): VNode {
  const [most, setMost] = useState(STEP);
  if (entries.length === 0) return <p class="quiet journal-empty">Nothing yet.</p>;
  return (
    <>
      <ol class="journal">
        {entries
          .slice(-most)
          .reverse()
          .map((entry) => (
            <li key={entry.number}>
              <Entry entry={entry} />
            </li>
          ))}
      </ol>
      {entries.length <= most ? null : (
        <button type="button" class="link journal-empty" onClick={() => setMost(most + STEP)}>
          Show earlier ones
        </button>
      )}
    </>
  );
}

const DIRECTIONS: Readonly<Record<JournalLine['type'], readonly [arrow: string, word: string]>> = {
  request: ['→', 'The bot asks'],
  dispatch: ['←', 'The bot is told'],
  gateway: ['↔', 'The connection'],
};

function Entry({ entry }: { readonly entry: JournalLine }): VNode {
  const [isOpen, setOpen] = useState(false);
  const [arrow, word] = DIRECTIONS[entry.type];
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="entry-head">
        <span class={`entry-arrow is-${entry.type}`} aria-hidden="true">
          {arrow}
        </span>
        <span class="only-heard">{word}: </span>
        <code class="entry-title" title={entry.title}>
          {withShortIds(entry.title)}
        </code>
        {entry.status === undefined ? null : <Status status={entry.status} />}
      </summary>
      {isOpen ? (
        <div class="entry-body">
          <p class="quiet">
            {exactClockText(entry.atMs)}
            {entry.durationMs === undefined ? '' : `, answered in ${durationText(entry.durationMs)}`}
          </p>
          <Said label={entry.type === 'request' ? 'Sent' : 'Content'} json={entry.body} />
          <Said label="Answer" json={entry.response} />
        </div>
      ) : null}
    </details>
  );
}

/** The last digits tell ids apart well enough; the whole one is in the title. */
const withShortIds = (title: string) => title.replace(/\d{13,16}(?=\d{4}\b)/g, '…');

function Status({ status }: { readonly status: number }): VNode {
  const [className, word] = statusWord(status);
  return (
    <span class={`status ${className}`}>
      {status} {word}
    </span>
  );
}

function statusWord(status: number): readonly [className: string, word: string] {
  if (status === 429) return ['is-warning', 'slow down'];
  if (status >= 500) return ['is-bad', 'server error'];
  if (status >= 400) return ['is-bad', 'refused'];
  return status >= 200 ? ['is-good', 'ok'] : ['is-bad', 'no answer'];
}

function Said({ label, json }: { readonly label: string; readonly json: string | undefined }): VNode | null {
  if (json === undefined || json === '') return null;
  return (
    <>
      <h4>{label}</h4>
      <pre ref={reachByKeyboard}>{indented(json)}</pre>
    </>
  );
}

/** What was cut short is no JSON any more, and stays as it is. */
function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), undefined, 2);
  } catch {
    return json;
  }
}
