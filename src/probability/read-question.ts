/**
 * The forms of questions:
 *
 *   P( side [ "|" side ] )        side [ given side ]        given side, side
 *   how many side [ given side ]  how many of side side      who side [ given side ]
 *   conditional vs conditional    compare conditional with conditional
 *   is event independent of event [ given side ]             are operand and operand independent
 *   is event inside event         are all event event        are operand and operand exclusive
 *
 * where a side is an event, or several with commas between them. An opening such as "what is the probability of" may
 * stand before all of them.
 */
import type { ConditionalEvent, SetQuestion } from './expression.js';
import type { Built, EventReader, Side } from './read-event.js';
import type { Relation } from './relations.js';
import { CLOSING } from './tokenise.js';

const END = 'the end of the question';
/** Of what is compared; "and" only behind P( ), as it binds events everywhere else. */
const SEPARATORS: ReadonlySet<string> = new Set(['with', 'to', 'and']);

type Verdict = Exclude<Relation, 'versus'>;
const RELATING = { independent: 'independent of', inside: 'inside', exclusive: 'exclusive with' } as const;
/** "are A and B and C exclusive" does not say which two. */
const APART = 'brackets around each of two events';

/** Null after the first problem, which the reader then tells. */
export function readQuestion(reader: EventReader): SetQuestion | null {
  const known = readKnown(reader);
  if (known === null) return null;
  const question = readForm(reader, known === 'nothing' ? null : known);
  if (question === null) return null;
  while (reader.isAt('stop')) reader.skip();
  return reader.isAt('end') ? question : reader.unexpected([END]);
}

/** "given football, …", "of those who like football, …" in front of the question. */
function readKnown(reader: EventReader): Built | null | 'nothing' {
  if (!reader.skipIf('given') && !reader.among()) return 'nothing';
  const known = reader.event();
  if (known !== null) reader.skipIf('comma');
  return known;
}

function readForm(reader: EventReader, known: Built | null): SetQuestion | null {
  const opening = reader.startsNotation() ? null : reader.opening();
  switch (opening) {
    case 'count':
    case 'members':
    case 'share':
      return readCount(reader, known, opening);
    case 'all':
      return readAll(reader, known);
    case 'compare':
      return readComparison(reader, known);
    default: {
      const found = reader.relation(opening === 'relation');
      if (found?.relation === 'versus') return readVersus(reader, known);
      if (found !== undefined) return readVerdict(reader, found.relation, found.isLast, known);
      const expected = opening === 'relation' ? ['“independent of”', '“inside”', '“exclusive”'] : [];
      return readProbability(reader, known, expected);
    }
  }
}

function readProbability(
  reader: EventReader,
  known: Built | null,
  alsoExpected: readonly string[],
): SetQuestion | null {
  const read = readConditional(reader, known);
  if (read === null) return null;
  if (!isOver(reader)) {
    if (read.isNotation) return reader.unexpected([END]);
    return reader.unexpected([...continuations(read), ...alsoExpected, END]);
  }
  return { type: 'probability', event: read.event, given: read.given };
}

interface ReadConditional extends ConditionalEvent {
  readonly isNotation: boolean;
}

/** P(A | B) or A given B, without what may follow. */
function readConditional(reader: EventReader, known: Built | null): ReadConditional | null {
  const isNotation = reader.startsNotation();
  return isNotation ? readNotation(reader, known) : readPlain(reader, known);
}

function readNotation(reader: EventReader, known: Built | null): ReadConditional | null {
  const closing = CLOSING.get(reader.peek(1).text) ?? ')';
  reader.skip(2);
  const event = reader.side();
  if (event === null) return null;
  const isConditional = reader.isAt('bar', 'given');
  const condition = readGiven(reader, event, known, isConditional);
  if (condition === null) return null;
  if (reader.peek().text !== closing) {
    return reader.unexpected(['“and”', '“or”', ...(isConditional ? [] : ['“|”']), `“${closing}”`]);
  }
  reader.skip();
  return { event: event.event, ...condition, isNotation: true };
}

function readPlain(reader: EventReader, known: Built | null): ReadConditional | null {
  const event = reader.side();
  if (event === null) return null;
  const condition = readGiven(reader, event, known, reader.isAt('given'));
  return condition === null ? null : { event: event.event, ...condition, isNotation: false };
}

/** All that is known: what the question began with, whom the event's own words pick out, and what follows "given". */
function readGiven(
  reader: EventReader,
  { among }: Pick<Side, 'among'>,
  known: Built | null,
  isConditional: boolean,
): Pick<ConditionalEvent, 'given'> | null {
  const conditions = [known, among].filter((condition) => condition !== null);
  if (isConditional) {
    reader.skip();
    const condition = reader.condition();
    if (condition === null) return null;
    conditions.push(condition);
  }
  const [first, ...others] = conditions;
  if (first === undefined) return { given: null };
  const all = reader.all(first, ...others);
  return all === null ? null : { given: all.event };
}

