/** The library's port over a Map, for tests of what stands on it; the adapters have a conformance suite of their own. */
import { accept } from '../../src/jobs/refusal.js';
import {
  type KeptPopulation,
  MOST_POPULATIONS,
  type PopulationLibrary,
} from '../../src/populations/library.js';
import { foldName } from '../../src/probability/names.js';
import { sizeOf } from '../../src/probability/population.js';

export function createLibraryInMemory(): PopulationLibrary {
  const kept = new Map<string, KeptPopulation>();
  const defaults = new Map<string, string>();
  const keyOf = (scope: string, name: string) => `${scope} ${foldName(name)}`;
  const inScope = (scope: string) => [...kept.values()].filter((each) => each.scope === scope);
  return {
    find: async (scope, name) => kept.get(keyOf(scope, name)),
    list: async (scope) =>
      inScope(scope)
        .map(({ name, content, owner }) => ({
          name,
          type: content.type,
          size: content.type === 'members' ? sizeOf(content.population) : Buffer.byteLength(content.text),
          owner,
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    async create(population) {
      const key = keyOf(population.scope, population.name);
      if (kept.has(key)) return 'name-taken';
      if (inScope(population.scope).length >= MOST_POPULATIONS) return 'too-many';
      kept.set(key, population);
      return 'created';
    },
    async change(scope, name, edit) {
      const found = kept.get(keyOf(scope, name));
      if (found === undefined) return undefined;
      const edited = edit(found);
      if (!edited.ok) return edited;
      kept.set(keyOf(scope, name), edited.value);
      return accept(edited.value);
    },
    async remove(scope, name) {
      const key = keyOf(scope, name);
      for (const [channel, value] of defaults)
        if (foldName(value) === foldName(name)) defaults.delete(channel);
      return kept.delete(key);
    },
    defaultOf: async ({ scope, channel }) => defaults.get(`${scope} ${channel}`),
    async setDefault({ scope, channel }, name) {
      if (name === null) defaults.delete(`${scope} ${channel}`);
      else defaults.set(`${scope} ${channel}`, name);
    },
  };
}
