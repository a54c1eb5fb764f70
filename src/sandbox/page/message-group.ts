/** Which messages stand together under one name, and what is an answer to what. Pure. */
import type { APIMessage } from 'discord-api-types/v10';

/** Messages of one person within this time belong together. */
const TOGETHER_MS = 7 * 60_000;

/** Message types and flags by their documented numbers. */
const REPLY = 19;
const EPHEMERAL = 64;

export const isReply = (message: APIMessage) => message.type === REPLY;

/** What answers a command, a press or another message always begins anew: it says so above its name. */
export function continues(before: APIMessage | undefined, message: APIMessage): boolean {
  if (before === undefined || before.author.id !== message.author.id) return false;
  if (message.interaction_metadata !== undefined || isReply(message)) return false;
  const isSameKind = (((before.flags ?? 0) ^ (message.flags ?? 0)) & EPHEMERAL) === 0;
  const apartMs = Date.parse(message.timestamp) - Date.parse(before.timestamp);
  return isSameKind && apartMs >= 0 && apartMs < TOGETHER_MS;
}
