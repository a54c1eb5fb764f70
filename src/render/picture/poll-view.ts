import { type PollAnswer, SMALL_GROUP } from '../../jobs/poll.js';
import { fraction, toJson } from '../../probability/fraction.js';
import { memberWords } from '../noun.js';
import { countText, fractionText, percentPart } from '../numbers.js';
import { shownPeople, shownWith, standing } from '../poll.js';
import { countOfEveryone } from '../prob-sentences.js';
import { ALT_LIMIT, clip } from './alt-text.js';
import { textWidth, toDrawable } from './drawable-text.js';
import { LEFT, RIGHT } from './set-frame.js';
import type { SetRegion, SetView } from './set-view.js';
import { TYPE } from './theme.js';

/** Sets up to which a picture lists empty regions too. */
const MOST_SETS_WITH_EMPTY_REGIONS = 3;
const SUMMARY_NAMES = 3;
const SUMMARY_CHARACTERS = [40, 24, 16, 12, 8, 5, 3] as const;

/** The votes of a poll as sets. Nothing is asked about them, so nobody is set aside. A group that is hidden weighs nothing. */
export function viewOfPoll(poll: PollAnswer): SetView {
  const { attributes, hidesSmall } = poll;
  const people = shownPeople(poll);
  const everyone = `${hidesSmall ? 'shown' : 'everyone'}: ${memberWords(undefined).count(people)}`;
  return {
    title: poll.title,
    sampleSpace: poll.isOpen ? 'Open: press below what is true of you' : 'Finished',
    reading: readingOf(poll, people),
    result: summaryOf(poll),
    hasResult: false,
    event: '',
    given: null,
    sets: attributes.map(({ name, symbol }) => (symbol === undefined ? { name } : { name, symbol })),
    regions: regionsOf(poll),
    total: people,
    everyone,
    isCount: true,
    amount: (weight) => (hidesSmall && weight < SMALL_GROUP ? `< ${SMALL_GROUP}` : countText(weight)),
    share: (part, whole) => {
      const exact = toJson(fraction(part, whole));
      return `${fractionText(exact)} ${percentPart(exact)}`;
    },
    alt: altOf(poll),
  };
}

/** The region outside all sets last, as everywhere. */
function regionsOf({ attributes, counts }: PollAnswer): SetRegion[] {
  const region = (answers: number): SetRegion => ({
    membership: attributes.map((_, index) => ((answers >> index) & 1) === 1),
    weight: counts[answers] ?? 0,
    inEvent: false,
    inCondition: true,
  });
  const regions = [...counts.keys()].slice(1).map(region);
  return [...regions, region(0)].filter(
    ({ weight }) => weight > 0 || attributes.length <= MOST_SETS_WITH_EMPTY_REGIONS,
  );
}

/** What holds of most people, first. */
function byCount(poll: PollAnswer) {
  return poll.attributes
    .map((attribute, index) => ({ attribute, count: shownWith(poll, index) }))
    .sort((a, b) => b.count - a.count);
}

function readingOf(poll: PollAnswer, people: number): string {
  const [most] = byCount(poll);
  if (people === 0 || most === undefined || most.count === 0) return standing(poll).replace(/\.$/, '');
  const { name, predicate } = most.attribute;
  return countOfEveryone(
    most.count,
    people,
    predicate?.positive ?? `are in “${name}”`,
    memberWords(undefined),
  );
}

/** Names as long as they fit beside each other in one line. */
function summaryOf(poll: PollAnswer): string {
  const none = poll.counts[0] ?? null;
  const most = byCount(poll).slice(0, SUMMARY_NAMES);
  const withNames = (limit: number) =>
    [
      ...most.map(({ attribute, count }) => `${clip(toDrawable(attribute.name).text, limit)} ${count}`),
      `none ${none ?? `< ${SMALL_GROUP}`}`,
    ].join(' · ');
  const fits = (limit: number) => textWidth(withNames(limit), TYPE.label, 800) <= RIGHT - LEFT;
  return withNames(SUMMARY_CHARACTERS.find(fits) ?? 1);
}

function altOf(poll: PollAnswer): string {
  const named = poll.counts.flatMap((count, answers) => {
    if (count === null || count === 0) return [];
    const names = poll.attributes.filter((_, index) => ((answers >> index) & 1) === 1);
    const name = names.length === 0 ? 'none of these' : names.map((one) => clip(one.name, 20)).join(' and ');
    return [`${name} ${count}`];
  });
  const groups = poll.hidesSmall ? [...named, `every other group fewer than ${SMALL_GROUP}`] : named;
  const groupsText = groups.length === 0 ? '' : ` People: ${groups.join('; ')}.`;
  return clip(`${clip(poll.title, 100)}: ${standing(poll)}${groupsText}`, ALT_LIMIT);
}
