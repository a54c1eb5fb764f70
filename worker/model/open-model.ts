import type { Config } from '../../src/config.js';
import { vocabularyClassesOf } from '../words/vocabulary-classes.js';
import { findModel } from './find-model.js';
import { type DescribedModel, loadModel } from './load-model.js';

/** Finds the model, builds its graph once where it has none, and starts the engine. */
export async function openModel(
  config: Config,
  onFetched?: (percent: number) => void,
): Promise<DescribedModel> {
  const found = await findModel(config, onFetched === undefined ? {} : { onFetched });
  const shared = {
    name: found.name,
    device: config.device,
    threads: config.engineThreads,
    onTokenizer: vocabularyClassesOf,
  };
  if ('folder' in found) {
    const { loadOnnxModel } = await import('./load-onnx-model.js');
    const { folder, path, quantisation } = found;
    return await loadOnnxModel({
      ...shared,
      folder,
      graphPath: path,
      quantisation,
      directory: config.modelDirectory,
    });
  }
  return await loadModel({
    ...shared,
    ggufPath: found.path,
    sha256: found.sha256,
    graphDirectory: config.modelDirectory,
    precision: config.precision,
  });
}
