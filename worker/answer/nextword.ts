/** `/nextword`: the likeliest next words of a text with proved bounds, and where the rest of the probability is. */
import { Failure } from '../../src/jobs/failure.js';
import { LIMITS } from '../../src/jobs/limits.js';
import type { NextwordAnswer, NextwordQuestion } from '../../src/jobs/nextword.js';
import { accept, type Checked, refuse } from '../../src/jobs/refusal.js';
import { isOneWord } from '../../src/jobs/rungs.js';
import { adjustWords, keepWords, keptMass } from '../words/adjust.js';
import { drawOutcome } from '../words/draw.js';
import { DEFAULT_SEARCH, NextWordSearch, type SearchOptions } from '../words/search.js';
import type { Snapshot } from '../words/snapshot.js';
import { vocabularyClassesOf } from '../words/vocabulary-classes.js';
import { compareNextWords } from './compare-next-words.js';
import { engineExpand } from './engine-expand.js';
import { type NextWordContext, nextWordContext, WORD_TOKENS } from './next-word-context.js';
import { searchView, tokensView } from './nextword-views.js';
import { type ModelPorts, runControl, summaryOf } from './ports.js';
import { type OnSearch, together } from './search-progress.js';

/** Words of the list whose paths of tokens are shown. */
const NAMED_WORDS = 5;

/**
 * Refuses `lone-surrogate`, `text-over-context`, `nothing-to-complete` and `not-a-word`. `probability` of a word is its lower
 * bound, the mass that is proved to be its own, so that all rows sum to 1. Rejects with the engine's Failures; a deadline that
 * passes after the first distribution only ends the search, unless no word at all is proved by then (`too-slow`).
 */
export async function answerNextword(
  question: NextwordQuestion,
  ports: ModelPorts,
): Promise<Checked<NextwordAnswer>> {
  const { engine, tokenizer, now = Date.now, deadlineMs = Number.POSITIVE_INFINITY } = ports;
  const startedMs = now();
  const { watch = [], complete = false } = question;
  const context = nextWordContext('text', question.text, complete, ports);
  if (!context.ok) return context;
  const other =
    question.compare === undefined ? null : nextWordContext('compare', question.compare, complete, ports);
  if (other?.ok === false) return other;
  const wrong = watch.find((word) => !isOneWord(word));
  if (wrong !== undefined)
    return refuse({ code: 'not-a-word', option: 'watch', received: wrong, example: 'rain' });

  const onSearch = together(question.compare === undefined ? 1 : 2, ports.onSearch ?? (() => undefined));
  const search = searchOf(question, context.value, ports, watch);
  let { snapshot, isLate } = await lastInTime(search, onSearch(0));
  let compared: NextwordAnswer['compared'];
  if (other?.ok === true && question.compare !== undefined) {
    const searches = [search, searchOf(question, other.value, ports, [])] as const;
    const both = await compareNextWords(searches, snapshot, watch.length, async (one) => {
      const last = await lastInTime(one, onSearch(one === search ? 0 : 1));
      isLate ||= last.isLate;
      return last.snapshot;
    });
    snapshot = both.snapshot;
    compared = { text: question.compare, ...both.compared };
  }
  if (snapshot.words.length === 0 && (isLate || now() >= deadlineMs)) {
    throw new Failure('too-slow', 'the deadline passed before one word was proved');
  }
  const words = snapshot.words.map(({ word, lower, upper }) => ({ word, probability: lower, lower, upper }));
  const adjusted = adjustedSection(question, words, snapshot);
  const { completion } = context.value;
  const hasTokens = question.view === 'tokens' || question.view === 'how';
  return accept({
    kind: 'nextword',
    text: question.text,
    words,
    masses: snapshot.masses,
    certified: snapshot.certified,
    expansions: snapshot.expansions,
    model: summaryOf(engine.info),
    elapsedMs: Math.max(0, now() - startedMs),
    entropy: { bitsAtLeast: snapshot.entropyBits, choicesAtLeast: 2 ** snapshot.entropyBits },
    ...(completion === undefined
      ? {}
      : {
          completion: {
            fragment: completion.fragment,
            before: completion.before,
            mass: clamped(snapshot.requiredMass),
          },
        }),
    ...(question.fold === true ? { folded: true } : {}),
    ...(adjusted === undefined ? {} : { adjusted }),
    ...(watch.length === 0 ? {} : { watched: watchedSection(watch, snapshot) }),
    ...(hasTokens
      ? {
          tokens: tokensView(
            await engine.prefill(context.value.prefix, runControl(ports)),
            namedWords(search, snapshot, watch),
            search.space,
            tokenizer,
          ),
        }
      : {}),
    ...(question.view === 'how' ? { search: searchView(search.space, snapshot, tokenizer) } : {}),
    ...(question.seed === undefined
      ? {}
      : { draw: drawOutcome(question.seed, drawRows(words, snapshot, adjusted)) }),
    ...(compared === undefined ? {} : { compared }),
  });
}

