/** What a person can fix about kept populations, as data; the sentences stand in `src/render/population-refusal.ts`. */
export type PopulationRefusal =
  | {
      /** Neither one of the place's own nor a ready-made one. */
      readonly code: 'unknown-population';
      readonly name: string;
      readonly known: readonly string[];
      readonly suggestion?: string;
    }
  /** Its words are counted, but members were wanted. */
  | { readonly code: 'population-is-text'; readonly name: string }
  /** It has members, but a text was wanted. */
  | { readonly code: 'population-has-members'; readonly name: string };
