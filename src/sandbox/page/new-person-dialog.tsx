import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { CloseButton, Dialog } from './dialog.js';

/** Asks for a name; what is wrong with it the server says. */
export function NewPersonDialog(props: {
  readonly onName: (name: string) => Promise<void>;
  readonly onClose: () => void;
}): VNode {
  const id = useId();
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  return (
    <Dialog label="Somebody new" className="modal-dialog" onClose={props.onClose}>
      <form
        class="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          props.onName(name.trim()).then(props.onClose, (error: unknown) => {
            setRefusal(error instanceof Error ? error.message : 'They could not join.');
          });
        }}
      >
        <div class="dialog-head">
          <h2>Somebody new</h2>
          <CloseButton />
        </div>
        <div class="modal-fields">
          <div class="modal-field">
            <label for={id}>Name</label>
            <p id={`${id}-hint`} class="quiet">
              2 to 32 of a–z, 0–9, “_” and “.”. You will be this person in this window.
            </p>
            <input
              id={id}
              type="text"
              aria-describedby={`${id}-hint`}
              autocomplete="off"
              required
              maxLength={32}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </div>
        </div>
        <p class="modal-refusal" role="alert">
          {refusal}
        </p>
        <div class="dialog-actions">
          <button type="submit" class="button is-primary">
            Join
          </button>
        </div>
      </form>
    </Dialog>
  );
}
