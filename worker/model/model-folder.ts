/** A model in the format of Transformers.js: a folder on this machine, or one fetched from the Hub file by file. */
import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../src/jobs/failure.js';
import { FetchTrouble } from './fetch-trouble.js';
import { downloadTo, type FetchOptions } from './fetched-gguf.js';
import { type HubFile, listHub } from './hub-listing.js';
import { receiveFile } from './receive-file.js';
import { rememberedSha256, shortHash } from './verified-file.js';

export interface ModelFolder {
  /** Of the ONNX file. */
  readonly path: string;
  readonly folder: string;
  readonly name: string;
  readonly quantisation: string;
}

/** Files of the folder `onnx` that are looked for, best first: exact arithmetic before rounded, small before large. */
const GRAPHS: ReadonlyMap<string, string> = new Map([
  ['model_q4.onnx', 'q4'],
  ['model_bnb4.onnx', 'bnb4'],
  ['model.onnx', 'fp32'],
  ['model_quantized.onnx', 'q8'],
  ['model_int8.onnx', 'int8'],
  ['model_uint8.onnx', 'uint8'],
]);

/** Throws Failure `model-unsupported` when there is no graph that this engine reads. */
export function chooseGraph(where: string, names: readonly string[]): { file: string; quantisation: string } {
  for (const [file, quantisation] of GRAPHS) if (names.includes(file)) return { file, quantisation };
  const others = names.filter((name) => name.endsWith('.onnx'));
  const there = others.length === 0 ? 'nothing of the kind' : others.slice(0, 20).join(', ');
  throw new Failure(
    'model-unsupported',
    `${where} holds ${there} in the folder onnx; supported are ${[...GRAPHS.keys()].join(', ')}`,
  );
}

/** Rejects with Failure `model-unsupported` or `model-missing`. */
export async function givenFolder(folder: string): Promise<ModelFolder> {
  const names = await readdir(join(folder, 'onnx')).catch(() => []);
  const { file, quantisation } = chooseGraph(folder, names);
  return { path: join(folder, 'onnx', file), folder, name: basename(folder), quantisation };
}

const NOTE = 'fetched.json';
const noteSchema = z.object({
  repository: z.string(),
  revision: z.string(),
  graph: z.string(),
  files: z.array(
    z.object({ name: z.string(), bytes: z.number(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
});
type Note = z.infer<typeof noteSchema>;

/** Rejects with FetchTrouble, with Failure `model-unsupported`, or with the signal's reason. */
export async function fetchedFolder(repository: string, options: FetchOptions): Promise<ModelFolder> {
  const folder = join(options.directory, `hub-${repository.replace('/', '--')}`);
  const result = (graph: string): ModelFolder => ({
    path: join(folder, 'onnx', graph),
    folder,
    name: repository.split('/')[1] ?? repository,
    quantisation: GRAPHS.get(graph) ?? 'unknown',
  });
  const known = await readNote(folder);
  if (known !== undefined && (await isWhole(folder, known, options))) return result(known.graph);
  const { revision, files } = await listHub({
    hub: options.hub,
    repository,
    connectMs: options.times.connectMs,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  const names = [...files.keys()].filter((name) => /^onnx\/[\w.-]+$/.test(name)).map((name) => name.slice(5));
  const { file: graph } = chooseGraph(`${repository} on the Hub`, names);
  const wanted = ['config.json', 'tokenizer.json', 'tokenizer_config.json', `onnx/${graph}`];
  // Weights beside the graph: model_q4.onnx_data, model_q4.onnx_data_1, …
  wanted.push(...names.filter((name) => name.startsWith(`${graph}_data`)).map((name) => `onnx/${name}`));
  const fetching = wanted.flatMap((name) => files.get(name) ?? []);
  for (const name of ['config.json', 'tokenizer.json'])
    if (!files.has(name)) throw new Failure('model-unsupported', `${repository} on the Hub has no ${name}`);
  const fetched = await fetchAll(fetching, folder, `${repository} ${revision}`, options);
  const note: Note = { repository, revision, graph, files: fetched };
  await writeFile(join(folder, `${NOTE}.${process.pid}`), JSON.stringify(note));
  await rename(join(folder, `${NOTE}.${process.pid}`), join(folder, NOTE));
  options.onProgress?.({ type: 'finished', path: join(folder, 'onnx', graph) });
  return result(graph);
}

async function fetchAll(
  files: readonly HubFile[],
  folder: string,
  key: string,
  { directory, hub, times, onProgress, signal }: FetchOptions,
): Promise<Note['files']> {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  onProgress?.({ type: 'started', from: `the Hub (${new URL(hub).host})`, bytes: total });
  const fetched: Note['files'] = [];
  let before = 0;
  for (const { name, url, bytes, sha256 } of files) {
    const path = join(folder, name);
    const there = await sumOf(folder, name, bytes, signal);
    // A large file that an interrupted start brought whole; small ones carry no sum to know them by.
    const isThere = there !== undefined && there === sha256;
    const sum = isThere
      ? there
      : await receiveFile({
          path,
          sha256,
          directory,
          stem: sha256 ?? `fetched-${shortHash(`${key} ${name}`)}`,
          resumes: true,
          fetch: (part) =>
            downloadTo(
              part,
              { url, bytes },
              { times, ...(signal === undefined ? {} : { signal }) },
              (received) => onProgress?.({ type: 'received', bytes: before + received }),
            ),
          signal,
        }).catch((error: unknown) => {
          if (!(error instanceof FetchTrouble)) throw error;
          throw new FetchTrouble(`${name}: ${error.message}`, { cause: error });
        });
    fetched.push({ name, bytes, sha256: sum });
    before += bytes;
  }
  return fetched;
}

async function readNote(folder: string): Promise<Note | undefined> {
  try {
    return noteSchema.parse(JSON.parse(await readFile(join(folder, NOTE), 'utf8')));
  } catch {
    return undefined;
  }
}

async function isWhole(folder: string, note: Note, { signal }: FetchOptions): Promise<boolean> {
  for (const { name, bytes, sha256 } of note.files)
    if ((await sumOf(folder, name, bytes, signal)) !== sha256) return false;
  return true;
}

/** Undefined for a file that is not there or has another size. */
async function sumOf(
  folder: string,
  name: string,
  bytes: number,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const path = join(folder, name);
  const status = await stat(path).catch(() => undefined);
  if (status?.size !== bytes) return undefined;
  return await rememberedSha256(path, join(folder, `${shortHash(name)}.ok.json`), signal);
}
