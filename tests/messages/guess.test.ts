import { describe, expect, it } from 'vitest';
import { GUESS_MODES } from '../../src/jobs/guess.js';
import { LOCALES } from '../../src/messages/catalogue.js';
import { GUESS_MESSAGES, type GuessMessages } from '../../src/messages/guess/index.js';
import { HOLE, leftInEnglish, watched } from './watched.js';

/** Each text with values that take all of its branches. */
function guessTexts(texts: GuessMessages): ReadonlyMap<string, string> {
  const { round, begun, buttons, form, mine, reveal, standing, scores, picture, short, refusal } = texts;
  const all: Record<string, readonly string[]> = {
    somethingElse: [texts.somethingElse],
    title: GUESS_MODES.map((mode) => round.title[mode]),
    invitation: GUESS_MODES.map((mode) => round.invitation[mode]),
    round: [round.agreement, round.from('diary'), round.who(10), round.time(60)],
    begun: [begun.title, begun.thread, refusal.noRoom, reveal.nobody],
    players: [0, 1, 2, 1204].map(round.players),
    buttons: [buttons.guess, buttons.split, buttons.mine, buttons.reveal, buttons.again, buttons.withdraw],
    form: [form.word, form.splitTitle, form.guessTitle(40)],
    mine: [mine.nothing, mine.word('rain'), mine.split, mine.right('rain', 2), mine.wrong('rain', 1)],
    mineDeleted: [mine.deleted, mine.title],
    wrote: [`${reveal.wrote}rain${reveal.wroteEnd}`],
    rank: [reveal.rank(3, 3), reveal.rank(3, 7), reveal.rank(1204, undefined)],
    model: [reveal.favourite('rain', '20 %'), reveal.favouriteToo('20 %'), reveal.gave('20 %', 'x')],
    people: [reveal.people(0, 1), reveal.people(1, 3), reveal.people(2, 3)],
    columns: [Object.values({ ...reveal.columns }).join(' | ')],
    otherGuesses: [reveal.otherGuesses(1), reveal.otherGuesses(2)],
    beat: [reveal.beat, reveal.beatNobody, ...GUESS_MODES.map((mode) => reveal.why[mode])],
    named: [reveal.named, reveal.more(3)],
    guesses: [reveal.guesses(1), reveal.guesses(3), reveal.gaveUp(1), reveal.gaveUp(3)],
    lost: [reveal.splitLost('1', '2'), reveal.bitsNote('1 %'), reveal.splitNote, reveal.shannonNote],
    standing: [standing.title, standing.rounds(1), standing.rounds(2), standing.bits('x', '1', '2')],
    claims: [standing.open(30), standing.even, standing.people, standing.model],
    entropy: [standing.entropy('x', '1', '2', 5), standing.sides.people, standing.sides.model],
    notFound: [standing.notFound(1), standing.notFound(2)],
    scores: [scores.title, scores.none, scores.note, scores.model, scores.same],
    scoresOfModes: GUESS_MODES.map((mode) => scores.modes[mode]),
    scoresInBits: [scores.lost('2.5', 1), scores.lost('2.5', 3), scores.fewer('0.5'), scores.more('0.5')],
    picture: [picture.people(3), picture.first(3), picture.elseRight('rain'), picture.otherWords],
    pictureMore: [picture.noWord, picture.unassigned, picture.wrote('rain')],
    alt: [picture.alt('x', 'rain', 3, '20 %', 'y'), picture.altRow('rain', null, '20 %')],
    altPeople: [picture.altRow('rain', '30 %', '20 %')],
    short: [short.somethingElse, short.otherWords, short.noWord, short.unassigned],
    refusal: [refusal.closed, refusal.full(200), refusal.tooMany(10), refusal.nobody],
    refusalOfWord: [refusal.notAWord('a b'), refusal.found, refusal.noMore(40), refusal.again('rain')],
    refusalOfRound: [refusal.host(10), refusal.needsChannel, refusal.noSentence('x', 4, 30)],
    refusalOfPoints: [
      ...[refusal.noModel.missing, refusal.noModel.unsupported].map((text) => text('How.')),
      refusal.noCandidates,
      refusal.sum(90),
      refusal.points('many'),
    ],
  };
  return new Map(
    Object.entries(all).flatMap(([name, list]) =>
      list.map((text, index): [string, string] => [`${name}.${index}`, text]),
    ),
  );
}

/** Signs, nothing but a value, and words that some languages share with English. */
const APART: ReadonlySet<string> = new Set([
  'blank',
  'mine.points',
  'picture.model',
  'reveal.bits',
  'standing.mean',
]);

describe.each(LOCALES)('texts of guessing in %s', (locale) => {
  it('are all read here, and none has a hole in it', () => {
    const { messages, unread } = watched(GUESS_MESSAGES[locale]);
    for (const [name, text] of guessTexts(messages)) {
      expect(text, name).not.toMatch(HOLE);
      expect(text.trim(), name).not.toBe('');
    }
    const left = unread().filter((path) => !path.startsWith('numbers.') && !APART.has(path));
    expect(left).toEqual([]);
  });

  it('fit where they are shown', () => {
    const { buttons, form, short, reveal } = GUESS_MESSAGES[locale];
    for (const label of Object.values(buttons)) expect(label.length).toBeLessThanOrEqual(45);
    for (const title of [form.word, form.splitTitle, form.guessTitle(40)])
      expect(title.length).toBeLessThanOrEqual(45);
    for (const word of Object.values(short)) expect(word.length).toBeLessThanOrEqual(13);
    for (const title of Object.values(reveal.columns)) expect(title.length).toBeLessThanOrEqual(8);
  });
});

describe('texts of guessing', () => {
  it.each(LOCALES.filter((locale) => locale !== 'en'))('are not left in English in %s', (locale) => {
    expect(leftInEnglish(guessTexts(GUESS_MESSAGES[locale]), guessTexts(GUESS_MESSAGES.en))).toEqual([]);
  });
});
