import type { Widen } from '../catalogue.js';
import type { LessonFacts } from './facts.js';

type F = LessonFacts;

/** `**…**`: strong. Option texts stand in the order in which they are offered; which one is right is in `src/lessons/steps.ts`. */
export const en = {
  words: {
    step: (at: string, of: string) => `Step ${at} of ${of}`,
    predict: 'First, your guess',
    reveal: 'What is true',
    check: 'Check yourself',
    youSaid: (what: string) => `You said: ${what}`,
    foreseen: 'You saw it coming.',
    right: 'Right.',
    wrong: 'Not quite.',
    chooseAgain: 'You can choose another answer.',
    next: 'Next',
    back: 'Back',
    share: 'Share this step',
    open: 'Do this step myself',
    shared: (person: string) => `${person} shares a step of the lesson.`,
    begin: 'From the beginning',
    done: 'That was the whole story. `/quiz` asks you fresh questions about it.',
    fallback:
      'The population of this channel does not have two overlapping groups, so this is about 14 people.',
  },
  steps: [
    {
      title: 'Everyone at once',
      idea: (f: F) =>
        `A **population** is everyone you can ask about: here the ${f.n} members of “${f.name}”. A circle holds those of whom one thing is true, **${f.a}** or **${f.b}**; where the circles overlap, both are true.`,
      predict: {
        question: (f: F) =>
          `${f.nA} are in the circle ${f.a}, ${f.nB} in the circle ${f.b}. How many are in at least one of the two?`,
        options: [(f: F) => f.sum, (f: F) => f.union, (f: F) => f.exactlyOne],
        reveal: (f: F) =>
          `It is ${f.union}: ${f.onlyA} + ${f.both} + ${f.onlyB}. In ${f.nA} + ${f.nB} the overlap of ${f.both} would be counted twice.`,
      },
      tries: ['Draw the circles'],
      check: {
        question: (f: F) => `What is P(${f.a}), the share of ${f.a}?`,
        options: [
          {
            text: (f: F) => `${f.nA}/${f.n}`,
            says: 'Everyone in the circle counts, whatever else is true of them, out of everyone there is.',
          },
          {
            text: (f: F) => `${f.onlyA}/${f.n}`,
            says: (f: F) => `That forgets the overlap: the ${f.both} in both circles are in this one too.`,
          },
          {
            text: (f: F) => `${f.nA}/${f.union}`,
            says: (f: F) =>
              `That forgets the ${f.neither} outside both circles. They belong to the sample space too.`,
          },
        ],
      },
    },
    {
      title: 'Given: a smaller whole',
      idea: (f: F) =>
        `“Given ${f.b}” makes the sample space smaller: only the ${f.nB} in the circle ${f.b} still count. P(${f.a} | ${f.b}) is the share of ${f.a} **among them**.`,
      predict: {
        question: (f: F) =>
          `P(${f.a}) is ${f.nA}/${f.n} ≈ ${f.pA}. Now you learn that somebody is in the circle ${f.b}. Does ${f.a} become likelier?`,
        options: ['Yes, likelier', 'No, less likely', 'It stays the same'],
        reveal: (f: F) =>
          `P(${f.a} | ${f.b}) = ${f.both}/${f.nB} ≈ ${f.pAGivenB}. Before anything was known it was ${f.pA}.`,
      },
      tries: ['Set the others aside'],
      check: {
        question: (f: F) => `Which one is P(${f.a} | ${f.b})?`,
        options: [
          {
            text: (f: F) => `${f.both}/${f.n}`,
            says: (f: F) =>
              `That is P(${f.a} and ${f.b}), a **joint** probability, taken for the conditional one: it counts among everyone. Given ${f.b}, only ${f.nB} are left.`,
          },
          {
            text: (f: F) => `${f.nA}/${f.n}`,
            says: (f: F) => `That is P(${f.a}) with nothing known: the condition was ignored.`,
          },
          {
            text: (f: F) => `${f.both}/${f.nB}`,
            says: (f: F) => `The ${f.both} in the overlap, out of the ${f.nB} who are left.`,
          },
        ],
      },
    },
    {
      title: 'The direction matters',
      idea: (f: F) =>
        `P(${f.a} | ${f.b}) and P(${f.b} | ${f.a}) have the same overlap on top, but divide it by **different wholes**: once by the circle ${f.b}, once by the circle ${f.a}.`,
      predict: {
        question: (f: F) => `P(${f.a} | ${f.b}) is ${f.both}/${f.nB}. What about P(${f.b} | ${f.a})?`,
        options: ['It is larger', 'It is smaller', 'It is the same'],
        reveal: (f: F) =>
          `P(${f.b} | ${f.a}) = ${f.both}/${f.nA} ≈ ${f.pBGivenA}, but P(${f.a} | ${f.b}) = ${f.both}/${f.nB} ≈ ${f.pAGivenB}.`,
      },
      tries: ['Draw both directions'],
      check: {
        question: 'A test finds 90 % of those who are ill. Yours is positive. How likely are you ill?',
        options: [
          {
            text: '90 %',
            says: 'That is the **inverted condition**: P(positive | ill) was taken for P(ill | positive).',
          },
          {
            text: 'It depends on how many are ill, and on false alarms',
            says: 'You divide by everyone who tests positive, and some of them are healthy. `/bayes` counts them.',
          },
          {
            text: '10 %',
            says: '10 % is P(negative | ill): the ill who are missed. It says nothing about those who test positive.',
          },
        ],
      },
    },
    {
      title: 'Evidence',
      idea: 'A cloudy sky is **evidence** of rain: P(rain | cloudy) is larger than P(rain). Words work like this too: each word that stands there changes how likely the next ones are.',
      predict: {
        question:
          '“The sky is cloudy today, so it will probably …” Which of these words does most to make the model expect **rain**?',
        options: ['sky', 'cloudy', 'probably'],
        reveal:
          'Let the model tell: it is asked again with each word taken away. Or count the same thing in a small diary, which needs no model.',
      },
      tries: ['Ask the model', 'Count it in a diary'],
      check: {
        question: 'P(rain | cloudy) is larger than P(rain). What follows?',
        options: [
          {
            text: 'When it is cloudy, it rains',
            says: 'Likelier is not certain: many cloudy days stay dry, and P(rain | cloudy) can still be small.',
          },
          {
            text: 'P(cloudy | rain) is just as large as P(rain | cloudy)',
            says: 'The **direction** matters: the two divide by different wholes, cloudy days and rainy days.',
          },
          {
            text: 'Rain is evidence of clouds too',
            says: 'If one makes the other likelier, the other does so in return.',
          },
        ],
      },
    },
    {
      title: 'The next word',
      idea: 'A language model answers the same question: **P(next word | the words so far)**. Its sample space is everything that may come next, and all of it together has probability 1.',
      predict: {
        question: '“It is cloudy today, so it will …” Which word does the model find likeliest?',
        options: ['be', 'rain', 'probably'],
        reveal: 'Ask it. You see its likeliest words, and below them where the rest of the 100 % is.',
      },
      tries: ['Ask the model'],
      check: {
        question: 'Suppose the model gives “rain” 10 % here. What does this say?',
        options: [
          {
            text: 'After these words, it expects “rain” about 10 times in 100',
            says: 'It is a conditional probability, and the words so far are the condition.',
          },
          {
            text: 'Every tenth word is “rain”',
            says: 'That would be P(rain) **without the condition**. It is asked what follows exactly these words.',
          },
          {
            text: 'It will rain with 10 %',
            says: 'The model knows how people write, not what the sky is about to do.',
          },
        ],
      },
    },
    {
      title: 'Draw, not only choose',
      idea: 'Often the likeliest word is simply chosen. One can also **draw**: picture a die with one face for each word, every face as wide as its probability.',
      predict: {
        question: 'You roll this die ten times. What comes up?',
        options: [
          'The likeliest word every time',
          'Mostly likely words, now and then a rare one',
          'Every word about equally often',
        ],
        reveal: 'Likely words come up often, and rare ones now and then. Roll it; roll it again.',
      },
      tries: ['Roll the die'],
      check: {
        question: 'What does temperature 0 do?',
        options: [
          {
            text: 'It makes all words equally likely',
            says: 'That is what a very **high** temperature does: it flattens the die.',
          },
          {
            text: 'It always takes the likeliest word',
            says: 'All of the probability goes to the widest face, so there is nothing left to draw.',
          },
          {
            text: 'It makes the model know less',
            says: 'What the model knows stays as it is. Only how a word is picked from its probabilities changes.',
          },
        ],
      },
    },
    {
      title: 'Whole sentences',
      idea: 'Word for word, a model gives a probability to every **whole sequence**. The chain rule multiplies: P(w1) · P(w2 | w1) · P(w3 | w1, w2) · …',
      predict: {
        question: 'Which sentence does the model find likelier?',
        options: ['The cat sat on the mat.', 'The cat sat on the cloud.', 'Both the same'],
        reveal: 'Let the model multiply both, word by word, and see at which word they part.',
      },
      tries: ['Compare the two'],
      check: {
        question: 'How likely is “cloudy” and right after it “rain”?',
        options: [
          {
            text: 'P(cloudy) · P(rain)',
            says: 'That **multiplies dependent events** as if they had nothing to do with each other. After “cloudy”, “rain” is not as likely as elsewhere.',
          },
          {
            text: 'The mean of P(cloudy) and P(rain | cloudy)',
            says: 'A mean lies between the two. Both together cannot be likelier than either of them.',
          },
          {
            text: 'P(cloudy) · P(rain | cloudy)',
            says: 'Every factor is given all of the words before it.',
          },
        ],
      },
    },
    {
      title: 'Where the numbers come from',
      idea: 'The probabilities come from the model’s **parameters**, its trained weights. In pre-training, every place in a text is an exercise with its solution: the words so far, and the next word as the label.',
      predict: {
        question:
          'A tiny model learns from a diary in which it mostly rains when it is cloudy. What becomes of P(rain | It is cloudy today, so it will)?',
        options: ['It rises', 'It falls', 'It stays as it was'],
        reveal:
          'It rises: each example moves the weights a little, so that its label becomes likelier. Watch it learn.',
      },
      tries: ['Train it'],
      check: {
        question: 'Why is pre-training **supervised** learning?',
        options: [
          {
            text: 'Because every example has a label: the word that really came next',
            says: 'Nobody has to write the labels, the text brings them along. That is why it is also called self-supervised.',
          },
          {
            text: 'Because people rate the answers',
            says: 'That comes later, if at all. Pre-training needs texts, and no ratings.',
          },
          {
            text: 'It is not: there are no labels',
            says: 'Nobody wrote them as labels, but they are there: every next word in the text is one.',
          },
        ],
      },
    },
    {
      title: 'The gist',
      idea: 'One question runs through everything: **how likely is A, given B?** People in a circle, the next word, a whole text: each time, a share of what is left once the condition holds.',
      predict: {
        question: 'What is a language model, in one sentence?',
        options: [
          'A large collection of sentences',
          'A distribution over sequences of words, with trained weights as its parameters',
          'A list of the rules of a language',
        ],
        reveal:
          'It is a distribution over sequences of words, and its parameters are the trained weights. Here is the whole way in one picture.',
      },
      tries: ['Draw the picture'],
      check: {
        question: 'What is different about “given” when a language model is asked and not a group of people?',
        options: [
          {
            text: 'The direction does not matter any more',
            says: 'It does: P(rain | cloudy) and P(cloudy | rain) are two numbers there as well.',
          },
          {
            text: 'People are certain, a model guesses',
            says: 'Both give a probability. One is counted, the other computed with weights that were learnt from texts.',
          },
          {
            text: 'Nothing: each time the sample space becomes smaller',
            says: 'The people outside the circle are set aside, and so are all texts that begin in another way.',
          },
        ],
      },
    },
  ],
} as const;

export type LessonMessages = Widen<typeof en>;