function searchOf(
  question: NextwordQuestion,
  { prefix, end, completion }: NextWordContext,
  ports: ModelPorts,
  watched: readonly string[],
): NextWordSearch {
  const { now = Date.now, deadlineMs = Number.POSITIVE_INFINITY } = ports;
  const { topK, topP } = question;
  const words = Math.max(question.words, topK ?? 0);
  const options: SearchOptions = {
    ...DEFAULT_SEARCH,
    words,
    ...(topP === undefined ? {} : { share: topP, mostWords: topK === undefined ? LIMITS.words.max : words }),
    ...(completion === undefined ? {} : { required: completion.required }),
    watched,
    maxDepth: WORD_TOKENS,
    isOver: () => now() >= deadlineMs,
  };
  const classes = vocabularyClassesOf(ports.tokenizer, question.fold);
  return new NextWordSearch(classes, end, engineExpand(ports.engine, prefix, runControl(ports)), options);
}

/** The last snapshot; `isLate`: the engine found the next one too late and this is the one before. */
async function lastInTime(
  search: NextWordSearch,
  onSearch: OnSearch,
): Promise<{ readonly snapshot: Snapshot; readonly isLate: boolean }> {
  let snapshot: Snapshot | undefined;
  let isLate = false;
  try {
    for await (const next of search.run()) {
      snapshot = next;
      onSearch(() => ({
        expansions: next.expansions,
        limit: DEFAULT_SEARCH.maxExpansions,
        certified: Math.max(0, 1 - next.masses.unassigned),
      }));
    }
  } catch (error) {
    isLate = error instanceof Failure && error.code === 'too-slow';
    if (snapshot === undefined || !isLate) throw error;
  }
  if (snapshot === undefined) throw new Error('the search ended before its first distribution');
  return { snapshot, isLate };
}

type Words = NextwordAnswer['words'];

function adjustedSection(
  { temperature, topK, topP }: NextwordQuestion,
  words: Words,
  { wordMass }: Snapshot,
): NextwordAnswer['adjusted'] {
  if (temperature === undefined && topK === undefined && topP === undefined) return undefined;
  const { count, reached } = keepWords(words, wordMass, { topK, topP });
  const kept = words.slice(0, count);
  const values = adjustWords(kept, temperature);
  return {
    ...(temperature === undefined ? {} : { temperature }),
    ...(topK === undefined ? {} : { topK }),
    ...(topP === undefined ? {} : { topP }),
    keptMass: keptMass(kept),
    reached,
    words: kept.map(({ word, lower, upper, probability }, index) => ({
      word,
      ...(values[index] ?? { probability, lower, upper }),
      raw: { lower, upper },
    })),
  };
}

function watchedSection(watch: readonly string[], { watched }: Snapshot): NextwordAnswer['watched'] {
  return watch.map((word, index) => {
    const { lower, upper, rank } = watched[index] ?? { lower: 0, upper: 1, rank: { from: 1, to: null } };
    return { word, probability: lower, lower, upper, rank };
  });
}

/** The first of the list and the watched ones, as far as the search has met them. */
function namedWords({ space }: NextWordSearch, { words }: Snapshot, watch: readonly string[]) {
  const named = new Map<number, { word: string; vertex: number }>();
  for (const row of words.slice(0, NAMED_WORDS)) named.set(row.vertex, row);
  for (const word of watch) {
    const vertex = space.vertexOfWord(word);
    if (vertex !== undefined && !named.has(vertex)) named.set(vertex, { word, vertex });
  }
  return [...named.values()];
}

/** With a temperature or a kept set, one of the kept words is drawn; otherwise any row of the answer. */
function drawRows(words: Words, { masses }: Snapshot, adjusted: NextwordAnswer['adjusted']) {
  if (adjusted !== undefined && adjusted.words.length > 0) {
    return adjusted.words.map(({ word, probability }) => ({ label: word, isWord: true, probability }));
  }
  return [
    ...words.map(({ word, lower }) => ({ label: word, isWord: true, probability: lower })),
    ...Object.entries(masses).map(([label, probability]) => ({ label, isWord: false, probability })),
  ];
}

function clamped({ lower, upper }: { readonly lower: number; readonly upper: number }) {
  return { lower: Math.min(1, lower), upper: Math.min(1, upper) };
}