/** How many, who, or which share: of all, of those who …, given … */
function readCount(
  reader: EventReader,
  known: Built | null,
  form: 'count' | 'members' | 'share',
): SetQuestion | null {
  const type = form === 'share' ? 'probability' : form;
  const isLimited = reader.among();
  const side = readCounted(reader, isLimited);
  if (side === null) return null;
  const condition = readGiven(reader, side, known, reader.isAt('given'));
  if (condition === null) return null;
  if (!isOver(reader)) return reader.unexpected([...continuations(condition), END]);
  return { type, event: side.event, ...condition };
}

/** "people are there", "people who like football like tennis", and after "of the": "football like tennis". */
function readCounted(reader: EventReader, isLimited: boolean): Pick<Side, 'event' | 'among'> | null {
  if (reader.isBare()) return { event: { type: 'everyone' }, among: null };
  const side = reader.side();
  if (side === null || !isLimited || side.among !== null || !reader.startsOperand()) return side;
  const event = reader.event();
  return event === null ? null : { event: event.event, among: side };
}

function readComparison(reader: EventReader, known: Built | null): SetQuestion | null {
  if (!reader.startsNotation()) reader.opening();
  if (reader.relation(true)?.relation === 'versus') return readVersus(reader, known);
  const left = readConditional(reader, known);
  if (left === null) return null;
  const isSeparator = SEPARATORS.has(reader.peek().key) || reader.isAt('comma');
  if (!isSeparator) return reader.unexpected(['“with”']);
  reader.skip();
  return readRight(reader, left, known);
}

function readVersus(reader: EventReader, known: Built | null): SetQuestion | null {
  const left = readConditional(reader, known);
  if (left === null) return null;
  if (!reader.skipIf('relation')) return reader.unexpected(['“and”', '“or”', '“vs”']);
  return readRight(reader, left, known);
}

/**
 * "A given B vs given C" asks for A again. "A vs C given B" asks for both given B, as nobody compares a group with a part
 * of it by saying so; P( ) on a side keeps each side as it stands.
 */
function readRight(reader: EventReader, left: ReadConditional, known: Built | null): SetQuestion | null {
  if (reader.isAt('given') && !left.isNotation) {
    const condition = readGiven(reader, { among: null }, known, true);
    if (condition === null) return null;
    return over(reader, { type: 'versus', left: plain(left), right: { event: left.event, ...condition } });
  }
  if (!reader.startsNotation()) reader.opening();
  const right = readConditional(reader, known);
  if (right === null) return null;
  const isShared = !left.isNotation && !right.isNotation && left.given === null;
  return over(reader, {
    type: 'versus',
    left: isShared ? { event: left.event, given: right.given } : plain(left),
    right: plain(right),
  });
}

/** is A independent of B, is A inside B; are A and B exclusive */
function readVerdict(
  reader: EventReader,
  type: Verdict,
  isLast: boolean,
  known: Built | null,
): SetQuestion | null {
  const isPair = isLast && type !== 'inside';
  const first = isPair ? reader.operand() : reader.event();
  if (first === null) return null;
  if (isPair) {
    if (!reader.isAt('and', 'comma')) return reader.unexpected(['“and”', APART]);
    reader.skip();
  } else if (!reader.skipIf('relation')) return reader.unexpected(['“and”', '“or”', `“${RELATING[type]}”`]);
  const second = isPair ? reader.operand() : reader.event();
  if (second === null) return null;
  if (isPair && !reader.skipIf('relation')) return reader.unexpected([`“${type}”`, APART]);
  return readVerdictEnd(reader, type, first, second, known);
}

/** are all A B */
function readAll(reader: EventReader, known: Built | null): SetQuestion | null {
  const event = reader.event();
  if (event === null) return null;
  const other = reader.event();
  return other === null ? null : readVerdictEnd(reader, 'inside', event, other, known);
}

function readVerdictEnd(
  reader: EventReader,
  type: Verdict,
  event: Built,
  other: Built,
  known: Built | null,
): SetQuestion | null {
  const condition = readGiven(reader, { among: null }, known, reader.isAt('given'));
  if (condition === null) return null;
  return over(reader, { type, event: event.event, other: other.event, ...condition });
}

function over(reader: EventReader, question: SetQuestion): SetQuestion | null {
  return isOver(reader) ? question : reader.unexpected(['“and”', '“or”', END]);
}

function isOver(reader: EventReader): boolean {
  return reader.isAt('stop', 'end');
}

function continuations({ given }: Pick<ConditionalEvent, 'given'>): readonly string[] {
  return ['“and”', '“or”', ...(given === null ? ['“given”'] : [])];
}

function plain({ event, given }: ConditionalEvent): ConditionalEvent {
  return { event, given };
}
