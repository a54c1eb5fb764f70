/** The tokenizer of a Transformers.js model: tokenizer.json and, where it is there, tokenizer_config.json. */
import { z } from 'zod';
import { Failure } from '../../src/jobs/failure.js';
import { createByteLevelTokenizer, type EntryKind } from './byte-level-tokenizer.js';
import { GPT2, splitAt, withUnicodeSpace } from './cuttings.js';
import type { Tokenizer } from './tokenizer-port.js';
import { parseJson, type TransformersConfig } from './transformers-config.js';

const part = z.looseObject({ type: z.string() });
const sequence = z.looseObject({ type: z.literal('Sequence'), pretokenizers: z.array(part) });

const tokenizerSchema = z.object({
  added_tokens: z
    .array(z.object({ id: z.number().int().nonnegative(), content: z.string(), special: z.boolean() }))
    .default([]),
  normalizer: part.nullish(),
  pre_tokenizer: z.union([sequence, part]).nullish(),
  model: z.looseObject({
    type: z.string().optional(),
    vocab: z.unknown().optional(),
    merges: z.unknown().optional(),
    ignore_merges: z.boolean().default(false),
  }),
});
const vocabularySchema = z.record(z.string(), z.number().int().nonnegative());
const mergesSchema = z.array(z.union([z.string(), z.array(z.string()).length(2)]));
const settingsSchema = z.object({ add_bos_token: z.boolean().nullish() });

const splitSchema = z.looseObject({ type: z.literal('Split'), pattern: z.object({ Regex: z.string() }) });

/**
 * `settings` is tokenizer_config.json. Throws Failure `model-unsupported` for a vocabulary that is not byte-level BPE.
 * `size` is what the model gives probabilities for.
 */
export function createJsonTokenizer(
  tokenizer: string,
  settings: string | undefined,
  config: Pick<TransformersConfig, 'bos' | 'eos'>,
  size: number,
): Tokenizer {
  const parsed = tokenizerSchema.safeParse(parseJson(tokenizer, 'tokenizer.json'));
  if (!parsed.success) throw unsupported('another shape', parsed.error);
  const { model, added_tokens: added, normalizer, pre_tokenizer: cutting } = parsed.data;
  const cutters = cutting === null || cutting === undefined ? [] : partsOf(cutting);
  const byteLevel = cutters.find(({ type }) => type === 'ByteLevel');
  const kind = model.type ?? 'unknown';
  if (kind !== 'BPE' || byteLevel === undefined)
    throw new Failure(
      'model-unsupported',
      `tokenizer.json holds ${kind === 'BPE' ? 'BPE that is not byte-level' : kind}; supported is byte-level BPE`,
    );
  if (byteLevel.add_prefix_space === true)
    throw new Failure('model-unsupported', 'a tokenizer that puts a space in front of every text');
  const vocabulary = vocabularySchema.safeParse(model.vocab);
  const merges = mergesSchema.safeParse(model.merges);
  if (!vocabulary.success || !merges.success) throw unsupported('no vocabulary with merges', undefined);
  const entries: ({ text: string; kind: EntryKind } | undefined)[] = [];
  const put = (id: number, text: string, kindOfEntry: EntryKind) => {
    if (id >= size)
      throw new Failure('model-unsupported', `the vocabulary has token ${id}, the model only ${size} tokens`);
    entries[id] = { text, kind: kindOfEntry };
  };
  for (const [text, id] of Object.entries(vocabulary.data)) put(id, text, 'text');
  for (const { id, content, special } of added) put(id, content, special ? 'control' : 'added');
  const documentEnd = entries.findIndex((entry) => entry?.text === '<|endoftext|>');
  const adds = settings === undefined ? undefined : parseJson(settings, 'tokenizer_config.json');
  return createByteLevelTokenizer({
    entries,
    size,
    merges: merges.data,
    cutting: cutters.flatMap(cuttingOf),
    normalizer: normalizer ?? null,
    ignoresMerges: model.ignore_merges,
    documentEnd: documentEnd < 0 ? undefined : documentEnd,
    bos: config.bos,
    startsWithBos: settingsSchema.safeParse(adds).data?.add_bos_token === true,
    eos: config.eos[0],
    ends: [...config.eos, ...(config.bos === undefined ? [] : [config.bos])],
  });
}

function partsOf(cutting: z.infer<typeof part>): readonly z.infer<typeof part>[] {
  const parsed = sequence.safeParse(cutting);
  return parsed.success ? parsed.data.pretokenizers : [cutting];
}

function cuttingOf(cutter: z.infer<typeof part>): readonly object[] {
  // The bytes are spelled out once, at the end; before that, this one cuts as GPT-2 does unless it is told not to.
  if (cutter.type === 'ByteLevel') return cutter.use_regex === false ? [] : [splitAt(GPT2)];
  // Digits of every script, as the makers' own library has it.
  if (cutter.type === 'Digits' && cutter.individual_digits === true) return [splitAt('\\p{N}')];
  const split = splitSchema.safeParse(cutter);
  if (!split.success) return [cutter];
  return [{ ...cutter, pattern: { Regex: withUnicodeSpace(split.data.pattern.Regex) } }];
}

const unsupported = (what: string, cause: unknown) =>
  new Failure('model-unsupported', `tokenizer.json has ${what}`, { cause });
