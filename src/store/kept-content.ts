/** What a kept population holds, as it is written down, and what the list says of it. */
import { z } from 'zod';
import { LIMITS } from '../jobs/limits.js';
import { populationSchema } from '../jobs/population.js';
import type { KeptContent, KeptPopulation, PopulationSummary } from '../populations/library.js';
import { foldName } from '../probability/names.js';
import { sizeOf } from '../probability/population.js';
import { parseJson } from './parse-json.js';

export const keptContentSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('members'), population: populationSchema }),
  z.object({ type: z.literal('text'), text: z.string().max(LIMITS.corpusBytes) }),
]);

export const personsSchema = z.array(z.string().max(40)).max(1000);

/** Members, or bytes of text. */
export function contentSize(content: KeptContent): number {
  return content.type === 'members' ? sizeOf(content.population) : Buffer.byteLength(content.text);
}

export function summaryOf({ name, content, owner }: KeptPopulation): PopulationSummary {
  return { name, type: content.type, size: contentSize(content), owner };
}

/** What a name is found by. Postgres takes neither NUL nor half a surrogate pair, which no name has. */
export function populationKey(name: string): string {
  return foldName(name)
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll('\0', '\uFFFD');
}

/** A name as it is written down: as JSON. */
export function readName(json: string, folded: string): string {
  const name = parseJson(json);
  return typeof name === 'string' ? name : folded;
}

const ORDER = new Intl.Collator('en', { numeric: true });

export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return ORDER.compare(a.name, b.name);
}

/** A change is of what is in a population and who may change it; under another name it would be another one. */
export function checkSamePopulation(before: KeptPopulation, after: KeptPopulation): void {
  if (before.scope !== after.scope || populationKey(before.name) !== populationKey(after.name))
    throw new Error('a change must leave scope and name as they are');
}
