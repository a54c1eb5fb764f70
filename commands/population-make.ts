/** `/population create`, `import` and `text`: something new is kept. */
import type { ActRequest, Shown } from '../src/discord/command.js';
import { accept, type Checked, refuse } from '../src/jobs/refusal.js';
import { createPopulation } from '../src/populations/edit.js';
import { MOST_TABLE_BYTES, readTableFile } from '../src/populations/import-table.js';
import { importText, importTextFile } from '../src/populations/import-text.js';
import { runInSlices } from '../src/populations/slices.js';
import { withVerbs } from '../src/populations/verb.js';
import { type Asker, keep } from './population-keep.js';
import { showKept } from './population-show.js';
import { EXAMPLES, nameText, readVerb, typedText } from './population-typed.js';
import { checkAll, readOptionalText, readText, readYes } from './read-options.js';

/** A file of text may come in an encoding with twice as many bytes as UTF-8. */
const MOST_TEXT_BYTES = 500_000;

export const create = async (request: ActRequest): Promise<Checked<Shown>> => {
  const read = checkAll({
    name: readText(request.options, nameText(EXAMPLES[0])),
    people: readOptionalText(request.options, typedText('people', EXAMPLES[0])),
    verb: readVerb(request.options),
  });
  if (!read.ok) return read;
  const { name, people = '', verb } = read.value;
  return await createFrom(request, name, { people, verb });
};

export async function createFrom(
  request: Asker,
  name: string,
  { people, verb }: { readonly people: string; readonly verb: string | undefined },
): Promise<Checked<Shown>> {
  const kept = await keep(request, name, {
    replaces: false,
    make(checked) {
      const made = createPopulation(checked, people);
      return made.ok ? accept({ type: 'members', population: withVerbs(made.value, verb) }) : made;
    },
  });
  return kept.ok ? accept(await showKept(request, kept.value, { headline: 'Created.' })) : kept;
}

export const importTable = async (request: ActRequest): Promise<Checked<Shown>> => {
  const example = '/population import name:class, with a CSV file as file';
  const read = checkAll({
    name: readText(request.options, nameText(example)),
    verb: readVerb(request.options),
    replaces: readYes(request.options, 'replace'),
  });
  if (!read.ok) return read;
  if (request.options.get('file') === undefined) {
    return refuse({ code: 'missing-option', command: 'population import', option: 'file', example });
  }
  const file = await request.file('file', MOST_TABLE_BYTES);
  if (!file.ok) return file;
  const { name, verb, replaces = false } = read.value;
  return await importFrom(request, name, { bytes: file.value.bytes, verb, replaces });
};

export async function importFrom(
  request: Asker,
  name: string,
  given: { readonly bytes: Uint8Array; readonly verb: string | undefined; readonly replaces: boolean },
): Promise<Checked<Shown>> {
  const imported = await runInSlices(readTableFile(name, given.bytes));
  if (!imported.ok) return imported;
  const { notes } = imported.value;
  const population = withVerbs(imported.value.population, given.verb);
  const kept = await keep(request, name, {
    replaces: given.replaces,
    make: (checked) => accept({ type: 'members', population: { ...population, name: checked } }),
  });
  return kept.ok ? accept(await showKept(request, kept.value, { headline: 'Imported.', notes })) : kept;
}

export const keepTyped = async (request: ActRequest): Promise<Checked<Shown>> => {
  const example = '/population text name:weather text:sun sun rain sun rain rain';
  const read = checkAll({
    name: readText(request.options, nameText(example)),
    text: readOptionalText(request.options, typedText('text', example)),
    replaces: readYes(request.options, 'replace'),
  });
  if (!read.ok) return read;
  const { name, replaces = false } = read.value;
  if (request.options.get('file') !== undefined) {
    const file = await request.file('file', MOST_TEXT_BYTES);
    if (!file.ok) return file;
    const imported = importTextFile(file.value.bytes);
    if (!imported.ok) return imported;
    return await keepText(request, name, { ...imported.value, replaces });
  }
  if (read.value.text === undefined) {
    return refuse({ code: 'missing-option', command: 'population text', option: 'text', example });
  }
  return await textFrom(request, name, read.value.text, replaces);
};

export async function textFrom(
  request: Asker,
  name: string,
  typed: string,
  replaces: boolean,
): Promise<Checked<Shown>> {
  const checked = importText(typed);
  return checked.ok
    ? await keepText(request, name, { text: checked.value, encoding: 'UTF-8', replaces })
    : checked;
}

async function keepText(
  request: Asker,
  name: string,
  given: { readonly text: string; readonly encoding: string; readonly replaces: boolean },
): Promise<Checked<Shown>> {
  const kept = await keep(request, name, {
    replaces: given.replaces,
    make: () => accept({ type: 'text', text: given.text }),
  });
  if (!kept.ok) return kept;
  const notes = given.encoding === 'UTF-8' ? [] : [{ type: 'encoding' as const, encoding: given.encoding }];
  return accept(await showKept(request, kept.value, { headline: 'Kept.', notes }));
}
