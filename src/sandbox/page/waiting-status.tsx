import type { VNode } from 'preact';
import type { QuestionStage } from '../protocol.js';
import { durationText } from './time.js';
import { useNow } from './use-now.js';

/** Beside a message that is waited for: where its question is. */
export function WaitingStatus({ stage }: { readonly stage: QuestionStage | undefined }): VNode | null {
  const nowMs = useNow(stage?.stage === 'running');
  if (stage === undefined || stage.stage === 'ended') return null;
  return (
    <span class="waiting">
      {stage.stage === 'queued' ? queuedText(stage.ahead) : `running for ${durationText(nowMs - stage.atMs)}`}
    </span>
  );
}

function queuedText(ahead: number | undefined): string {
  if (ahead === undefined) return 'queued';
  return ahead === 0 ? 'queued, next in line' : `queued, ${ahead} before it`;
}
