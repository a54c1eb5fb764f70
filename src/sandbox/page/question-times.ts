/** When a question went from one hand to the next, read off the journal and what the bot told. Pure. */
import type { JournalLine, QuestionStage } from '../protocol.js';
import type { Chronicle } from './chronicle.js';

export type StageName = 'sent' | 'acknowledged' | 'queued' | 'running' | 'ended' | 'answered';

export interface Moment {
  readonly stage: StageName;
  /** Unix milliseconds of the server's clock. */
  readonly atMs: number;
  /** Of `queued`: questions before this one. */
  readonly ahead?: number;
}

export interface Question {
  readonly interactionId: string;
  /** `/nextword`, `button`, … */
  readonly name: string;
  /** Each stage once, in their order; none begins before the one in front of it. */
  readonly moments: readonly Moment[];
}

export const STAGE_WORDS: Readonly<Record<StageName, string>> = {
  sent: 'sent',
  acknowledged: 'acknowledged',
  queued: 'queued',
  running: 'running',
  ended: 'computed',
  answered: 'answered',
};

/** Documented numbers of interaction types. */
const COMMAND = 2;
const COMPONENT = 3;
const AUTOCOMPLETE = 4;
const MODAL = 5;
/** First answers that are the whole answer: a message, an edit of the message, choices, a form. */
const WHOLE_ANSWERS: ReadonlySet<unknown> = new Set([4, 7, 8, 9]);

/** Newest first. Suggestions while typing are left out: they come with every key. */
export function questionsOf({ entries, stages }: Chronicle): readonly Question[] {
  const byQuestion = new Map<string, JournalLine[]>();
  for (const entry of entries) {
    if (entry.interactionId === undefined) continue;
    const lines = byQuestion.get(entry.interactionId) ?? [];
    lines.push(entry);
    byQuestion.set(entry.interactionId, lines);
  }
  return [...byQuestion]
    .flatMap(([interactionId, lines]) => {
      const first = lines[0];
      const asked = lines.find(isAsked);
      const read = asked === undefined ? undefined : readJson(asked.body);
      if (first === undefined || at(read, 'type') === AUTOCOMPLETE) return [];
      const told = toldMoments(stages.get(interactionId) ?? []);
      const sent: Moment = { stage: 'sent', atMs: (asked ?? first).atMs };
      const moments = inOrder([sent, ...momentsOf(lines), ...told]);
      return [{ interactionId, name: nameOf(read, asked?.body), moments }];
    })
    .reverse();
}

export function stageNow(question: Question): Moment | undefined {
  return question.moments.at(-1);
}

/** A piece of the bar: what went on from one moment to the next. */
export interface Stretch {
  readonly stage: StageName;
  readonly startMs: number;
  readonly lengthMs: number;
}

/** From `sent` to `answered`, or to `nowMs` while it is on its way. */
export function stretchesOf(question: Question, nowMs: number): readonly Stretch[] {
  const last = stageNow(question);
  const isOver = last?.stage === 'answered';
  return question.moments.flatMap((moment, index) => {
    const next = question.moments[index + 1];
    if (next === undefined && isOver) return [];
    const endMs = next?.atMs ?? nowMs;
    return [{ stage: moment.stage, startMs: moment.atMs, lengthMs: Math.max(0, endMs - moment.atMs) }];
  });
}

/** Of a question that is told of again and again: when it came into the line, where it is now, when it last began. */
function toldMoments(stages: readonly QuestionStage[]): readonly Moment[] {
  const moments = new Map<StageName, Moment>();
  for (const { stage, atMs, ahead } of stages) {
    const before = moments.get(stage);
    const isMoving = stage === 'queued' && before !== undefined;
    moments.set(stage, {
      stage,
      atMs: isMoving ? before.atMs : atMs,
      ...(ahead === undefined ? {} : { ahead }),
    });
  }
  return [...moments.values()];
}

const ORDER: readonly StageName[] = ['sent', 'acknowledged', 'queued', 'running', 'ended', 'answered'];

/** Several processes tell of it, so that a message may come before the one that it follows. */
function inOrder(moments: readonly Moment[]): readonly Moment[] {
  const answered = moments.find(({ stage }) => stage === 'answered');
  // A worker is done after its answer has been written: the person does not wait for that.
  const isLate = ({ stage, atMs }: Moment) =>
    stage === 'ended' && answered !== undefined && atMs > answered.atMs;
  let latestMs = 0;
  return ORDER.flatMap((stage) => moments.filter((one) => one.stage === stage && !isLate(one))).map(
    (moment) => {
      latestMs = Math.max(latestMs, moment.atMs);
      return { ...moment, atMs: latestMs };
    },
  );
}

const isAsked = ({ type, title }: JournalLine) =>
  type === 'dispatch' && title.startsWith('INTERACTION_CREATE');
const isTaken = ({ status = 0 }: JournalLine) => status >= 200 && status < 300;

function momentsOf(lines: readonly JournalLine[]): readonly Moment[] {
  const taken = lines.filter((line) => line.type === 'request' && isTaken(line));
  const first = taken.find(({ title }) => title.includes('/callback'));
  const isWhole = WHOLE_ANSWERS.has(at(readJson(first?.body), 'type'));
  const last = isWhole ? first : taken.findLast(({ title }) => title.includes('/webhooks/'));
  return [
    ...(first === undefined || isWhole ? [] : [{ stage: 'acknowledged' as const, atMs: first.atMs }]),
    ...(last === undefined ? [] : [{ stage: 'answered' as const, atMs: last.atMs + (last.durationMs ?? 0) }]),
  ];
}

function nameOf(asked: unknown, body: string | undefined): string {
  const data = at(asked, 'data');
  const name = at(data, 'name') ?? /"name":"([^"\\]{1,32})"/.exec(body ?? '')?.[1];
  switch (at(asked, 'type')) {
    case COMPONENT:
      return at(data, 'component_type') === 2 ? 'a button' : 'a menu';
    case MODAL:
      return 'a form';
    case COMMAND:
      return typeof name !== 'string' ? 'a command' : at(data, 'type') === 1 ? `/${name}` : name;
    default:
      return typeof name === 'string' ? `/${name}` : 'a question';
  }
}

/** Undefined for what is no JSON: a long body is cut. */
function readJson(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
