/** Sentences for what a person can fix about kept populations. */
import type { LineProblem, PopulationRefusal } from '../jobs/population-refusal.js';
import { countText } from './numbers.js';
import { quote } from './refusal-words.js';
import type { SharedRefusal } from './shared-refusal.js';
import { tableProblem } from './table-refusal.js';

type Line = Extract<PopulationRefusal, { code: 'people-line' }>;
type Named = Extract<PopulationRefusal, { code: 'population-name' }>;
type Counts = Extract<PopulationRefusal, { code: 'counts-open' | 'counts-impossible' }>;

export function populationProblem(refusal: Exclude<PopulationRefusal, SharedRefusal>): string {
  switch (refusal.code) {
    case 'population-name':
      return nameProblem(refusal);
    case 'population-ready-made':
      return `${quote(refusal.name)} is always there, for everyone, so nobody can change it. A copy can be made: export it and import it under another name.`;
    case 'too-many-editors':
      return `${refusal.limit} persons may change it besides who made it, and that is the most I can keep.`;
    case 'too-many-populations':
      return `${countText(refusal.limit)} populations are kept here already, and that is the most I can keep. Please delete one first.`;
    case 'too-many-members':
      return `These would be ${countText(refusal.count)} members, and ${countText(refusal.limit)} are the most I can take.`;
    case 'too-many-attributes':
      return `These are ${countText(refusal.count)} attributes, and ${countText(refusal.limit)} are the most I can take here.`;
    case 'not-an-editor':
      return `${quote(refusal.name)} may be changed by who made it, by its editors and by those who manage the server, and you are none of them.`;
    case 'people-line':
      return `${placeOf(refusal)} ${lineProblem(refusal)}`;
    case 'counts-open':
      return `These counts leave open how many have ${regionText(refusal)}. Please add that count too.`;
    case 'counts-impossible':
      return `These counts cannot all hold: ${refusal.value.replace('-', '−')} would have ${regionText(refusal)}.`;
    case 'table':
      return tableProblem(refusal);
  }
}

function nameProblem({ name, problem, limit }: Named): string {
  switch (problem) {
    case 'empty':
      return 'A population needs a name.';
    case 'unwritable':
      return `${quote(name)} cannot be a name: it holds characters that cannot be seen or typed.`;
    case 'too-long':
      return `The name ${quote(name)} is too long: ${limit} characters are the most I can take.`;
    case 'reserved':
      return `${quote(name)} is a population that is always there, so no other can be called so.`;
    case 'taken':
      return `There is a population called ${quote(name)} already. People are added with /population add; /population import and text can replace it.`;
  }
}

function placeOf({ line, part, found }: Line): string {
  const place = part === 1 ? `Line ${line}` : `Line ${line}, part ${part}`;
  return `${place}, ${quote(found)}:`;
}

function lineProblem({ problem, limit = 0, other = '' }: Line): string {
  const sentences: Readonly<Record<LineProblem, string>> = {
    'unclosed-quote': 'a quotation mark is opened and never closed.',
    unwritable: 'it holds characters that cannot be seen or typed.',
    'name-missing': 'there is no name in it.',
    'name-too-long': `this is too long: ${limit} characters are the most I can take.`,
    'name-reserved': '“name” and “count” say who and how many, so no attribute can be called so.',
    'no-count': 'a whole number was expected, in front or behind a colon.',
    or: '“or” does not say how many of which. Please count each part alone.',
    'wrong-number': `this speaks of another number of attributes than there are, ${limit}. Please name every attribute somewhere.`,
    all: '“all” may be everyone, or those who have everything. Please write “everyone” or “all three”.',
    contradiction: 'this cannot hold beside the counts before it.',
    'no-colon': 'a colon was expected behind the name of the member.',
    'member-twice': `${quote(other)} was there before. Names of members must differ.`,
    'several-words':
      'I cannot tell names and values apart here. Names of several words go into quotation marks, values behind “=”.',
    'bare-number': 'a number alone says nothing. Please write what it is of, as in “age 17”.',
    'said-twice': `${quote(other)} was named before.`,
    'is-yes-or-no': `${quote(other)} is something that members have or have not, so it takes no value.`,
    'not-a-number': `${quote(other)} takes numbers, and this is none.`,
    'no-value': `${quote(other)} has a value for each member, and here is none.`,
    'unknown-kind': 'behind the colon, “number” or “category” was expected.',
    'not-there': 'there is none of this name.',
    'not-so-many': `there are only ${limit} of them without a name.`,
    'which-of-them': 'there are more of them, and they differ in what is not said here. Please say more.',
  };
  return sentences[problem];
}

/** "both tea and coffee", "tea but not coffee", "neither tea nor coffee". */
function regionText({ has, attributes }: Counts): string {
  const hasNot = attributes.filter((name) => !has.includes(name));
  const join = (names: readonly string[], word: string) => names.map(quote).join(` ${word} `);
  if (has.length === 0)
    return hasNot.length === 1 ? `no ${join(hasNot, '')}` : `neither ${join(hasNot, 'nor')}`;
  if (hasNot.length === 0) return has.length === 2 ? `both ${join(has, 'and')}` : join(has, 'and');
  return `${join(has, 'and')} but not ${join(hasNot, 'or')}`;
}
