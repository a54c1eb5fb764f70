/**
 * The button below a waiting message. Who may press it is read from the message itself, as Discord sends it: the interaction that
 * it answers, and whose that was. So it works after the bot was restarted too, and a forged id leads nowhere.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { ANSWER_LIFETIME_MS } from '../../jobs/contract.js';
import type { JobProducer } from '../../queue/port.js';
import { acknowledge } from '../acknowledge.js';
import type { PressId } from '../custom-id.js';
import type { DispatchPorts } from '../dispatch.js';
import { spokenTo, tellNotice, tellThrown } from '../notices.js';
import type { Pressed } from '../press.js';
import { addressOf } from '../reply.js';
import { type Unanswered, unansweredMessage } from './waiting-message.js';

/** A worker reacts at once, or is given up after some seconds. */
const ENDS_WITHIN_MS = 15_000;
const ASK_EVERY_MS = 150;

export async function pressCancel(
  interaction: Pressed,
  { subject }: PressId,
  ports: DispatchPorts,
): Promise<void> {
  const asked = interaction.message?.interactionMetadata ?? undefined;
  if (asked === undefined || asked.id !== subject) return await tellNotice(interaction, 'stale', ports);
  if (asked.user.id !== interaction.user.id) return await tellNotice(interaction, 'notYours', ports);
  if (!(await acknowledge(interaction, { place: 'in-place', kind: 'cancel' }, ports))) return;
  const jobId = `i-${subject}`;
  const askedAs = ports.waiting.askedAs(jobId);
  try {
    const why = await cancel(jobId, ports.producer);
    ports.logger.info({ job: jobId, why }, 'cancel pressed');
    if (why === undefined) return;
    const typed = askedAs?.typed ?? interaction.message?.embeds[0]?.footer?.text;
    await ports.replies.deliver(
      addressOf(interaction, ports.api),
      unansweredMessage(why, typed, askedAs?.card, spokenTo(interaction, ports)),
      interaction.createdTimestamp + ANSWER_LIFETIME_MS,
    );
  } catch (error) {
    await tellThrown(interaction, error, ports);
  }
}

/** What there is to say in the place of an answer; undefined: one stands there, or is about to. */
async function cancel(
  jobId: string,
  producer: Pick<JobProducer, 'cancel' | 'ended'>,
): Promise<Unanswered | undefined> {
  const wasThere = await producer.cancel(jobId);
  const untilMs = performance.now() + (wasThere ? ENDS_WITHIN_MS : 0);
  for (;;) {
    const ended = await producer.ended(jobId);
    if (ended !== undefined) return ended === 'cancelled' ? 'cancelled' : undefined;
    if (!wasThere) return 'restarted';
    if (performance.now() >= untilMs) return undefined;
    await sleep(ASK_EVERY_MS);
  }
}
