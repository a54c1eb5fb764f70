import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PreTrainedTokenizer } from '@xenova/transformers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { GgufFile } from '../../worker/model/gguf.js';
import { createJsonTokenizer } from '../../worker/model/json-tokenizer.js';
import { createTokenizer } from '../../worker/model/tokenizer.js';
import type { Tokenizer } from '../../worker/model/tokenizer-port.js';
import { goldenMissing, lacks, MODEL_PATH, modelMissing, readGolden } from './model-file.js';
import { type GgufValue, writeGguf } from './tiny-gguf.js';

describe.skipIf(lacks(modelMissing))('the tokenizer of the default model', () => {
  let tokenizer: Tokenizer;
  beforeAll(async () => {
    const file = await GgufFile.open(MODEL_PATH);
    tokenizer = createTokenizer(file);
    await file.close();
  });
  const bytesOf = (id: number) => [...(tokenizer.tokenBytes[id] ?? [])];

  it.skipIf(lacks(goldenMissing))('cuts every recorded text as the reference does', () => {
    for (const { text, token_ids } of readGolden()) {
      const fed = text.endsWith(' ') ? text.slice(0, -1) : text;
      expect([tokenizer.startToken, ...tokenizer.encode(fed)]).toEqual(token_ids);
    }
  });

  it('cuts digits one by one, in every script, and words with the space before them', () => {
    const pieces = (text: string) => tokenizer.encode(text).map((token) => tokenizer.decode([token]));
    expect(pieces(' 2024')).toEqual([' ', '2', '0', '2', '4']);
    expect(pieces('foo  bar')).toEqual(['foo', ' ', ' bar']);
    expect(pieces("DON'T")).toEqual(['D', 'ON', "'", 'T']);
    expect(pieces("don't")).toEqual(['don', "'t"]);
    // Every Arabic digit is two tokens, one for each of its bytes: none joins its neighbour.
    expect(tokenizer.encode('٣٤٥')).toHaveLength(6);
  });

  it('knows bytes, control tokens, start and ends', () => {
    expect(tokenizer.tokenBytes).toHaveLength(49_152);
    expect(bytesOf(216)).toEqual([0x20]);
    expect(bytesOf(7042)).toEqual([...Buffer.from(' Paris')]);
    expect([...tokenizer.specialTokens].sort((a, b) => a - b)).toEqual([...Array(17).keys()]);
    for (const id of tokenizer.specialTokens) expect(bytesOf(id)).toEqual([]);
    expect(tokenizer.startToken).toBe(0);
    expect([...tokenizer.endTokens].sort()).toEqual([0, 1, 2]);
  });

  it('reads what looks like a control token as text', () => {
    for (const text of ['<|endoftext|>', 'a<|im_start|>user', '<repo_name>', ' <|im_end|>\n']) {
      const tokens = tokenizer.encode(text);
      expect(tokens.filter((token) => tokenizer.specialTokens.has(token))).toEqual([]);
      expect(tokenizer.decode(tokens)).toBe(text);
    }
  });

  it('gives any text back, but for the bytes that its vocabulary has no token for', () => {
    // No token holds these: six control characters, and the lead bytes of planes 4 to 11, which have no characters.
    const known = new Set(tokenizer.tokenBytes.flatMap((bytes) => [...bytes]));
    const absent = [...Array(256).keys()].filter((byte) => !known.has(byte));
    expect(absent.filter((byte) => byte < 0x80)).toEqual([0x04, 0x06, 0x13, 0x14, 0x16, 0x1d]);
    const hasTokens = (text: string) => Buffer.from(text).every((byte) => known.has(byte));
    const givesBack = (text: string) => tokenizer.decode(tokenizer.encode(text)) === text;
    const text = fc.string({ unit: 'binary', maxLength: 60 }).filter(hasTokens);
    fc.assert(fc.property(text, givesBack), { numRuns: 500 });
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }).filter(hasTokens), givesBack), {
      numRuns: 500,
    });
    const words = fc.array(
      fc.constantFrom(
        'the',
        ' ',
        '  ',
        '\n',
        "'s",
        '’',
        '7',
        '１',
        'naïve',
        'Ж',
        '中文',
        '👩‍🚀',
        '\u0085',
        '\ufeff',
        '.',
      ),
    );
    fc.assert(
      fc.property(words, (parts) => givesBack(parts.join(''))),
      { numRuns: 500 },
    );
    expect(tokenizer.encode('a\u0004b')).toEqual(tokenizer.encode('a').concat(tokenizer.encode('b')));
  });

  it('gives only ids of the vocabulary', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) =>
        tokenizer
          .encode(text)
          .every((token) => Number.isInteger(token) && token >= 0 && token < tokenizer.tokenBytes.length),
      ),
    );
  });

  it('is ready for a text of one long word', () => {
    const text = 'pneumono'.repeat(500);
    expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
  });
});

