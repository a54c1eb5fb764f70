/** `/population add`, `remove`, `use`, `allow` and `delete`: what is kept is changed. */
import type { ActRequest, Shown } from '../src/discord/command.js';
import type { Population } from '../src/jobs/population.js';
import { accept, type Checked, refuse } from '../src/jobs/refusal.js';
import { addPeople } from '../src/populations/edit.js';
import { addAttributes, removeAttributes, removePeople } from '../src/populations/edit-parts.js';
import { resolvePopulation } from '../src/populations/resolve.js';
import { sizeOf } from '../src/probability/population.js';
import { DELETE_CONTROLS, deleteCard, doneCard } from '../src/render/population-text.js';
import { type Asker, change, changeMembers, checkRight, findOwn, subjectOf } from './population-keep.js';
import { show, showKept } from './population-show.js';
import { nameText, typedText } from './population-typed.js';
import { checkAll, readOptionalText, readText, readYes } from './read-options.js';

type Act = (request: ActRequest) => Promise<Checked<Shown>>;

const MOST_EDITORS = 20;

type Edit = (population: Population, text: string) => Checked<Population>;

/** `people` and `attributes` are both optional, but one of them is needed. */
const editing =
  (
    subcommand: 'add' | 'remove',
    edits: { readonly people: Edit; readonly attributes: Edit },
    example: string,
  ): Act =>
  async (request) => {
    const read = checkAll({
      name: readText(request.options, nameText(example)),
      people: readOptionalText(request.options, typedText('people', example)),
      attributes: readOptionalText(request.options, typedText('attributes', example)),
    });
    if (!read.ok) return read;
    const { name, people, attributes } = read.value;
    if (people === undefined && attributes === undefined) {
      return refuse({
        code: 'missing-option',
        command: `population ${subcommand}`,
        option: 'people',
        example,
      });
    }
    const changed = await changeMembers(request, name, (population) => {
      const first = attributes === undefined ? accept(population) : edits.attributes(population, attributes);
      return first.ok && people !== undefined ? edits.people(first.value, people) : first;
    });
    const headline = subcommand === 'add' ? 'Added.' : 'Removed.';
    return changed.ok ? accept(await showKept(request, changed.value, { headline })) : changed;
  };

export const use: Act = async (request) => {
  const read = readOptionalText(request.options, nameText('/population use name:cards'));
  return read.ok ? await useHere(request, read.value) : read;
};

export async function useHere(asker: Asker, name: string | undefined): Promise<Checked<Shown>> {
  if (name === undefined) {
    await asker.populations.setDefault(asker.place, null);
    return await show(asker, undefined, {
      headline: 'Questions in this channel are about these 14 people again.',
    });
  }
  const resolved = await resolvePopulation(name, asker);
  if (!resolved.ok) return resolved;
  await asker.populations.setDefault(asker.place, resolved.value.name);
  return await show(asker, resolved.value.name, {
    headline: 'Questions in this channel are about it now, unless they name another.',
  });
}

const PERSON = /^(?:<@!?)?([a-z0-9-]{1,40})>?$/iu;

export const allow: Act = async (request) => {
  const example = '/population allow name:class person:@Ann';
  const read = checkAll({
    name: readText(request.options, nameText(example)),
    person: readText(request.options, typedText('person', example)),
    stops: readYes(request.options, 'stop'),
  });
  if (!read.ok) return read;
  const { name, stops = false } = read.value;
  const person = PERSON.exec(read.value.person.trim())?.[1];
  if (person === undefined)
    return refuse({ code: 'missing-option', command: 'population allow', option: 'person', example });
  const changed = await change(request, name, (kept) => {
    const others = kept.editors.filter((editor) => editor !== person);
    if (!stops && others.length >= MOST_EDITORS)
      return refuse({ code: 'too-many-editors', limit: MOST_EDITORS });
    return accept({ ...kept, editors: stops ? others : [...others, person] });
  });
  const headline = stops ? 'This person may no longer change it.' : 'This person may change it now.';
  return changed.ok ? accept(await showKept(request, changed.value, { headline })) : changed;
};

export const deleteOne: Act = async (request) => {
  const read = checkAll({
    name: readText(request.options, nameText('/population delete name:class')),
    isSure: readYes(request.options, 'sure'),
  });
  if (!read.ok) return read;
  if (read.value.isSure === true) return await deleteFor(request, read.value.name);
  const kept = await findOwn(request, read.value.name);
  if (!kept.ok) return kept;
  const checked = checkRight(kept.value, request);
  if (!checked.ok) return checked;
  const { name, content } = kept.value;
  return accept({
    card: deleteCard(name, content.type === 'members' ? sizeOf(content.population) : undefined),
    controls: DELETE_CONTROLS,
    subject: subjectOf(name),
  });
};

/** For good. */
export async function deleteFor(asker: Asker, typedName: string): Promise<Checked<Shown>> {
  const kept = await findOwn(asker, typedName);
  const checked = kept.ok ? checkRight(kept.value, asker) : kept;
  if (!checked.ok) return checked;
  const { name } = checked.value;
  await asker.populations.remove(asker.place.scope, name);
  return accept({ card: doneCard(name, 'Deleted.') });
}

export const add = editing(
  'add',
  { people: addPeople, attributes: addAttributes },
  '/population add name:class people:3 only tea',
);

export const remove = editing(
  'remove',
  { people: removePeople, attributes: removeAttributes },
  '/population remove name:team people:Ann',
);
