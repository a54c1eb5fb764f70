/** The configuration that lies beside a Transformers.js model. */
import { z } from 'zod';
import { Failure } from '../../src/jobs/failure.js';
import type { EngineShape } from '../engine/messages.js';

const size = z.number().int().positive();
const ids = z.union([z.number(), z.array(z.number())]).nullish();

const schema = z.object({
  model_type: z.string().default('unknown'),
  vocab_size: size,
  num_hidden_layers: size.optional(),
  n_layer: size.optional(),
  num_attention_heads: size.optional(),
  n_head: size.optional(),
  num_key_value_heads: size.nullish(),
  hidden_size: size.optional(),
  n_embd: size.optional(),
  head_dim: size.nullish(),
  max_position_embeddings: size.optional(),
  n_positions: size.optional(),
  bos_token_id: ids,
  eos_token_id: ids,
});

export interface TransformersConfig {
  readonly modelType: string;
  readonly shape: EngineShape;
  readonly contextLength: number;
  readonly bos: number | undefined;
  readonly eos: readonly number[];
}

/** `text` is config.json. Throws Failure `model-unsupported` that names what is missing. */
export function readTransformersConfig(text: string): TransformersConfig {
  const parsed = schema.safeParse(parseJson(text, 'config.json'));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Failure('model-unsupported', `config.json: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const config = parsed.data;
  const required = (name: string, value: number | undefined): number => {
    if (value === undefined) throw new Failure('model-unsupported', `config.json does not say ${name}`);
    return value;
  };
  const heads = required('num_attention_heads', config.num_attention_heads ?? config.n_head);
  const width = required('hidden_size', config.hidden_size ?? config.n_embd);
  const headWidth = config.head_dim ?? width / heads;
  if (!Number.isInteger(headWidth))
    throw new Failure('model-unsupported', `config.json: ${heads} heads over a width of ${width}`);
  return {
    modelType: config.model_type,
    shape: {
      layers: required('num_hidden_layers', config.num_hidden_layers ?? config.n_layer),
      kvHeads: config.num_key_value_heads ?? heads,
      headWidth,
      vocabularySize: config.vocab_size,
    },
    contextLength: required('max_position_embeddings', config.max_position_embeddings ?? config.n_positions),
    bos: [config.bos_token_id ?? []].flat()[0],
    eos: [config.eos_token_id ?? []].flat(),
  };
}

/** Throws Failure `model-unsupported` for what is not JSON. */
export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Failure('model-unsupported', `${name} is not JSON`, { cause });
  }
}
