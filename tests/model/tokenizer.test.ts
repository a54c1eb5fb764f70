import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesOfEntry } from '../../worker/model/byte-alphabet.js';
import { GgufFile } from '../../worker/model/gguf.js';
import { createTokenizer } from '../../worker/model/tokenizer.js';
import type { Tokenizer } from '../../worker/model/tokenizer-port.js';
import { type GgufValue, writeGguf } from './tiny-gguf.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'given-tokenizer-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** All that merges can join here, and one entry that no merge leads to. */
const MERGES = ['1 2', '12 3', '123 4', "' T", "' t", '. Ċ', 'Ġ a', 'Ġ Ġ'];
const UNREACHABLE = 'xyz';
const ALPHABET = [..."0123456789'Tt.aĠĊxyzDON!", 'é'.normalize('NFC')];
const ENTRIES = [
  '<|endoftext|>',
  ...new Set(ALPHABET),
  ...MERGES.map((merge) => merge.replace(' ', '')),
  UNREACHABLE,
  '<|end|>',
  '<tool call>',
];
const CONTROL = new Set(['<|endoftext|>', '<|end|>']);

const KINDS = new Map([...[...CONTROL].map((entry) => [entry, 3] as const), ['<tool call>', 4]]);

async function open(
  pre: string | undefined,
  rows = ENTRIES.length,
  more: readonly (readonly [string, GgufValue])[] = [],
): Promise<Tokenizer> {
  const path = join(directory, `${pre}-${rows}.gguf`);
  const metadata = new Map<string, GgufValue>([
    ['tokenizer.ggml.model', { type: 'text', value: 'gpt2' }],
    ['tokenizer.ggml.tokens', { type: 'texts', value: ENTRIES }],
    ['tokenizer.ggml.token_type', { type: 'i32s', value: ENTRIES.map((entry) => KINDS.get(entry) ?? 1) }],
    ['tokenizer.ggml.merges', { type: 'texts', value: MERGES }],
    ['tokenizer.ggml.eos_token_id', { type: 'u32', value: ENTRIES.indexOf('<|end|>') }],
  ]);
  for (const [key, value] of more) metadata.set(key, value);
  if (pre !== undefined) metadata.set('tokenizer.ggml.pre', { type: 'text', value: pre });
  const bytes = new Uint8Array(rows * 4);
  await writeGguf(path, metadata, new Map([['token_embd.weight', { shape: [rows, 1], type: 0, bytes }]]));
  const file = await GgufFile.open(path);
  try {
    return createTokenizer(file);
  } finally {
    await file.close();
  }
}

const pieces = (tokenizer: Tokenizer, text: string) =>
  tokenizer.encode(text).map((token) => tokenizer.decode([token]));

describe('cutting before BPE', () => {
  it.each([
    [undefined, ['1234'], ["'", 'T'], ["'t"], ['.', '\n'], ['x', 'y', 'z']],
    ['gpt-2', ['1234'], ["'", 'T'], ["'t"], ['.', '\n'], ['x', 'y', 'z']],
    ['smollm', ['1', '2', '3', '4'], ["'", 'T'], ["'t"], ['.', '\n'], ['x', 'y', 'z']],
    ['llama-bpe', ['123', '4'], ["'T"], ["'t"], ['.\n'], ['xyz']],
    ['qwen2', ['1', '2', '3', '4'], ["'T"], ["'t"], ['.\n'], ['x', 'y', 'z']],
  ])(
    '%s: digits, contractions, line breaks, whole entries',
    async (pre, digits, upper, lower, line, entry) => {
      const tokenizer = await open(pre);
      expect(pieces(tokenizer, '1234')).toEqual(digits);
      expect(pieces(tokenizer, "'T")).toEqual(upper);
      expect(pieces(tokenizer, "'t")).toEqual(lower);
      expect(pieces(tokenizer, '.\n')).toEqual(line);
      expect(pieces(tokenizer, 'xyz')).toEqual(entry);
      // The last of several spaces belongs to the word.
      expect(pieces(tokenizer, '   a')).toEqual(['  ', ' a']);
      expect(tokenizer.encode('<|end|>').some((token) => tokenizer.specialTokens.has(token))).toBe(false);
    },
  );
});

describe('the vocabulary', () => {
  it('takes start and ends from the file', async () => {
    const tokenizer = await open('gpt-2');
    const end = ENTRIES.indexOf('<|end|>');
    expect(tokenizer.startToken).toBe(0);
    expect(tokenizer.endTokens).toEqual(new Set([0, end]));
    expect(tokenizer.specialTokens).toEqual(new Set([0, end]));
  });

  it('begins with the file’s own begin token only where the file says that texts do', async () => {
    const end = ENTRIES.indexOf('<|end|>');
    const bos = ['tokenizer.ggml.bos_token_id', { type: 'u32', value: end }] as const;
    const adds = (value: boolean) => ['tokenizer.ggml.add_bos_token', { type: 'bool', value }] as const;
    expect((await open('gpt-2', ENTRIES.length, [bos])).startToken).toBe(0);
    expect((await open('gpt-2', ENTRIES.length, [bos, adds(false)])).startToken).toBe(0);
    expect((await open('gpt-2', ENTRIES.length, [bos, adds(true)])).startToken).toBe(end);
    // A model without a begin token begins where a document ended.
    expect((await open('gpt-2', ENTRIES.length, [adds(true)])).startToken).toBe(0);
  });

  it('has added tokens that are plain text', async () => {
    const tokenizer = await open('gpt-2');
    const id = ENTRIES.indexOf('<tool call>');
    expect(tokenizer.specialTokens.has(id)).toBe(false);
    expect(tokenizer.decode([id])).toBe('<tool call>');
  });

  it('counts padded embeddings as tokens that are no text', async () => {
    const tokenizer = await open('gpt-2', ENTRIES.length + 3);
    expect(tokenizer.tokenBytes).toHaveLength(ENTRIES.length + 3);
    expect(tokenizer.specialTokens.has(ENTRIES.length + 2)).toBe(true);
    expect(tokenizer.decode([ENTRIES.length + 2])).toBe('');
  });

  it('refuses entries without an embedding', async () => {
    await expect(open('gpt-2', ENTRIES.length - 1)).rejects.toMatchObject({ code: 'model-unsupported' });
  });

  it('reads the byte alphabet, by hand', () => {
    expect(bytesOfEntry('Ġa')).toEqual(Uint8Array.of(0x20, 0x61));
    expect(bytesOfEntry('Ċ')).toEqual(Uint8Array.of(0x0a));
    expect(bytesOfEntry('Ã©')).toEqual(Uint8Array.of(0xc3, 0xa9));
    expect(bytesOfEntry('ł')).toEqual(Uint8Array.of(0xa0));
    expect(bytesOfEntry('Ń')).toEqual(Uint8Array.of(0xad));
    expect(bytesOfEntry('漢')).toBeUndefined();
  });
});
