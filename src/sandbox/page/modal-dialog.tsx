/** A form that the bot opens over the page. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { CloseButton, Dialog } from './dialog.js';
import type { GiveFile } from './file-field.js';
import { ModalPart } from './modal-parts.js';
import { fieldsOf, type ModalData, type ModalField, type ModalValues, startValues } from './modal-values.js';

export function ModalDialog(props: {
  readonly modal: ModalData;
  readonly giveFile: GiveFile;
  /** Resolves to why the form was not taken; undefined when it was. */
  readonly onSubmit: (fields: readonly ModalField[]) => Promise<string | undefined>;
  readonly onClose: () => void;
}): VNode {
  const { modal } = props;
  const [values, setValues] = useState<ModalValues>(() => startValues(modal));
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const [isSending, setSending] = useState(false);
  const submit = async () => {
    if (isSending) return;
    setSending(true);
    setRefusal(await props.onSubmit(fieldsOf(modal, values)));
    setSending(false);
  };
  const set = (customId: string, given: readonly string[]) =>
    setValues((before) => new Map(before).set(customId, given));
  return (
    <Dialog label={modal.title} className="modal-dialog" onClose={props.onClose}>
      <form
        class="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div class="dialog-head">
          <h2>{modal.title}</h2>
          <CloseButton />
        </div>
        <div class="modal-fields">
          {modal.components.map((component, index) => (
            <ModalPart
              key={`${index}`}
              component={component}
              values={values}
              onValues={set}
              giveFile={props.giveFile}
            />
          ))}
        </div>
        <p class="modal-refusal" role="alert">
          {refusal}
        </p>
        <div class="dialog-actions">
          <button type="button" class="button" onClick={(e) => e.currentTarget.closest('dialog')?.close()}>
            Cancel
          </button>
          <button type="submit" class="button is-primary" aria-disabled={isSending}>
            Submit
          </button>
        </div>
      </form>
    </Dialog>
  );
}
