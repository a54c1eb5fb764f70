/** Where a message can be changed by a press, as columns. */
import { replyAddressSchema } from '../jobs/contract.js';
import type { PollReply } from '../polls/poll-store.js';
import { parseJson } from './parse-json.js';

export interface ReplyColumns {
  /** JSON. */
  readonly reply: string | null;
  readonly reply_until: number | string | null;
}

export function replyColumns(reply: PollReply | undefined): ReplyColumns {
  return reply === undefined
    ? { reply: null, reply_until: null }
    : { reply: JSON.stringify(reply.address), reply_until: reply.untilMs };
}

/** Undefined also for what this version cannot read. */
export function readReply({ reply, reply_until }: ReplyColumns): PollReply | undefined {
  if (reply === null) return undefined;
  const address = replyAddressSchema.safeParse(parseJson(reply));
  return address.success && address.data.via === 'discord'
    ? { address: address.data, untilMs: Number(reply_until) }
    : undefined;
}
