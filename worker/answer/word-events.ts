/** Searching for the probability of events of the next word of a text: what `/prob text` and the counting model share. */
import { Failure } from '../../src/jobs/failure.js';
import { accept, type Checked } from '../../src/jobs/refusal.js';
import type { Estimate, EventWord } from '../../src/jobs/word-prob.js';
import { atomsIn, type ConditionalEvent, type EventExpression } from '../../src/probability/expression.js';
import { type Interval, JOINT } from '../../src/probability/unassigned.js';
import { AtomKeys } from '../words/atom-keys.js';
import { DEFAULT_EVENT_SEARCH, type EventSearchOptions, WordEventSearch } from '../words/event-search.js';
import { vocabularyClassesOf } from '../words/vocabulary-classes.js';
import { engineExpand } from './engine-expand.js';
import { nextWordContext, WORD_TOKENS } from './next-word-context.js';
import { type ModelPorts, runControl } from './ports.js';

/**
 * Narrows the intervals of the targets until they are narrow enough, the budget is spent, or the deadline passes: after the
 * first distribution, that only ends the search. `also`: events that are not narrowed, but asked for later.
 * Refuses `lone-surrogate` and `text-over-context`; rejects with the engine's Failures.
 */
export async function searchEvents(
  text: string,
  targets: readonly ConditionalEvent[],
  ports: ModelPorts,
  options: Partial<EventSearchOptions> = {},
): Promise<Checked<WordEventSearch>> {
  const { engine, tokenizer, now = Date.now, deadlineMs = Number.POSITIVE_INFINITY } = ports;
  const context = nextWordContext('text', text, false, ports);
  if (!context.ok) return context;
  const { prefix, end } = context.value;
  const keys = new AtomKeys(atomsIn(...targets.flatMap(({ event, given }) => [event, given])));
  const expand = engineExpand(engine, prefix, runControl(ports));
  const searchOptions = {
    ...DEFAULT_EVENT_SEARCH,
    maxDepth: WORD_TOKENS,
    isOver: () => now() >= deadlineMs,
    ...options,
    targets,
  };
  const search = new WordEventSearch(vocabularyClassesOf(tokenizer), end, expand, keys, searchOptions);
  const standing = () => ({
    expansions: search.expansions,
    limit: searchOptions.maxExpansions,
    certified: search.space.settledShare,
  });
  try {
    for await (const _ of search.run()) ports.onSearch?.(standing);
  } catch (error) {
    const isLate = error instanceof Failure && error.code === 'too-slow';
    if (!isLate || search.expansions === 0) throw error;
  }
  return accept(search);
}

export function estimate(interval: Interval): Estimate {
  const { lower, upper } = interval;
  return { lower, upper, value: (lower + upper) / 2 };
}

export function estimateOrNull(interval: Interval | null): Estimate | null {
  return interval === null ? null : estimate(interval);
}

/** Words that were followed to their end and whose keys are wanted, the likeliest first, as shares of all words. */
export function wordsFound(search: WordEventSearch, isWanted: (key: number) => boolean): EventWord[] {
  const { space } = search;
  const { slack } = search.tallies;
  const [least, most] = [space.wordMassAtLeast, space.wordMassAtMost];
  const found: { readonly vertex: number; readonly mass: number }[] = [];
  for (const [vertex, mass] of space.trie.resolved.entries()) {
    if (mass > 0 && isWanted(search.keyOfWord(vertex))) found.push({ vertex, mass });
  }
  return found
    .sort((a, b) => b.mass - a.mass)
    .map(({ vertex, mass }) => ({
      word: space.textOf(vertex),
      lower: Math.min(1, mass / most),
      upper: least > 0 ? Math.min(1, (mass + (slack[vertex] ?? 0)) / least) : 1,
    }));
}

/** Words of the event that satisfy the condition, as far as that is proved. */
export function wordsOf(
  search: WordEventSearch,
  event: EventExpression,
  given: EventExpression | null,
): EventWord[] {
  const places = search.keys.places(event, given);
  return wordsFound(search, (key) => places(key) === JOINT);
}
