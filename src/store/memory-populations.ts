/** Kept populations in memory, for tests. Nothing falls back to it: a store that is away is a failure. */
import { accept, type Checked } from '../jobs/refusal.js';
import {
  type KeptPopulation,
  MOST_POPULATIONS,
  type Place,
  type PopulationLibrary,
  type PopulationSummary,
} from '../populations/library.js';
import { byName, checkSamePopulation, populationKey, summaryOf } from './kept-content.js';

export class MemoryPopulations implements PopulationLibrary {
  /** By scope, then by folded name. */
  readonly #scopes = new Map<string, Map<string, KeptPopulation>>();
  /** By scope, then by channel. */
  readonly #defaults = new Map<string, Map<string, string>>();

  async find(scope: string, name: string): Promise<KeptPopulation | undefined> {
    return this.#scopes.get(scope)?.get(populationKey(name));
  }

  async list(scope: string): Promise<readonly PopulationSummary[]> {
    return [...(this.#scopes.get(scope)?.values() ?? [])].map(summaryOf).sort(byName);
  }

  async create(kept: KeptPopulation): Promise<'created' | 'name-taken' | 'too-many'> {
    const populations = this.#scopes.get(kept.scope) ?? new Map<string, KeptPopulation>();
    const key = populationKey(kept.name);
    if (populations.has(key)) return 'name-taken';
    if (populations.size >= MOST_POPULATIONS) return 'too-many';
    this.#scopes.set(kept.scope, populations.set(key, kept));
    return 'created';
  }

  async change(
    scope: string,
    name: string,
    edit: (kept: KeptPopulation) => Checked<KeptPopulation>,
  ): Promise<Checked<KeptPopulation> | undefined> {
    const populations = this.#scopes.get(scope);
    const kept = populations?.get(populationKey(name));
    if (populations === undefined || kept === undefined) return undefined;
    const edited = edit(kept);
    if (!edited.ok) return edited;
    checkSamePopulation(kept, edited.value);
    populations.set(populationKey(name), edited.value);
    return accept(edited.value);
  }

  async remove(scope: string, name: string): Promise<boolean> {
    const key = populationKey(name);
    if (this.#scopes.get(scope)?.delete(key) !== true) return false;
    const defaults = this.#defaults.get(scope);
    for (const [channel, chosen] of defaults ?? []) {
      if (populationKey(chosen) === key) defaults?.delete(channel);
    }
    return true;
  }

  async defaultOf({ scope, channel }: Place): Promise<string | undefined> {
    return this.#defaults.get(scope)?.get(channel);
  }

  async setDefault({ scope, channel }: Place, name: string | null): Promise<void> {
    const defaults = this.#defaults.get(scope) ?? new Map<string, string>();
    if (name === null) defaults.delete(channel);
    else defaults.set(channel, name);
    this.#defaults.set(scope, defaults);
  }
}
