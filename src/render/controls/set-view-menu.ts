import { SET_VIEWS, type SetViewName } from '../../jobs/prob.js';
import type { Control } from '../card.js';

const LABELS: Readonly<Record<SetViewName, string>> = {
  venn: 'Circles',
  table: 'Two-way table',
  square: 'Unit square',
  tree: 'Frequency tree',
  icons: 'Icons',
};

/** The pictures of sets of mass or of many places; icons stand for single members, so they are not among them. */
export function setViewMenu(current: SetViewName | null): Control {
  return {
    type: 'menu',
    action: 'view',
    placeholder: current === null ? 'Show as sets …' : `Shown as: ${LABELS[current]}`,
    options: SET_VIEWS.filter((view) => view !== 'icons').map((view) => ({
      label: LABELS[view],
      value: view,
    })),
  };
}
