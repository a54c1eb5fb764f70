/** What can be pressed below a `/bayes` answer (`src/render/controls/bayes.ts` lays it out). */
import { type Action, changed } from '../src/discord/action.js';

export const BAYES_ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  [
    'view',
    { shows: 'in-place', isView: true, rewrite: (options, { choice }) => changed(options, { view: choice }) },
  ],
  [
    'base-rate',
    { shows: 'in-place', isView: true, rewrite: (options) => changed(options, { view: 'base-rate' }) },
  ],
  [
    'another-test',
    {
      shows: 'in-place',
      // The picture that shows best what one more test does is chosen anew.
      rewrite: (options) =>
        changed(options, { tests: Number(options.get('tests') ?? 1) + 1, view: undefined }),
    },
  ],
]);
