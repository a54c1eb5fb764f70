/**
 * Other ways in which English says a predicate: "like tennis" also comes as "likes tennis" and "liking tennis",
 * "do not like tennis" as "doesn't like tennis". A form that no one would type does no harm: it is only recognised.
 */
const THIRD_PERSON: ReadonlyMap<string, string> = new Map([
  ['are', 'is'],
  ['have', 'has'],
  ['do', 'does'],
]);
const CONTRACTED: ReadonlyMap<string, readonly string[]> = new Map([
  ['do', ["don't", 'does not', "doesn't"]],
  ['are', ["aren't", 'is not', "isn't"]],
  ['have', ["haven't", 'has not', "hasn't"]],
]);

/** The predicate itself first. `predicate` is in the plural: "like tennis", "are not tall". */
export function inflect(predicate: string): readonly string[] {
  const [first = '', ...rest] = predicate.trim().split(/\s+/u);
  if (rest[0] === 'not') {
    const others = rest.slice(1);
    const verb = others[0];
    const gerunds = verb === undefined ? [] : first === 'do' ? [`not ${gerund(verb)}`] : [];
    return [
      predicate,
      ...(CONTRACTED.get(first) ?? []).map((start) => [start, ...others].join(' ')),
      ...gerunds.map((start) => [start, ...others.slice(1)].join(' ')),
    ];
  }
  return [predicate, [thirdPerson(first), ...rest].join(' '), [gerund(first), ...rest].join(' ')];
}

function thirdPerson(verb: string): string {
  const known = THIRD_PERSON.get(verb);
  if (known !== undefined) return known;
  if (/(?:s|x|z|ch|sh|o)$/u.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/u.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

function gerund(verb: string): string {
  if (verb === 'are') return 'being';
  return /[^e]e$/u.test(verb) ? `${verb.slice(0, -1)}ing` : `${verb}ing`;
}
