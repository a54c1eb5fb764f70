/** The texts of a question, whatever its kind, from the catalogue of one language. */
import type { Mistake, QuizFacts, QuizKind, Quotient } from '../../quiz/question.js';
import type { FactsOf, QuizMessages } from './en.js';

type Texts<R> = { readonly [K in QuizKind]: (facts: FactsOf<K>) => R };

/** Each kind has its own text, which takes the facts of its kind. */
function ofKind<K extends QuizKind, R>(texts: Texts<R>, facts: FactsOf<K>): R {
  const kind: K = facts.kind;
  return texts[kind](facts);
}

export const givenText = ({ given }: QuizMessages, facts: QuizFacts): readonly string[] =>
  ofKind(given, facts);
export const askText = ({ ask }: QuizMessages, facts: QuizFacts): string => ofKind(ask, facts);
export const shortText = ({ short }: QuizMessages, facts: QuizFacts): string => ofKind(short, facts);
export const stepTexts = ({ steps }: QuizMessages, facts: QuizFacts): readonly string[] =>
  ofKind(steps, facts);

/** Why the option that this mistake leads to is wrong; undefined for a mistake that this kind of question does not know. */
export function feedbackText(
  { feedback }: QuizMessages,
  facts: QuizFacts,
  { mistake, quotient }: { readonly mistake: Mistake; readonly quotient: Quotient },
): string | undefined {
  const texts: ReadonlyMap<string, unknown> = new Map(Object.entries(feedback[facts.kind]));
  const text = texts.get(mistake);
  return typeof text === 'function' ? String(text(facts, quotient)) : undefined;
}
