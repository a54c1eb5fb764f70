import type { NextwordAnswer } from '../../jobs/nextword.js';
import { percentsOfWhole } from './percent.js';
import { COLOURS, OKABE_ITO, type PatternName } from './theme.js';

/** One part of "where all of the probability is". */
export interface MassShare {
  readonly id: string;
  readonly label: string;
  /** Share of the whole, 0–1; the shares of one answer sum to 1. */
  readonly share: number;
  /** As printed; all of them together add up to 100.0 %. */
  readonly percent: string;
  readonly colour: string;
  readonly pattern: PatternName;
}

type Part = Omit<MassShare, 'share' | 'percent'> & { readonly mass: number };

/** A class of its own from here on; smaller ones go together. */
const NAMED_CLASS_FROM = 0.03;
const NAMED_CLASSES_AT_MOST = 2;

const NAMED_LOOKS: readonly { colour: string; pattern: PatternName }[] = [
  { colour: OKABE_ITO.purple, pattern: 'grid' },
  { colour: OKABE_ITO.yellow, pattern: 'lines' },
];

/** The outcome space of one next word, largest classes named, in the order of the strip. Parts without mass are left out. `end`: what it is that ends. */
export function massShares(
  answer: Pick<NextwordAnswer, 'words' | 'masses'>,
  end = 'end of text',
): readonly MassShare[] {
  const { words, masses } = answer;
  const listed = words.reduce((sum, word) => sum + word.lower, 0);
  const classes = [
    { id: 'number', label: 'a number', mass: masses.number },
    { id: 'punctuation', label: 'punctuation', mass: masses.punctuation },
    { id: 'symbol', label: 'a symbol', mass: masses.symbol },
    { id: 'newline', label: 'a new line', mass: masses.newline },
    { id: 'end', label: end, mass: masses.endOfText },
    { id: 'other', label: 'no text at all', mass: masses.other },
  ]
    .filter((one) => one.mass > 0)
    .sort((a, b) => b.mass - a.mass);
  const isSingle = classes.length === 1;
  const named = classes
    .filter((one) => isSingle || one.mass >= NAMED_CLASS_FROM)
    .slice(0, NAMED_CLASSES_AT_MOST);
  const merged = classes.filter((one) => !named.includes(one));

  const parts: Part[] = [
    {
      id: 'listed',
      label: words.length === 1 ? 'this word' : `these ${words.length} words`,
      mass: listed,
      colour: OKABE_ITO.skyBlue,
      pattern: 'solid',
    },
    { id: 'words', label: 'other words', mass: masses.otherWords, colour: COLOURS.rest, pattern: 'solid' },
    ...named.map((one, index) => ({ ...one, ...(NAMED_LOOKS[index] ?? OTHER_LOOK) })),
    {
      id: 'not-a-word',
      label: named.length > 0 ? 'other non-words' : 'not a word',
      mass: merged.reduce((sum, one) => sum + one.mass, 0),
      ...OTHER_LOOK,
    },
    {
      id: 'continues',
      label: 'last word goes on',
      mass: masses.lastWordContinues,
      colour: OKABE_ITO.green,
      pattern: 'back-hatch',
    },
    {
      id: 'unassigned',
      label: 'not yet assigned',
      mass: masses.unassigned,
      colour: COLOURS.quiet,
      pattern: 'hatch',
    },
  ];
  const present = parts.filter((part) => part.mass > 0);
  const sum = present.reduce((total, part) => total + part.mass, 0);
  const percents = percentsOfWhole(present.map((part) => part.mass));
  return present.map(({ mass, ...part }, index) => ({
    ...part,
    share: mass / sum,
    percent: percents[index] ?? '',
  }));
}

const OTHER_LOOK: { colour: string; pattern: PatternName } = { colour: OKABE_ITO.vermilion, pattern: 'dots' };
