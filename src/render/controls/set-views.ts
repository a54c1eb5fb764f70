/** Names of the pictures of one question about sets, for menus. */
import type { SetViewName } from '../../jobs/prob.js';

export const SET_VIEW_NAMES: Readonly<
  Record<SetViewName, { readonly label: string; readonly description: string }>
> = {
  venn: { label: 'Circles', description: 'Venn diagram: who is in which set' },
  table: { label: 'Table', description: 'A and not A by B and not B' },
  square: { label: 'Unit square', description: 'Areas are probabilities' },
  tree: { label: 'Tree', description: 'Split step by step, as numbers of people' },
  icons: { label: 'People', description: 'One figure for each, in order' },
};
