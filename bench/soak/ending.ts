/** What a message says that ends an interaction. Pure. */
import { type APIMessage, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { WAITING_ID } from '../../src/discord/custom-id.js';
import { type Unanswered, unansweredMessage } from '../../src/discord/waiting/waiting-message.js';
import { FAILURE_CODES, type FailureCode } from '../../src/jobs/failure.js';
import { TROUBLE_MESSAGES } from '../../src/messages/trouble/index.js';
import { noticeMessage, toDiscordMessage } from '../../src/render/discord-message.js';
import { failureCard, failureSentence } from '../../src/render/failure.js';
import type { FaultKind } from './plan.js';

/** A failure as the person is told it. */
export type Trouble = FailureCode | Exclude<Unanswered, 'cancelled'> | 'restarting';

export type Ending =
  /** An answer, or a refusal, that everyone sees. */
  | { readonly end: 'answer' }
  /** One for the person alone. */
  | { readonly end: 'private' }
  | { readonly end: 'failure'; readonly code: Trouble };

/**
 * Faults that make such a sentence true, when one of them was there while the question was open. Not there: it must never be said.
 * `model-missing` is true wherever there is no model.
 */
export const EXPLAINED_BY: Readonly<Partial<Record<Trouble, readonly FaultKind[]>>> = {
  'queue-unavailable': ['redis-kill', 'redis-empty', 'redis-freeze', 'bot-freeze'],
  'queue-lost': ['redis-empty'],
  'gave-up': [
    'worker-kill',
    'workers-kill',
    'worker-freeze-long',
    'redis-kill',
    'redis-empty',
    'redis-freeze',
  ],
  restarted: ['bot-kill', 'bot-stop'],
  'perhaps-done': ['bot-kill', 'bot-stop'],
  restarting: ['bot-stop'],
  'shutting-down': ['bot-stop', 'worker-stop'],
  'engine-stopped': ['worker-kill', 'workers-kill'],
};

const textOf = ({ body }: ReturnType<typeof noticeMessage>) => body.embeds?.[0]?.description ?? '';
/** The sentence of a bug goes on with an incident. */
const BUG = textOf(noticeMessage(failureSentence('bug')));

const SENTENCES: readonly (readonly [text: string, code: Trouble])[] = [
  ...FAILURE_CODES.filter((code) => code !== 'bug' && code !== 'cancelled').flatMap((code) => [
    [textOf(noticeMessage(failureSentence(code))), code] as const,
    [textOf(toDiscordMessage({ card: failureCard(code) })), code] as const,
  ]),
  [BUG, 'bug'],
  [textOf(noticeMessage(TROUBLE_MESSAGES.en.notice.restarting)), 'restarting'],
  ...(['restarted', 'perhaps-done', 'queue-lost'] as const).map(
    (why) => [textOf(unansweredMessage(why, undefined)), why] as const,
  ),
];

/** It says how far the question is, with a button to take it back. */
export function isProgress({ components = [] }: Pick<APIMessage, 'components'>): boolean {
  return components
    .flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []))
    .some((part) => 'custom_id' in part && part.custom_id.startsWith(WAITING_ID));
}

/** The newest of an interaction's messages counts. Throws RangeError when there is none. */
export function endingOf(messages: readonly Pick<APIMessage, 'content' | 'embeds' | 'flags'>[]): Ending {
  const last = messages.at(-1);
  if (last === undefined) throw new RangeError('no message');
  const text = `${last.content}\n${last.embeds.map(({ description = '' }) => description).join('\n')}`;
  const found = SENTENCES.find(([sentence]) => sentence !== '' && text.includes(sentence));
  if (found !== undefined) return { end: 'failure', code: found[1] };
  return { end: ((last.flags ?? 0) & MessageFlags.Ephemeral) !== 0 ? 'private' : 'answer' };
}
