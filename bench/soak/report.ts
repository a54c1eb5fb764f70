/** What came of a soak, and whether it is what must be. */
import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import type { BotFault } from '../../src/sandbox/protocol.js';
import type { Deed } from './deeds.js';
import type { SoakPerson } from './person.js';

export interface Outcome {
  readonly interactionId: string;
  readonly userId: string;
  readonly deed: Deed;
  /**
   * `private`: a message for the person alone. `vote`: counted in a message of everyone's. `lost`: not acknowledged within three
   * seconds, so Discord itself says that it failed. `unacknowledged`, `silence`: neither an answer nor an end, which must not be.
   */
  readonly end:
    | 'answer'
    | 'private'
    | 'failure'
    | 'window'
    | 'choices'
    | 'vote'
    | 'lost'
    | 'unacknowledged'
    | 'silence';
  /** Those that it made or changed, when it ended. */
  readonly messages: number;
}

export interface SoakReport {
  readonly seconds: number;
  readonly outcomes: readonly Outcome[];
  /** How often each kind of trouble came. */
  readonly trouble: ReadonlyMap<string, number>;
  /** Empty: everything held. */
  readonly findings: readonly string[];
  readonly log: string;
}

export interface Audited {
  readonly outcomes: readonly Outcome[];
  readonly people: readonly SoakPerson[];
  readonly faults: readonly BotFault[];
  readonly isTroubled: boolean;
  readonly depth: number;
  readonly log: string;
  readonly secrets: readonly string[];
}

/** What an answer that was lost on its way makes of the next try. */
const OF_TROUBLE = /: (400 40060|404 10062|404 10008|404 10015|429) /;

export async function audit(of: Audited): Promise<string[]> {
  const findings: string[] = [];
  const seen = await everythingSeen(of.people);
  for (const message of seen.values()) {
    if (((message.flags ?? 0) & MessageFlags.Loading) !== 0)
      findings.push(`still "thinking…": ${describeMessage(message)}`);
  }
  const made = new Map<string, number>();
  for (const { interaction_metadata: of } of seen.values())
    if (of !== undefined) made.set(of.id, (made.get(of.id) ?? 0) + 1);
  for (const outcome of of.outcomes) {
    const { interactionId, end, messages, deed } = outcome;
    const own = made.get(interactionId) ?? 0;
    const name = `${interactionId} ${describeDeed(deed)}`;
    if (end === 'unacknowledged') findings.push(`neither acknowledged nor lost: ${name}`);
    if (end === 'silence') findings.push(`acknowledged, and then no final message: ${name}`);
    if (own > 1) findings.push(`${own} messages of one interaction: ${name}`);
    if (messages > mostMessages(deed) && end !== 'choices') findings.push(`${messages} messages: ${name}`);
    if ((end === 'window' || end === 'choices' || end === 'lost') && own > 0)
      findings.push(`a message beside the ${end}: ${name}`);
  }
  for (const { type, sentence } of of.faults) {
    if (type === 'refused' && of.isTroubled && OF_TROUBLE.test(sentence)) continue;
    findings.push(`the bot did what it must not: ${type} ${sentence}`);
  }
  if (of.depth > 0) findings.push(`${of.depth} questions are left in the queue`);
  if (of.secrets.some((secret) => of.log.includes(secret))) findings.push('a token stands in the log');
  return findings;
}

/** The pressed message may be changed, and the person told something beside it. */
const mostMessages = (deed: Deed) => (deed.type === 'component' || deed.type === 'modal' ? 2 : 1);

async function everythingSeen(people: readonly SoakPerson[]): Promise<ReadonlyMap<string, APIMessage>> {
  const seen = new Map<string, APIMessage>();
  for (const person of people) for (const message of await person.messages()) seen.set(message.id, message);
  return seen;
}

export function describeReport({ seconds, outcomes, trouble, findings }: SoakReport): string {
  const ends = tally(outcomes.map(({ end }) => end));
  const deeds = tally(outcomes.map(({ deed }) => deed.type));
  return [
    `${outcomes.length} interactions in ${seconds.toFixed(0)} s (${(outcomes.length / seconds).toFixed(1)} a second)`,
    `  done:    ${listed(deeds)}`,
    `  ended:   ${listed(ends)}`,
    `  trouble: ${trouble.size === 0 ? 'none' : listed(trouble)}`,
    ...(findings.length === 0 ? ['  everything held'] : [`  ${findings.length} findings:`]),
    ...findings.slice(0, 40).map((finding) => `    ${finding}`),
  ].join('\n');
}

function tally(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

const listed = (counts: ReadonlyMap<string, number>) =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

const describeDeed = (deed: Deed) => JSON.stringify(deed).slice(0, 200);
const describeMessage = ({ id, interaction_metadata: of }: APIMessage) => `${id} of ${of?.id ?? 'nothing'}`;
