/** Who the members of an event are, by name. */
import type { Population } from '../jobs/population.js';
import { type ConditionalEvent, EVERYONE, holds } from './expression.js';
import { atomTest } from './population.js';

export interface NamedMembers {
  /** In alphabetical order, numbers inside names by size. */
  readonly names: readonly string[];
  /** Members without a name. */
  readonly unnamed: number;
}

const ORDER = new Intl.Collator('en', { numeric: true });

/** Those in the event, of those for whom the condition holds. */
export function membersWhere(
  { groups }: Pick<Population, 'groups'>,
  { event, given }: ConditionalEvent,
): NamedMembers {
  const names: string[] = [];
  let unnamed = 0;
  for (const group of groups) {
    const isTrue = atomTest(group);
    if (!holds(event, isTrue) || !holds(given ?? EVERYONE, isTrue)) continue;
    const known = (group.members ?? []).slice(0, group.count);
    names.push(...known);
    unnamed += group.count - known.length;
  }
  return { names: names.sort(ORDER.compare), unnamed };
}
