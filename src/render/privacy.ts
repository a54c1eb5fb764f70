/** What is stored of a person, what was deleted, and what the bot never stores. Seen by that person alone. */
import type { Forgotten, KeptName, StoredOfPerson } from '../privacy/person-data.js';
import type { Block, Card, Inline } from './card.js';
import { plural } from './numbers.js';

const COLOUR = 0x56b4e9;
/** Named one by one up to here. */
const NAMED = 10;

/** Whether anything at all is stored. */
export function isStored({
  cards,
  votes,
  polls,
  guesses,
  rounds,
  scoredRounds,
  lesson,
  quiz,
  owned,
  edited,
}: StoredOfPerson): boolean {
  const inQuizzes = quiz.answers + quiz.scored + quiz.reviews + quiz.rounds;
  const inGuessing = guesses.length + rounds + scoredRounds;
  return (
    lesson !== null ||
    cards + votes.length + polls.length + inGuessing + inQuizzes + owned.length + edited.length > 0
  );
}

export function privacyCard(stored: StoredOfPerson): Card {
  return {
    colour: COLOUR,
    title: 'What is stored of you',
    blocks: [
      ...(isStored(stored)
        ? [list(storedLines(stored))]
        : [paragraph({ strong: 'Nothing is stored of you.' })]),
      paragraph({
        quiet:
          'Only this is kept under your Discord id. Questions are forgotten after 90 days, answers in polls when the poll ends, guesses with the reveal of their round, answers in quizzes 7 days after theirs; scores of quizzes and of guessing stay until you delete them. A text asked about from the menu of its message is never stored. Settings of a server name channels and roles, and no person. Names that somebody typed into a population belong to that population and to no id: whoever may change it can remove them.',
      }),
    ],
  };
}

export function confirmCard(stored: StoredOfPerson, person: string): Card {
  const [own, others] = split(stored.owned, person);
  return {
    colour: COLOUR,
    title: 'Delete everything that is stored of you?',
    blocks: [
      list([
        [`${plural(stored.cards, 'question')}: deleted. Buttons below their answers stop working.`],
        [`Answers in ${plural(stored.votes.length, 'open poll')}: deleted. You are not counted any more.`],
        [
          `Guesses in ${plural(stored.guesses.length, 'round')} that ${stored.guesses.length === 1 ? 'is' : 'are'} not revealed yet: deleted.`,
        ],
        ...(stored.scoredRounds === 0
          ? []
          : [[`Scores of ${plural(stored.scoredRounds, 'round')} of guessing: deleted.`]]),
        [
          `Answers in quizzes, ${plural(stored.quiz.scored, 'scored answer')} and ${plural(stored.quiz.reviews, 'mistake')} to come back to: deleted. You leave every leaderboard.`,
        ],
        [`${plural(own.length, 'population')} of your direct messages: deleted.`],
        [
          `${plural(others.length, 'population')} of servers: they stay with the group and belong to nobody; whoever manages the server may change them.`,
        ],
        [`${plural(stored.polls.length, 'poll')} that you started: they go on and belong to nobody.`],
        [`${plural(stored.rounds, 'round')} of guessing that you started: they go on and belong to nobody.`],
        [`${plural(stored.edited.length, 'population')} that you may change: you may not any more.`],
        ...(stored.lesson === null ? [] : [['Your place in the lesson, and your answers there: deleted.']]),
      ]),
      paragraph({ strong: 'This cannot be undone.' }),
    ],
  };
}

