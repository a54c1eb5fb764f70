import type { VNode } from 'preact';
import {
  type Question,
  STAGE_WORDS,
  type StageName,
  type Stretch,
  stageNow,
  stretchesOf,
} from './question-times.js';
import { durationText } from './time.js';
import { useNow } from './use-now.js';

const MOST_SHOWN = 8;

/** What goes on from one stage to the next. */
const STRETCH_WORDS: Readonly<Record<StageName, string>> = {
  sent: 'on its way to the bot',
  acknowledged: 'read and checked',
  queued: 'waiting in line',
  running: 'being computed and drawn',
  ended: 'sent back',
  answered: 'answered',
};

/** Newest first; the chosen one shows its stretches of time in full. */
export function QuestionList(props: {
  readonly questions: readonly Question[];
  readonly chosenId: string | undefined;
  readonly onChoose: (interactionId: string) => void;
}): VNode {
  const { questions, chosenId } = props;
  const shown = questions.slice(0, MOST_SHOWN);
  const isOpen = shown.some((question) => stageNow(question)?.stage !== 'answered');
  const nowMs = useNow(isOpen);
  if (shown.length === 0) {
    return <p class="quiet journal-empty">Nothing was asked yet. Send a command, and watch where it is.</p>;
  }
  return (
    <ol class="questions">
      {shown.map((question) => {
        const isChosen = question.interactionId === chosenId;
        return (
          <li key={question.interactionId} class={isChosen ? 'question is-chosen' : 'question'}>
            <button
              type="button"
              class="question-button"
              aria-pressed={isChosen}
              onClick={() => props.onChoose(question.interactionId)}
            >
              <span class="question-name">{question.name}</span>
              <span class="quiet">{statusText(question, nowMs)}</span>
              <TimeBar stretches={stretchesOf(question, nowMs)} />
            </button>
            {isChosen ? <Stretches question={question} nowMs={nowMs} /> : null}
          </li>
        );
      })}
    </ol>
  );
}

function statusText(question: Question, nowMs: number): string {
  const now = stageNow(question);
  const first = question.moments[0];
  if (now === undefined || first === undefined) return '';
  if (now.stage === 'answered') return `answered after ${durationText(now.atMs - first.atMs)}`;
  return `${STAGE_WORDS[now.stage]}${aheadText(now.ahead)}, ${durationText(nowMs - now.atMs)}`;
}

const aheadText = (ahead: number | undefined) =>
  ahead === undefined || ahead === 0 ? '' : `, ${ahead} before it`;

/** The numbers are in the list below; this is for the eye alone. */
function TimeBar({ stretches }: { readonly stretches: readonly Stretch[] }): VNode {
  return (
    <span class="time-bar" aria-hidden="true">
      {stretches.map(({ stage, lengthMs }) => (
        <i key={stage} class={`is-${stage}`} style={{ flexGrow: lengthMs }} />
      ))}
    </span>
  );
}

function Stretches(props: { readonly question: Question; readonly nowMs: number }): VNode {
  const { moments } = props.question;
  return (
    <ol class="stretches">
      {stretchesOf(props.question, props.nowMs).map(({ stage, lengthMs }, index) => {
        // A question that never stands in line is answered by the bot at once.
        const isWithBot = stage === 'acknowledged' && moments[index + 1]?.stage !== 'queued';
        const ahead = moments.find((moment) => moment.stage === stage)?.ahead;
        return (
          <li key={stage}>
            <i class={`swatch is-${stage}`} aria-hidden="true" />
            <span class="stretch-name">
              <b>{STAGE_WORDS[stage]}</b>{' '}
              <span class="quiet">
                {isWithBot ? 'with the bot' : STRETCH_WORDS[stage]}
                {aheadText(ahead)}
              </span>
            </span>
            <span class="stretch-length">{durationText(lengthMs)}</span>
          </li>
        );
      })}
    </ol>
  );
}
