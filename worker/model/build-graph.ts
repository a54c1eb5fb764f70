/**
 * The graph's place on disk: one folder for each model, builder version and precision, written under a temporary name
 * and renamed when it is whole. Two processes may build at once; the first rename wins and the other takes its result.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../src/jobs/failure.js';
import { type Architecture, readArchitecture } from './architecture.js';
import { isSystemError } from './fetch-trouble.js';
import type { GgufFile } from './gguf.js';
import { BUILDER_VERSIONS, describeGraph } from './graph.js';
import { storedBytes } from './matrices.js';
import type { Precision } from './precision.js';
import { WEIGHTS_FILE, WeightWriter } from './weight-writer.js';

export interface BuiltGraph {
  /** Path of the ONNX file; the weights lie beside it. */
  readonly path: string;
  readonly architecture: Architecture;
}

const GRAPH_FILE = 'model.onnx';
const MANIFEST_FILE = 'manifest.json';
/** A temporary folder older than this belongs to a process that died. */
const ABANDONED_MS = 60 * 60_000;

const manifestSchema = z.object({
  graphBytes: z.number(),
  weightsBytes: z.number(),
  /** Where each tensor lies in the weights file; tests compare them with the model file. */
  places: z.record(z.string(), z.object({ offsetBytes: z.number(), lengthBytes: z.number() })),
});
export type GraphManifest = z.infer<typeof manifestSchema>;

export interface BuildOptions {
  /** Names the graph's folder, together with precision and builder version. */
  readonly sha256: string;
  readonly directory: string;
  readonly precision?: Precision;
  /** Called while a graph is written, not when it is there already. */
  readonly onProgress?: (progress: BuildProgress) => void;
}

export interface BuildProgress {
  readonly writtenBytes: number;
  readonly totalBytes: number;
}

/** Rejects with Failure `model-unsupported`, or `model-missing` when the folder cannot be written to. */
export async function buildGraph(file: GgufFile, options: BuildOptions): Promise<BuiltGraph> {
  const architecture = readArchitecture(file);
  const { directory, precision = 'exact' } = options;
  const family = `${options.sha256}-${precision}-v`;
  const current = `${family}${BUILDER_VERSIONS[precision]}`;
  const folder = join(directory, current);
  const path = join(folder, GRAPH_FILE);
  if ((await readManifest(folder)) !== undefined) return { path, architecture };
  const totalBytes = [...file.tensors.values()].reduce(
    (total, tensor) => total + storedBytes(tensor, precision),
    0,
  );
  try {
    await mkdir(directory, { recursive: true });
    await removeLeftovers(directory, family, current);
    await write(folder, file, architecture, precision, (writtenBytes) =>
      options.onProgress?.({ writtenBytes: Math.min(writtenBytes, totalBytes), totalBytes }),
    );
    options.onProgress?.({ writtenBytes: totalBytes, totalBytes });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const detail =
      `The graph of the language model (${Math.ceil(totalBytes / 1e6)} MB) cannot be written to ${directory}: ` +
      `${error.message}. Set MODEL_DIR to a folder that can be written to and has room.`;
    throw new Failure('model-missing', detail, { cause: error });
  }
  return { path, architecture };
}

async function write(
  folder: string,
  file: GgufFile,
  architecture: Architecture,
  precision: Precision,
  onProgress: (writtenBytes: number) => void,
): Promise<void> {
  const temporary = `${folder}.${randomUUID()}.tmp`;
  await mkdir(temporary);
  try {
    const weights = await WeightWriter.create(join(temporary, WEIGHTS_FILE), onProgress);
    let graph: Uint8Array;
    try {
      graph = await describeGraph(file, architecture, weights, precision);
      await weights.sync();
    } finally {
      await weights.close();
    }
    await writeDurably(join(temporary, GRAPH_FILE), graph);
    const manifest: GraphManifest = {
      graphBytes: graph.length,
      weightsBytes: weights.lengthBytes,
      places: Object.fromEntries(weights.places),
    };
    await writeDurably(join(temporary, MANIFEST_FILE), JSON.stringify(manifest));
    await publish(temporary, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Undefined unless the folder holds a whole graph: the manifest is there and both files have the sizes it names. */
export async function readManifest(folder: string): Promise<GraphManifest | undefined> {
  try {
    const manifest = manifestSchema.parse(JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8')));
    const [graph, weights] = await Promise.all([
      stat(join(folder, GRAPH_FILE)),
      stat(join(folder, WEIGHTS_FILE)),
    ]);
    return graph.size === manifest.graphBytes && weights.size === manifest.weightsBytes
      ? manifest
      : undefined;
  } catch {
    return undefined;
  }
}

async function publish(temporary: string, folder: string): Promise<void> {
  try {
    await rename(temporary, folder);
  } catch (error) {
    // The folder exists. Either another process was first, and its result is as good, or it is torn and goes.
    if ((await readManifest(folder)) !== undefined) return;
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder).catch(() => {
      throw error;
    });
  }
}

async function writeDurably(path: string, content: Uint8Array | string): Promise<void> {
  await writeFile(path, content);
  const handle = await open(path, 'r+');
  await handle.sync();
  await handle.close();
}

/** Graphs of this model and precision by other builders, and temporary folders of processes that died. */
async function removeLeftovers(directory: string, family: string, current: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!name.startsWith(family) || name === current) continue;
    const path = join(directory, name);
    const modifiedMs = (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
    const isUnderWay = name.endsWith('.tmp') && Date.now() - modifiedMs < ABANDONED_MS;
    if (!isUnderWay) await rm(path, { recursive: true, force: true });
  }
}
