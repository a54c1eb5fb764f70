/** Questions for a place: from its populations, from those that are always there, and from stories. */
import { randomInt } from 'node:crypto';
import { accept, type Checked, refuse } from '../jobs/refusal.js';
import { READY_MADE } from '../populations/ready-made.js';
import { type PopulationSource, resolveMembers, resolvePopulation } from '../populations/resolve.js';
import { PAIR_KINDS } from '../quiz/question.js';
import { generateQuestion, type QuizSources } from '../quiz/sources.js';
import { type StoredQuestion, toStored } from '../quiz/stored-question.js';
import type { QuizWish } from './quiz-round.js';

const MOST_SEED = 2 ** 31;
/** Draws for another question when one has come already. */
const ATTEMPTS = 8;

/** So many, none twice as long as that can be. Rejects with Failure `store-unavailable`. */
export async function drawQuestions(
  wish: QuizWish,
  count: number,
  source: PopulationSource,
): Promise<Checked<readonly StoredQuestion[]>> {
  const sources = await sourcesFor(wish, source);
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

async function sourcesFor({ population }: QuizWish, source: PopulationSource): Promise<Checked<QuizSources>> {
  if (population !== undefined) {
    const named = await resolveMembers(population, source);
    return named.ok ? accept({ populations: [named.value], model: [] }) : named;
  }
  const ofChannel = await resolvePopulation(undefined, source);
  const own =
    ofChannel.ok && ofChannel.value.content.type === 'members' ? [ofChannel.value.content.population] : [];
  const others = READY_MADE.map((one) => one.population).filter(({ name }) => name !== own[0]?.name);
  // The channel's own half of the time.
  return accept({ populations: [...others.flatMap(() => own), ...others], model: [] });
}
