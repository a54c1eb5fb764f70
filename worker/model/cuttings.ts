/** How the known vocabularies cut a text into pieces before BPE. */

interface Cutting {
  /** Applied one after the other; each match becomes a piece of its own, and so does what lies between. */
  readonly patterns: readonly string[];
  /** A piece that is an entry of the vocabulary is that entry, whatever the merges would make of it. */
  readonly ignoresMerges: boolean;
}

/**
 * The expressions are those that the makers publish: GPT-2's in its `encoder.py`, SmolLM's, Llama 3's and Qwen2's in their
 * `tokenizer.json`; the names are llama.cpp's. What they call \s is Unicode's White_Space, which is not JavaScript's \s.
 */
const CONTRACTION = "'(?:[sSſ]|[tT]|[rR][eE]|[vV][eE]|[mM]|[lL][lL]|[dD])";
export const GPT2 =
  "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\p{White_Space}\\p{L}\\p{N}]+|\\p{White_Space}+(?!\\P{White_Space})|\\p{White_Space}+";
/** As GPT-2's, but contractions in any case, line breaks kept with the mark before them, and digits in groups of `most`. */
const grouped = (most: number) =>
  `${CONTRACTION}|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,${most}}| ?[^\\p{White_Space}\\p{L}\\p{N}]+[\\r\\n]*|\\p{White_Space}*[\\r\\n]+|\\p{White_Space}+(?!\\P{White_Space})|\\p{White_Space}+`;

/** `tokenizer.ggml.pre` → how a text is cut before BPE. */
export const CUTTINGS: ReadonlyMap<string, Cutting> = new Map<string, Cutting>([
  ['gpt-2', { patterns: [GPT2], ignoresMerges: false }],
  ['default', { patterns: [GPT2], ignoresMerges: false }],
  ['smollm', { patterns: ['\\p{N}', GPT2], ignoresMerges: false }],
  ['llama-bpe', { patterns: [grouped(3)], ignoresMerges: true }],
  ['llama-v3', { patterns: [grouped(3)], ignoresMerges: true }],
  ['llama3', { patterns: [grouped(3)], ignoresMerges: true }],
  ['qwen2', { patterns: [grouped(1)], ignoresMerges: false }],
  ['deepseek-r1-qwen', { patterns: [grouped(1)], ignoresMerges: false }],
]);

/** A pre-tokenizer of a tokenizer.json: each match is a piece of its own, and so is what lies between. */
export const splitAt = (expression: string): object => ({
  type: 'Split',
  pattern: { Regex: expression },
  behavior: 'Isolated',
  invert: false,
});

/** The same expression with \s meaning what it means to those who wrote it: Unicode's White_Space. */
export const withUnicodeSpace = (expression: string): string =>
  expression.replaceAll('\\s', '\\p{White_Space}').replaceAll('\\S', '\\P{White_Space}');
