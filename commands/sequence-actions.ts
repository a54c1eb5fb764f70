/** What can be pressed below a `/sequence` answer (`src/render/controls/sequence.ts` lays it out). */
import { type Action, changed } from '../src/discord/action.js';
import { LIMITS } from '../src/jobs/limits.js';

export const SEQUENCE_ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['tokens', { shows: 'in-place', isView: true, rewrite: (options) => changed(options, { view: 'tokens' }) }],
  ['words', { shows: 'in-place', isView: true, rewrite: (options) => changed(options, { view: undefined }) }],
  [
    'compare',
    {
      shows: 'new',
      form: (options) => ({
        title: 'Compare with another text',
        label: 'The other text',
        isLong: true,
        limit: LIMITS.sequenceCharacters.max,
        value: String(options.get('text') ?? ''),
      }),
      rewrite: (options, { typed }) => changed(options, { compare: typed, view: undefined }),
    },
  ],
  ['share', { shows: 'public' }],
]);
