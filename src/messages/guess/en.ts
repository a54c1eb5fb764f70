/** The texts of `/guess` in English, which is their type: what another language leaves out does not compile. */
import type { Widen } from '../catalogue.js';
import { shareTextsOf } from '../share-texts.js';

const numbers = shareTextsOf('en');
const { count } = numbers;

export const en = {
  numbers,
  /** Stands for the hidden word. */
  blank: '_____',
  somethingElse: 'something else',
  round: {
    title: {
      word: 'Guess the next word',
      split: 'Guess the next word: 100 points',
      shannon: 'Guess until it is right',
    },
    invitation: {
      word: 'What did the author write next? Press “Guess” and type one word. Only you see it, and you may change it until the reveal.',
      split:
        'What did the author write next? Press “Split 100 points” and say how sure you are of each word. Only you see it, and you may change it until the reveal.',
      shannon:
        'Shannon’s guessing game: press “Guess” until you have the word that the author wrote. After each guess you are told, privately, whether it is right.',
    },
    agreement:
      'By playing you agree that the reveal names you beside what you guessed, and /guess scores beside what you lost on average. “My guess” shows your guess and deletes it.',
    time: (seconds: number) => `It is revealed by itself ${count(seconds)} seconds after its start.`,
    players: (count: number) =>
      count === 0
        ? 'Nobody has guessed yet.'
        : count === 1
          ? '1 person has guessed.'
          : `${count} people have guessed.`,
    from: (text: string) => `From the text “${text}” of this group.`,
    who: (minutes: number) =>
      `The reveal belongs to who started the round, or to those who manage the server; after ${minutes} minutes to anyone here.`,
  },
  begun: { title: 'A round of guessing', thread: 'It is played in the thread ' },
  buttons: {
    guess: 'Guess',
    split: 'Split 100 points',
    mine: 'My guess',
    reveal: 'Reveal',
    again: 'Guess again',
    withdraw: 'Delete my guess',
  },
  form: {
    word: 'The next word',
    splitTitle: 'Split 100 points',
    guessTitle: (number: number) => `Guess ${number}`,
  },
  mine: {
    nothing: 'You have not guessed in this round.',
    word: (word: string) => `Your guess is “${word}”. You can change it until the reveal.`,
    split: 'Your points. You can change them until the reveal.',
    right: (word: string, number: number) =>
      `“${word}” is right, with guess ${number}. Please do not tell before the reveal.`,
    wrong: (word: string, number: number) => `“${word}” is not the word. That was guess ${number}.`,
    deleted: 'Your guess is deleted.',
    points: 'points',
    title: 'Your guess',
  },
  reveal: {
    wrote: 'The author wrote ',
    /** After the word. */
    wroteEnd: '. ',
    /** The place of a word among all words; `to`: the worst that is proved. */
    rank: (from: number, to: number | undefined) =>
      to === undefined
        ? `rank ${count(from)} at best`
        : `rank ${from === to ? count(from) : `${count(from)}–${count(to)}`}`,
    favourite: (word: string, share: string) => `The model’s favourite was “${word}” with ${share}.`,
    favouriteToo: (share: string) => `That was the model’s favourite too, with ${share}.`,
    gave: (share: string, rank: string) => `It gave the author’s word ${share}, ${rank} of all words.`,
    people: (hits: number, players: number) =>
      `${hits} of ${players} ${players === 1 ? 'person' : 'people'} had it.`,
    columns: { word: 'word', people: 'people', model: 'model', lost: 'lost' },
    otherGuesses: (count: number) => `and ${count} other ${count === 1 ? 'word' : 'words'} guessed`,
    beat: 'Better than the model: ',
    beatNobody: 'Nobody did better than the model this time.',
    why: {
      word: ' guessed the author’s word where the model’s favourite was another.',
      split: ' gave the author’s word a higher share than the model.',
      shannon: ' needed fewer guesses than the model.',
    },
    bits: (bits: string) => `${bits} bits`,
    named: 'Who guessed what',
    more: (count: number) => ` and ${count} more`,
    guesses: (count: number) => (count === 1 ? '1 guess' : `${count} guesses`),
    gaveUp: (count: number) => `not found in ${count === 1 ? '1 guess' : `${count} guesses`}`,
    nobody: 'Nobody had guessed when time was over.',
    splitLost: (people: string, model: string) =>
      `Lost by the log rule, −log₂ of the share of the right one: people ${people} bits on average, the model ${model} bits.`,
    bitsNote: (floor: string) =>
      `Lost, in bits: log₂ P(favourite) − log₂ P(word), by the model; 0 is its favourite. “No word”: a mark, a number, the end of the text. For the running count a side loses −log₂ of what it gave the author’s word, its share of votes or its probability, and ${floor} at least counts as given, so that nobody loses without end. Upper and lower case are one word.`,
    splitNote:
      'Each option counts as 1 point at least, and then all are scaled to 100, for people and model alike. Above that floor nothing pays better on average than the points that you believe in.',
    shannonNote:
      'With q_r the share found with guess r, the entropy of a word lies between Σ r (q_r − q_r₊₁) log₂ r and −Σ q_r log₂ q_r (Shannon, 1951). Who gave up is in no share, which makes the bounds too low.',
  },
  standing: {
    title: 'All rounds here',
    rounds: (count: number) => (count === 1 ? '1 round' : `${count} rounds`),
    mean: (mean: string, error: string | undefined) => (error === undefined ? mean : `${mean} ± ${error}`),
    bits: (rounds: string, people: string, model: string) =>
      `${rounds}: people lose ${people} bits a word on average, the model ${model} (± one standard error).`,
    open: (rounds: number) => `Nothing is claimed before ${rounds} rounds.`,
    even: 'The difference is within two standard errors: neither side is shown to be better.',
    people: 'People are ahead by more than two standard errors.',
    model: 'The model is ahead by more than two standard errors.',
    entropy: (side: string, lower: string, upper: string, n: number) =>
      `${side}: from ${lower} to ${upper} bits a word (n = ${n}).`,
    sides: { people: 'Entropy by people’s guesses', model: 'By the model’s ranks' },
    notFound: (count: number) => (count === 1 ? '1 word was not found.' : `${count} words were not found.`),
  },
  scores: {
    title: 'People against the model',
    modes: { word: 'One word', split: '100 points', shannon: 'Until it is right' },
    none: 'No round has been revealed here yet. Begin one with /guess.',
    model: 'The language model',
    lost: (bits: string, rounds: number) =>
      `${bits} bits a round, ${rounds === 1 ? '1 round' : `${count(rounds)} rounds`}`,
    fewer: (bits: string) => `(${bits} fewer than the model in the same rounds)`,
    more: (bits: string) => `(${bits} more than the model in the same rounds)`,
    same: '(as many as the model in the same rounds)',
    note: 'Fewer bits are better; ± is one standard error, and a difference within two of them shows nothing. Points: −log₂ of the share of the right option. One word: 0 if it is right, else −log₂ of the 1 % that is left for each other word; of the model its favourite counts. Until it is right: log₂ of the number of guesses, and of the model’s rank.',
  },
  picture: {
    people: (count: number) => `people (${count})`,
    first: (count: number) => `first guesses (${count})`,
    elseRight: (word: string) => `other: ${word}`,
    model: 'model',
    otherWords: 'other words',
    noWord: 'no word',
    unassigned: 'not yet assigned',
    wrote: (word: string) => `The author wrote “${word}”`,
    alt: (sentence: string, word: string, players: number, share: string, rank: string) =>
      `${sentence}: the author wrote ${word}. ${count(players)} guessed; the model gave it ${share}, ${rank}.`,
    altRow: (word: string, people: string | null, model: string) =>
      people === null ? `${word}: model ${model};` : `${word}: people ${people}, model ${model};`,
  },
  /** Of the table, 13 cells at most. */
  short: {
    somethingElse: 'other',
    otherWords: 'other words',
    noWord: 'no word',
    unassigned: 'unassigned',
  },
  refusal: {
    closed: 'This round is not open any more, so nothing can be guessed in it.',
    full: (limit: number) =>
      `${count(limit)} people have guessed in this round, and that is the most I can count.`,
    tooMany: (limit: number) =>
      `${count(limit)} rounds are going on here already, and that is the most I can keep. Please reveal one first.`,
    nobody: 'Nobody has guessed yet. The reveal needs one guess at least.',
    notAWord: (received: string) => `“${received}” is not one word. Please type one word of letters.`,
    host: (minutes: number) =>
      `For the first ${minutes} minutes a round is revealed by who started it, or by those who manage the server, and you are none of them.`,
    noRoom:
      'I may not write in a thread of this channel, so the round cannot be played there. Leave out “thread”, or ask who manages the server to allow it.',
    needsChannel: 'A round needs a channel in which people can press its buttons; here is none.',
    noSentence: (name: string, min: number, max: number) =>
      `“${name}” has no sentence of ${min} to ${max} words with a word to guess in it.`,
    /** `how`: how to get one. */
    noModel: {
      missing: (how: string) =>
        `Here people play against the language model, and it is not on the machine that I run on. ${how} What needs none: /quiz round`,
      unsupported: (how: string) =>
        `Here people play against the language model, and the one that was set up for me cannot be run. ${how} What needs none: /quiz round`,
    },
    noCandidates: 'The language model is not there or named no words, so there is nothing to give points to.',
    found: 'You have found the word already.',
    noMore: (limit: number) => `${limit} guesses are the most, and you have made them.`,
    again: (word: string) => `You have guessed “${word}” before; it does not count a second time.`,
    sum: (sum: number) => `Your points make ${sum}, and they should make 100.`,
    points: (received: string) =>
      `“${received}” is no number of points: please give whole numbers from 0 to 100.`,
  },
} as const;

export type GuessMessages = Widen<typeof en>;
