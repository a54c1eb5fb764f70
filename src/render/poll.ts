/** A poll as a card: how many answered, what holds of how many, and what becomes of the answers. */
import { POLL_LIFETIME_DAYS, type PollAnswer, SMALL_GROUP } from '../jobs/poll.js';
import { fraction, toJson } from '../probability/fraction.js';
import { printName } from '../probability/print.js';
import type { Block, Card } from './card.js';
import { fractionPercent } from './numbers.js';

const COLOUR = 0x56b4e9;

export function pollCard(poll: PollAnswer): Card {
  return {
    colour: COLOUR,
    title: poll.title,
    blocks: [
      {
        type: 'paragraph',
        content: [{ strong: standing(poll) }, ...(poll.isOpen ? [` ${INVITATION}`] : [])],
      },
      ...table(poll),
      ...(poll.hidesSmall ? [quiet(hiddenNote(poll))] : []),
      ...(poll.isOpen ? [quiet(openNote(poll))] : finished(poll)),
    ],
    footer: `poll · ${poll.isOpen ? 'open' : 'finished'} · ${poll.population}`,
  };
}

const INVITATION = 'Press what is true of you; press again to take it back.';

/** People in the groups that are shown: all of them unless small groups are hidden. */
export function shownPeople({ counts }: Pick<PollAnswer, 'counts'>): number {
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

/** Of the people who are shown, those for whom attribute `index` holds. */
export function shownWith({ counts }: Pick<PollAnswer, 'counts'>, index: number): number {
  return counts.reduce<number>(
    (sum, count, answers) => (((answers >> index) & 1) === 1 ? sum + (count ?? 0) : sum),
    0,
  );
}

/** "12 people have answered." */
export function standing(poll: PollAnswer): string {
  const people = shownPeople(poll);
  if (poll.hidesSmall) {
    return people === 0
      ? `No group of ${SMALL_GROUP} or more yet.`
      : `${people} people are in groups of ${SMALL_GROUP} or more.`;
  }
  if (people === 0) return poll.isOpen ? 'Nobody has answered yet.' : 'Nobody answered.';
  return `${people === 1 ? '1 person has' : `${people} people have`} answered.`;
}

function table(poll: PollAnswer): Block[] {
  const people = shownPeople(poll);
  if (people === 0) return [];
  const row = (name: string, count: number) => [
    name,
    String(count),
    fractionPercent(toJson(fraction(count, people))),
  ];
  const none = poll.counts[0] ?? null;
  return [
    {
      type: 'table',
      columns: [
        { title: '', align: 'left' },
        { title: 'people', align: 'right' },
        { title: `of ${people}`, align: 'right' },
      ],
      rows: [
        ...poll.attributes.map(({ name, symbol }, index) =>
          row(symbol === undefined ? name : `${symbol} ${name}`, shownWith(poll, index)),
        ),
        none === null ? ['none of these', `< ${SMALL_GROUP}`, ''] : row('none of these', none),
      ],
      rulesBefore: [poll.attributes.length],
    },
  ];
}

function hiddenNote({ isOpen }: PollAnswer): string {
  const groups = `Groups of fewer than ${SMALL_GROUP} people are hidden: they stand as “< ${SMALL_GROUP}” and are in no number here.`;
  return isOpen ? groups : `${groups} The population leaves them out too.`;
}

function openNote({ population }: PollAnswer): string {
  return `Everyone sees numbers only. “My answers” shows what is stored of you and deletes it. When the poll is finished its numbers become the population “${population}” and everyone’s answers are deleted; without a press for ${POLL_LIFETIME_DAYS} days all of it is.`;
}

function finished({ attributes, population }: PollAnswer): Block[] {
  const [first, second] = attributes.map(({ name }) => printName(name));
  const question = second === undefined ? `P(${first})` : `${first} given ${second}`;
  return [
    {
      type: 'paragraph',
      content: [
        'The numbers are a population now, and nobody’s answers are kept. Ask ',
        { code: `/prob question:${question} population:${population}` },
      ],
    },
  ];
}

function quiet(text: string): Block {
  return { type: 'paragraph', content: [{ quiet: text }] };
}
