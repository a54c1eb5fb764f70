/** Byte-level BPE of a GGUF file, through the tokenizer of Transformers.js. */
import { PreTrainedTokenizer } from '@xenova/transformers';
import { Failure } from '../../src/jobs/failure.js';
import { bytesOfEntry } from './byte-alphabet.js';
import type { GgufFile } from './gguf.js';
import type { Tokenizer } from './tokenizer-port.js';

const BYTE_LEVEL = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false };

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
const GPT2 =
  "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\p{White_Space}\\p{L}\\p{N}]+|\\p{White_Space}+(?!\\P{White_Space})|\\p{White_Space}+";
/** As GPT-2's, but contractions in any case, line breaks kept with the mark before them, and digits in groups of `most`. */
const grouped = (most: number) =>
  `${CONTRACTION}|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,${most}}| ?[^\\p{White_Space}\\p{L}\\p{N}]+[\\r\\n]*|\\p{White_Space}*[\\r\\n]+|\\p{White_Space}+(?!\\P{White_Space})|\\p{White_Space}+`;

/** `tokenizer.ggml.pre` → how a text is cut before BPE. */
const CUTTINGS: ReadonlyMap<string, Cutting> = new Map<string, Cutting>([
  ['gpt-2', { patterns: [GPT2], ignoresMerges: false }],
  ['default', { patterns: [GPT2], ignoresMerges: false }],
  ['smollm', { patterns: ['\\p{N}', GPT2], ignoresMerges: false }],
  ['llama-bpe', { patterns: [grouped(3)], ignoresMerges: true }],
  ['llama-v3', { patterns: [grouped(3)], ignoresMerges: true }],
  ['llama3', { patterns: [grouped(3)], ignoresMerges: true }],
  ['qwen2', { patterns: [grouped(1)], ignoresMerges: false }],
  ['deepseek-r1-qwen', { patterns: [grouped(1)], ignoresMerges: false }],
]);

/** Kinds of entries in `tokenizer.ggml.token_type`: control tokens are never text, added ones are not in the byte alphabet. */
const CONTROL = 3;
const USER_DEFINED = 4;
const UNUSED = 5;

/** Throws Failure `model-unsupported` for a vocabulary that is not byte-level BPE or an unknown pre-tokenizer. */
export function createTokenizer(file: GgufFile): Tokenizer {
  const kind = file.text('tokenizer.ggml.model') ?? 'unknown';
  if (kind !== 'gpt2')
    throw new Failure(
      'model-unsupported',
      `tokenizer "${kind}"${kind === 'llama' ? ' (SentencePiece)' : ''}; supported is gpt2 (byte-level BPE)`,
    );
  const pre = file.text('tokenizer.ggml.pre') ?? 'default';
  const cutting = CUTTINGS.get(pre);
  if (cutting === undefined) {
    const supported = [...CUTTINGS.keys()].join(', ');
    throw new Failure('model-unsupported', `pre-tokenizer "${pre}"; supported are ${supported}`);
  }
  const entries = file.texts('tokenizer.ggml.tokens');
  const merges = file.texts('tokenizer.ggml.merges');
  const types = file.numbers('tokenizer.ggml.token_type');
  if (entries === undefined || merges === undefined)
    throw new Failure('model-unsupported', 'the model file has no vocabulary');

  const specialTokens = new Set<number>();
  const rows = file.tensor('token_embd.weight').shape[0] ?? 0;
  if (entries.length > rows)
    throw new Failure('model-unsupported', `${entries.length} vocabulary entries but ${rows} embeddings`);
  // Embeddings are sometimes padded to a round number; the model may give such a token a probability, but it is no text.
  const padding = Array.from({ length: rows - entries.length }, () => undefined);
  const tokenBytes = [...entries, ...padding].map((entry, id) => {
    const isText = entry !== undefined && types?.[id] !== CONTROL && types?.[id] !== UNUSED;
    const bytes = !isText
      ? undefined
      : types?.[id] === USER_DEFINED
        ? new TextEncoder().encode(entry)
        : bytesOfEntry(entry);
    if (bytes === undefined) specialTokens.add(id);
    return bytes ?? new Uint8Array(0);
  });
  // Control tokens are neither added tokens nor in this vocabulary: one typed as text is cut like any other text.
  const inner = new PreTrainedTokenizer(
    {
      version: '1.0',
      added_tokens: [],
      normalizer: null,
      pre_tokenizer: {
        type: 'Sequence',
        pretokenizers: [
          ...cutting.patterns.map((Regex) => ({
            type: 'Split',
            pattern: { Regex },
            behavior: 'Isolated',
            invert: false,
          })),
          BYTE_LEVEL,
        ],
      },
      post_processor: null,
      decoder: BYTE_LEVEL,
      model: {
        type: 'BPE',
        vocab: Object.fromEntries(
          entries.map((entry, id) => [entry, id] as const).filter(([, id]) => !specialTokens.has(id)),
        ),
        merges,
        ignore_merges: cutting.ignoresMerges,
      },
    },
    {},
  );
  const named = (name: string) => {
    const id = entries.indexOf(name);
    return id < 0 ? undefined : id;
  };
  const endOfText = named('<|endoftext|>') ?? file.number('tokenizer.ggml.eos_token_id');
  const bos = file.number('tokenizer.ggml.bos_token_id');
  // Where texts are not to begin with it, "bos" is often the start of a chat's turn and not of a document.
  const startsWithBos = file.metadata.get('tokenizer.ggml.add_bos_token') === true;
  const startToken = (startsWithBos ? bos : undefined) ?? named('<|endoftext|>') ?? bos ?? endOfText;
  if (startToken === undefined || endOfText === undefined) {
    throw new Failure('model-unsupported', 'the model file names no start or end token');
  }
  const ends = [
    endOfText,
    bos,
    file.number('tokenizer.ggml.eos_token_id'),
    file.number('tokenizer.ggml.eot_token_id'),
    file.number('tokenizer.ggml.eom_token_id'),
  ];
  return {
    encode: (text) => [...inner.encode(text, { add_special_tokens: false })],
    decode: (tokens) => decodeBytes(tokens, tokenBytes),
    tokenBytes,
    specialTokens,
    startToken,
    endTokens: new Set(ends.filter((id) => id !== undefined)),
  };
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
