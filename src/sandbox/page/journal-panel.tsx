/** "What happened": where each question is, what bot and server said for it, and ways to make trouble. */
import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Control } from './control.js';
import { Icon } from './icons.js';
import { JournalList } from './journal-list.js';
import { QuestionList } from './question-list.js';
import { questionsOf } from './question-times.js';
import { reachByKeyboard } from './reach-by-keyboard.js';
import type { Session, SessionStep } from './session.js';
import { TroubleCorner } from './trouble-corner.js';
import { refusalText } from './use-sending.js';

export function JournalPanel(props: {
  readonly control: Control;
  readonly session: Session;
  readonly step: (step: SessionStep) => void;
  readonly onClose: () => void;
}): VNode {
  const { control, step } = props;
  const { chronicle } = props.session;
  const questions = useMemo(() => questionsOf(chronicle), [chronicle]);
  const [chosenId, setChosen] = useState<string | undefined>(undefined);
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const chosen = questions.find(({ interactionId }) => interactionId === chosenId);

  useEffect(() => {
    // What comes later is told by the stream.
    control.journal({ limit: 1000 }).then(
      ({ entries }) => step({ type: 'journal', entries }),
      (error: unknown) => setRefusal(refusalText(error)),
    );
  }, [control]);

  return (
    <aside class="journal-panel" aria-labelledby="journal-title">
      <div class="chat-head">
        <h2 id="journal-title">What happened</h2>
        <span class="spring" />
        <button type="button" class="icon-button" aria-label="Close the panel" onClick={props.onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div class="journal-scroll" ref={reachByKeyboard}>
        {refusal === undefined ? null : <p class="complaint">{refusal}</p>}
        <section aria-labelledby="questions-title">
          <h3 id="questions-title">Questions</h3>
          <QuestionList
            questions={questions}
            chosenId={chosen?.interactionId}
            onChoose={(id) => setChosen(id === chosenId ? undefined : id)}
          />
        </section>
        <section aria-labelledby="said-title">
          <div class="journal-bar">
            <h3 id="said-title">{chosen === undefined ? 'All that was said' : `Said for ${chosen.name}`}</h3>
            {chosen === undefined ? null : (
              <button type="button" class="link" onClick={() => setChosen(undefined)}>
                Show all
              </button>
            )}
          </div>
          <JournalList
            key={chosen?.interactionId ?? ''}
            entries={
              chosen === undefined
                ? chronicle.entries
                : chronicle.entries.filter(({ interactionId }) => interactionId === chosen.interactionId)
            }
          />
        </section>
        <TroubleCorner control={control} />
      </div>
    </aside>
  );
}
