/** A kept text, whose words are counted, and the list of all that is kept in a place, as cards. */
import { cutGraphemes } from '../discord/safe-text.js';
import type { Card, Control, Inline } from './card.js';
import { countText, plural } from './numbers.js';
import {
  membersText,
  noteText,
  questionBlocks,
  type ReadingNote,
  type Rights,
  rightsText,
} from './population.js';
import { quote } from './refusal-words.js';

const COLOUR = 0x009e73;
const EXCERPT_CHARACTERS = 240;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;

export interface ShownText {
  readonly name: string;
  readonly text: string;
  readonly headline?: string;
  readonly notes?: readonly ReadingNote[];
  /** Absent where nobody else is. */
  readonly rights?: Rights;
  /** As they are typed. */
  readonly questions: readonly string[];
  readonly isDefault: boolean;
}

export function keptTextCard({
  name,
  text,
  headline,
  notes = [],
  rights,
  questions,
  isDefault,
}: ShownText): Card {
  const words = [...text.matchAll(WORD)].map(([word]) => word.toLowerCase());
  const excerpt = cutGraphemes(text.replace(/\s+/gu, ' ').trim(), EXCERPT_CHARACTERS);
  return {
    colour: COLOUR,
    title: name,
    blocks: [
      ...(headline === undefined ? [] : [line({ strong: headline })]),
      ...notes.map((note) => line(noteText(note))),
      line(
        `A text of ${plural(words.length, 'word')}, ${countText(new Set(words).size)} of them different. Questions about it count the places in it.`,
      ),
      line(quote(excerpt)),
      ...questionBlocks(name, questions),
      ...(rights === undefined ? [] : [line({ quiet: 'May change it: ' }, ...rightsText(rights))]),
    ],
    footer: `${countText(Buffer.byteLength(text))} bytes${isDefault ? ' · asked about in this channel' : ''}`,
  };
}

export interface ListedPopulation {
  readonly name: string;
  /** "20 people", "1,200 bytes of text" */
  readonly size: string;
  readonly about?: string;
}

export function populationListCard({
  own,
  readyMade,
  defaultName,
  limit,
}: {
  readonly own: readonly ListedPopulation[];
  readonly readyMade: readonly ListedPopulation[];
  /** What the channel asks about unless a question names another. */
  readonly defaultName: string;
  /** Most that can be kept here. */
  readonly limit: number;
}): Card {
  const items = (list: readonly ListedPopulation[]): Inline[][] =>
    list.map(({ name, size, about }) => [{ strong: name }, ` · ${about ?? size}`]);
  return {
    colour: COLOUR,
    title: 'Populations',
    blocks: [
      { type: 'heading', text: 'Kept here' },
      own.length === 0
        ? line('None yet. ', {
            code: '/population create name:class people:12 only tea, 4 only coffee, 5 both',
          })
        : { type: 'list', ordered: false, items: items(own) },
      { type: 'heading', text: 'Always there' },
      { type: 'list', ordered: false, items: items(readyMade) },
      line('Questions in this channel are about ', { strong: defaultName }, ' unless they name another.'),
    ],
    footer: `${own.length} of ${limit} kept`,
  };
}

/** A sentence alone: something was done, and nothing is left to be shown. */
export function doneCard(title: string, sentence: string): Card {
  return { colour: COLOUR, title, blocks: [line(sentence)] };
}

function line(...content: readonly Inline[]): Card['blocks'][number] {
  return { type: 'paragraph', content };
}

/** `size`: members; undefined for a text. */
export function deleteCard(name: string, size: number | undefined): Card {
  const what = size === undefined ? 'the text' : `all ${membersText({}, size)} in it`;
  return {
    colour: COLOUR,
    title: `Delete ${quote(name)}?`,
    blocks: [line(`It is deleted with ${what}, and cannot be brought back. Answers that were given stay.`)],
  };
}

export const DELETE_CONTROLS: readonly (readonly Control[])[] = [
  [
    { type: 'button', action: 'delete', label: 'Delete it', isPrimary: true },
    { type: 'button', action: 'leave', label: 'Leave it' },
  ],
];
