/** What can be pressed below a `/sequence` answer (`src/render/controls/sequence.ts` lays it out). */
import { type Action, changed } from '../src/discord/action.js';
import type { Options } from '../src/discord/command.js';
import { cutGraphemes } from '../src/discord/safe-text.js';
import { replaceWord, wordAt } from '../src/jobs/continue-text.js';
import { LIMITS } from '../src/jobs/limits.js';

const text = (options: Options): string => String(options.get('text') ?? '');

/** Where a word begins, as the menu writes it; NaN for anything else. */
const offset = (choice: string): number => (/^\d{1,4}$/.test(choice) ? Number(choice) : Number.NaN);

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
        value: text(options),
      }),
      rewrite: (options, { typed }) => changed(options, { compare: typed, view: undefined }),
    },
  ],
  [
    'what-if',
    {
      shows: 'new',
      // The choice is where the word begins.
      form(options, choice) {
        const word = wordAt(text(options), offset(choice));
        return word === undefined
          ? undefined
          : {
              title: 'What if this word were another?',
              label: 'The new word',
              isLong: false,
              limit: LIMITS.watchedCharacters,
              placeholder: cutGraphemes(`instead of ${word.text}`, 100),
            };
      },
      rewrite(options, { choice, typed }) {
        const compare = replaceWord(text(options), offset(choice), typed.trim());
        return compare === undefined ? undefined : changed(options, { compare, view: undefined });
      },
    },
  ],
  ['share', { shows: 'public' }],
]);
