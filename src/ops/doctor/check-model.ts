/** Whether the language model is there, whole, and of a kind that runs. Nothing is fetched. */
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readArchitecture } from '../../../worker/model/architecture.js';
import { GgufFile } from '../../../worker/model/gguf.js';
import { DEFAULT_MODEL } from '../../../worker/model/manifest.js';
import { givenFolder } from '../../../worker/model/model-folder.js';
import { readModelReference } from '../../../worker/model/model-reference.js';
import { sha256Of } from '../../../worker/model/verified-file.js';
import type { Config } from '../../config.js';
import { Failure } from '../../jobs/failure.js';
import { type Finding, fault, ok, warning } from './finding.js';

const ABOUT = 'Model';

export async function checkModel({
  model,
  modelDirectory,
}: Pick<Config, 'model' | 'modelDirectory'>): Promise<readonly Finding[]> {
  try {
    return [model === undefined ? await checkDefault(modelDirectory) : await checkNamed(model)];
  } catch (error) {
    const sentence = error instanceof Failure ? error.detail : String(error);
    return [fault(ABOUT, sentence, 'set MODEL to another one, or leave it out for the default model')];
  }
}

async function checkDefault(directory: string): Promise<Finding> {
  const path = join(directory, `${DEFAULT_MODEL.sha256}.gguf`);
  if ((await stat(path).catch(() => undefined)) === undefined) {
    return warning(
      ABOUT,
      `${DEFAULT_MODEL.name} is not here yet (${Math.round(DEFAULT_MODEL.bytes / 1e6)} MB)`,
      '"npm run model" fetches it now, else the first start does; everything but the language model works without',
    );
  }
  if ((await sha256Of(path)) !== DEFAULT_MODEL.sha256) {
    return fault(ABOUT, `${path} is not what it should be`, 'delete it and run "npm run model"');
  }
  return ok(ABOUT, `${DEFAULT_MODEL.name} is here and whole, ${await kindOf(path)}`);
}

async function checkNamed(model: string): Promise<Finding> {
  const path = resolve(model);
  const status = await stat(path).catch(() => undefined);
  if (status?.isDirectory() === true) {
    const { name, quantisation } = await givenFolder(path);
    return ok(ABOUT, `${name} is here, in the format of Transformers.js (${quantisation})`);
  }
  if (status !== undefined) return ok(ABOUT, `${path} is here, ${await kindOf(path)}`);
  return readModelReference(model) === undefined
    ? fault(ABOUT, `MODEL names ${path}, which is not there`, 'correct the path, or leave MODEL out')
    : warning(ABOUT, 'MODEL is fetched at the first start', '"npm run model" fetches it now');
}

/** Rejects with Failure `model-unsupported`. */
async function kindOf(path: string): Promise<string> {
  const file = await GgufFile.open(path);
  try {
    const { name, layers } = readArchitecture(file);
    return `of the ${name} architecture with ${layers} layers`;
  } finally {
    await file.close();
  }
}
