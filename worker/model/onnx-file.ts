/** What an ONNX file of somebody else computes with. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Failure } from '../../src/jobs/failure.js';
import { decodeOnnx } from './onnx-proto.js';

const modelSchema = z.object({
  graph: z.object({
    node: z.array(
      z.object({
        opType: z.string(),
        input: z.array(z.string()),
        attribute: z.array(z.object({ name: z.string(), i: z.number() })),
      }),
    ),
    initializer: z.array(
      z.object({
        name: z.string(),
        dims: z.array(z.number()),
        externalData: z.array(z.object({ key: z.string(), value: z.string() })),
      }),
    ),
  }),
});

export interface OnnxSummary {
  /** Weights as they are meant; the scales and zero points that encode them do not count. */
  readonly parameters: number;
  /** Numbers that pass through the layers are rounded to integers on the way: a result depends on its batch mates. */
  readonly roundsActivations: boolean;
  /** Its attention takes several new positions on a past for one sequence at a time only. */
  readonly hasGroupedAttention: boolean;
  /** Names of the files beside it that hold its weights. */
  readonly dataFiles: readonly string[];
}

/** Operators whose second input is packed weights, [K, N] in their attributes. */
const PACKED: ReadonlySet<string> = new Set(['MatMulNBits', 'MatMulBnb4']);
const ROUNDING: ReadonlySet<string> = new Set([
  'DynamicQuantizeLinear',
  'DynamicQuantizeMatMul',
  'QuantizeLinear',
  'MatMulIntegerToFloat',
]);
/** `accuracy_level` of MatMulNBits from which activations are rounded to eight bits. */
const EIGHT_BIT_LEVEL = 4;

/** Rejects with Failure `model-unsupported` for what is no ONNX file. */
export async function summariseOnnx(path: string): Promise<OnnxSummary> {
  const { graph } = await readFile(path)
    .then(decodeOnnx)
    .then((model) => modelSchema.parse(model))
    .catch((cause: unknown) => {
      throw new Failure('model-unsupported', `${path} is not a readable ONNX file`, { cause });
    });
  const attribute = (node: (typeof graph.node)[number], name: string) =>
    node.attribute.find((entry) => entry.name === name)?.i ?? 0;
  const packedParts = new Set<string>();
  let parameters = 0;
  for (const node of graph.node) {
    if (!PACKED.has(node.opType)) continue;
    parameters += attribute(node, 'K') * attribute(node, 'N');
    for (const name of node.input.slice(1)) packedParts.add(name);
  }
  for (const { name, dims } of graph.initializer)
    if (!packedParts.has(name)) parameters += dims.reduce((product, size) => product * size, 1);
  const locations = graph.initializer.flatMap(({ externalData }) =>
    externalData.filter(({ key }) => key === 'location').map(({ value }) => value),
  );
  return {
    parameters,
    roundsActivations: graph.node.some(
      (node) => ROUNDING.has(node.opType) || attribute(node, 'accuracy_level') >= EIGHT_BIT_LEVEL,
    ),
    hasGroupedAttention: graph.node.some(({ opType }) => opType === 'GroupQueryAttention'),
    dataFiles: [...new Set(locations)],
  };
}
