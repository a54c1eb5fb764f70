/** Sentences for what a person can fix about quizzes. */
import type { Locale } from '../jobs/locale.js';
import type { QuizRefusal } from '../jobs/quiz-refusal.js';
import { QUIZ_MESSAGES } from '../messages/quiz/index.js';
import { utcText } from '../messages/utc-text.js';
import { letterOf } from './controls/quiz.js';
import { cutForQuote } from './refusal-words.js';

export function quizProblem(refusal: QuizRefusal, locale: Locale): string {
  const texts = QUIZ_MESSAGES[locale].refusal;
  switch (refusal.code) {
    case 'quiz-closed':
      return refusal.counted === undefined
        ? texts.closed
        : [texts.closed, texts.counted(letterOf(refusal.counted.chosen), refusal.counted.confidence)].join(
            locale === 'zh-CN' ? '' : ' ',
          );
    case 'quiz-full':
      return texts.full(refusal.limit);
    case 'quiz-unanswered':
      return texts.unanswered;
    case 'quiz-of-another':
      return refusal.what === 'solo' ? texts.soloOfAnother : texts.revealOfAnother;
    case 'too-many-quizzes':
      return texts.tooMany(refusal.limit);
    case 'quiz-no-room':
      return texts.noRoom;
    case 'weekly-not-set':
      return texts.weeklyNotSet;
    case 'weekly-asked':
      return texts.weeklyAsked(utcText(locale, refusal.nextAtMs));
    case 'weekly-no-room':
      return texts.weeklyNoRoom;
    case 'weekly-not-manager':
      return texts.weeklyNotManager;
    case 'quiz-no-question':
      return refusal.population === null
        ? texts.noQuestion
        : texts.noQuestionIn(cutForQuote(refusal.population));
    case 'quiz-no-model':
      return texts.noModel[refusal.lack];
    case 'quiz-kind-of-model':
      return texts.kindOfModel(cutForQuote(refusal.population));
  }
}
