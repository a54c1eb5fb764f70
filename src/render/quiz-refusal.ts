/** Sentences for what a person can fix about quizzes. */
import type { QuizRefusal } from '../jobs/quiz-refusal.js';
import { countText } from './numbers.js';
import { quote } from './refusal-words.js';

export function quizProblem(refusal: QuizRefusal): string {
  switch (refusal.code) {
    case 'quiz-closed':
      return 'This question is over, so nothing can be pressed in it any more.';
    case 'quiz-full':
      return `${countText(refusal.limit)} people have answered this question, and that is the most I can count.`;
    case 'quiz-unanswered':
      return 'You have not answered this question yet. Please press one of its options first.';
    case 'quiz-of-another':
      return refusal.what === 'solo'
        ? 'This quiz is played by who started it. You can start one of your own with /quiz solo, or one for all with /quiz round.'
        : 'The answer is revealed by who started the quiz, by those who manage the server, or when time is over.';
    case 'too-many-quizzes':
      return `${countText(refusal.limit)} quizzes are going on here already, and that is the most I can keep. Please finish one first.`;
    case 'quiz-no-room':
      return 'I may neither open a thread nor write in this channel, so a round cannot be played here. Somebody who manages the server can allow me to; /quiz solo works everywhere.';
    case 'quiz-no-question':
      return refusal.population === null
        ? 'I found no question of this kind with this mistake in it. Please leave one of the two out.'
        : `I found no question in ${quote(refusal.population)}: it needs two attributes that differ, with members in both of them and in one alone.`;
  }
}
