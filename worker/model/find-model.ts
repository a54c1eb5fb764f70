import type { Config } from '../../src/config.js';
import { ensureModel } from './ensure-model.js';
import type { ModelFile } from './manifest.js';
import { createProgress } from './progress.js';

/** The model file that the configuration names, fetched with a visible progress when it is not there yet. */
export async function findModel(config: Config, signal?: AbortSignal): Promise<ModelFile> {
  return await ensureModel({
    directory: config.modelDirectory,
    ...(config.model === undefined ? {} : { model: config.model }),
    ...(signal === undefined ? {} : { signal }),
    onProgress: createProgress(process.stderr),
  });
}
