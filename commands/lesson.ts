/** `/lesson`: nine short steps from a population to a language model, each a guess, something to try, and a check. */
import { randomInt } from 'node:crypto';
import { ApplicationCommandType } from 'discord-api-types/v10';
import type {
  ActingCommand,
  ActRequest,
  AskingPress,
  CommandContext,
  Press,
  PressedQuestion,
  PressRequest,
  Shown,
} from '../src/discord/command.js';
import { LIMITS } from '../src/jobs/limits.js';
import { accept, type Checked } from '../src/jobs/refusal.js';
import {
  answered,
  guessed,
  isStep,
  LESSON_STEPS,
  type LessonProgress,
  newProgress,
} from '../src/lessons/lesson.js';
import { lessonCountsOf, PEOPLE_COUNTS } from '../src/lessons/lesson-population.js';
import { STEPS } from '../src/lessons/steps.js';
import { localeOf } from '../src/messages/catalogue.js';
import { resolvePopulation } from '../src/populations/resolve.js';
import { LESSON_ACTIONS, type LessonSource, lessonCard, sharedLessonCard } from '../src/render/lesson.js';
import { EVERYWHERE, integerOption } from './definition.js';
import { readInteger } from './read-options.js';

const STEP_LIMITS = { min: 1, max: LESSON_STEPS };
/** Whoever presses is meant, so nothing has to be carried. */
const SUBJECT = 'me';
/** Step, and the number of an option or of what is tried. */
const PAIR = /^([1-9])-([0-9])$/;
const STEP = /^[1-9]$/;

async function sourceOf(context: CommandContext): Promise<LessonSource> {
  const resolved = await resolvePopulation(undefined, context);
  const counts =
    resolved.ok && resolved.value.content.type === 'members'
      ? lessonCountsOf(resolved.value.content.population)
      : undefined;
  return {
    counts: counts ?? PEOPLE_COUNTS,
    isFallback: counts === undefined,
    locale: localeOf(context.locale),
  };
}

async function shown(
  request: Pick<ActRequest, 'lessons'> & CommandContext,
  edit: (progress: LessonProgress) => LessonProgress,
): Promise<Checked<Shown>> {
  const nowMs = Date.now();
  const [source, progress] = await Promise.all([
    sourceOf(request),
    request.lessons.change(request.person, (before) => ({
      ...edit(before ?? newProgress(nowMs)),
      changedAtMs: nowMs,
    })),
  ]);
  return accept({ ...lessonCard(progress, source), subject: SUBJECT });
}

/** Undefined for what none of our buttons carries. */
function readPair(argument: string, isThere: (step: number, index: number) => boolean) {
  const [, step = '', index = ''] = PAIR.exec(argument) ?? [];
  const [at, of] = [Number(step), Number(index)];
  return isStep(at) && isThere(at, of) ? { step: at, index: of } : undefined;
}

const OPTIONS = 3;
const isOption = (_: number, index: number) => index < OPTIONS;

const choosing = (
  edit: (progress: LessonProgress, step: number, option: number) => LessonProgress,
): Press => ({
  shows: 'in-place',
  async act(request) {
    const pair = readPair(request.argument, isOption);
    if (pair === undefined) return accept(null);
    return await shown(request, (progress) => edit(progress, pair.step, pair.index));
  },
});

const going = (shows: 'in-place' | 'private'): Press => ({
  shows,
  async act(request) {
    if (!STEP.test(request.argument)) return accept(null);
    return await shown(request, (progress) => ({ ...progress, step: Number(request.argument) }));
  },
});

const trying = (shows: AskingPress['shows']): AskingPress => ({
  shows,
  async ask(request: PressRequest): Promise<PressedQuestion | undefined> {
    const pair = readPair(request.argument, (step, index) => STEPS[step - 1]?.tries[index] !== undefined);
    const tried = pair === undefined ? undefined : STEPS[pair.step - 1]?.tries[pair.index];
    if (tried === undefined) return undefined;
    const { counts, locale } = await sourceOf(request);
    const what = tried(counts, randomInt(LIMITS.seed.min, LIMITS.seed.max + 1));
    return what.type === 'gist'
      ? { question: { kind: 'gist', locale, counts } }
      : { command: what.command, options: new Map(Object.entries(what.options)) };
  },
});

const share: Press = {
  shows: 'public',
  async act(request) {
    if (!STEP.test(request.argument)) return accept(null);
    const source = await sourceOf(request);
    return accept({
      ...sharedLessonCard(Number(request.argument), request.person, source),
      subject: SUBJECT,
    });
  },
};

export const lesson = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'lesson',
    description: 'In nine short steps from 14 people to the next word of a language model',
    ...EVERYWHERE,
    options: [
      integerOption('step', 'Which step to begin with, 1 to 9; without it, where you were', STEP_LIMITS),
    ],
  },
  examples: ['/lesson', '/lesson step:3'],
  /** What somebody guesses is theirs; a button shares a step. */
  isPrivate: () => true,

  async act(request: ActRequest): Promise<Checked<Shown>> {
    const step = readInteger(request.options, 'step', STEP_LIMITS);
    if (!step.ok) return step;
    return await shown(request, (progress) => ({ ...progress, step: step.value ?? progress.step }));
  },

  presses: new Map<string, Press | AskingPress>([
    [LESSON_ACTIONS.guess, choosing(guessed)],
    [LESSON_ACTIONS.answer, choosing(answered)],
    [LESSON_ACTIONS.go, going('in-place')],
    [LESSON_ACTIONS.open, going('private')],
    [LESSON_ACTIONS.tryIt, trying('private')],
    [LESSON_ACTIONS.tryHere, trying('public')],
    [LESSON_ACTIONS.share, share],
    [
      LESSON_ACTIONS.begin,
      { shows: 'in-place', act: (request) => shown(request, () => newProgress(Date.now())) },
    ],
  ]),
} satisfies ActingCommand;
