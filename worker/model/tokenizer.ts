/** The tokenizer of a GGUF file. */
import { Failure } from '../../src/jobs/failure.js';
import { createByteLevelTokenizer, type EntryKind } from './byte-level-tokenizer.js';
import { CUTTINGS, splitAt } from './cuttings.js';
import type { GgufFile } from './gguf.js';
import type { Tokenizer } from './tokenizer-port.js';

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

  const rows = file.tensor('token_embd.weight').shape[0] ?? 0;
  if (entries.length > rows)
    throw new Failure('model-unsupported', `${entries.length} vocabulary entries but ${rows} embeddings`);
  const kindOf = (id: number): EntryKind => {
    const type = types?.[id];
    if (type === CONTROL || type === UNUSED) return 'control';
    return type === USER_DEFINED ? 'added' : 'text';
  };
  const named = (name: string) => {
    const id = entries.indexOf(name);
    return id < 0 ? undefined : id;
  };
  const bos = file.number('tokenizer.ggml.bos_token_id');
  const eos = file.number('tokenizer.ggml.eos_token_id');
  return createByteLevelTokenizer({
    entries: entries.map((text, id) => ({ text, kind: kindOf(id) })),
    size: rows,
    merges,
    cutting: cutting.patterns.map(splitAt),
    normalizer: null,
    ignoresMerges: cutting.ignoresMerges,
    documentEnd: named('<|endoftext|>'),
    bos,
    // Where texts are not to begin with it, "bos" is often the start of a chat's turn and not of a document.
    startsWithBos: file.metadata.get('tokenizer.ggml.add_bos_token') === true,
    ends: [
      eos,
      bos,
      file.number('tokenizer.ggml.eot_token_id'),
      file.number('tokenizer.ggml.eom_token_id'),
    ].filter((id) => id !== undefined),
    eos,
  });
}
