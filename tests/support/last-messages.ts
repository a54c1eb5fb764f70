/** What a question ends in, for tests of the whole bot. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIMessage } from 'discord-api-types/v10';
import type { ControlClient } from '../../src/sandbox/control-client.js';

const LOOK_EVERY_MS = 20;

/** It says how far the question is, with a button to take it back. */
export const isProgress = ({ components }: APIMessage): boolean =>
  JSON.stringify(components ?? []).includes(':wait:');

/**
 * Its messages once none says how far it is: on a busy machine that one stands unchanged for as long as any answer does.
 * Each look takes `waitMs` at most; all of them together take what the test has.
 */
export async function lastMessages(
  control: ControlClient,
  interactionId: string,
  times: { readonly quietMs?: number; readonly waitMs: number },
): Promise<readonly APIMessage[]> {
  for (;;) {
    const messages = await control.finalMessages(interactionId, times);
    if (!messages.some(isProgress)) return messages;
    await sleep(LOOK_EVERY_MS);
  }
}
