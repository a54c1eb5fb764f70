/**
 * Texts that the language model is asked about for the quiz, written for this purpose. What is asked of them, it says itself: they only
 * see to it that its words lend themselves to a question.
 */

export interface TwoWordsContext {
  readonly context: string;
  /** Words that may come first; behind each, and in its place, a noun may stand. */
  readonly firsts: readonly string[];
}

const CONTEXTS = `
With dinner he drank a glass of | red, fine
She ordered a cup of | black, iced
In winter she puts on her | winter, warmest
They moved into a | new
He goes swimming every | single
She has wanted to be a doctor since she was a | little, young, just
In the garden there is a | large, beautiful
The dog was chasing a | stray
They sat around the | dinner, kitchen
For her birthday she got a | birthday
He gave her a bunch of | gold
The house stands at the end of a | narrow, large, long
They saw a film at the | local
My grandparents live in a | small, rural
The room was | dimly
The shop sells | two, various
The cake was made with | only
He poured himself a cup of | black, his
He bought her a | new
He was wearing a | bright
My uncle owns a | small
He sent her a | surprise
He keeps his money in a | bank
`;

const PAIRS = `
The sky is cloudy, so it will probably | The sky is clear, so it will probably
In summer the children play in the | In winter the children play in the
The film was funny, and everybody | The film was sad, and everybody
She won the game and was very | She lost the game and was very
The cook opened the | The doctor opened the
The king lived in a | The farmer lived in a
The baby was tired and began to | The baby was hungry and began to
The exam was easy, and the students were | The exam was hard, and the students were
The soup was too hot, so she | The soup was too cold, so she
At the zoo the children saw a | At the farm the children saw a
The shop was open, so they | The shop was closed, so they
The pianist sat down at the | The pupils sat down at the
In the desert there is no | In the ocean there is no
The old car was very | The new car was very
He was kind, and everyone | He was cruel, and everyone
In the hospital he met a | At the school he met a
At night we could see the | In the morning we could see the
The rich man lived in a | The poor man lived in a
It was summer, and the days were | It was winter, and the days were
`;

export const TWO_WORDS_CONTEXTS: readonly TwoWordsContext[] = linesOf(CONTEXTS).map(([context, firsts]) => ({
  context,
  firsts: firsts.split(', '),
}));

export const TEXT_PAIRS: readonly (readonly [string, string])[] = linesOf(PAIRS);

function linesOf(text: string): readonly (readonly [string, string])[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [left, right] = line.split(' | ');
      if (left === undefined || right === undefined) throw new Error(`not two parts: ${line}`);
      return [left, right] as const;
    });
}
