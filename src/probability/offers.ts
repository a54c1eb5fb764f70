/** Operands that may be offered while a question is being typed. */
import type { Described, ValuedAttribute } from './attribute-values.js';
import { createLexicon } from './lexicon.js';
import { closest, foldName } from './names.js';
import { printName, printValue } from './print.js';
import { comparatorLength } from './read-comparison.js';
import type { Token } from './tokenise.js';

export interface OperandOffers {
  /** One printed operand for each name or predicate, to continue with. */
  readonly names: readonly string[];
  /** Printed operands that begin so, best first; failing that, the one that is close. */
  operands(partial: string): readonly string[];
  /** What may follow a number or category that ends the tokens, or a comparison of it; undefined where none does. */
  behind(tokens: readonly Token[], partial: string): readonly string[] | undefined;
}

/** Values of one category that are offered at a time. */
const MOST_VALUES = 12;
/** Tokens behind the name of a number or category up to which its comparison is looked for. */
const FARTHEST = 16;

export function populationOffers(population: Described): OperandOffers {
  const lexicon = createLexicon(population);
  const { attributes } = population;
  const examples = attributes.map(({ name }) => {
    const valued = lexicon.valued.get(name);
    const operands = valued === undefined ? [printName(name)] : comparisonsOf(valued, '');
    return { name, operands };
  });
  const fits = (text: string, partial: string) => {
    const folded = foldName(text);
    return folded.startsWith(partial) || folded.includes(` ${partial}`);
  };
  return {
    names: examples.flatMap(({ operands }) => operands.slice(0, 1)),
    operands(partial) {
      const fitting = examples.filter(({ name }) => fits(name, partial));
      const byName = fitting.flatMap(({ operands }) => (partial === '' ? operands.slice(0, 1) : operands));
      const aliases = partial === '' ? [] : lexicon.aliases.filter((alias) => fits(alias, partial));
      const whole = [...byName, ...aliases.map(printName)];
      const byValue =
        partial === ''
          ? []
          : [...lexicon.valued.values()].flatMap((valued) => comparisonsOf(valued, partial));
      if (whole.length + byValue.length > 0) return [...whole, ...byValue];
      const close = closest(
        partial,
        attributes.map(({ name }) => name),
      );
      return examples.find(({ name }) => name === close)?.operands ?? [];
    },
    behind(tokens, partial) {
      for (let at = tokens.length - 1; at >= 0 && at >= tokens.length - FARTHEST; at--) {
        const match = lexicon.phrases.longest(tokens, at);
        if (match?.meaning.type !== 'valued') continue;
        const { attribute } = match.meaning;
        const from = at + match.length;
        if (from === tokens.length)
          return partial === '' ? withSigns(attribute) : valuesOf(attribute, partial);
        const length = comparatorLength(tokens, from);
        const rest = tokens.slice(from + length);
        const isList = rest[0]?.kind === 'open' && ['open', 'comma', 'or'].includes(rest.at(-1)?.kind ?? '');
        if (length > 0 && (rest.length === 0 || (isList && !rest.some(({ kind }) => kind === 'close'))))
          return valuesOf(attribute, partial);
        return undefined;
      }
      return undefined;
    },
  };
}

/** "team = red", "age >= 30": of those whose value begins so. */
function comparisonsOf(attribute: ValuedAttribute, partial: string): readonly string[] {
  if (attribute.values === 'number') {
    const [middle] = numbersOf(attribute);
    if (middle === undefined || partial !== '') return [];
    return ['>=', '<=', '='].map((sign) => `${printName(attribute.name)} ${sign} ${middle}`);
  }
  return valuesOf(attribute, partial).map((value) => `${printName(attribute.name)} = ${value}`);
}

function withSigns(attribute: ValuedAttribute): readonly string[] {
  const signs = attribute.values === 'number' ? ['>=', '<=', '='] : ['=', '!='];
  return signs.flatMap((sign) => valuesOf(attribute, '').map((value) => `${sign} ${value}`));
}

function valuesOf(attribute: ValuedAttribute, partial: string): readonly string[] {
  if (attribute.values === 'number') return numbersOf(attribute).filter((value) => value.startsWith(partial));
  return attribute.known
    .filter((value) => foldName(value).startsWith(partial))
    .slice(0, MOST_VALUES)
    .map(printValue);
}

/** The middle of the range, then its ends. */
function numbersOf({ range }: ValuedAttribute): readonly string[] {
  if (range === undefined) return [];
  const { lowest, highest } = range;
  const middle =
    Number.isInteger(lowest) && Number.isInteger(highest) ? Math.round((lowest + highest) / 2) : lowest;
  return [...new Set([middle, lowest, highest].map(String))];
}

/** Each predicate of a word with an argument that shows what it is. */
const PREDICATES = [
  ...['starts(s)', 'ends(ing)', 'contains(e)', 'longer(4)', 'shorter(4)', 'capital', 'rank(5)', 'in(the, a)'],
];
const MOST_WORDS = 12;

export function wordOffers(words: readonly string[]): OperandOffers {
  return {
    names: PREDICATES,
    operands(partial) {
      const predicates = PREDICATES.filter((predicate) => predicate.startsWith(partial));
      const fitting = words.filter((word) => foldName(word).startsWith(partial)).slice(0, MOST_WORDS);
      const asked = fitting.map((word) => printValue(word));
      return partial === '' ? [...predicates, ...asked] : [...asked, ...predicates];
    },
    behind: () => undefined,
  };
}
