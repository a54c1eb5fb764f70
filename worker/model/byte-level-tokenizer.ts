/**
 * Byte-level BPE, whatever kind of file describes it, through the library that Transformers.js takes its tokenizers from: alone,
 * without the runtimes and the image library that come with the whole.
 */
import { Tokenizer as ByteLevelEncoder } from '@huggingface/tokenizers';
import { Failure } from '../../src/jobs/failure.js';
import { bytesOfEntry } from './byte-alphabet.js';
import type { Tokenizer } from './tokenizer-port.js';

/** `text` is written in the byte alphabet, `added` as it is; `control` is never text. */
export type EntryKind = 'text' | 'added' | 'control';

export interface ByteLevelDescription {
  /** By id; undefined where an id is not given away. */
  readonly entries: readonly ({ readonly text: string; readonly kind: EntryKind } | undefined)[];
  /** Tokens that the model gives a probability; at least as many as entries. */
  readonly size: number;
  readonly merges: readonly (string | readonly string[])[];
  /** How a text is cut before BPE, as the pre-tokenizers of a tokenizer.json; each match is a piece of its own, and so is what lies between. */
  readonly cutting: readonly object[];
  readonly normalizer: object | null;
  /** A piece that is an entry of the vocabulary is that entry, whatever the merges would make of it. */
  readonly ignoresMerges: boolean;
  /** The token between documents, where it has the usual name. */
  readonly documentEnd: number | undefined;
  readonly bos: number | undefined;
  /** Whether texts begin with `bos`. */
  readonly startsWithBos: boolean;
  readonly eos: number | undefined;
  readonly ends: readonly number[];
}

const BYTE_LEVEL = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false };

/** Throws Failure `model-unsupported` when no token can start or end a text. */
export function createByteLevelTokenizer(description: ByteLevelDescription): Tokenizer {
  const { entries, bos, eos, documentEnd } = description;
  const specialTokens = new Set<number>();
  // Embeddings are sometimes padded to a round number; the model may give such a token a probability, but it is no text.
  const tokenBytes = Array.from({ length: description.size }, (_, id) => {
    const entry = entries[id];
    const bytes = entry === undefined ? undefined : bytesOf(entry.text, entry.kind);
    if (bytes === undefined) specialTokens.add(id);
    return bytes ?? new Uint8Array(0);
  });
  // Control tokens are neither added tokens nor in this vocabulary: one typed as text is cut like any other text.
  const inner = new ByteLevelEncoder(
    {
      version: '1.0',
      added_tokens: [],
      normalizer: description.normalizer,
      pre_tokenizer: { type: 'Sequence', pretokenizers: [...description.cutting, BYTE_LEVEL] },
      post_processor: null,
      decoder: BYTE_LEVEL,
      model: {
        type: 'BPE',
        vocab: Object.fromEntries(
          entries.flatMap((entry, id) =>
            entry === undefined || specialTokens.has(id) ? [] : [[entry.text, id] as const],
          ),
        ),
        merges: description.merges,
        ignore_merges: description.ignoresMerges,
      },
    },
    {},
  );
  const endOfText = documentEnd ?? eos;
  const startToken = (description.startsWithBos ? bos : undefined) ?? documentEnd ?? bos ?? endOfText;
  if (startToken === undefined || endOfText === undefined)
    throw new Failure('model-unsupported', 'the model names no start or end token');
  return {
    encode: (text) => inner.encode(text, { add_special_tokens: false }).ids,
    decode: (tokens) => decodeBytes(tokens, tokenBytes),
    tokenBytes,
    specialTokens,
    startToken,
    endTokens: new Set([endOfText, ...description.ends]),
  };
}

function bytesOf(text: string, kind: EntryKind): Uint8Array | undefined {
  if (kind === 'control') return undefined;
  return kind === 'added' ? new TextEncoder().encode(text) : bytesOfEntry(text);
}

/** Joins bytes before decoding: a character may be spread over several tokens. */
function decodeBytes(tokens: readonly number[], tokenBytes: readonly Uint8Array[]): string {
  const parts = tokens.map((token) => tokenBytes[token] ?? new Uint8Array(0));
  const bytes = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
