/** What is proved of two events over next words: which is likelier, whether they depend, contain or exclude each other. */
import type { WordProbAnswer, WordSide } from '../jobs/word-prob.js';
import type { Block, Inline } from './card.js';
import { estimateText } from './estimate-text.js';
import { percent } from './numbers.js';
import { wordSentence } from './word-sentence.js';

export function wordVerdict(answer: WordProbAnswer): Block[] {
  const { other, verdict } = answer;
  const sides = other === undefined ? [answer] : [answer, other];
  return [
    paragraph({ strong: verdict === undefined ? 'One of the two has no value.' : headline(answer) }),
    { type: 'list', ordered: false, items: sides.map((side) => sideText(side)) },
    ...counterexample(answer),
  ];
}

function headline({ form, verdict }: WordProbAnswer): string {
  const is = verdict?.is ?? 'open';
  switch (form) {
    case 'versus':
      if (is === 'open') return 'The bounds overlap: it is not proved which of the two is likelier.';
      return is === 'yes' ? 'The first is likelier.' : 'The second is likelier.';
    case 'independent':
      if (is === 'no') return 'Not independent: knowing the one changes the probability of the other.';
      return is === 'yes'
        ? 'Independent: knowing the one changes nothing.'
        : 'Not told apart: within the bounds, knowing the one changes nothing.';
    case 'inside':
      if (is === 'yes') return 'Inside: every word of the first is in the second.';
      return is === 'no'
        ? 'Not inside: some words of the first are not in the second.'
        : 'Not proved either way.';
    case 'exclusive':
      if (is === 'yes') return 'Exclusive: no word can be in both.';
      return is === 'no'
        ? 'Not exclusive: some words are in both.'
        : 'Not proved either way; no word of both was met.';
    default:
      return '';
  }
}

function sideText(side: WordSide): Inline[] {
  const { event, given, probability } = side;
  const name = `P(${event}${given === null ? '' : ` | ${given}`})`;
  if (probability === null) return [{ strong: name }, ' has no value: no word can satisfy the condition.'];
  return [{ strong: `${name} ${estimateText(probability)}` }, `. ${wordSentence(side)}.`];
}

function counterexample({ verdict }: WordProbAnswer): Block[] {
  const example = verdict?.example;
  if (example === undefined) return [];
  return [
    paragraph(
      'For example ',
      { strong: example.word },
      `, with ${percent(example.lower)} of all next words.`,
    ),
  ];
}

function paragraph(...content: readonly Inline[]): Block {
  return { type: 'paragraph', content };
}
