/** Which population a question is about. */
import type { Population } from '../jobs/population.js';
import { accept, type Checked, refuse } from '../jobs/refusal.js';
import { closest } from '../probability/names.js';
import { PEOPLE } from '../probability/population.js';
import type { KeptContent, Place, PopulationLibrary } from './library.js';
import { findReadyMade, READY_MADE } from './ready-made.js';

export interface PopulationSource {
  readonly place: Place;
  readonly populations: PopulationLibrary;
  /** What the server has set. */
  readonly defaults?: { readonly population?: string | null };
}

export interface ResolvedPopulation {
  /** As its owner spells it. */
  readonly name: string;
  readonly content: KeptContent;
}

/**
 * The population of this name, one of the place's own before a ready-made one; without a name the channel's default, else the
 * server's, and where there is none, `people`. Rejects with Failure `store-unavailable`.
 */
export async function resolvePopulation(
  name: string | undefined,
  { place, populations, defaults }: PopulationSource,
): Promise<Checked<ResolvedPopulation>> {
  const wanted = name ?? (await populations.defaultOf(place)) ?? defaults?.population ?? undefined;
  if (wanted === undefined) return accept(ofMembers(PEOPLE));
  const kept = await populations.find(place.scope, wanted);
  if (kept !== undefined) return accept({ name: kept.name, content: kept.content });
  const readyMade = findReadyMade(wanted);
  if (readyMade !== undefined) return accept(ofMembers(readyMade.population));
  // A default may have been deleted a moment ago; a question that names nothing is still about somebody.
  if (name === undefined) return accept(ofMembers(PEOPLE));
  return refuseUnknown(wanted, await populationNames({ place, populations }));
}

export function refuseUnknown(name: string, known: readonly string[]): Checked<never> {
  const suggestion = closest(name, known);
  return refuse({
    code: 'unknown-population',
    name,
    known,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}

/** As `resolvePopulation`, for what can be asked of members alone. */
export async function resolveMembers(
  name: string | undefined,
  source: PopulationSource,
): Promise<Checked<Population>> {
  const resolved = await resolvePopulation(name, source);
  if (!resolved.ok) return resolved;
  const { content } = resolved.value;
  return content.type === 'members'
    ? accept(content.population)
    : refuse({ code: 'population-is-text', name: resolved.value.name });
}

/** The place's own, then the ready-made ones. Rejects with Failure `store-unavailable`. */
export async function populationNames({ place, populations }: PopulationSource): Promise<readonly string[]> {
  const own = await populations.list(place.scope);
  return [...own, ...READY_MADE.map(({ population }) => population)].map(({ name }) => name);
}

function ofMembers(population: Population): ResolvedPopulation {
  return { name: population.name, content: { type: 'members', population } };
}
