import type { Config } from '../../src/config.js';
import { vocabularyClassesOf } from '../words/vocabulary-classes.js';
import { findModel } from './find-model.js';
import { type LoadedModel, loadModel } from './load-model.js';

/** Finds the model, builds its graph once, and starts the engine. */
export async function openModel(config: Config): Promise<LoadedModel> {
  const file = await findModel(config);
  return await loadModel({
    ggufPath: file.path,
    sha256: file.sha256,
    name: file.name,
    graphDirectory: config.modelDirectory,
    device: config.device,
    precision: config.precision,
    threads: config.engineThreads,
    onTokenizer: vocabularyClassesOf,
  });
}
