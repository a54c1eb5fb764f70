/**
 * What a button, menu or window carries: `g1:<action>:<card id>`, and for a window that a menu opened the number chosen there
 * (`g1:what-if:7k2fmp:12`). It comes back from the client, so it is a name to look up and never a fact.
 */
import { COMPONENT_LIMITS } from './limits.js';

export interface CustomId {
  readonly action: string;
  readonly cardId: string;
  /** Empty when nothing was chosen before. */
  readonly choice: string;
}

const VERSION = 'g1';
const PATTERN = /^g1:([a-z][a-z-]{0,31}):([a-hjkmnp-z2-9]{6})(?::(\d{1,4}))?$/;

export function encodeCustomId({ action, cardId, choice }: CustomId): string {
  return [VERSION, action, cardId, ...(choice === '' ? [] : [choice])].join(':');
}

/** Undefined for everything that this version would not have written. */
export function decodeCustomId(text: string): CustomId | undefined {
  if (text.length > COMPONENT_LIMITS.customId) return undefined;
  const [, action, cardId, choice = ''] = PATTERN.exec(text) ?? [];
  return action === undefined || cardId === undefined ? undefined : { action, cardId, choice };
}
