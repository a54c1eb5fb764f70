/** Text → question about a population, or about a word. What may be typed is shown in `question-help.ts`. */
import type { AtomReader } from './atom-reader.js';
import type { Described } from './attribute-values.js';
import { atomsIn, eventsOf, type SetQuestion } from './expression.js';
import { createPopulationAtoms } from './population-atoms.js';
import type { Parsed } from './problem.js';
import { EventReader, type ParseLimits } from './read-event.js';
import { readQuestion } from './read-question.js';
import { WORD_ATOMS } from './word-atoms.js';

/**
 * Reads a question about the members of a population. Names and categories in the result are spelled as the population
 * spells them. Any text is read or refused with its place; nothing is thrown.
 */
export function parseQuestion(text: string, population: Described, limits: ParseLimits): Parsed<SetQuestion> {
  return parseWith(text, createPopulationAtoms(population), limits);
}

/** Reads a question about a word, with the predicates of `word-predicates.ts` for names and the same grammar around them. */
export function parseWordQuestion(text: string, limits: ParseLimits): Parsed<SetQuestion> {
  return parseWith(text, WORD_ATOMS, limits);
}

/** For whoever reads many texts with the same names. */
export function parseWith(text: string, atoms: AtomReader, limits: ParseLimits): Parsed<SetQuestion> {
  const reader = new EventReader(text, atoms, limits);
  const question = readQuestion(reader);
  if (question === null) return { ok: false, refusal: reader.problem() };
  const count = atomsIn(...eventsOf(question)).length;
  if (count > limits.expressionNames) {
    return { ok: false, refusal: { code: 'too-many-names', count, limit: limits.expressionNames } };
  }
  return { ok: true, value: question };
}
