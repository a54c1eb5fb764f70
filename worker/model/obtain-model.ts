/** The model that the configuration names, wherever it is, or the default one. */
import { mkdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../../src/jobs/failure.js';
import { DOWNLOAD_TIMES } from './download.js';
import { type EnsureModelOptions, ensureModel } from './ensure-model.js';
import { FetchTrouble, isSystemError } from './fetch-trouble.js';
import { describe, type FetchOptions, fetchedGguf } from './fetched-gguf.js';
import { HUB, type ModelFile } from './manifest.js';
import { fetchedFolder, givenFolder, type ModelFolder } from './model-folder.js';
import { type ModelReference, readModelReference } from './model-reference.js';

export type ObtainedModel = ModelFile | ModelFolder;

/**
 * What is there under the name MODEL is used where it is; a name that is nothing here may be an address of a .gguf file or
 * a reference to the Hub. Rejects as `ensureModel` does.
 */
export async function obtainModel(options: EnsureModelOptions): Promise<ObtainedModel> {
  const { model } = options;
  if (model === undefined) return await ensureModel(options);
  const path = resolve(model);
  const status = await stat(path).catch(() => undefined);
  if (status?.isDirectory() === true) return await givenFolder(path);
  const reference = status === undefined ? readModelReference(model) : undefined;
  if (reference === undefined) return await ensureModel(options);
  return await fetchModel(reference, options);
}

async function fetchModel(reference: ModelReference, options: EnsureModelOptions): Promise<ObtainedModel> {
  const fetching: FetchOptions = {
    directory: options.directory,
    hub: options.hub ?? HUB,
    times: options.times ?? DOWNLOAD_TIMES,
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  };
  try {
    await mkdir(options.directory, { recursive: true });
    return reference.type === 'hub-model'
      ? await fetchedFolder(reference.repository, fetching)
      : await fetchedGguf(reference, fetching);
  } catch (error) {
    options.onProgress?.({ type: 'stopped' });
    if (options.signal?.aborted === true) throw error;
    if (error instanceof FetchTrouble)
      throw new Failure(
        'model-missing',
        `MODEL names ${describe(reference)}, which could not be fetched: ${error.message}. ` +
          'Correct it, let this machine reach it, or set MODEL to a file or folder that is here.',
        { cause: error },
      );
    if (!isSystemError(error)) throw error;
    throw new Failure(
      'model-missing',
      `The folder for the language model, ${options.directory}, cannot be used: ${error.message}. ` +
        'Set MODEL_DIR to a folder that can be written to and has room.',
      { cause: error },
    );
  }
}
