/** What can be pressed below a `/nextword` answer (`src/render/controls/nextword.ts` lays it out). */
import { type Action, changed } from '../src/discord/action.js';
import type { Options } from '../src/discord/command.js';
import { continueText } from '../src/jobs/continue-text.js';
import { LIMITS } from '../src/jobs/limits.js';

const text = (options: Options): string => String(options.get('text') ?? '');

export const NEXTWORD_ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  [
    'continue',
    {
      shows: 'in-place',
      rewrite: (options, { choice }) =>
        choice === ''
          ? undefined
          : changed(options, {
              text: continueText(text(options), choice, { complete: options.get('complete') === true }),
              // The word is whole now, and a draw is of one text only.
              complete: undefined,
              draw: undefined,
              compare: undefined,
              view: options.get('view') === 'tokens' ? 'tokens' : undefined,
            }),
    },
  ],
  [
    'draw',
    {
      shows: 'new',
      rewrite: (options, { seed }) => changed(options, { draw: seed, view: undefined, compare: undefined }),
    },
  ],
  ['tokens', { shows: 'in-place', isView: true, rewrite: (options) => changed(options, { view: 'tokens' }) }],
  ['words', { shows: 'in-place', isView: true, rewrite: (options) => changed(options, { view: undefined }) }],
  ['how', { shows: 'private', rewrite: (options) => changed(options, { view: 'how', compare: undefined }) }],
  [
    'compare',
    {
      shows: 'new',
      form: (options) => ({
        title: 'Compare with another text',
        label: 'The other text',
        isLong: true,
        limit: LIMITS.textCharacters.max,
        value: text(options),
      }),
      rewrite: (options, { typed }) => changed(options, { compare: typed, view: undefined, draw: undefined }),
    },
  ],
]);
