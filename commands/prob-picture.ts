/** Pictures that not every question of `/prob` has. */
import { CONDITION_VIEWS, type SetViewName } from '../src/jobs/prob.js';
import type { Refusal } from '../src/jobs/refusal.js';
import { sidesOf } from '../src/probability/comparison.js';
import type { SetQuestion } from '../src/probability/expression.js';

type ViewNeeds = Extract<Refusal, { code: 'view-needs' }>;

const EXAMPLES = {
  condition: '/prob question:tennis given football view:directions',
  sides: '/prob question:P(tennis | football) vs P(tennis | not football) view:sides',
  members: '/prob question:tennis given football view:base-rate',
} as const;

/** What is missing for the picture; undefined where it can be drawn. Without a question it is one about words. */
export function viewNeeds(view: SetViewName | 'how' | undefined, asked?: SetQuestion): ViewNeeds | undefined {
  const isOfCondition = CONDITION_VIEWS.some((one) => one === view);
  if (view === undefined || (!isOfCondition && view !== 'sides')) return undefined;
  const missing = (needs: ViewNeeds['needs']): ViewNeeds => ({
    code: 'view-needs',
    view,
    needs,
    example: EXAMPLES[needs],
  });
  if (asked === undefined) return missing('members');
  if (view === 'sides') return asked.type === 'versus' ? undefined : missing('sides');
  const { first, other } = sidesOf(asked);
  return asked.type !== 'versus' && (first.given !== null || other !== null)
    ? undefined
    : missing('condition');
}
