/**
 * Text → question. The forms of questions stand here, the events inside them are read by `read-event.ts`:
 *
 *   [opening] P( side [ "|" side ] ) [?]      or      [opening] side [ given side ] [?]
 *
 * where a side is an event, or several with commas between them, and an opening is "what is the probability of".
 */
import type { Attribute } from '../jobs/population.js';
import { atomsIn, type ProbabilityQuestion } from './expression.js';
import { createLexicon, foldName } from './names.js';
import type { Parsed } from './problem.js';
import { type Built, CLOSING, createEventReader, type EventReader, type ParseLimits } from './read-event.js';

/**
 * Reads a question about a population with these attributes. Names in the result are spelled as the population spells
 * them. Any text is read or refused with its place; nothing is thrown.
 */
export function parseQuestion(
  text: string,
  attributes: readonly Attribute[],
  limits: ParseLimits,
): Parsed<ProbabilityQuestion> {
  const reader = createEventReader(text, createLexicon(attributes), limits);
  const question = readQuestion(reader);
  if (question === null) return { ok: false, refusal: reader.problem() };
  const count = atomsIn(question.event, question.given).length;
  if (count > limits.expressionNames) {
    return { ok: false, refusal: { code: 'too-many-names', count, limit: limits.expressionNames } };
  }
  return { ok: true, value: question };
}

const NOTATION: ReadonlySet<string> = new Set(['p', 'pr']);

function readQuestion(reader: EventReader): ProbabilityQuestion | null {
  reader.skipOpening();
  const isNotation = NOTATION.has(foldName(reader.peek().name)) && reader.peek(1).kind === 'open';
  const question = isNotation ? readNotation(reader) : readPlain(reader);
  if (question === null) return null;
  while (reader.isAt('stop')) reader.skip();
  return reader.isAt('end') ? question : reader.unexpected(['the end of the question']);
}

/** P(A | B) */
function readNotation(reader: EventReader): ProbabilityQuestion | null {
  const closing = CLOSING[reader.peek(1).text] ?? ')';
  reader.skip(2);
  const event = reader.side();
  if (event === null) return null;
  let given: Built | null = null;
  const isConditional = reader.isAt('bar') || reader.isAt('given');
  if (isConditional) {
    reader.skip();
    given = reader.side();
    if (given === null) return null;
  }
  if (reader.peek().text !== closing) {
    return reader.unexpected(['“and”', '“or”', ...(isConditional ? [] : ['“|”']), `“${closing}”`]);
  }
  reader.skip();
  return { type: 'probability', event: event.event, given: given?.event ?? null };
}

/** A given B */
function readPlain(reader: EventReader): ProbabilityQuestion | null {
  const event = reader.side();
  if (event === null) return null;
  let given: Built | null = null;
  const isConditional = reader.isAt('given');
  if (isConditional) {
    reader.skip();
    given = reader.side();
    if (given === null) return null;
  }
  if (!reader.isAt('stop') && !reader.isAt('end')) {
    const more = isConditional ? [] : ['“given”'];
    return reader.unexpected(['“and”', '“or”', ...more, 'the end of the question']);
  }
  return { type: 'probability', event: event.event, given: given?.event ?? null };
}
