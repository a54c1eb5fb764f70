/** The options of `/prob`, once read, as a question that holds all that its answer needs. */
import type { CommandContext } from '../src/discord/command.js';
import type { Question } from '../src/jobs/contract.js';
import { codePointLength, LIMITS } from '../src/jobs/limits.js';
import type { Population } from '../src/jobs/population.js';
import type { SetViewName } from '../src/jobs/prob.js';
import { accept, type Checked, refuse } from '../src/jobs/refusal.js';
import { populationFor } from '../src/populations/for-question.js';
import { resolvePopulation } from '../src/populations/resolve.js';
import { foldName } from '../src/probability/names.js';
import { parseQuestion } from '../src/probability/parse.js';
import { printQuestion } from '../src/probability/print.js';
import { swapped } from '../src/probability/swap.js';
import { viewNeeds } from './prob-picture.js';
import { askNextWord, askPlaces } from './prob-words.js';

const BY_EXAMPLE = '/prob question:survived given female population:titanic by:class';
const SIMULATE_EXAMPLE = '/prob question:tennis given football population:people simulate:7';

export interface ProbOptions {
  readonly question: string;
  /** Absent: the channel's default. */
  readonly population?: string | undefined;
  /** The question is about the next word after it. */
  readonly text?: string | undefined;
  readonly view?: SetViewName | 'how' | undefined;
  readonly by?: string | undefined;
  readonly simulate?: number | undefined;
  readonly swap?: true | undefined;
}

/** Rejects with Failure `store-unavailable`. */
export async function questionOf(options: ProbOptions, context: CommandContext): Promise<Checked<Question>> {
  const { question, text } = options;
  const ofWords = { view: options.view === 'how' ? undefined : options.view, swap: options.swap };
  if (text !== undefined) return withoutMembers(options, null) ?? askNextWord(question, text, ofWords);
  const resolved = await resolvePopulation(options.population, context);
  if (!resolved.ok) return resolved;
  const { name, content } = resolved.value;
  return content.type === 'text'
    ? (withoutMembers(options, name) ?? askPlaces(question, { name, text: content.text }, ofWords))
    : askMembers(options, content.population);
}

/** What words cannot be asked: they are no members. Undefined where nothing of it is. */
function withoutMembers(
  { by, simulate, view }: ProbOptions,
  text: string | null,
): ReturnType<typeof refuse> | undefined {
  if (by !== undefined) return refuse({ code: 'needs-members', option: 'by', text, example: BY_EXAMPLE });
  if (simulate !== undefined)
    return refuse({ code: 'needs-members', option: 'simulate', text, example: SIMULATE_EXAMPLE });
  const missing = viewNeeds(view);
  return missing === undefined ? undefined : refuse(missing);
}

/** About the members of a population. */
function askMembers(options: ProbOptions, population: Population): Checked<Question> {
  // The worker reads the question again; reading it here tells a mistake at once, and what of the population must travel.
  const parsed = parseQuestion(options.question, population, LIMITS);
  if (!parsed.ok) return parsed;
  const asked = options.swap === true ? swapped(parsed.value) : parsed.value;
  const text = options.swap === true ? printQuestion(asked) : options.question;
  const limit = LIMITS.questionCharacters.max;
  if (codePointLength(text) > limit) {
    return refuse({ code: 'text-too-long', option: 'question', length: codePointLength(text), limit });
  }
  const by = readAttribute(
    options.by,
    population.attributes.map(({ name }) => name),
  );
  if (!by.ok) return by;
  const { view, simulate } = options;
  const missing = viewNeeds(view, asked);
  if (missing !== undefined) return refuse(missing);
  return accept({
    kind: 'prob',
    question: text,
    population: populationFor(asked, population, by.value === undefined ? [] : [by.value]),
    ...(view === undefined ? {} : view === 'how' ? { how: true } : { view }),
    ...(by.value === undefined ? {} : { by: by.value }),
    ...(simulate === undefined ? {} : { simulate }),
  });
}

/** As the population spells it. */
function readAttribute(typed: string | undefined, known: readonly string[]): Checked<string | undefined> {
  if (typed === undefined) return accept(undefined);
  const name = known.find((one) => foldName(one) === foldName(typed));
  return name === undefined
    ? refuse({ code: 'not-a-choice', option: 'by', received: typed, known })
    : accept(name);
}
