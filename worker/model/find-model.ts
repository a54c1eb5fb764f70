import type { Config } from '../../src/config.js';
import { type ObtainedModel, obtainModel } from './obtain-model.js';
import { createProgress } from './progress.js';

/** The model that the configuration names, fetched with a visible progress when it is not there yet. */
export async function findModel(config: Config, signal?: AbortSignal): Promise<ObtainedModel> {
  return await obtainModel({
    directory: config.modelDirectory,
    ...(config.model === undefined ? {} : { model: config.model }),
    ...(signal === undefined ? {} : { signal }),
    onProgress: createProgress(process.stderr),
  });
}
