/** "likes tennis 🎾, plays chess" as the attributes of a poll. */
import { POLL_ATTRIBUTES } from '../jobs/poll.js';
import type { Attribute } from '../jobs/population.js';
import { accept, type Checked, type Refusal, refuse } from '../jobs/refusal.js';
import { cleanName, nameFault, splitSymbol } from '../populations/clean-name.js';
import { inflect } from '../probability/inflect.js';
import { foldName } from '../probability/names.js';

/** Fits on a button with "I " before and a symbol behind it. */
export const POLL_ATTRIBUTE_CHARACTERS = 60;

type Problem = Extract<Refusal, { code: 'poll-attributes' }>['problem'];

const SEPARATOR = /[,;\n，、]/u;

/** Verbs in whose sentences what follows them is the name: who "likes tennis" is in "tennis". */
const VERBS: ReadonlyMap<string, string> = new Map(
  [
    ...[
      'like',
      'love',
      'hate',
      'play',
      'have',
      'own',
      'speak',
      'drink',
      'eat',
      'want',
      'know',
      'use',
      'study',
    ],
    ...['prefer', 'watch', 'read', 'need', 'are'],
  ].flatMap((verb) => [
    ...inflect(verb).map((form) => [form, verb] as const),
    ...(verb === 'are' ? [['am', verb] as const] : []),
  ]),
);

/** What is wrong with them is said with `example`. */
export function readPollAttributes(text: string, example: string): Checked<Attribute[]> {
  const fault = (problem: Problem, found: string, limit: number) =>
    refuse({ code: 'poll-attributes', problem, found, limit, example });
  const phrases = text
    .split(SEPARATOR)
    .map(cleanName)
    .filter((phrase) => phrase !== '');
  const { min, max } = POLL_ATTRIBUTES;
  if (phrases.length < min || phrases.length > max) return fault('how-many', String(phrases.length), max);
  for (const phrase of phrases) {
    const unfit = nameFault(phrase, POLL_ATTRIBUTE_CHARACTERS);
    if (unfit === 'too-long') return fault('too-long', phrase, POLL_ATTRIBUTE_CHARACTERS);
    if (unfit !== null) return fault('unwritable', phrase, max);
  }
  const short = phrases.map((phrase) => toAttribute(phrase, 'short'));
  const names = short.map(({ name }) => foldName(name));
  // Who "likes tennis" and who "plays tennis" cannot both be in "tennis".
  const attributes = phrases.map((phrase, index) =>
    names.indexOf(names[index] ?? '') === names.lastIndexOf(names[index] ?? '')
      ? (short[index] ?? toAttribute(phrase, 'short'))
      : toAttribute(phrase, 'whole'),
  );
  const seen = new Set<string>();
  for (const { name } of attributes) {
    if (seen.has(foldName(name))) return fault('twice', name, max);
    seen.add(foldName(name));
  }
  return accept(attributes);
}

/** `naming`: whether what follows the verb is the name, or the verb too. */
function toAttribute(phrase: string, naming: 'short' | 'whole'): Attribute {
  const { name: said, symbol } = splitSymbol(phrase);
  const marked = symbol === undefined ? {} : { symbol };
  const [first = '', ...rest] = said.replace(/^i /iu, '').split(' ');
  const verb = VERBS.get(first.toLowerCase());
  const object = rest.join(' ');
  // "likes to travel", "is not tall": what follows the verb is no name.
  if (verb === undefined || object === '' || /^(?:to|not) /iu.test(`${object} `))
    return { name: said, ...marked };
  return {
    name: naming === 'short' ? object : `${verb} ${object}`,
    ...marked,
    predicate: {
      positive: `${verb} ${object}`,
      negative: verb === 'are' ? `are not ${object}` : `do not ${verb} ${object}`,
    },
  };
}
