import type { Config } from '../src/config.js';
import { Failure } from '../src/jobs/failure.js';
import { findModel } from '../worker/model/find-model.js';
import type { ModelFile } from '../worker/model/manifest.js';

/** The configured model. Rejects with Failure `model-unsupported` for one that the peer cannot read. */
export async function findGguf(config: Config): Promise<ModelFile> {
  const found = await findModel(config);
  if ('folder' in found)
    throw new Failure(
      'model-unsupported',
      `${found.name} is no GGUF file: the same file must run here and there.`,
    );
  return found;
}
