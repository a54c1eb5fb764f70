/** Windows of `/population`, and what can be pressed below a population. */
import type { OpeningForm, Options, Press, PressForm, PressRequest, Shown } from '../src/discord/command.js';
import { LIMITS } from '../src/jobs/limits.js';
import { accept, type Checked } from '../src/jobs/refusal.js';
import { addPeople } from '../src/populations/edit.js';
import { populationNames, refuseUnknown } from '../src/populations/resolve.js';
import { MEMBERS_EXAMPLE } from '../src/populations/typed-parts.js';
import { doneCard } from '../src/render/population-text.js';
import { deleteFor, useHere } from './population-change.js';
import { changeMembers, nameOfSubject } from './population-keep.js';
import { createFrom, importFrom, textFrom } from './population-make.js';
import { PEOPLE_CHARACTERS } from './population-options.js';
import { POLL_PRESSES } from './population-poll.js';
import { exportFile, showKept } from './population-show.js';
import { readVerb } from './population-typed.js';

/** Subjects of windows: something new, or in place of what is kept under the name. */
const NEW = 'new';
const REPLACE = 'replace';

const nameField = (value?: string): PressForm['fields'][number] => ({
  id: 'name',
  label: 'Name',
  isLong: false,
  isRequired: true,
  limit: LIMITS.populationNameCharacters,
  ...(value === undefined ? {} : { value }),
});

const longField = (id: string, label: string, placeholder: string): PressForm['fields'][number] => ({
  id,
  label,
  isLong: true,
  isRequired: true,
  limit: PEOPLE_CHARACTERS.max,
  placeholder,
});

const PEOPLE_FIELD = longField('people', 'Who is in it: counts, or one member a line', MEMBERS_EXAMPLE);

const VERB_FIELD: PressForm['fields'][number] = {
  id: 'verb',
  label: 'How sentences say it',
  isLong: false,
  isRequired: false,
  limit: 20,
  placeholder: 'like, play, have, are …',
};

/** Opens where what is needed was not given with the command: only in a window is a text of several lines pasted whole. */
export function openingForm([subcommand]: readonly string[], options: Options): OpeningForm | undefined {
  const typed = options.get('name');
  const name = nameField(typeof typed === 'string' ? typed : undefined);
  const isMissing = (...wanted: readonly string[]) =>
    wanted.every((option) => options.get(option) === undefined);
  const subject = options.get('replace') === true ? REPLACE : NEW;
  if (subcommand === 'create' && isMissing('people')) {
    return {
      action: 'make',
      subject: NEW,
      title: 'A new population',
      fields: [name, PEOPLE_FIELD, VERB_FIELD],
    };
  }
  if (subcommand === 'import' && isMissing('file')) {
    const table = longField('table', 'The table; its first row names the columns', 'name,tea,age');
    return {
      action: 'paste',
      subject,
      title: 'A population from a table',
      fields: [name, table, VERB_FIELD],
    };
  }
  if (subcommand === 'text' && isMissing('file', 'text')) {
    const text = longField('text', 'The text whose words are counted', 'sun sun rain sun rain rain');
    return { action: 'write', subject, title: 'A text to count in', fields: [name, text] };
  }
  return undefined;
}

const fieldOf = ({ fields }: PressRequest, id: string): string => fields.get(id) ?? '';

/** With the name that the button means; refused when it is kept no more. */
async function withName(
  request: PressRequest,
  act: (name: string) => Promise<Checked<Shown | null>>,
): Promise<Checked<Shown | null>> {
  const name = await nameOfSubject(request, request.subject);
  return name === undefined ? refuseUnknown('it', await populationNames(request)) : await act(name);
}

export const PRESSES: ReadonlyMap<string, Press> = new Map<string, Press>([
  [
    'make',
    {
      shows: 'public',
      async act(request) {
        const verb = readVerb(request.fields);
        if (!verb.ok) return verb;
        const people = fieldOf(request, 'people');
        return await createFrom(request, fieldOf(request, 'name'), { people, verb: verb.value });
      },
    },
  ],
  [
    'paste',
    {
      shows: 'public',
      async act(request) {
        const verb = readVerb(request.fields);
        if (!verb.ok) return verb;
        const bytes = new TextEncoder().encode(fieldOf(request, 'table'));
        const replaces = request.subject === REPLACE;
        return await importFrom(request, fieldOf(request, 'name'), { bytes, verb: verb.value, replaces });
      },
    },
  ],
  [
    'write',
    {
      shows: 'public',
      act: (request) =>
        textFrom(request, fieldOf(request, 'name'), fieldOf(request, 'text'), request.subject === REPLACE),
    },
  ],
  [
    'add',
    {
      shows: 'in-place',
      form: () => ({ title: 'More people', fields: [PEOPLE_FIELD] }),
      act: (request) =>
        withName(request, async (name) => {
          const changed = await changeMembers(request, name, (population) =>
            addPeople(population, fieldOf(request, 'people')),
          );
          return changed.ok
            ? accept(await showKept(request, changed.value, { headline: 'Added.' }))
            : changed;
        }),
    },
  ],
  ['use', { shows: 'in-place', act: (request) => withName(request, (name) => useHere(request, name)) }],
  ['export', { shows: 'private', act: (request) => withName(request, (name) => exportFile(request, name)) }],
  ['delete', { shows: 'in-place', act: (request) => withName(request, (name) => deleteFor(request, name)) }],
  [
    'leave',
    {
      shows: 'in-place',
      act: (request) =>
        withName(request, async (name) => accept({ card: doneCard(name, 'Nothing was deleted.') })),
    },
  ],
  ...POLL_PRESSES,
]);
