/** The box below the messages: a line of one's own, or a command, whose options are then filled in. */
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CommandDraft } from './command-draft.js';
import { draftFromLine, startDraft } from './command-draft.js';
import type { CommandEntry } from './command-entry.js';
import { readCommandLine } from './command-line.js';
import { DraftForm, type OfferChoices } from './draft-form.js';
import type { GiveFile } from './file-field.js';
import { arrowTarget, OptionList, optionId } from './option-list.js';

const LIST_ID = 'command-list';

/** A line put into the box from outside; `serial` tells one from the next. */
export interface ComposedLine {
  readonly line: string;
  readonly serial: number;
}

export function Composer(props: {
  readonly entries: readonly CommandEntry[];
  readonly place: string;
  readonly composed: ComposedLine | undefined;
  readonly offerChoices: OfferChoices;
  readonly giveFile: GiveFile;
  readonly onSend: (draft: CommandDraft) => void;
  /** Resolves to why a line was not taken; undefined when it was. */
  readonly onWrite: (content: string) => Promise<string | undefined>;
}): VNode {
  const { entries, composed } = props;
  const [text, setText] = useState('');
  const [draft, setDraft] = useState<CommandDraft | undefined>(undefined);
  const [last, setLast] = useState<CommandDraft | undefined>(undefined);
  const isFirst = useRef(true);

  useEffect(() => {
    if (composed === undefined) return;
    const next = draftFromLine(`${composed.line} `, entries);
    setDraft(next);
    setText(next === undefined ? composed.line : '');
  }, [composed?.serial]);

  // A command that is no longer registered cannot be sent; what was typed for it goes on as text.
  useEffect(() => {
    if (draft === undefined) return;
    const entry = entries.find((one) => one.name === draft.entry.name);
    if (entry !== undefined) setDraft({ ...draft, entry });
  }, [entries]);

  useLayoutEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else if (draft === undefined) document.getElementById('command-box')?.focus();
  }, [draft === undefined]);

  return (
    <div class="composer">
      {draft === undefined ? (
        <CommandPicker
          entries={entries}
          place={props.place}
          text={text}
          onText={setText}
          onWrite={props.onWrite}
          onDraft={(next) => {
            setDraft(next);
            setText('');
          }}
          last={last}
        />
      ) : (
        <DraftForm
          draft={draft}
          offerChoices={props.offerChoices}
          giveFile={props.giveFile}
          onChange={setDraft}
          onLeave={(line) => {
            setDraft(undefined);
            setText(line);
          }}
          onSend={(ready) => {
            props.onSend(ready);
            setLast(ready);
            setDraft(undefined);
            setText('');
          }}
        />
      )}
    </div>
  );
}

function CommandPicker(props: {
  readonly entries: readonly CommandEntry[];
  readonly place: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onWrite: (content: string) => Promise<string | undefined>;
  readonly onDraft: (draft: CommandDraft) => void;
  readonly last: CommandDraft | undefined;
}): VNode {
  const { entries, text } = props;
  const [active, setActive] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const [complaint, setComplaint] = useState<string | undefined>(undefined);
  const found = matching(entries, text);
  const isOpen = !isClosed && found.length > 0;
  const at = Math.min(active, found.length - 1);

  const choose = (index: number) => {
    const entry = found[index];
    if (entry !== undefined) props.onDraft(startDraft(entry));
  };
  const write = async (content: string) => {
    // Emptied at once, as it is sent; given back when it was not taken.
    props.onText('');
    const refusal = await props.onWrite(content);
    setComplaint(refusal);
    if (refusal !== undefined) props.onText(content);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const target = isOpen ? arrowTarget(event.key, at, found.length) : undefined;
    if (target !== undefined) {
      event.preventDefault();
      setActive(target);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      setClosed(true);
    } else if (isOpen && (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey))) {
      event.preventDefault();
      choose(at);
    } else if (event.key === 'Enter' && text.trim() !== '') {
      event.preventDefault();
      if (text.trimStart().startsWith('/')) setComplaint(complaintAbout(text, entries));
      else void write(text.trim());
    } else if (event.key === 'ArrowUp' && text === '' && props.last !== undefined) {
      event.preventDefault();
      props.onDraft(props.last);
    }
  };

  return (
    <>
      {isOpen ? (
        <div class="panel">
          <OptionList
            id={LIST_ID}
            label="Commands"
            active={at}
            onPick={choose}
            options={found.map((entry) => ({
              key: entry.name,
              label: `/${entry.label}`,
              detail: entry.description,
              ...(entry.locale === undefined ? {} : { locale: entry.locale }),
            }))}
          />
        </div>
      ) : null}
      {complaint === undefined ? null : (
        <p class="complaint" role="alert">
          {complaint}
        </p>
      )}
      <div class="box">
        <input
          id="command-box"
          class="command-box"
          type="text"
          autocomplete="off"
          spellcheck={false}
          placeholder={`Message ${props.place}, or / for a command`}
          aria-label={`Message ${props.place}. Type / to see all commands`}
          role="combobox"
          aria-expanded={isOpen}
          aria-autocomplete="list"
          aria-controls={isOpen ? LIST_ID : undefined}
          aria-activedescendant={isOpen ? optionId(LIST_ID, at) : undefined}
          value={text}
          onInput={(event) => {
            const line = event.currentTarget.value;
            setClosed(false);
            setActive(0);
            setComplaint(undefined);
            const draft = event.isComposing ? undefined : draftFromLine(line, entries);
            if (draft === undefined) props.onText(line);
            else props.onDraft(draft);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setClosed(true)}
          onFocus={() => setClosed(false)}
        />
      </div>
    </>
  );
}

function matching(entries: readonly CommandEntry[], text: string): readonly CommandEntry[] {
  if (!text.startsWith('/')) return [];
  const typed = text.slice(1).trimEnd().toLowerCase();
  const said = ({ label, name }: CommandEntry) => [label, name];
  const starting = entries.filter((entry) => said(entry).some((one) => one.startsWith(typed)));
  const containing = entries.filter(
    (entry) => !starting.includes(entry) && said(entry).some((one) => one.includes(typed)),
  );
  return [...starting, ...containing];
}

function complaintAbout(line: string, entries: readonly CommandEntry[]): string {
  if (entries.length === 0) return 'No command is registered yet; the bot may still be starting.';
  const read = readCommandLine(line, entries);
  const name = read.type === 'unknown' ? read.name : read.type === 'command' ? read.entry.label : '';
  const names = entries.map((entry) => `/${entry.label}`).join(', ');
  return `There is no command /${name}. There are: ${names}.`;
}
