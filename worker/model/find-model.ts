import type { Config } from '../../src/config.js';
import type { FetchProgress } from './ensure-model.js';
import { type ObtainedModel, obtainModel } from './obtain-model.js';
import { createProgress } from './progress.js';

/** The model that the configuration names, fetched with a visible progress when it is not there yet. */
export async function findModel(
  config: Config,
  {
    signal,
    onFetched,
  }: {
    readonly signal?: AbortSignal;
    /** Percent of its bytes; not called for a model that is here. */
    readonly onFetched?: (percent: number) => void;
  } = {},
): Promise<ObtainedModel> {
  const show = createProgress(process.stderr);
  const count = countPercent(onFetched);
  return await obtainModel({
    directory: config.modelDirectory,
    ...(config.model === undefined ? {} : { model: config.model }),
    ...(signal === undefined ? {} : { signal }),
    onProgress(progress) {
      show(progress);
      count(progress);
    },
  });
}

/** Each source starts from nothing. */
function countPercent(onFetched: ((percent: number) => void) | undefined): (progress: FetchProgress) => void {
  let totalBytes = 0;
  return (progress) => {
    if (progress.type === 'started') totalBytes = progress.bytes;
    if (progress.type === 'started' || progress.type === 'failed') onFetched?.(0);
    else if (progress.type === 'received' && totalBytes > 0) onFetched?.((100 * progress.bytes) / totalBytes);
    else if (progress.type === 'finished') onFetched?.(100);
  };
}
