/** What is shown of a population, and what can be pressed below. */
import type { Shown } from '../src/discord/command.js';
import { accept, type Checked } from '../src/jobs/refusal.js';
import { fileNameOf, writeTable } from '../src/populations/export-table.js';
import { firstQuestions, firstTextQuestions } from '../src/populations/first-questions.js';
import { type KeptPopulation, MOST_POPULATIONS } from '../src/populations/library.js';
import { findReadyMade, READY_MADE, type ReadyMade } from '../src/populations/ready-made.js';
import { resolvePopulation } from '../src/populations/resolve.js';
import { othersTurn, runInSlices } from '../src/populations/slices.js';
import { foldName } from '../src/probability/names.js';
import { sizeOf } from '../src/probability/population.js';
import { countText } from '../src/render/numbers.js';
import {
  membersText,
  populationCard,
  populationControls,
  type ReadingNote,
} from '../src/render/population.js';
import { doneCard, keptTextCard, populationListCard } from '../src/render/population-text.js';
import { type Asker, subjectOf } from './population-keep.js';

export interface Done {
  /** What was just done, as a sentence. */
  readonly headline?: string;
  readonly notes?: readonly ReadingNote[];
}

/** Under its name, or what the channel asks about. */
export async function show(asker: Asker, name: string | undefined, done: Done = {}): Promise<Checked<Shown>> {
  const wanted = name ?? (await asker.populations.defaultOf(asker.place));
  const kept = wanted === undefined ? undefined : await asker.populations.find(asker.place.scope, wanted);
  if (kept !== undefined) return accept(await showKept(asker, kept, done));
  const resolved = await resolvePopulation(name, asker);
  if (!resolved.ok) return resolved;
  const readyMade = findReadyMade(resolved.value.name);
  return readyMade === undefined
    ? await show(asker, undefined, done)
    : accept(await showReadyMade(asker, readyMade, done));
}

export async function showKept(asker: Asker, kept: KeptPopulation, done: Done = {}): Promise<Shown> {
  const { name, content, owner, editors } = kept;
  // What comes before, reading or writing it all, may have been long.
  await othersTurn();
  const isDefault = await isDefaultOf(asker, name);
  // In direct messages there is nobody else.
  const rights = kept.scope.startsWith('u-') ? undefined : { owner, editors };
  if (content.type === 'text') {
    return {
      card: keptTextCard({
        ...done,
        name,
        text: content.text,
        ...(rights === undefined ? {} : { rights }),
        questions: firstTextQuestions(content.text),
        isDefault,
      }),
      controls: populationControls('text'),
      subject: subjectOf(name),
    };
  }
  const { population } = content;
  return {
    card: populationCard({
      ...done,
      population,
      ...(rights === undefined ? {} : { rights }),
      isDefault,
      questions: firstQuestions(population),
    }),
    controls: populationControls('own'),
    subject: subjectOf(name),
  };
}

async function showReadyMade(
  asker: Asker,
  { population, about, source, questions }: ReadyMade,
  done: Done,
): Promise<Shown> {
  const isDefault = await isDefaultOf(asker, population.name);
  return {
    card: populationCard({ ...done, population, source: { about, source }, isDefault, questions }),
    controls: populationControls('ready-made'),
    subject: subjectOf(population.name),
  };
}

async function isDefaultOf({ place, populations }: Asker, name: string): Promise<boolean> {
  return foldName((await populations.defaultOf(place)) ?? 'people') === foldName(name);
}

export async function list(asker: Asker): Promise<Checked<Shown>> {
  const { place, populations } = asker;
  const own = await populations.list(place.scope);
  const chosen = await resolvePopulation(undefined, asker);
  return accept({
    card: populationListCard({
      own: own.map(({ name, type, size }) => ({
        name,
        size: type === 'members' ? membersText({}, size) : `a text of ${countText(size)} bytes`,
      })),
      readyMade: READY_MADE.map(({ population, about }) => ({
        name: population.name,
        size: membersText(population, sizeOf(population)),
        about,
      })),
      defaultName: chosen.ok ? chosen.value.name : 'people',
      limit: MOST_POPULATIONS,
    }),
  });
}

/** As a file to take away: a table of members, or the text. */
export async function exportFile(asker: Asker, name: string | undefined): Promise<Checked<Shown>> {
  const resolved = await resolvePopulation(name, asker);
  if (!resolved.ok) return resolved;
  const { name: found, content } = resolved.value;
  if (content.type === 'text') {
    const file = { name: `${fileNameOf(found)}.txt`, bytes: new TextEncoder().encode(content.text) };
    return accept({ card: doneCard(found, 'The text as a file.'), files: [file] });
  }
  return accept({
    card: doneCard(
      found,
      'As a table in CSV. It can be changed in a spreadsheet and imported again; cells that a spreadsheet would run as a formula begin with an apostrophe, which the import takes away.',
    ),
    files: [await runInSlices(writeTable(content.population))],
  });
}
