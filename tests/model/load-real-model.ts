import { type LoadedModel, loadModel } from '../../worker/model/load-model.js';
import { MODEL_DIRECTORY, MODEL_PATH, MODEL_SHA256 } from './model-file.js';

/** The default model on the CPU, exact, as the product runs it. Whoever loads it disposes of its engine. */
export async function loadRealModel(): Promise<LoadedModel> {
  return await loadModel({
    ggufPath: MODEL_PATH,
    sha256: MODEL_SHA256,
    graphDirectory: MODEL_DIRECTORY,
    device: 'cpu',
  });
}
