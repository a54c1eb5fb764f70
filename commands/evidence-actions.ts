/** What can be pressed below a `/evidence` answer (`src/render/controls/evidence.ts` lays it out). */
import type { Action } from '../src/discord/action.js';

export const EVIDENCE_ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  [
    'next-words',
    {
      shows: 'new',
      asks: 'nextword',
      rewrite(options) {
        const fold = options.get('fold');
        return new Map([
          ['text', options.get('text') ?? ''],
          ['watch', options.get('word') ?? ''],
          ...(fold === undefined ? [] : ([['fold', fold]] as const)),
        ]);
      },
    },
  ],
]);
