/** A round as it may be shown. */
import { QUIZ_TABLE, type QuizJob, type QuizStanding } from '../jobs/quiz.js';
import { currentQuestion, gainsOf, type QuizAnswer, type QuizRound } from './quiz-round.js';

/** Nobody's answer is in it while the question of a group is open, only how many have answered. `all`: of every question. */
export function viewOfRound(
  round: QuizRound,
  answers: readonly QuizAnswer[],
  all: readonly QuizAnswer[] = [],
): QuizJob | undefined {
  const question = currentQuestion(round);
  if (question === undefined) return undefined;
  const isOpen = round.state === 'open';
  const [own] = round.mode === 'solo' ? answers.filter(({ person }) => person === round.host) : [];
  const isLast = !isOpen && round.mode === 'group' && round.number === round.questions.length;
  return {
    kind: 'quiz',
    round: round.id,
    locale: round.locale,
    mode: round.mode,
    number: round.number,
    of: round.questions.length,
    isOpen,
    question: { ...question, facts: { ...question.facts } },
    own: own === undefined ? null : { chosen: own.chosen, confidence: own.confidence },
    answered: answers.length,
    seconds: round.seconds,
    ...(round.wish.isWeekly === true ? { weekly: { revealedAtMs: round.endsAtMs } } : {}),
    votes: isOpen
      ? []
      : question.options.map((_, option) => answers.filter((one) => one.chosen === option).length),
    standings: isLast ? standingsOf(round, all) : [],
  };
}

/** Best first; a question without an answer gives nothing. */
export function standingsOf(round: QuizRound, all: readonly QuizAnswer[]): QuizStanding[] {
  const standings = new Map<string, QuizStanding>();
  for (const [index, question] of round.questions.entries()) {
    for (const gain of gainsOf(
      question,
      all.filter(({ number }) => number === index + 1),
    )) {
      const before = standings.get(gain.person) ?? { person: gain.person, right: 0, answers: 0, skill: 0 };
      standings.set(gain.person, {
        person: gain.person,
        right: before.right + (gain.isRight ? 1 : 0),
        answers: before.answers + 1,
        skill: before.skill + gain.skill,
      });
    }
  }
  return [...standings.values()]
    .sort((a, b) => b.skill - a.skill || b.right - a.right || a.person.localeCompare(b.person))
    .slice(0, QUIZ_TABLE);
}
