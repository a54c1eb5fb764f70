/**
 * Every question about sets is drawn, and counted in its first sentence, as one conditional event: whether A is independent of B
 * as P(A | B), whether it is inside B as P(B | A), whether the two are exclusive as P(A and B), and "versus" as its left side.
 */
import type { FractionJson, ProbAnswer } from '../jobs/prob.js';
import { ratioOf, toJson } from '../probability/fraction.js';

export interface ShownEvent {
  readonly event: string;
  readonly given: string | null;
  readonly reading: ProbAnswer['reading'];
  readonly counts: ProbAnswer['counts'];
  readonly probability: FractionJson | null;
  /** P(event) among all. */
  readonly prior: FractionJson | null;
  /** In the order of the answer's regions. */
  readonly regions: readonly {
    readonly has: readonly string[];
    readonly count: number;
    readonly inEvent: boolean;
    readonly inCondition: boolean;
  }[];
}

type Region = ProbAnswer['regions'][number];
interface Membership {
  readonly inEvent: boolean;
  readonly inCondition: boolean;
}

export function shownEvent(answer: ProbAnswer): ShownEvent {
  const { event, given, reading, other } = answer;
  const named = { event, given, reading };
  if (other === undefined || answer.form === 'versus') return ofRegions(answer, named, (region) => region);
  const both = {
    event: `${bracketed(event)} and ${bracketed(other.event)}`,
    reading: `${reading.event} and ${other.reading.event}`,
  };
  const within = (of: { readonly event: string; readonly reading: string }) => ({
    given: given === null ? of.event : `${bracketed(of.event)} and ${bracketed(given)}`,
    condition: reading.condition === null ? of.reading : `${of.reading} and ${reading.condition}`,
  });
  switch (answer.form) {
    case 'independent': {
      const sample = within({ event: other.event, reading: other.reading.event });
      return ofRegions(
        answer,
        { event, given: sample.given, reading: { event: reading.event, condition: sample.condition } },
        (region) => ({
          inEvent: region.inEvent,
          inCondition: region.inCondition && region.other?.inEvent === true,
        }),
      );
    }
    case 'inside': {
      const sample = within({ event, reading: reading.event });
      return ofRegions(
        answer,
        {
          event: other.event,
          given: sample.given,
          reading: { event: other.reading.event, condition: sample.condition },
        },
        (region) => ({
          inEvent: region.other?.inEvent === true,
          inCondition: region.inCondition && region.inEvent,
        }),
      );
    }
    default:
      return ofRegions(
        answer,
        { event: both.event, given, reading: { event: both.reading, condition: reading.condition } },
        (region) => ({
          inEvent: region.inEvent && region.other?.inEvent === true,
          inCondition: region.inCondition,
        }),
      );
  }
}

/** A by B within C, where a question has two events: only the regions in C. */
export interface ShownPair {
  readonly event: string;
  readonly by: string;
  /** Members of C. */
  readonly total: number;
  /** Whether anybody is in both is asked of all of them. */
  readonly isOfAll: boolean;
  readonly regions: readonly (Pick<Region, 'has' | 'count'> & {
    readonly inEvent: boolean;
    readonly inBy: boolean;
  })[];
}

/** The two events as rows and columns; null where there are not two, or nobody in C. */
export function shownPair({ form, event, other, counts, regions }: ProbAnswer): ShownPair | null {
  if (other === undefined || form === 'versus' || counts.condition === 0) return null;
  const isInside = form === 'inside';
  return {
    event: isInside ? other.event : event,
    by: isInside ? event : other.event,
    total: counts.condition,
    isOfAll: form === 'exclusive',
    regions: regions
      .filter(({ inCondition }) => inCondition)
      .map((region) => {
        const inOther = region.other?.inEvent === true;
        return {
          has: region.has,
          count: region.count,
          inEvent: isInside ? inOther : region.inEvent,
          inBy: isInside ? region.inEvent : inOther,
        };
      }),
  };
}

function ofRegions(
  answer: ProbAnswer,
  named: Pick<ShownEvent, 'event' | 'given' | 'reading'>,
  membership: (region: Region) => Membership,
): ShownEvent {
  const regions = answer.regions.map((region) => {
    const { inEvent, inCondition } = membership(region);
    return { has: region.has, count: region.count, inEvent, inCondition };
  });
  const sum = (isIn: (region: Membership) => boolean) =>
    regions.reduce((total, region) => (isIn(region) ? total + region.count : total), 0);
  const counts = {
    joint: sum(({ inEvent, inCondition }) => inEvent && inCondition),
    condition: sum(({ inCondition }) => inCondition),
    event: sum(({ inEvent }) => inEvent),
    population: answer.counts.population,
  };
  return {
    ...named,
    counts,
    regions,
    probability: shareOf(counts.joint, counts.condition),
    prior: shareOf(counts.event, counts.population),
  };
}

/** Null where there is nobody to divide by. */
export function shareOf(count: number, of: number): FractionJson | null {
  const share = ratioOf(count, of);
  return share === null ? null : toJson(share);
}

/** Brackets around what is more than one name. */
export function bracketed(event: string): string {
  return /^(?:\S+|"[^"]*")$/u.test(event) ? event : `(${event})`;
}