const recorded = z
  .object({ texts: z.array(z.string()), tokens: z.record(z.string(), z.array(z.string())) })
  .parse(JSON.parse(readFileSync(new URL('tokenizer-golden.json', import.meta.url), 'utf8')));

describe.skipIf(lacks(modelMissing))('every pre-tokenizer, with the vocabulary of the default model', () => {
  let directory: string;
  let file: GgufFile;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'given-cutting-'));
    file = await GgufFile.open(MODEL_PATH);
  });
  afterAll(async () => {
    await file.close();
    await rm(directory, { recursive: true, force: true });
  });

  it.each(Object.entries(recorded.tokens))('%s cuts as llama.cpp does', async (pre, expected) => {
    const path = join(directory, `${pre}.gguf`);
    const texts = (key: string): [string, GgufValue] => [
      key,
      { type: 'texts', value: file.texts(key) ?? [] },
    ];
    const types = 'tokenizer.ggml.token_type';
    const metadata = new Map<string, GgufValue>([
      ['tokenizer.ggml.model', { type: 'text', value: 'gpt2' }],
      ['tokenizer.ggml.pre', { type: 'text', value: pre }],
      texts('tokenizer.ggml.tokens'),
      texts('tokenizer.ggml.merges'),
      [types, { type: 'i32s', value: file.numbers(types) ?? [] }],
    ]);
    const rows = file.tensor('token_embd.weight').shape[0] ?? 0;
    const bytes = new Uint8Array(rows * 4);
    await writeGguf(path, metadata, new Map([['token_embd.weight', { shape: [rows, 1], type: 0, bytes }]]));
    const copy = await GgufFile.open(path);
    const tokenizer = createTokenizer(copy);
    await copy.close();
    for (const [index, text] of recorded.texts.entries())
      expect(tokenizer.encode(text).join(' '), JSON.stringify(text)).toBe(expected[index]);
  });

  const split = (Regex: string) => ({
    type: 'Split',
    pattern: { Regex },
    behavior: 'Isolated',
    invert: false,
  });
  const byteLevel = (use_regex: boolean) => ({ type: 'ByteLevel', add_prefix_space: false, use_regex });
  /** As the makers write it in tokenizer.json, with digits in groups of `most`. */
  const published = (most: string) =>
    `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}${most}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+`;

  it.each([
    ['gpt-2', [byteLevel(true)], false],
    ['smollm', [{ type: 'Digits', individual_digits: true }, byteLevel(true)], false],
    ['llama-bpe', [split(published('{1,3}')), byteLevel(false)], true],
    ['qwen2', [split(published('')), byteLevel(false)], false],
  ])('%s cuts the same as a tokenizer.json', (pre, pretokenizers, ignore_merges) => {
    const entries = file.texts('tokenizer.ggml.tokens') ?? [];
    const types = file.numbers('tokenizer.ggml.token_type');
    const described = {
      added_tokens: entries
        .map((content, id) => ({ id, content, special: true }))
        .filter(({ id }) => types?.[id] === 3),
      pre_tokenizer: { type: 'Sequence', pretokenizers },
      model: {
        type: 'BPE',
        vocab: Object.fromEntries(entries.map((entry, id) => [entry, id])),
        merges: file.texts('tokenizer.ggml.merges')?.map((merge) => merge.split(' ')),
        ignore_merges,
      },
    };
    const tokenizer = createJsonTokenizer(
      JSON.stringify(described),
      undefined,
      { bos: 1, eos: [2] },
      entries.length,
    );
    for (const [index, text] of recorded.texts.entries())
      expect(tokenizer.encode(text).join(' '), JSON.stringify(text)).toBe(recorded.tokens[pre]?.[index]);
    expect([tokenizer.startToken, [...tokenizer.endTokens].sort()]).toEqual([0, [0, 1, 2]]);
  });

  it('gives the tokens that Transformers.js gives for the same description', () => {
    const entries = file.texts('tokenizer.ggml.tokens') ?? [];
    const types = file.numbers('tokenizer.ggml.token_type');
    const described = {
      version: '1.0',
      added_tokens: [],
      normalizer: null,
      pre_tokenizer: {
        type: 'Sequence',
        pretokenizers: [{ type: 'Digits', individual_digits: true }, byteLevel(true)],
      },
      post_processor: null,
      decoder: null,
      model: {
        type: 'BPE',
        vocab: Object.fromEntries(
          entries.flatMap((entry, id) => (types?.[id] === 3 ? [] : [[entry, id] as const])),
        ),
        merges: file.texts('tokenizer.ggml.merges')?.map((merge) => merge.split(' ')),
      },
    };
    const theirs = new PreTrainedTokenizer(described, {});
    const ours = createTokenizer(file);
    const isSame = (text: string) => {
      expect(ours.encode(text)).toEqual([...theirs.encode(text, { add_special_tokens: false })]);
    };
    fc.assert(fc.property(fc.lorem({ maxCount: 12 }), isSame));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...entries), { maxLength: 12 }), (parts) =>
        isSame(parts.join('')),
      ),
    );
  });
});
