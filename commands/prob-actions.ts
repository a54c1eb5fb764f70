/** What can be pressed below a `/prob` answer (`src/render/controls/prob.ts` lays it out). */
import { type Action, changed } from '../src/discord/action.js';
import { CONDITION_VIEWS, SET_VIEWS } from '../src/jobs/prob.js';
import { PROB_WORD_ACTIONS } from './prob-words.js';

export const PROB_ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ...PROB_WORD_ACTIONS,
  [
    'view',
    {
      shows: 'in-place',
      isView: true,
      rewrite: (options, { choice }) =>
        SET_VIEWS.some((view) => view === choice)
          ? changed(options, { view: choice, by: undefined, simulate: undefined })
          : undefined,
    },
  ],
  // The buttons of a trap: the picture that shows it.
  ...CONDITION_VIEWS.map((view): readonly [string, Action] => [
    view,
    {
      shows: 'in-place',
      isView: true,
      rewrite: (options) => changed(options, { view, by: undefined, simulate: undefined }),
    },
  ]),
  [
    'closer',
    {
      shows: 'in-place',
      isView: true,
      rewrite: (options, { choice }) =>
        choice === '' ? undefined : changed(options, { by: choice, simulate: undefined }),
    },
  ],
  [
    'simulate',
    {
      shows: 'in-place',
      isView: true,
      rewrite: (options, { seed }) => changed(options, { simulate: seed, by: undefined }),
    },
  ],
  [
    'swap',
    {
      shows: 'in-place',
      rewrite: (options) =>
        changed(options, {
          swap: options.get('swap') === true ? undefined : true,
          by: undefined,
          simulate: undefined,
        }),
    },
  ],
  [
    'how',
    {
      shows: 'private',
      rewrite: (options) => changed(options, { view: 'how', by: undefined, simulate: undefined }),
    },
  ],
]);
