import { CONDITION_VIEWS, PLAIN_SET_VIEWS, type SetViewName } from '../../jobs/prob.js';
import type { Control } from '../card.js';

/** What the pictures of sets are called in every menu. */
export const SET_VIEW_NAMES: Readonly<
  Record<SetViewName, { readonly label: string; readonly description: string }>
> = {
  venn: { label: 'Circles', description: 'Who is in which set' },
  table: { label: 'Two-way table', description: 'All four parts, with their sums' },
  square: { label: 'Unit square', description: 'Shares as areas' },
  tree: { label: 'Frequency tree', description: 'First one split, then the other' },
  icons: { label: 'Icons', description: 'Members as figures' },
  directions: { label: 'Both directions', description: 'A given B is not B given A' },
  'base-rate': { label: 'Base rate', description: 'Before and after the condition is known' },
  sides: { label: 'Side by side', description: 'Both sides of the comparison' },
};

/** Icons stand for single members, so mass and many places are not drawn as them. */
const WITHOUT_ICONS = PLAIN_SET_VIEWS.filter((view) => view !== 'icons');

/** With two events there are two directions. */
export const viewsOfPair = (views: readonly SetViewName[], hasCondition: boolean): readonly SetViewName[] =>
  hasCondition ? [...views, ...CONDITION_VIEWS] : views;

/** The pictures of one question; `current`: the one that is shown, null when it is something else. */
export function setViewMenu(
  current: SetViewName | null,
  offered: readonly SetViewName[] = WITHOUT_ICONS,
): Control {
  return {
    type: 'menu',
    action: 'view',
    placeholder: 'Show as sets …',
    options: offered.map((view) => ({
      ...SET_VIEW_NAMES[view],
      value: view,
      ...(view === current ? { isChosen: true } : {}),
    })),
  };
}
