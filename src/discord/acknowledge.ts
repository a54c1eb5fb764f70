/** Tells Discord that an answer will come, and where. */
import { type Message, MessageFlags } from 'discord.js';
import { ANSWER_LIFETIME_MS } from '../jobs/contract.js';
import { localeOf } from '../messages/catalogue.js';
import { settlesWithin } from '../ops/deadline.js';
import type { Metrics } from '../ops/metrics.js';
import type { ServerSettings } from '../settings/server-settings.js';
import { deedIdOf, jobIdOf } from './job-id.js';
import { languageOf } from './language.js';
import { addressOf } from './reply.js';
import { type RespondPorts, respond } from './respond.js';
import type { PendingKeeper } from './waiting/pending-keeper.js';

/** Where the answer is going to be: it cannot be changed afterwards. */
export type Place = 'public' | 'private' | 'in-place';

export interface Deferrable {
  readonly id: string;
  readonly applicationId: string;
  readonly token: string;
  /** Discord's name of the person's language. */
  readonly locale: string;
  /** When Discord made it, by Discord's clock: its three seconds began then. */
  readonly createdTimestamp: number;
  /** Set by discord.js when Discord has confirmed it, and here when the confirmation was lost. */
  deferred: boolean;
  /** Null where there is no "thinking…" but the message that was pressed. */
  ephemeral: boolean | null;
  deferReply(options: { readonly flags?: MessageFlags.Ephemeral }): Promise<unknown>;
  /** Only what was pressed in a message has it. */
  deferUpdate?(): Promise<unknown>;
}

export interface Announced {
  readonly place: Place;
  /** What is asked, as the metrics call it. */
  readonly kind: string;
  /** Whether the bot does it itself, so that no queue knows of it. */
  readonly isDeed?: boolean;
}

export interface AcknowledgePorts extends RespondPorts {
  readonly pending: Pick<PendingKeeper, 'begin' | 'end'>;
  /** REST base. */
  readonly api: string;
  /** Of the server of the interaction. */
  readonly server?: Pick<ServerSettings, 'language'>;
  readonly metrics: Metrics;
}

/**
 * False when the answer could not be shown any more. A lost answer to the acknowledgement is no proof that it was not
 * applied: the question goes on, and if it was not, its reply finds nobody and ends quietly.
 *
 * A "thinking…" is noted before Discord can have heard of it, so that somebody closes it should this process die at any moment
 * after. The acknowledgement does not wait for the note: while the store is slower than Discord, the time between the two is
 * what is left unguarded, and all of it while the store is away.
 */
export async function acknowledge(
  interaction: Deferrable,
  { place, kind, isDeed = false }: Announced,
  ports: AcknowledgePorts,
): Promise<boolean> {
  const isThinking = place !== 'in-place' || interaction.deferUpdate === undefined;
  const id = isDeed ? deedIdOf(interaction) : jobIdOf(interaction);
  if (isThinking) {
    const expiresAtMs = interaction.createdTimestamp + ANSWER_LIFETIME_MS;
    const locale = localeOf(languageOf(interaction, ports.server));
    ports.pending.begin({ id, reply: addressOf(interaction, ports.api), expiresAtMs, locale });
  }
  const isThere = await respond(() => defer(interaction, place), ports);
  if (!isThere) {
    ports.pending.end(id);
    return false;
  }
  ports.metrics.seconds('acknowledge', kind, (Date.now() - interaction.createdTimestamp) / 1000);
  interaction.deferred = true;
  if (isThinking) interaction.ephemeral = place === 'private';
  return true;
}

/** Part of the three seconds that looking something up may take before the acknowledgement goes first. */
const LOOK_UP_MS = 500;

/** What `reading` comes to, acknowledged meanwhile if it takes a while; undefined: nobody can see an answer any more. */
export async function readInTime<T>(
  interaction: Deferrable,
  reading: Promise<T>,
  announced: Announced,
  ports: AcknowledgePorts,
): Promise<{ readonly value: T } | undefined> {
  const isQuick = interaction.deferred || (await settlesWithin(reading, LOOK_UP_MS));
  if (!isQuick && !(await acknowledge(interaction, announced, ports))) {
    reading.catch(() => undefined);
    return undefined;
  }
  return { value: await reading };
}

function defer(interaction: Deferrable, place: Place): Promise<unknown> {
  if (place === 'in-place' && interaction.deferUpdate !== undefined) return interaction.deferUpdate();
  return interaction.deferReply(place === 'private' ? { flags: MessageFlags.Ephemeral } : {});
}

/** Whether only one person sees it. */
export function isEphemeral(message: Message | null): boolean {
  return message?.flags.has(MessageFlags.Ephemeral) === true;
}
