import { type FileHandle, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGraph, type GraphManifest, readManifest } from '../../worker/model/build-graph.js';
import { GgufFile } from '../../worker/model/gguf.js';
import { correctionsOf, scalesOf } from '../../worker/model/matrices.js';
import { WEIGHTS_FILE } from '../../worker/model/weight-writer.js';
import { lacks, MODEL_DIRECTORY, MODEL_PATH, MODEL_SHA256, modelMissing } from './model-file.js';

const GROUP = 32;

describe.skipIf(lacks(modelMissing))('the built graph', () => {
  let file: GgufFile;
  let weights: FileHandle;
  let manifest: GraphManifest | undefined;
  beforeAll(async () => {
    file = await GgufFile.open(MODEL_PATH);
    const { path } = await buildGraph(file, { sha256: MODEL_SHA256, directory: MODEL_DIRECTORY });
    manifest = await readManifest(dirname(path));
    weights = await open(join(dirname(path), WEIGHTS_FILE), 'r');
  });
  afterAll(async () => {
    await file.close();
    await weights.close();
  });

  async function stored(name: string): Promise<Uint8Array> {
    const place = manifest?.places[name];
    if (place === undefined) throw new Error(`the graph has no weight ${name}`);
    const bytes = new Uint8Array(place.lengthBytes);
    await weights.read(bytes, 0, bytes.length, place.offsetBytes);
    return bytes;
  }
  const storedFloats = async (name: string) => new Float32Array((await stored(name)).buffer);

  /**
   * From scale · (q − 8) and, by group and output, the rest: minimum + 8 · scale. Differences are taken in float64,
   * where they are exact, and the sum is rounded once, as ggml rounds it.
   */
  async function fourBitWeights(name: string, outputs: number, inputs: number): Promise<Float32Array> {
    const pairs = await stored(name);
    const scales = await storedFloats(scalesOf(name));
    const rests = await storedFloats(correctionsOf(name));
    const groups = inputs / GROUP;
    return Float32Array.from({ length: outputs * inputs }, (_, i) => {
      const output = Math.floor(i / inputs);
      const group = Math.floor((i % inputs) / GROUP);
      const pair = pairs[i >> 1] ?? 0;
      const quant = i % 2 === 0 ? pair & 15 : pair >> 4;
      const scale = scales[output * groups + group] ?? Number.NaN;
      return quant * scale + ((rests[group * outputs + output] ?? Number.NaN) - 8 * scale);
    });
  }

  it('holds every weight of the model file, equal to the last bit', async () => {
    let [compared, fourBit] = [0, 0];
    for (const [name, { shape, encoding }] of file.tensors) {
      const { data } = await file.read(name);
      const [outputs = 0, inputs = 0] = shape;
      const isFourBit = encoding.name === 'Q4_1';
      const found = isFourBit ? await fourBitWeights(name, outputs, inputs) : await storedFloats(name);
      let differing = found.length === data.length ? 0 : data.length;
      for (let i = 0; i < data.length; i++) if (found[i] !== data[i]) differing++;
      expect(differing, name).toBe(0);
      compared += data.length;
      if (isFourBit) fourBit += data.length;
    }
    expect(compared).toBe(134_515_008);
    expect(fourBit).toBe(106_168_320);
  });
});
