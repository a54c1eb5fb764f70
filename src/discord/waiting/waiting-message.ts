/** What stands in the place of an answer before there is one, and when there is going to be none. */
import type { Job } from '../../jobs/contract.js';
import type { Locale } from '../../jobs/locale.js';
import type { JobProgress } from '../../jobs/progress.js';
import { TROUBLE_MESSAGES, type TroubleMessages } from '../../messages/trouble/index.js';
import type { Control } from '../../render/card.js';
import { type DiscordMessage, idsOfCard, toDiscordMessage } from '../../render/discord-message.js';
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

export function waitingSentence(waiting: Waiting, locale: Locale = 'en'): string {
  const texts = TROUBLE_MESSAGES[locale].waiting;
  switch (waiting.type) {
    case 'queued': {
      const { ahead, untilMs } = waiting;
      return texts.queued(ahead, untilMs === undefined ? undefined : aboutText(untilMs, locale));
    }
    case 'running':
      return texts.running;
    case 'progress':
      return progressSentence(waiting.progress, texts);
  }
}

function progressSentence(progress: JobProgress, texts: TroubleMessages['waiting']): string {
  switch (progress.type) {
    case 'model':
      return progress.percent < 100 ? texts.fetchingModel(Math.floor(progress.percent)) : texts.readyingModel;
    case 'training':
      return texts.training(Math.floor(progress.percent));
    case 'search':
      return texts.search(Math.floor(100 * progress.certified), progress.expansions, progress.limit);
  }
}

/** `typed`: the question as it was typed, where it is known. */
export function waitingMessage(
  waiting: Waiting,
  interactionId: string,
  typed: string | undefined,
  locale: Locale = 'en',
): DiscordMessage {
  return toDiscordMessage(
    {
      card: cardOf(waitingSentence(waiting, locale), typed),
      controls: [[{ type: 'button', action: CANCEL, label: TROUBLE_MESSAGES[locale].waiting.cancel }]],
    },
    {
      idOf: ({ action }) => encodePressId({ command: WAIT, action, subject: interactionId, argument: '' }),
    },
  );
}

export type Unanswered = keyof TroubleMessages['waiting']['unanswered'];

/** `card`: where the question is kept, to ask it again with one press. */
export function unansweredMessage(
  why: Unanswered,
  typed: string | undefined,
  card?: Job['card'],
  locale: Locale = 'en',
): DiscordMessage {
  const texts = TROUBLE_MESSAGES[locale].waiting;
  const again: Control = { type: 'button', action: 'retry', label: texts.askAgain, emoji: '🔁' };
  const canAskAgain = card?.isShown === true;
  return toDiscordMessage(
    { card: cardOf(texts.unanswered[why], typed), ...(canAskAgain ? { controls: [[again]] } : {}) },
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
