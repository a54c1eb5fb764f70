/**
 * Sentences to guess in, written for this purpose: plain ones, in which some words can only be one thing and others many. The word
 * in brackets is the one that is guessed.
 */
import type { Cut } from './cut.js';

const SENTENCES = `
She opened her umbrella because it had started to [rain].
He put the kettle on and made a pot of [tea].
The train was late, so they missed the [start] of the film.
Before you cross the road, look left and [right].
The baby cried all night, so nobody got much [sleep].
My grandmother keeps her old letters in a wooden [box].
We sat on the beach and watched the [sun] go down.
The dog ran after the ball and brought it [back].
At the end of the lesson the teacher cleaned the [board].
In spring the birds come back and build their [nests].
He forgot his keys and had to climb in through the [window].
The shop was closed, so we had to walk to the next [village].
She wrote her name at the top of the [page].
It was so dark that I could not see my own [hand].
The cat slept on the chair next to the [fire].
They painted the door of their house bright [red].
Please turn off the light when you leave the [room].
The bread is still warm, because it came out of the [oven] a minute ago.
He lost the game, but he shook hands and [smiled].
The river is too wide to [swim] across.
We took the wrong road and came to a small [farm].
You can borrow the book if you bring it back by [Friday].
The soup was so hot that I burnt my [tongue].
After the storm there were branches all over the [garden].
The children laughed when the clown fell off his [chair].
She has a brother and two younger [sisters].
On the last day of the holidays we packed our [bags].
The doctor told him to stay in [bed] for a week.
There was no wind, so the boat did not [move].
He read the letter twice and then put it in his [pocket].
The old man feeds the ducks in the park every [morning].
I can hear you, but I cannot [see] you.
The museum is free on the first [Sunday] of the month.
They counted the votes again, and the result was the [same].
Her hands were cold, because she had lost one of her [gloves].
If you heat ice, it turns into [water].
The bus stops right in front of the [school].
He promised to call her as soon as he got [home].
We need eggs, flour and a little [milk] for the cake.
The mountain is so high that there is snow on it all [year].
When the music stopped, everybody began to [clap].
She looked at the clock and saw that it was already [midnight].
The thief ran out of the bank and jumped into a [car].
A good friend tells you the [truth], even when it hurts.
The farmer gets up before the sun and milks the [cows].
I was so hungry that I ate the whole [pizza].
He learnt to play the [piano] when he was six.
The two cities are connected by a long [bridge].
Nobody answered the phone, so I left a [message].
The leaves turn yellow and fall to the [ground].
She wanted to buy the coat, but it was too [expensive].
The lift was broken, so we took the [stairs].
Water freezes at zero [degrees].
The queue was so long that we gave [up].
They named the boat after their [daughter].
You should not swim right after a big [meal].
The king had three sons, and the youngest was the [cleverest].
He could not open the jar, so he asked his [mother] for help.
The plane landed an hour late because of the [fog].
I know her face, but I have forgotten her [name].
She blew out the candles and made a [wish].
We planted a tree behind the house when our son was [born].
The first thing he does in the morning is drink a [glass] of water.
It is easier to break a promise than to [keep] one.
`;

export const OWN_SENTENCES: readonly Cut[] = SENTENCES.trim()
  .split('\n')
  .map((line) => {
    const [, context, word, rest] = /^([^[\]]+) \[([^[\]]+)\]([^[\]]*)$/.exec(line) ?? [];
    if (context === undefined || word === undefined || rest === undefined)
      throw new Error(`no word to guess in: ${line}`);
    return { context, word, rest };
  });
