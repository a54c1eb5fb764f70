/** Text ↔ tokens of one model, and what each token is made of. */
export interface Tokenizer {
  /** Tokens of `text` alone; no start token is added, special-token look-alikes in the text are plain text. */
  encode(text: string): number[];
  /**
   * Inverse of `encode` for any Unicode text without lone surrogates, as far as the vocabulary has every byte:
   * the default one lacks a few control characters and the unused planes 4 to 11, which encode to nothing.
   */
  decode(tokens: readonly number[]): string;
  /** UTF-8 bytes of each token; special tokens have none. Index = token id, length = vocabulary size. */
  readonly tokenBytes: readonly Uint8Array[];
  /** Ids that are control tokens, never text. */
  readonly specialTokens: ReadonlySet<number>;
  /** The document-start token, put in front of every text. */
  readonly startToken: number;
  /** Special tokens that end the text: document end, chat end. */
  readonly endTokens: ReadonlySet<number>;
}
