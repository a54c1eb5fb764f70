/** Making, finding and changing kept populations, with the rights of the person who asks. */
import { createHash } from 'node:crypto';
import type { CommandContext } from '../src/discord/command.js';
import type { Population } from '../src/jobs/population.js';
import { accept, type Checked, refuse } from '../src/jobs/refusal.js';
import { checkPopulationName, editMembers } from '../src/populations/edit.js';
import { type KeptContent, type KeptPopulation, MOST_POPULATIONS } from '../src/populations/library.js';
import { findReadyMade } from '../src/populations/ready-made.js';
import { populationNames, refuseUnknown } from '../src/populations/resolve.js';
import { othersTurn } from '../src/populations/slices.js';
import { foldName } from '../src/probability/names.js';

/** Who asks, and where; `mayManage`: what belongs to the whole server. */
export type Asker = Pick<CommandContext, 'person' | 'place' | 'populations'> & {
  readonly mayManage: boolean;
};

/** The person who made it, its editors, and whoever manages the server. */
export function mayChange({ owner, editors }: KeptPopulation, { person, mayManage }: Asker): boolean {
  return mayManage || owner === person || editors.includes(person);
}

export function checkRight(kept: KeptPopulation, asker: Asker): Checked<KeptPopulation> {
  const { name, owner, editors } = kept;
  return mayChange(kept, asker) ? accept(kept) : refuse({ code: 'not-an-editor', name, owner, editors });
}

/** Keeps what `make` returns under a new name, or in place of what is kept there if it `replaces`. */
export async function keep(
  asker: Asker,
  typedName: string,
  { replaces, make }: { readonly replaces: boolean; readonly make: (name: string) => Checked<KeptContent> },
): Promise<Checked<KeptPopulation>> {
  const name = checkPopulationName(typedName);
  if (!name.ok) return name;
  const made = make(name.value);
  if (!made.ok) return made;
  const { person, place, populations } = asker;
  const nowMs = Date.now();
  const kept: KeptPopulation = {
    scope: place.scope,
    name: name.value,
    content: made.value,
    owner: person,
    editors: [],
    createdAtMs: nowMs,
    changedAtMs: nowMs,
  };
  await othersTurn();
  switch (await populations.create(kept)) {
    case 'created':
      return accept(kept);
    case 'too-many':
      return refuse({ code: 'too-many-populations', limit: MOST_POPULATIONS });
    case 'name-taken':
      break;
  }
  if (!replaces) return refuse({ code: 'population-name', name: name.value, problem: 'taken', limit: 0 });
  return await change(asker, name.value, (before) =>
    accept({ ...before, content: called(before.name, kept.content), changedAtMs: nowMs }),
  );
}

/** A population is spelled as when it was made. */
function called(name: string, content: KeptContent): KeptContent {
  return content.type === 'text' ? content : { type: 'members', population: { ...content.population, name } };
}

/** Refuses those who may not. A ready-made population is changed by nobody. */
export async function change(
  asker: Asker,
  name: string,
  edit: (kept: KeptPopulation) => Checked<KeptPopulation>,
): Promise<Checked<KeptPopulation>> {
  const changed = await asker.populations.change(asker.place.scope, name, (kept) => {
    const checked = checkRight(kept, asker);
    return checked.ok ? edit(kept) : checked;
  });
  return changed ?? (await refuseMissing(asker, name));
}

export async function changeMembers(
  asker: Asker,
  name: string,
  edit: (population: Population) => Checked<Population>,
): Promise<Checked<KeptPopulation>> {
  return await change(asker, name, (kept) => editMembers(kept, Date.now(), edit));
}

/** One of the place's own. */
export async function findOwn(asker: Asker, name: string): Promise<Checked<KeptPopulation>> {
  const kept = await asker.populations.find(asker.place.scope, name);
  return kept === undefined ? await refuseMissing(asker, name) : accept(kept);
}

async function refuseMissing(asker: Asker, name: string): Promise<Checked<never>> {
  const readyMade = findReadyMade(name);
  return readyMade === undefined
    ? refuseUnknown(name, await populationNames(asker))
    : refuse({ code: 'population-ready-made', name: readyMade.population.name });
}

const SUBJECT_LENGTH = 22;

/** What a button carries in place of a name, which may be of any script: 132 bits of its hash. */
export function subjectOf(name: string): string {
  return createHash('sha256').update(foldName(name)).digest('base64url').slice(0, SUBJECT_LENGTH);
}

/** The name that a button means; undefined when it is of nothing that is kept here. */
export async function nameOfSubject(asker: Asker, subject: string): Promise<string | undefined> {
  return (await populationNames(asker)).find((name) => subjectOf(name) === subject);
}
