/** A model in the format of Transformers.js: its files are used as they are, nothing is built. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure } from '../../src/jobs/failure.js';
import type { EngineInfo } from '../engine/port.js';
import { startOnDevice } from '../engine/start-on-device.js';
import { isSystemError } from './fetch-trouble.js';
import { createJsonTokenizer } from './json-tokenizer.js';
import type { DescribedModel, LoadOptions } from './load-model.js';
import { DEFAULT_PREFIX_CACHE_BYTES } from './load-model.js';
import { threadsOf } from './model-facts.js';
import { summariseOnnx } from './onnx-file.js';
import { readTransformersConfig } from './transformers-config.js';
import { rememberedSha256, shortHash } from './verified-file.js';

export interface LoadOnnxOptions
  extends Pick<LoadOptions, 'name' | 'device' | 'threads' | 'prefixCacheBytes' | 'onTokenizer'> {
  /** Holds config.json, tokenizer.json and perhaps tokenizer_config.json. */
  readonly folder: string;
  readonly graphPath: string;
  readonly quantisation: string;
  /** Sums of large files are remembered here. */
  readonly directory: string;
}

/** Rejects with Failure `model-unsupported` that names what this engine cannot run, or `model-missing` for a file that is not there. */
export async function loadOnnxModel(options: LoadOnnxOptions): Promise<DescribedModel> {
  const { folder, graphPath } = options;
  const config = readTransformersConfig(await read(folder, 'config.json'));
  const summary = await summariseOnnx(graphPath);
  const info: Omit<EngineInfo, 'device' | 'deviceReason'> = {
    name: options.name ?? basename(folder),
    quantisation: options.quantisation,
    sha256: await sumOf([graphPath, ...dataPaths(graphPath, summary.dataFiles)], options.directory),
    precision: summary.roundsActivations ? 'fast' : 'exact',
    architecture: config.modelType,
    parameters: summary.parameters,
    contextLength: config.contextLength,
    vocabularySize: config.shape.vocabularySize,
  };
  const tokenizer = createJsonTokenizer(
    await read(folder, 'tokenizer.json'),
    await read(folder, 'tokenizer_config.json').catch(() => undefined),
    config,
    config.shape.vocabularySize,
  );
  const starting = startOnDevice(
    options.device,
    {
      graphPath,
      format: summary.hasGroupedAttention ? 'stepwise-batch' : 'batch',
      architecture: config.shape,
      threads: options.threads ?? 0,
      prefixCacheBytes: options.prefixCacheBytes ?? DEFAULT_PREFIX_CACHE_BYTES,
    },
    info,
  );
  options.onTokenizer?.(tokenizer);
  const facts = { threads: threadsOf(options.threads), licence: null, builderVersion: 0 };
  return { engine: await starting, tokenizer, facts };
}

async function read(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new Failure('model-missing', `${folder} has no ${name} that can be read: ${error.message}`, {
      cause: error,
    });
  }
}

/** A model names its data files; one outside of its folder is not read. */
function dataPaths(graphPath: string, names: readonly string[]): string[] {
  const folder = dirname(graphPath);
  return names.map((name) => {
    const path = resolve(folder, name);
    if (dirname(path) !== folder)
      throw new Failure(
        'model-unsupported',
        `${graphPath} wants weights from outside of its folder: ${name}`,
      );
    return path;
  });
}

/** Of one file its own sum; of several the sum of their sums. */
async function sumOf(paths: readonly string[], directory: string): Promise<string> {
  const sums: string[] = [];
  for (const path of paths)
    sums.push(
      await rememberedSha256(path, join(directory, `path-${shortHash(path)}.ok.json`)).catch(
        (error: unknown) => {
          if (!isSystemError(error)) throw error;
          throw new Failure('model-missing', `${path} cannot be read: ${error.message}`, { cause: error });
        },
      ),
    );
  const [only] = sums;
  return sums.length === 1 && only !== undefined
    ? only
    : createHash('sha256').update(sums.join('\n')).digest('hex');
}
