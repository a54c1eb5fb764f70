/** What must hold of each interaction, looked at when everything is calm again. */
import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import type { ControlClient } from '../../src/sandbox/control-client.js';
import type { BotFault } from '../../src/sandbox/protocol.js';
import type { Deed } from './deeds.js';
import { EXPLAINED_BY, endingOf, isProgress } from './ending.js';
import type { FaultDiary } from './fault-diary.js';
import { nameOf, type Outcome } from './outcome.js';
import { finalMessages } from './person.js';
import type { FaultKind } from './plan.js';

export interface Finding {
  readonly sentence: string;
  /** Whose it is, where it is one interaction's. */
  readonly interactionId?: string;
  /** Milliseconds from the beginning of the run: when it began and when it was found. */
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface AuditPorts {
  readonly control: ControlClient;
  readonly diary: FaultDiary;
  readonly hasModel: boolean;
  /** Whether others took so much of the machine that nobody can say whose fault a delay is. */
  readonly isBusy: boolean;
  /** How the queue says that the jobs ended, by their ids; empty without Redis. */
  readonly ended: ReadonlyMap<string, string>;
}

/** What a process needs to be itself again: connections, and what it still holds from before. */
const AFTER_MS = 15_000;
/** No other part may cost an interaction its three seconds. */
const LOSES: readonly FaultKind[] = ['rest', 'gateway', 'bot-kill', 'bot-stop', 'bot-freeze'];
const LEAVES_UNCHANGED: readonly FaultKind[] = [
  'bot-kill',
  'bot-stop',
  'redis-kill',
  'redis-empty',
  'redis-freeze',
];
/** What an answer that was lost on its way makes of the next try, and what comes of one that is late. */
const OF_TROUBLE = /: (400 40060|404 10062|404 10008|404 10015|429) /;
const OUTLIVED: readonly FaultKind[] = ['rest', ...LEAVES_UNCHANGED, 'bot-freeze', 'worker-freeze-long'];
const LOOK_FOR_MS = 50;

export async function auditOutcomes(outcomes: readonly Outcome[], ports: AuditPorts): Promise<Finding[]> {
  const pressed = new Set(outcomes.flatMap(({ deed }) => ('messageId' in deed ? [deed.messageId] : [])));
  const findings: Finding[] = [];
  for (const outcome of outcomes) {
    const { interactionId, askedMs: fromMs, endedMs: untilMs } = outcome;
    const wrong = [...wrongAtTheTime(outcome, ports), ...(await wrongNow(outcome, pressed, ports))];
    for (const what of wrong)
      findings.push({ sentence: `${what}: ${nameOf(outcome)}`, interactionId, fromMs, untilMs });
  }
  return findings;
}

function wrongAtTheTime(outcome: Outcome, { diary, hasModel, isBusy }: AuditPorts): string[] {
  const { end, code, deed, messages, askedMs, endedMs } = outcome;
  const isExplained = (kinds: readonly FaultKind[]) => diary.wasBetween(kinds, askedMs, endedMs, AFTER_MS);
  switch (end) {
    case 'unacknowledged':
      return ['neither acknowledged nor lost'];
    case 'silence':
      return ['acknowledged, and then no final message'];
    case 'lost':
      return isBusy || isExplained(LOSES)
        ? []
        : ['not acknowledged in time, although Discord and the bot were well'];
    case 'unchanged':
      return isExplained(LEAVES_UNCHANGED) ? [] : ['the pressed message was not changed'];
    case 'failure':
      if (code === 'model-missing' ? !hasModel : isExplained(EXPLAINED_BY[code ?? 'bug'] ?? [])) break;
      return [`told "${code}", and nothing was there that would make it true`];
  }
  return messages > mostMessages(deed) && end !== 'choices' ? [`${messages} messages`] : [];
}

async function wrongNow(
  outcome: Outcome,
  pressed: ReadonlySet<string>,
  { control, ended }: AuditPorts,
): Promise<string[]> {
  const { interactionId, end, deed } = outcome;
  if (end !== 'answer' && end !== 'private' && end !== 'failure') return [];
  const messages = await finalMessages(control, interactionId, LOOK_FOR_MS);
  const own = messages.filter(({ interaction_metadata: of }) => of?.id === interactionId);
  if (own.length > 1) return [`${own.length} messages of one interaction`];
  const [message] = own;
  if (message === undefined || pressed.has(message.id)) return [];
  if (isProgress(message)) return ['it says again that it is being worked on'];
  const now = endingOf(own);
  if (end !== 'failure' && now.end === 'failure') return [`an answer became the failure "${now.code}"`];
  const asQueued = ended.get(`i-${interactionId}`);
  if (now.end === 'failure' && isMade(deed) && (asQueued === 'answer' || asQueued === 'refusal'))
    return [`the queue says that there was an ${asQueued}, and the person is told "${now.code}"`];
  return [];
}

/** It makes a message of its own, and changes none. */
const isMade = ({ type }: Deed) => type === 'command';

/** The pressed message may be changed, and the person told something beside it. */
const mostMessages = ({ type }: Deed) => (type === 'component' || type === 'modal' ? 2 : 1);

/** Messages without an end, and interactions with two, among all that people see. */
export function auditMessages(seen: Iterable<APIMessage>): string[] {
  const made = new Map<string, string[]>();
  const findings: string[] = [];
  for (const message of seen) {
    const { id, interaction_metadata: of } = message;
    if (((message.flags ?? 0) & MessageFlags.Loading) !== 0 || isProgress(message))
      findings.push(`without an end: message ${id} of ${of?.id ?? 'nothing'}`);
    if (of !== undefined) made.set(of.id, [...(made.get(of.id) ?? []), id]);
  }
  for (const [id, messages] of made)
    if (new Set(messages).size > 1) findings.push(`${messages.length} messages of interaction ${id}`);
  return findings;
}

/** What the bot sent that Discord refuses, or that it must not send. */
export function auditFaults(
  faults: readonly BotFault[],
  { diary, isBusy }: Pick<AuditPorts, 'diary' | 'isBusy'>,
  sinceMs: number,
): readonly string[] {
  const isTroubled = isBusy || diary.wasBetween(OUTLIVED, sinceMs, diary.nowMs, AFTER_MS);
  return faults
    .filter(({ type, sentence }) => !(type === 'refused' && isTroubled && OF_TROUBLE.test(sentence)))
    .map(({ type, sentence }) => `the bot did what it must not: ${type} ${sentence}`);
}
