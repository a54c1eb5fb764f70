/** A model file that the configuration names. It is used where it is; nothing is copied or changed. */
import { mkdir, open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Failure } from '../../src/jobs/failure.js';
import { isSystemError, reasonOf } from './fetch-trouble.js';
import type { ModelFile } from './manifest.js';
import { rememberedSha256, shortHash } from './verified-file.js';

/**
 * `path` is absolute; the file's sha256 is remembered in `directory`. Name and quantisation are read from the file's name.
 * Rejects with Failure `model-missing` or, for what is no GGUF file, `model-unsupported`.
 */
export async function givenModel(path: string, directory: string, signal?: AbortSignal): Promise<ModelFile> {
  try {
    if (!(await hasGgufMagic(path))) {
      throw new Failure('model-unsupported', `MODEL names ${path}, which is not a GGUF file.`);
    }
    await mkdir(directory, { recursive: true }).catch(() => undefined);
    const sidecar = join(directory, `path-${shortHash(path)}.ok.json`);
    const sha256 = await rememberedSha256(path, sidecar, signal);
    return { path, sha256, ...namesOf(path) };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new Failure(
      'model-missing',
      `MODEL names ${path}, which cannot be read: ${reasonOf(error)}. ` +
        'Correct the path, or leave MODEL out to use the default model.',
      { cause: error },
    );
  }
}

/** What the name of a file says of the model in it. */
export function namesOf(path: string): Pick<ModelFile, 'name' | 'quantisation'> {
  const name = basename(path).replace(/\.gguf$/i, '');
  const quantisation = /(?:^|[.\-_])(I?Q\d_[0-9A-Z_]+|BF16|F16|F32)$/i.exec(name)?.[1]?.toUpperCase();
  return { name, quantisation: quantisation ?? 'unknown' };
}

export async function hasGgufMagic(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString('latin1') === 'GGUF';
  } finally {
    await file.close();
  }
}
