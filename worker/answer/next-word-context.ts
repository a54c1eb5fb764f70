/** What a question about the next word conditions on, and whether it can be asked at all. */
import { accept, type Checked, refuse } from '../../src/jobs/refusal.js';
import { splitRungs } from '../../src/jobs/rungs.js';
import { type ContextEnd, splitContext } from '../words/context.js';
import { hasLoneSurrogate, type ModelPorts } from './ports.js';

/** Positions of the model's context kept free for the tokens of the next word. */
export const WORD_TOKENS = 32;

export interface NextWordContext {
  /** Start token and text. */
  readonly prefix: readonly number[];
  readonly end: ContextEnd;
  /** The half-typed word, and the text before it. */
  readonly completion?: { readonly fragment: string; readonly before: string; readonly required: string };
}

const EXAMPLE = 'I love choc';

/** Refuses `lone-surrogate`, `nothing-to-complete` and `text-over-context`. */
export function nextWordContext(
  option: string,
  text: string,
  complete: boolean,
  { tokenizer, engine }: ModelPorts,
): Checked<NextWordContext> {
  if (hasLoneSurrogate(text)) return refuse({ code: 'lone-surrogate', option });
  const context = complete ? halfTyped(text) : splitContext(text);
  if (context === null) return refuse({ code: 'nothing-to-complete', example: EXAMPLE });
  const prefix = [tokenizer.startToken, ...tokenizer.encode(context.text)];
  const limit = engine.info.contextLength - WORD_TOKENS;
  if (prefix.length > limit) {
    return refuse({ code: 'text-over-context', tokens: prefix.length, limit, model: engine.info.name });
  }
  return accept({ ...context, prefix });
}

/** The last word goes on: everything is given that it begins as typed. Null where the text does not end in a word. */
function halfTyped(text: string) {
  const last = splitRungs(text).at(-1);
  if (last?.kind !== 'word') return null;
  const before = text.slice(0, last.start);
  const completion = { fragment: last.text, before, required: text.slice(last.start) };
  return { text: before, end: splitContext(before).end, completion };
}
