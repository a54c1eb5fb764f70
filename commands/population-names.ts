/** Names of populations, offered while one is typed. */
import type { Choice } from '../src/discord/command.js';
import { type PopulationSource, populationNames } from '../src/populations/resolve.js';
import { foldName } from '../src/probability/names.js';

const MOST_CHOICES = 25;

/** The place's own and the ready-made ones that hold what was typed; those that begin with it first. */
export async function populationChoices(typed: string, source: PopulationSource): Promise<readonly Choice[]> {
  return matchingNames(typed, await populationNames(source));
}

/** The place's own alone. */
export async function ownPopulationChoices(
  typed: string,
  { place, populations }: PopulationSource,
): Promise<readonly Choice[]> {
  return matchingNames(
    typed,
    (await populations.list(place.scope)).map(({ name }) => name),
  );
}

/** Those that hold what was typed; those that begin with it first. */
export function matchingNames(typed: string, names: readonly string[]): readonly Choice[] {
  const wanted = foldName(typed);
  const found = names
    .map((name) => ({ name, at: foldName(name).indexOf(wanted) }))
    .filter(({ at }) => at >= 0);
  return [...found.filter(({ at }) => at === 0), ...found.filter(({ at }) => at > 0)]
    .slice(0, MOST_CHOICES)
    .map(({ name }) => ({ name, value: name }));
}
