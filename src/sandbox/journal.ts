/** What bot and server said to each other, for whoever wants to look: tests now, a panel of the page later. */
export type JournalEntry =
  | {
      readonly type: 'request';
      readonly atMs: number;
      readonly method: string;
      /** Below `/api/v10`, without the query. Holds interaction tokens. */
      readonly path: string;
      /** JSON of the body, of `payload_json` in a multipart one; undefined where there was none or it was not JSON. */
      readonly body: unknown;
      readonly status: number;
      readonly response: unknown;
    }
  | { readonly type: 'dispatch'; readonly atMs: number; readonly event: string; readonly data: unknown };

export type Journal = (entry: JournalEntry) => void;
