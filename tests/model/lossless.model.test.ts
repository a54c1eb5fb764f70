import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGraph, type GraphManifest, readManifest } from '../../worker/model/build-graph.js';
import { GgufFile } from '../../worker/model/gguf.js';
import { WEIGHTS_FILE } from '../../worker/model/graph.js';
import { lacks, MODEL_DIRECTORY, MODEL_PATH, MODEL_SHA256, modelMissing } from './model-file.js';

describe.skipIf(lacks(modelMissing))('the built graph', () => {
  let file: GgufFile;
  let folder: string;
  let manifest: GraphManifest | undefined;
  beforeAll(async () => {
    file = await GgufFile.open(MODEL_PATH);
    folder = dirname((await buildGraph(file, { sha256: MODEL_SHA256, directory: MODEL_DIRECTORY })).path);
    manifest = await readManifest(folder);
  });
  afterAll(() => file.close());

  it('holds every weight of the model file, equal to the last bit', async () => {
    const weights = await open(join(folder, WEIGHTS_FILE), 'r');
    try {
      let compared = 0;
      for (const name of file.tensors.keys()) {
        const place = manifest?.places[name];
        if (place === undefined) throw new Error(`the graph has no weight ${name}`);
        const { shape, data } = await file.read(name);
        const stored = new Float32Array(data.length);
        await weights.read(new Uint8Array(stored.buffer), 0, stored.byteLength, place.offsetBytes);
        const [rows = 1, columns = 1] = shape;
        const isTransposed = shape.length === 2 && name !== 'token_embd.weight';
        let differing = place.lengthBytes === data.byteLength ? 0 : data.length;
        for (let i = 0; i < data.length; i++) {
          const at = isTransposed ? (i % columns) * rows + Math.floor(i / columns) : i;
          if (!Object.is(stored[at], data[i])) differing++;
        }
        expect(differing, name).toBe(0);
        compared += data.length;
      }
      expect(compared).toBe(134_515_008);
    } finally {
      await weights.close();
    }
  });
});
