/** What bot and server said, and where each question is: what the panel "What happened" draws. Pure. */
import type { JournalLine, QuestionStage } from '../protocol.js';

export interface Chronicle {
  /** By number, oldest first. */
  readonly entries: readonly JournalLine[];
  /** By interaction, in the order told. */
  readonly stages: ReadonlyMap<string, readonly QuestionStage[]>;
}

export const EMPTY_CHRONICLE: Chronicle = { entries: [], stages: new Map() };

/** So many of each are kept. */
export const KEPT_ENTRIES = 500;
const KEPT_QUESTIONS = 200;

/** An entry that is known already, from the stream or from an earlier page, is not taken twice. */
export function withEntries(chronicle: Chronicle, entries: readonly JournalLine[]): Chronicle {
  const known = new Set(chronicle.entries.map(({ number }) => number));
  const fresh = entries.filter(({ number }) => !known.has(number));
  if (fresh.length === 0) return chronicle;
  const all = [...chronicle.entries, ...fresh];
  const isInOrder = all.every((entry, at) => at === 0 || (all[at - 1]?.number ?? 0) < entry.number);
  if (!isInOrder) all.sort((a, b) => a.number - b.number);
  return { ...chronicle, entries: all.slice(-KEPT_ENTRIES) };
}

export function withStage(chronicle: Chronicle, stage: QuestionStage): Chronicle {
  const stages = new Map(chronicle.stages);
  const before = stages.get(stage.interactionId) ?? [];
  stages.set(stage.interactionId, [...before, stage]);
  const oldest = stages.keys().next();
  if (stages.size > KEPT_QUESTIONS && oldest.done !== true) stages.delete(oldest.value);
  return { ...chronicle, stages };
}
