/** Faults of the REST side, planted by method, route and hit. */
import { badRequest, missing } from './control-error.js';
import type { PlantedRestFault, RestEffect, RestFault } from './protocol.js';
import type { RestRoute } from './rest-route.js';

export const MOST_REST_FAULTS = 100;

interface Planted {
  readonly id: string;
  readonly fault: RestFault;
  /** Undefined: every route. */
  readonly parts: readonly string[] | undefined;
  hits: number;
  met: number;
}

export class RestFaults {
  readonly #planted = new Map<string, Planted>();
  #last = 0;

  /** Throws ControlError when there are too many. */
  plant(fault: RestFault): PlantedRestFault {
    if (this.#planted.size >= MOST_REST_FAULTS)
      throw badRequest(`There are ${MOST_REST_FAULTS} faults already: take some away first.`);
    const id = String(++this.#last);
    const parts = fault.route?.split('/').slice(1);
    const planted: Planted = { id, fault, parts, hits: 0, met: 0 };
    this.#planted.set(id, planted);
    return shown(planted);
  }

  list(): readonly PlantedRestFault[] {
    return [...this.#planted.values()].map(shown);
  }

  /** Throws ControlError for an unknown one. */
  remove(id: string): void {
    if (!this.#planted.delete(id)) throw missing('There is no such fault.');
  }

  clear(): void {
    this.#planted.clear();
  }

  /** Counts for every fault that matches; of those whose turn it is, the one planted first happens. */
  meet(route: RestRoute): RestEffect | undefined {
    let effect: RestEffect | undefined;
    for (const planted of this.#planted.values()) {
      if (!matches(planted, route)) continue;
      planted.hits++;
      const { fromHit = 1, times = Number.POSITIVE_INFINITY, effect: own } = planted.fault;
      if (effect !== undefined || planted.hits < fromHit || planted.hits >= fromHit + times) continue;
      planted.met++;
      effect = own;
    }
    return effect;
  }
}

function matches({ fault, parts }: Planted, route: RestRoute): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== route.method) return false;
  return (
    parts === undefined ||
    (parts.length === route.parts.length &&
      parts.every((part, index) => part === '{}' || part === route.parts[index]))
  );
}

const shown = ({ id, fault, hits, met }: Planted): PlantedRestFault => ({ id, fault, hits, met });
