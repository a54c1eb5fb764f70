/** What stands in the place of an answer before there is one, and when there is going to be none. */
import type { Job } from '../../jobs/contract.js';
import type { JobProgress } from '../../jobs/progress.js';
import type { Control } from '../../render/card.js';
import { type DiscordMessage, idsOfCard, toDiscordMessage } from '../../render/discord-message.js';
import { countText, plural } from '../../render/numbers.js';
import type { Options } from '../command.js';
import { CANCEL, encodePressId, WAIT } from '../custom-id.js';
import { cutGraphemes, plainText } from '../safe-text.js';
import { aboutText } from './service-times.js';

const COLOUR = 0x999999;
/** Code points of what was typed: enough to know it by. */
const TYPED_LIMIT = 300;

export type Waiting =
  /** `untilMs`: an estimate of how long until the answer. */
  | { readonly type: 'queued'; readonly ahead: number; readonly untilMs?: number | undefined }
  | { readonly type: 'running' }
  | { readonly type: 'progress'; readonly progress: JobProgress };

export function waitingSentence(waiting: Waiting): string {
  switch (waiting.type) {
    case 'queued': {
      const { ahead, untilMs } = waiting;
      const place =
        ahead === 0
          ? 'yours is the next question'
          : `${plural(ahead, 'question')} ${ahead === 1 ? 'comes' : 'come'} before yours`;
      return `In the queue: ${place}${untilMs === undefined ? '' : `, ${aboutText(untilMs)}`}.`;
    }
    case 'running':
      return 'Your question is being worked on.';
    case 'progress':
      return progressSentence(waiting.progress);
  }
}

function progressSentence(progress: JobProgress): string {
  switch (progress.type) {
    case 'model':
      return progress.percent < 100
        ? `The language model is being fetched: ${Math.floor(progress.percent)} %.`
        : 'The language model is being made ready. This happens once after a start.';
    case 'training':
      return `The small model is being trained: ${Math.floor(progress.percent)} %.`;
    case 'search':
      return `Your question is being worked on: ${Math.floor(100 * progress.certified)} % of the probability is certified; ${countText(progress.expansions)} of at most ${countText(progress.limit)} steps.`;
  }
}

/** `typed`: the question as it was typed, where it is known. */
export function waitingMessage(
  waiting: Waiting,
  interactionId: string,
  typed: string | undefined,
): DiscordMessage {
  return toDiscordMessage(
    {
      card: cardOf(waitingSentence(waiting), typed),
      controls: [[{ type: 'button', action: CANCEL, label: 'Cancel' }]],
    },
    {
      idOf: ({ action }) => encodePressId({ command: WAIT, action, subject: interactionId, argument: '' }),
    },
  );
}

export type Unanswered = 'cancelled' | 'restarted' | 'perhaps-done' | 'queue-lost';

const UNANSWERED: Readonly<Record<Unanswered, string>> = {
  cancelled: 'Cancelled.',
  restarted: 'Given was restarted before it could answer. Ask again.',
  'perhaps-done':
    'Given was restarted before it could say what came of this. It may have been done: look before you try again.',
  'queue-lost': 'What was waiting got lost before this question was answered. Ask again.',
};

/** `card`: where the question is kept, to ask it again with one press. */
export function unansweredMessage(
  why: Unanswered,
  typed: string | undefined,
  card?: Job['card'],
): DiscordMessage {
  const again: Control = { type: 'button', action: 'retry', label: 'Ask again', emoji: '🔁' };
  const canAskAgain = card?.isShown === true;
  return toDiscordMessage(
    { card: cardOf(UNANSWERED[why], typed), ...(canAskAgain ? { controls: [[again]] } : {}) },
    canAskAgain ? { idOf: idsOfCard(card.id) } : {},
  );
}

function cardOf(sentence: string, typed: string | undefined) {
  return {
    colour: COLOUR,
    title: '',
    blocks: [{ type: 'paragraph' as const, content: [sentence] }],
    ...(typed === undefined ? {} : { footer: typed }),
  };
}

/** `/nextword text: The capital of France is words: 5`, in one line. */
export function typedLine(command: string, options: Options): string {
  const parts = [...options].map(([name, value]) => `${name}: ${String(value)}`);
  const line = plainText([`/${command}`, ...parts].join(' ')).replaceAll(/\s+/g, ' ');
  return cutGraphemes(line, TYPED_LIMIT);
}
