import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { TakenChoice } from './command-draft.js';
import type { OptionEntry } from './command-entry.js';

/** Hands a file to the server; the choice's value is what the command is sent with. */
export type GiveFile = (file: File) => Promise<TakenChoice>;

/** An option that takes a file, chosen from the disk or dropped onto it. */
export function FileField(props: {
  readonly id: string;
  readonly option: OptionEntry;
  /** Empty: none chosen yet. */
  readonly fileName: string;
  readonly describedBy: string;
  readonly isFaulty: boolean;
  readonly giveFile: GiveFile;
  readonly onFocus: () => void;
  readonly onTake: (choice: TakenChoice) => void;
  readonly onFault: (message: string) => void;
  readonly onRemove: () => void;
}): VNode {
  const { id, option, fileName } = props;
  const [isSending, setSending] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const give = async (file: File | null | undefined) => {
    if (file === null || file === undefined) return;
    setSending(true);
    try {
      props.onTake(await props.giveFile(file));
    } catch (error) {
      props.onFault(error instanceof Error ? error.message : 'The file could not be sent.');
    } finally {
      setSending(false);
    }
  };

  return (
    <div class={`option-field ${props.isFaulty ? 'is-faulty' : ''}`}>
      <label id={`${id}-label`} for={id}>
        {option.label}
      </label>
      <button
        type="button"
        id={id}
        // The label alone would hide from a screen reader which file was chosen.
        aria-labelledby={`${id}-label ${id}`}
        class="file-choose"
        aria-describedby={props.describedBy}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void give(event.dataTransfer?.files[0]);
        }}
        onFocus={props.onFocus}
        onClick={() => input.current?.click()}
        onKeyDown={(event) => {
          if (event.key === 'Backspace') props.onRemove();
        }}
      >
        {isSending ? 'Sending …' : fileName === '' ? 'Choose a file' : fileName}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        aria-label={`File for ${option.label}`}
        onChange={(event) => {
          void give(event.currentTarget.files?.[0]);
          // The same file can be chosen again after a change.
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
