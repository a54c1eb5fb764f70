/** An engine over a toy model: rows depend on everything after the start token, and what is asked is written down. */
import type { Asked, Engine, Sifting, TreeNode } from '../../worker/engine/port.js';
import { measure, sift } from '../../worker/engine/sift.js';
import type { Tokenizer } from '../../worker/model/tokenizer-port.js';
import type { ToyModel } from '../words/toy-model.js';

export class ToyEngine implements Engine {
  /** Calls that would each be at least one run. */
  runs = 0;
  /** Nodes of each tree. */
  readonly treeSizes: number[] = [];
  readonly info: Engine['info'];
  readonly #model: ToyModel;

  constructor(model: ToyModel, contextLength = 100) {
    this.info = {
      name: 'toy',
      quantisation: 'F64',
      sha256: '0'.repeat(64),
      device: 'cpu',
      precision: 'exact',
      architecture: 'toy',
      deviceReason: 'a toy runs anywhere',
      parameters: 1,
      contextLength,
      vocabularySize: model.vocabulary.tokenBytes.length,
    };
    this.#model = model;
  }

  async prefill(prefix: readonly number[]) {
    this.runs++;
    return this.#model.row(prefix.slice(1));
  }

  async expand(prefix: readonly number[], tree: readonly TreeNode[], wanted: readonly number[]) {
    this.runs++;
    this.treeSizes.push(tree.length);
    return wanted.map((node) => {
      const path: number[] = [];
      for (let at = node; at >= 0; at = tree[at]?.parent ?? -1) path.unshift(tree[at]?.token ?? 0);
      return this.#model.row([...prefix.slice(1), ...path]);
    });
  }

  async measure(prefix: readonly number[], tree: readonly TreeNode[], asked: Asked) {
    const rows = await this.expand(
      prefix,
      tree,
      asked.at.map(({ node }) => node),
    );
    return rows.map((row, index) => measure(row, asked, asked.at[index]?.tokens ?? []));
  }

  async sift(prefix: readonly number[], tree: readonly TreeNode[], at: readonly Sifting[]) {
    const nodes = at.map(({ node }) => node);
    const rows = (await this.expand(prefix, tree, nodes)).values();
    return at.map((asked) => sift(rows.next().value ?? new Float64Array(), asked.sieve, asked));
  }

  async dispose() {}
}

/** Token 0 starts and ends a text; a text is cut into the longest tokens that fit, from left to right. */
export function toyTokenizer({ vocabulary }: ToyModel): Tokenizer {
  const { tokenBytes } = vocabulary;
  const encode = (text: string) => {
    const bytes = Buffer.from(text, 'utf8');
    const tokens: number[] = [];
    let at = 0;
    while (at < bytes.length) {
      let best = -1;
      for (const [token, own] of tokenBytes.entries()) {
        const fits = own.length > 0 && bytes.subarray(at, at + own.length).equals(own);
        if (fits && own.length > (tokenBytes[best]?.length ?? 0)) best = token;
      }
      // Characters that the vocabulary lacks become no token.
      if (best >= 0) tokens.push(best);
      at += tokenBytes[best]?.length ?? 1;
    }
    return tokens;
  };
  const decode = (tokens: readonly number[]) =>
    Buffer.concat(tokens.map((token) => tokenBytes[token] ?? new Uint8Array(0))).toString('utf8');
  return { ...vocabulary, startToken: 0, encode, decode };
}
