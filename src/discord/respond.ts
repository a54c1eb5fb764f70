/**
 * The first response to an interaction, which Discord waits three seconds for. It may be sent again without harm: Discord takes
 * one and answers every other with 40060. So a response whose answer was lost is repeated while there is time, and ends in one.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { DiscordAPIError } from 'discord.js';
import { settlesWithin } from '../ops/deadline.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import type { RequestGate } from './request-gate.js';
import { hadNoEffect, retryWaitMs } from './request-trouble.js';

export interface RespondPorts {
  readonly replies: { readonly gate: RequestGate };
  readonly logger: Logger;
}

/** Part of the three seconds; what comes before takes one at most. */
const RESPOND_WITHIN_MS = 2_000;
const FIRST_WAIT_MS = 150;
const ALREADY_ACKNOWLEDGED = 40060;
/** What discord.js throws, before it sends anything, for what it knows to be answered. */
const ALREADY_REPLIED = 'InteractionAlreadyReplied';

/** False: it is certain that the response is not there. True: it is, or its answer was lost, which proves nothing. */
export async function respond(
  send: () => Promise<unknown>,
  { replies: { gate }, logger }: RespondPorts,
): Promise<boolean> {
  const untilMs = performance.now() + RESPOND_WITHIN_MS;
  let mayBeThere = false;
  for (let attempt = 0; ; attempt++) {
    if (!(await opensUntil(untilMs, gate))) {
      logger.warn('no first response: Discord refuses all requests at present');
      return mayBeThere;
    }
    try {
      const sent = send();
      if (await settlesWithin(sent, untilMs - performance.now())) {
        await sent;
        gate.heard();
      } else {
        sent.then(
          () => gate.heard(),
          (error: unknown) => gate.heard(error),
        );
        logger.warn('first response unanswered, going on');
      }
      return true;
    } catch (error) {
      gate.heard(error);
      if (isRepeated(error)) return true;
      logger.warn({ error: describeError(error), attempt }, 'first response not confirmed');
      mayBeThere ||= !hadNoEffect(error);
      const waitMs = retryWaitMs(error, attempt, FIRST_WAIT_MS);
      if (waitMs === undefined || performance.now() + waitMs >= untilMs) return mayBeThere;
      await sleep(waitMs);
    }
  }
}

async function opensUntil(untilMs: number, gate: RequestGate): Promise<boolean> {
  for (let closedMs = gate.waitMs(); closedMs > 0; closedMs = gate.waitMs()) {
    if (performance.now() + closedMs >= untilMs) return false;
    await sleep(closedMs);
  }
  return true;
}

function isRepeated(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.code === ALREADY_ACKNOWLEDGED;
  return error instanceof Error && Reflect.get(error, 'code') === ALREADY_REPLIED;
}
