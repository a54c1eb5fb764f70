/** What a person can fix about polls, as data; the sentences stand in `src/render/poll-refusal.ts`. */
export type PollRefusal =
  | {
      readonly code: 'poll-attributes';
      /** `how-many`: not one to `limit`; `too-long`: more than `limit` code points; `twice`: two of one name. */
      readonly problem: 'how-many' | 'too-long' | 'unwritable' | 'twice';
      /** As typed; for `how-many`, how many. */
      readonly found: string;
      readonly limit: number;
      readonly example: string;
    }
  /** There is none, it is finished, or its message was moved. */
  | { readonly code: 'poll-closed' }
  /** So many people have answered already. */
  | { readonly code: 'poll-full'; readonly limit: number }
  /** Open ones in one place. */
  | { readonly code: 'too-many-polls'; readonly limit: number }
  | { readonly code: 'poll-of-another' }
  /** Nobody can press at a terminal. */
  | { readonly code: 'poll-needs-channel' };
