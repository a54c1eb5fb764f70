import type { Engine, EngineInfo } from '../engine/port.js';
import { startOnDevice } from '../engine/start-on-device.js';
import { type BuildProgress, buildGraph } from './build-graph.js';
import { GgufFile, weightsOf } from './gguf.js';
import { BUILDER_VERSIONS } from './graph.js';
import { DEFAULT_MODEL } from './manifest.js';
import { type ModelFacts, threadsOf } from './model-facts.js';
import type { Precision } from './precision.js';
import type { Tokenizer } from './tokenizer-port.js';

export interface LoadOptions {
  readonly ggufPath: string;
  readonly sha256: string;
  /** Shown with every answer; default: the name that the file gives itself. */
  readonly name?: string;
  /** Built graphs are kept here. */
  readonly graphDirectory: string;
  /** Default `exact`. */
  readonly precision?: Precision;
  /** `auto` is the CPU; one that does not start here is replaced by the CPU, and `info.deviceReason` says so. */
  readonly device: 'auto' | 'cpu' | 'webgpu' | 'cuda';
  /** 0 = one per core. */
  readonly threads?: number;
  /** Memory for keys and values of prefixes; default 96 MiB, about 2,200 positions of the default model. */
  readonly prefixCacheBytes?: number;
  /** Called while the graph of a new model is written. */
  readonly onProgress?: (progress: BuildProgress) => void;
  /** Called while the weights are still being loaded: the time to derive what the vocabulary determines. */
  readonly onTokenizer?: (tokenizer: Tokenizer) => void;
}

export interface LoadedModel {
  readonly engine: Engine;
  readonly tokenizer: Tokenizer;
}

export interface DescribedModel extends LoadedModel {
  readonly facts: ModelFacts;
}

export const DEFAULT_PREFIX_CACHE_BYTES = 96 * 1024 * 1024;

/** Rejects with Failure `model-unsupported` for a file that this engine cannot run. */
export async function loadModel(options: LoadOptions): Promise<DescribedModel> {
  const { precision = 'exact' } = options;
  const file = await GgufFile.open(options.ggufPath);
  try {
    const { path, architecture } = await buildGraph(file, {
      sha256: options.sha256,
      directory: options.graphDirectory,
      precision,
      ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    });
    const info: Omit<EngineInfo, 'device' | 'deviceReason'> = {
      name: options.name ?? file.text('general.name') ?? 'unnamed model',
      quantisation: commonEncoding(file),
      sha256: options.sha256,
      precision,
      architecture: architecture.name,
      parameters: [...file.tensors.values()].reduce((total, tensor) => total + weightsOf(tensor), 0),
      contextLength: architecture.contextLength,
      vocabularySize: architecture.vocabularySize,
    };
    const starting = startOnDevice(
      options.device,
      {
        graphPath: path,
        format: 'tree',
        architecture,
        threads: options.threads ?? 0,
        prefixCacheBytes: options.prefixCacheBytes ?? DEFAULT_PREFIX_CACHE_BYTES,
      },
      info,
    );
    try {
      // The thread loads the weights while this one reads the vocabulary, and before that what reads it.
      const { createTokenizer } = await import('./tokenizer.js');
      const tokenizer = createTokenizer(file);
      options.onTokenizer?.(tokenizer);
      const facts: ModelFacts = {
        threads: threadsOf(options.threads),
        licence: licenceOf(file, options.sha256),
        builderVersion: BUILDER_VERSIONS[precision],
      };
      return { engine: await starting, tokenizer, facts };
    } catch (error) {
      await starting.then(
        (engine) => engine.dispose(),
        () => undefined,
      );
      throw error;
    }
  } finally {
    await file.close();
  }
}

function licenceOf(file: GgufFile, sha256: string): string | null {
  const named = file.text('general.license');
  if (named !== undefined) return named;
  return sha256 === DEFAULT_MODEL.sha256 ? DEFAULT_MODEL.licence : null;
}

/** The encoding of most weights. */
function commonEncoding(file: GgufFile): string {
  const weights = new Map<string, number>();
  for (const tensor of file.tensors.values()) {
    const { name } = tensor.encoding;
    weights.set(name, (weights.get(name) ?? 0) + weightsOf(tensor));
  }
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'unknown';
}