export function forgottenCard(forgotten: Forgotten): Card {
  const {
    cards,
    votes,
    polls,
    guesses,
    rounds,
    scoredRounds,
    lesson,
    quiz,
    deleted,
    handedOver,
    noLongerEdited,
  } = forgotten;
  const lines: Inline[][] = [
    ...(cards > 0 ? [[`Deleted: ${plural(cards, 'question')}.`]] : []),
    ...(votes.length > 0 ? [[`Deleted: your answers in ${plural(votes.length, 'poll')}.`]] : []),
    ...(guesses.length > 0 ? [[`Deleted: your guesses in ${plural(guesses.length, 'round')}.`]] : []),
    ...(scoredRounds > 0 ? [[`Deleted: your scores of ${plural(scoredRounds, 'round')} of guessing.`]] : []),
    ...(lesson ? [['Deleted: your place in the lesson, and your answers there.']] : []),
    ...(quiz ? [['Deleted: your answers, scores and reviews of quizzes.']] : []),
    ...(deleted.length > 0 ? [[`Deleted: ${names(deleted)}, of your direct messages.`]] : []),
    ...(handedOver.length > 0 ? [[`Not yours any more, but kept for the group: ${names(handedOver)}.`]] : []),
    ...(polls > 0 ? [[`Not yours any more, but going on: ${plural(polls, 'poll')}.`]] : []),
    ...(rounds > 0 ? [[`Not yours any more, but going on: ${plural(rounds, 'round')} of guessing.`]] : []),
    ...(noLongerEdited.length > 0 ? [[`You may not change any more: ${names(noLongerEdited)}.`]] : []),
  ];
  return {
    colour: COLOUR,
    title: 'Done: nothing is stored of you now',
    blocks: lines.length === 0 ? [paragraph('There was nothing to delete.')] : [list(lines)],
  };
}

function storedLines({
  cards,
  votes,
  polls,
  guesses,
  rounds,
  scoredRounds,
  lesson,
  quiz,
  owned,
  edited,
}: StoredOfPerson): Inline[][] {
  return [
    ...(cards > 0 ? [[{ strong: plural(cards, 'question') }, ' that you asked, with their texts']] : []),
    ...votes
      .slice(0, NAMED)
      .map(({ title, answers }) => [
        'Your answers in the poll ',
        { strong: title },
        `: ${answers.length === 0 ? 'none of these' : answers.join(', ')}`,
      ]),
    ...(votes.length > NAMED ? [[`Your answers in ${plural(votes.length - NAMED, 'more poll')}`]] : []),
    ...(polls.length > 0 ? [[`That you started ${plural(polls.length, 'poll')}: `, quoted(polls)]] : []),
    ...guesses
      .slice(0, NAMED)
      .map(({ context, guess }) => ['Your guess in the round ', { strong: `${context} …` }, `: ${guess}`]),
    ...(guesses.length > NAMED ? [[`Your guesses in ${plural(guesses.length - NAMED, 'more round')}`]] : []),
    ...(rounds > 0 ? [[`That you started ${plural(rounds, 'round')} of guessing`]] : []),
    ...(scoredRounds > 0
      ? [['Bits lost in ', { strong: plural(scoredRounds, 'round') }, ' of guessing, as sums']]
      : []),
    ...(lesson === null
      ? []
      : [['That you are at ', { strong: `step ${lesson}` }, ' of the lesson, and your answers there']]),
    ...quizLines(quiz),
    ...(owned.length > 0 ? [['That you own ', { strong: names(owned) }]] : []),
    ...(edited.length > 0 ? [['That you may change ', { strong: names(edited) }]] : []),
  ];
}

function quizLines({ answers, scored, reviews, rounds }: StoredOfPerson['quiz']): Inline[][] {
  return [
    ...(answers > 0 ? [[{ strong: plural(answers, 'answer') }, ' in quizzes of the last 7 days']] : []),
    ...(scored > 0
      ? [['The score and confidence of ', { strong: plural(scored, 'quiz answer') }, ', as sums']]
      : []),
    ...(reviews > 0 ? [[{ strong: plural(reviews, 'mistake') }, ' to come back to, each with a date']] : []),
    ...(rounds > 0 ? [[`That you started ${plural(rounds, 'quiz', 'quizzes')}`]] : []),
  ];
}

function split(owned: readonly KeptName[], person: string): [readonly KeptName[], readonly KeptName[]] {
  const isOwn = ({ scope }: KeptName) => scope === `u-${person}`;
  return [owned.filter(isOwn), owned.filter((one) => !isOwn(one))];
}

function names(kept: readonly KeptName[]): string {
  return quoted(kept.map(({ name }) => name));
}

function quoted(texts: readonly string[]): string {
  const named = texts.slice(0, NAMED).map((text) => `“${text}”`);
  const more = texts.length > NAMED ? [`${texts.length - NAMED} more`] : [];
  return [...named, ...more].join(', ');
}

function list(items: readonly (readonly Inline[])[]): Block {
  return { type: 'list', ordered: false, items };
}

function paragraph(...content: readonly Inline[]): Block {
  return { type: 'paragraph', content };
}
