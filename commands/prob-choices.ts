/** What `/prob` offers while something is typed, from the population that is chosen or is the channel's own. */
import type { Choice, CompletionContext } from '../src/discord/command.js';
import { COMMAND_LIMITS } from '../src/discord/limits.js';
import { codePointLength } from '../src/jobs/limits.js';
import { firstQuestions } from '../src/populations/first-questions.js';
import { findReadyMade } from '../src/populations/ready-made.js';
import { resolveMembers, resolvePopulation } from '../src/populations/resolve.js';
import { complete } from '../src/probability/complete.js';
import { foldName } from '../src/probability/names.js';
import { PEOPLE } from '../src/probability/population.js';
import { offerPlaceQuestions, offerWordQuestions } from './prob-words.js';

/** Offered of the 14 people before anything is typed; each shows another form. */
const QUESTIONS = [
  'tennis given football',
  'P(tennis | football)',
  'is tennis independent of football',
  'P(tennis | football) vs P(tennis | not football)',
  'how many tennis and football',
  'are tennis and football exclusive',
  'football given tennis',
  'tennis or football',
  'not tennis given football',
  'tennis given tennis or football',
  'tennis xor football',
  'What is the probability of tennis given football?',
  'How likely is tennis given football?',
] as const;

export async function questionChoices(typed: string, context: CompletionContext): Promise<readonly Choice[]> {
  if (context.options.has('text')) return offerWordQuestions(typed);
  const resolved = await resolvePopulation(populationName(context), context);
  if (!resolved.ok) return [];
  const { content } = resolved.value;
  if (content.type === 'text') return offerPlaceQuestions(typed);
  const { population } = content;
  const examples =
    population.name === PEOPLE.name
      ? QUESTIONS
      : (findReadyMade(population.name)?.questions ?? firstQuestions(population));
  const start = typed.trimStart().toLowerCase();
  const fitting = examples.filter((example) => example.toLowerCase().startsWith(start));
  const offers = complete(typed, population);
  return toChoices(start === '' ? [...fitting, ...offers] : [...offers, ...fitting]);
}

/** Those that begin with what was typed first, then those that hold it. */
export async function attributeChoices(
  typed: string,
  context: CompletionContext,
): Promise<readonly Choice[]> {
  const wanted = foldName(typed);
  const resolved = await resolveMembers(populationName(context), context);
  const names = resolved.ok ? resolved.value.attributes.map(({ name }) => name) : [];
  const at = (name: string) => foldName(name).indexOf(wanted);
  return toChoices([...names.filter((name) => at(name) === 0), ...names.filter((name) => at(name) > 0)]);
}

/** As far as it is filled in; undefined for the channel's own. */
function populationName({ options }: CompletionContext): string | undefined {
  const name = options.get('population');
  return typeof name === 'string' && name.trim() !== '' ? name : undefined;
}

function toChoices(texts: readonly string[]): readonly Choice[] {
  return [...new Set(texts)]
    .filter((text) => codePointLength(text) <= COMMAND_LIMITS.choiceValue)
    .slice(0, COMMAND_LIMITS.choices)
    .map((text) => ({ name: text, value: text }));
}
