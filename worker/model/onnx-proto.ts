/**
 * The part of ONNX's protobuf description that a transformer graph needs (message and field numbers of onnx.proto3),
 * declared by reflection, so that nothing generated lies in the repository.
 */
import protobuf from 'protobufjs';

const onnx = new protobuf.Root().define('onnx');

type FieldRow = readonly [name: string, id: number, type: string, rule?: 'repeated'];

function message(name: string, fields: readonly FieldRow[]): protobuf.Type {
  const type = new protobuf.Type(name);
  for (const [field, id, kind, rule] of fields) type.add(new protobuf.Field(field, id, kind, rule));
  onnx.add(type);
  return type;
}

message('StringStringEntryProto', [
  ['key', 1, 'string'],
  ['value', 2, 'string'],
]);
message('TensorProto', [
  ['dims', 1, 'int64', 'repeated'],
  ['dataType', 2, 'int32'],
  ['name', 8, 'string'],
  ['rawData', 9, 'bytes'],
  ['externalData', 13, 'StringStringEntryProto', 'repeated'],
  ['dataLocation', 14, 'int32'],
]);
message('AttributeProto', [
  ['name', 1, 'string'],
  ['f', 2, 'float'],
  ['i', 3, 'int64'],
  ['type', 20, 'int32'],
]);
message('NodeProto', [
  ['input', 1, 'string', 'repeated'],
  ['output', 2, 'string', 'repeated'],
  ['name', 3, 'string'],
  ['opType', 4, 'string'],
  ['attribute', 5, 'AttributeProto', 'repeated'],
  ['domain', 7, 'string'],
]);
message('Dimension', [
  ['dimValue', 1, 'int64'],
  ['dimParam', 2, 'string'],
]);
message('TensorShapeProto', [['dim', 1, 'Dimension', 'repeated']]);
message('TensorTypeProto', [
  ['elemType', 1, 'int32'],
  ['shape', 2, 'TensorShapeProto'],
]);
message('TypeProto', [['tensorType', 1, 'TensorTypeProto']]);
message('ValueInfoProto', [
  ['name', 1, 'string'],
  ['type', 2, 'TypeProto'],
]);
message('GraphProto', [
  ['node', 1, 'NodeProto', 'repeated'],
  ['name', 2, 'string'],
  ['initializer', 5, 'TensorProto', 'repeated'],
  ['input', 11, 'ValueInfoProto', 'repeated'],
  ['output', 12, 'ValueInfoProto', 'repeated'],
]);
message('OperatorSetIdProto', [
  ['domain', 1, 'string'],
  ['version', 2, 'int64'],
]);
const ModelProto = message('ModelProto', [
  ['irVersion', 1, 'int64'],
  ['producerName', 2, 'string'],
  ['graph', 7, 'GraphProto'],
  ['opsetImport', 8, 'OperatorSetIdProto', 'repeated'],
]);

export const ONNX_TYPE = { float: 1, uint8: 2, int64: 7 } as const;
export type OnnxType = (typeof ONNX_TYPE)[keyof typeof ONNX_TYPE];

/** A size is a number, or a name for one that is known only at run time. */
export type Size = number | string;

/** Where an operator's description lies: the standard itself, or the runtime's own additions to it. */
export type Domain = '' | 'com.microsoft';

const OPSETS: Readonly<Record<Domain, number>> = { '': 23, 'com.microsoft': 1 };

export interface NodeOptions {
  readonly domain?: Domain;
  readonly integers?: Readonly<Record<string, number>>;
  readonly floats?: Readonly<Record<string, number>>;
}

/** Collects nodes, weights and ends of a graph and encodes them. Operators are those of ONNX opset 23. */
export class OnnxGraph {
  readonly #nodes: object[] = [];
  readonly #domains = new Set<Domain>(['']);
  readonly #initializers: object[] = [];
  readonly #inputs: object[] = [];
  readonly #outputs: object[] = [];

  input(name: string, type: OnnxType, shape: readonly Size[]): void {
    this.#inputs.push(valueInfo(name, type, shape));
  }

  output(name: string, type: OnnxType, shape: readonly Size[]): void {
    this.#outputs.push(valueInfo(name, type, shape));
  }

  /** Attributes: integers and floats only, told apart by the key's list. */
  node(
    opType: string,
    inputs: readonly string[],
    outputs: readonly string[],
    { domain = '', integers = {}, floats = {} }: NodeOptions = {},
  ): void {
    this.#domains.add(domain);
    this.#nodes.push({
      opType,
      input: inputs,
      output: outputs,
      name: outputs[0],
      attribute: [
        ...Object.entries(integers).map(([name, i]) => ({ name, i, type: 2 })),
        ...Object.entries(floats).map(([name, f]) => ({ name, f, type: 1 })),
      ],
      ...(domain === '' ? {} : { domain }),
    });
  }

  integers(name: string, values: readonly number[]): void {
    const rawData = new Uint8Array(BigInt64Array.from(values.map(BigInt)).buffer);
    this.#initializers.push({ name, dims: [values.length], dataType: ONNX_TYPE.int64, rawData });
  }

  floats(name: string, values: readonly number[]): void {
    const rawData = new Uint8Array(Float32Array.from(values).buffer);
    this.#initializers.push({ name, dims: [values.length], dataType: ONNX_TYPE.float, rawData });
  }

  /** A tensor that lies in a file beside the graph; float32 unless `type` says otherwise. */
  external(
    name: string,
    shape: readonly number[],
    location: string,
    { offsetBytes, lengthBytes }: { readonly offsetBytes: number; readonly lengthBytes: number },
    type: OnnxType = ONNX_TYPE.float,
  ): void {
    this.#initializers.push({
      name,
      dims: shape,
      dataType: type,
      dataLocation: 1,
      externalData: [
        { key: 'location', value: location },
        { key: 'offset', value: String(offsetBytes) },
        { key: 'length', value: String(lengthBytes) },
      ],
    });
  }

  encode(name: string): Uint8Array {
    const model = {
      irVersion: 10,
      producerName: 'given',
      graph: {
        name,
        node: this.#nodes,
        initializer: this.#initializers,
        input: this.#inputs,
        output: this.#outputs,
      },
      opsetImport: [...this.#domains].map((domain) => ({ domain, version: OPSETS[domain] })),
    };
    return ModelProto.encode(ModelProto.create(model)).finish();
  }
}

function valueInfo(name: string, elemType: OnnxType, shape: readonly Size[]): object {
  const dim = shape.map((size) => (typeof size === 'number' ? { dimValue: size } : { dimParam: size }));
  return { name, type: { tensorType: { elemType, shape: { dim } } } };
}

/** A graph read back, as far as it is described above. Throws for bytes that are no ONNX model. */
export function decodeOnnx(bytes: Uint8Array): unknown {
  return ModelProto.toObject(ModelProto.decode(bytes), { longs: Number, arrays: true, defaults: true });
}
