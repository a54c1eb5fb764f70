/** Questions for a place: from its populations, from those that are always there, from stories, and from the language model. */
import { randomInt } from 'node:crypto';
import { accept, type Checked, refuse } from '../jobs/refusal.js';
import { READY_MADE } from '../populations/ready-made.js';
import { type PopulationSource, resolveMembers, resolvePopulation } from '../populations/resolve.js';
import { kindsWith, QUIZ_KINDS } from '../quiz/formulas.js';
import { type Mistake, MODEL_KINDS, PAIR_KINDS, type QuizKind } from '../quiz/question.js';
import { generateQuestion, type QuizSources } from '../quiz/sources.js';
import { type StoredQuestion, toStored } from '../quiz/stored-question.js';
import type { ModelSource } from './model-source.js';
import type { QuizWish } from './quiz-round.js';

const MOST_SEED = 2 ** 31;
/** Draws for another question when one has come already: where five are left to find one in, all of them miss it once in a million. */
const ATTEMPTS = 64;
/** The model is waited for: where nothing can be asked without it, and where it is one source among others. */
const WAIT_MS = { needed: 60_000, welcome: 1_500 } as const;

/** Who plays, and where. */
export type QuestionSource = PopulationSource & { readonly person: string };

/** So many, none twice as long as that can be. Rejects with Failure `store-unavailable`. */
export async function drawQuestions(
  wish: QuizWish,
  count: number,
  source: QuestionSource,
  model: ModelSource,
): Promise<Checked<readonly StoredQuestion[]>> {
  const sources = await sourcesFor(wish, count, source, model);
  if (!sources.ok) return sources;
  const { kind, mistake, population } = wish;
  const questions: StoredQuestion[] = [];
  const seen = new Set<string>();
  for (let index = 0; index < count; index++) {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      // A population that was named is meant: stories are about something else.
      const pairKind = PAIR_KINDS[randomInt(PAIR_KINDS.length)];
      const wanted = kind ?? (population === undefined || mistake !== undefined ? undefined : pairKind);
      const question = generateQuestion(sources.value, randomInt(MOST_SEED), {
        ...(wanted === undefined ? {} : { kind: wanted }),
        ...(mistake === undefined ? {} : { mistake }),
      });
      if (question === undefined) continue;
      const stored = toStored(question);
      const key = JSON.stringify(stored.facts);
      if (seen.has(key) && attempt < ATTEMPTS) continue;
      seen.add(key);
      questions.push(stored);
      break;
    }
  }
  return questions.length < count
    ? refuse({ code: 'quiz-no-question', population: population ?? null })
    : accept(questions);
}

/** One about the mistake that is longest overdue and can be asked about now; else about anything. */
export async function drawPractice(
  wish: QuizWish,
  due: readonly Mistake[],
  source: QuestionSource,
  model: ModelSource,
): Promise<Checked<readonly StoredQuestion[]>> {
  for (const mistake of due) {
    const drawn = await drawQuestions({ ...wish, mistake }, 1, source, model);
    if (drawn.ok) return drawn;
  }
  return await drawQuestions(wish, 1, source, model);
}

async function sourcesFor(
  wish: QuizWish,
  count: number,
  source: QuestionSource,
  model: ModelSource,
): Promise<Checked<QuizSources>> {
  const { population } = wish;
  const possible = possibleKinds(wish);
  const kinds = MODEL_KINDS.filter((kind) => possible.includes(kind));
  const isNeeded = kinds.length > 0 && kinds.length === possible.length;
  if (population !== undefined) {
    if (isNeeded) return refuse({ code: 'quiz-kind-of-model', population });
    const named = await resolveMembers(population, source);
    return named.ok ? accept({ populations: [named.value], model: [] }) : named;
  }
  const [ofChannel, said] = await Promise.all([
    resolvePopulation(undefined, source),
    model.facts({
      kinds,
      count: isNeeded ? count : 1,
      waitMs: isNeeded ? WAIT_MS.needed : WAIT_MS.welcome,
      person: source.person,
    }),
  ]);
  if (isNeeded && said.lack !== undefined) return refuse({ code: 'quiz-no-model', lack: said.lack });
  const own =
    ofChannel.ok && ofChannel.value.content.type === 'members' ? [ofChannel.value.content.population] : [];
  const others = READY_MADE.map((one) => one.population).filter(({ name }) => name !== own[0]?.name);
  // The channel's own half of the time.
  return accept({ populations: [...others.flatMap(() => own), ...others], model: said.facts });
}

/** What a question of this wish may be of, whatever there is to ask about. */
function possibleKinds({ kind, mistake }: QuizWish): readonly QuizKind[] {
  const kinds = mistake === undefined ? QUIZ_KINDS : kindsWith(mistake);
  return kind === undefined ? kinds : kinds.filter((one) => one === kind);
}
