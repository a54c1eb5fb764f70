/**
 * What a button, menu or window below an answer carries: `g1:<action>:<card id>`, and for a window that a menu opened the number chosen there
 * (`g1:what-if:7k2fmp:12`). It comes back from the client, so it is a name to look up and never a fact.
 *
 * Below what an acting command shows: `g2:<command>:<action>:<subject>`, and for one of several buttons its argument
 * (`g2:population:vote:k3x8ab:2`).
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

export interface PressId {
  readonly command: string;
  readonly action: string;
  readonly subject: string;
  /** Empty when there is none. */
  readonly argument: string;
}

const PRESS_VERSION = 'g2';
const PRESS_PATTERN =
  /^g2:([a-z][a-z-]{0,19}):([a-z][a-z-]{0,19}):([A-Za-z0-9_-]{1,32})(?::([A-Za-z0-9-]{1,20}))?$/;

/** Throws for parts that could not be read again: those of this project's own commands. */
export function encodePressId({ command, action, subject, argument }: PressId): string {
  const text = [PRESS_VERSION, command, action, subject, ...(argument === '' ? [] : [argument])].join(':');
  if (!PRESS_PATTERN.test(text)) throw new RangeError(`${text} is no custom id`);
  return text;
}

export function decodePressId(text: string): PressId | undefined {
  if (text.length > COMPONENT_LIMITS.customId) return undefined;
  const [, command, action, subject, argument = ''] = PRESS_PATTERN.exec(text) ?? [];
  return command === undefined || action === undefined || subject === undefined
    ? undefined
    : { command, action, subject, argument };
}

/** `g2:wait:cancel:<interaction id>`, below a message that waits for its answer: no command has this name. */
export const WAIT = 'wait';
export const CANCEL = 'cancel';
export const WAITING_ID = `${PRESS_VERSION}:${WAIT}:`;
