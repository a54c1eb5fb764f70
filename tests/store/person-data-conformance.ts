/** What every database keeps to when somebody asks what is stored of them, and has it deleted. */
import type { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newProgress } from '../../src/lessons/lesson.js';
import { PEOPLE } from '../../src/probability/population.js';
import { DatabaseCards } from '../../src/store/database-cards.js';
import { DatabaseGuesses } from '../../src/store/database-guesses.js';
import { DatabaseLessons } from '../../src/store/database-lessons.js';
import { DatabasePersonData } from '../../src/store/database-person-data.js';
import { DatabasePolls } from '../../src/store/database-polls.js';
import { DatabasePopulations } from '../../src/store/database-populations.js';
import { DatabaseQuizzes } from '../../src/store/database-quizzes.js';
import type { Tables } from '../../src/store/tables.js';
import { card, SMALL } from './conformance.js';
import { round } from './guess-conformance.js';
import { poll, press } from './poll-conformance.js';
import { population } from './population-conformance.js';
import { quizRound } from './quiz-conformance.js';

const ME = '100000000000000001';
const OTHER = '100000000000000002';
const OWN = `u-${ME}`;
const SERVER = 'g-200000000000000001';
const NO_QUIZ = { answers: 0, scored: 0, reviews: 0, rounds: 0 };
const NOTHING = {
  cards: 0,
  votes: [],
  polls: [],
  guesses: [],
  rounds: 0,
  scoredRounds: 0,
  lesson: null,
  quiz: NO_QUIZ,
  owned: [],
  edited: [],
};
const NOW_MS = 1_700_000_000_000;

export function describePersonData(name: string, open: () => Promise<Kysely<Tables>>): void {
  describe(`what ${name} holds of a person`, () => {
    let database: Kysely<Tables>;
    beforeEach(async () => {
      database = await open();
    });
    afterEach(() => database.destroy());

    /** Everything that a person can leave, of two persons. */
    async function fill() {
      const cards = new DatabaseCards(database, SMALL);
      const populations = new DatabasePopulations(database);
      const polls = new DatabasePolls(database);
      const question = { kind: 'prob' as const, question: 'tennis', population: PEOPLE };
      const mine = [card({ question }), card({ isPrivate: true })];
      const theirs = card({ person: OTHER, question });
      for (const each of [...mine, theirs]) await cards.save(each);
      await populations.create(population('Study group', { owner: ME, editors: [OTHER] }));
      await populations.create(population('Theirs', { owner: OTHER, editors: [ME, '7'] }));
      await populations.create(population('Not mine', { owner: OTHER, editors: [`${ME}1`] }));
      await populations.create(population('Diary', { scope: OWN, owner: ME }));
      await populations.setDefault({ scope: OWN, channel: '4' }, 'diary');
      const [started, joined] = [poll({ title: 'Mine', owner: ME }), poll({ title: 'Joined', owner: OTHER })];
      await polls.create(started);
      await polls.create(joined);
      await polls.vote(joined.id, { type: 'toggle', attribute: 0 }, press(ME));
      await polls.vote(joined.id, { type: 'toggle', attribute: 1 }, press(ME));
      await polls.vote(joined.id, { type: 'none' }, press(OTHER));
      await polls.vote(started.id, { type: 'none' }, press(ME));
      const guesses = new DatabaseGuesses(database);
      const [begun, played, own] = [
        round({ owner: ME, context: 'Mine' }),
        round({ owner: OTHER, context: 'She made a pot of' }),
        round({ scope: OWN, owner: ME, context: 'Alone' }),
      ];
      for (const each of [begun, played, own]) await guesses.create(each);
      await guesses.guess(played.id, ME, () => ({ type: 'word', word: 'tea' }), { nowMs: NOW_MS });
      await guesses.guess(played.id, OTHER, () => ({ type: 'word', word: 'gold' }), { nowMs: NOW_MS });
      const scored = round({ owner: OTHER });
      await guesses.create(scored);
      await guesses.close(scored.id, { nowMs: NOW_MS });
      await guesses.finish(
        scored.id,
        { type: 'nothing' },
        { people: [ME, OTHER].map((person) => ({ person, lost: 1 })), model: 2 },
      );
      const lessons = new DatabaseLessons(database);
      await lessons.change(ME, () => ({ ...newProgress(1_700_000_000_000), step: 3 }));
      await lessons.change(OTHER, () => newProgress(1_700_000_000_000));
      const quizzes = new DatabaseQuizzes(database);
      const [group, solo] = [quizRound({ host: ME }), quizRound({ host: ME, mode: 'solo' })];
      for (const quiz of [group, solo]) {
        const wrong = quiz.questions[0]?.options.findIndex((option) => option !== null) ?? 0;
        await quizzes.create(quiz);
        await quizzes.answer(quiz.id, 1, { type: 'choose', option: wrong }, press(ME));
      }
      await quizzes.answer(group.id, 1, { type: 'choose', option: 0 }, press(OTHER));
      await quizzes.reveal(group.id, 1, press(ME));
      const quiz = { quizzes, group, solo };
      return { cards, populations, polls, guesses, mine, theirs, started, joined, begun, played, own, quiz };
    }

    it('is nothing at first', async () => {
      const data = new DatabasePersonData(database);
      expect(await data.of(ME)).toEqual(NOTHING);
      expect(await data.forget(ME)).toEqual({
        cards: 0,
        votes: [],
        polls: 0,
        guesses: [],
        rounds: 0,
        scoredRounds: 0,
        lesson: false,
        quiz: false,
        deleted: [],
        handedOver: [],
        noLongerEdited: [],
      });
    });

    it('is told in full', async () => {
      await fill();
      const { votes, ...rest } = await new DatabasePersonData(database).of(ME);
      expect(rest).toEqual({
        cards: 2,
        polls: ['Mine'],
        guesses: [{ scope: SERVER, context: 'She made a pot of', guess: 'tea' }],
        rounds: 2,
        scoredRounds: 1,
        lesson: 3,
        quiz: { answers: 2, scored: 1, reviews: 1, rounds: 2 },
        owned: [
          { scope: SERVER, name: 'Study group' },
          { scope: OWN, name: 'Diary' },
        ],
        edited: [{ scope: SERVER, name: 'Theirs' }],
      });
      expect(votes.toSorted((a, b) => a.title.localeCompare(b.title))).toEqual([
        { scope: SERVER, title: 'Joined', answers: ['tennis', 'football'] },
        { scope: SERVER, title: 'Mine', answers: [] },
      ]);
    });

    it('is all deleted on request, and nothing of anyone else', async () => {
      const filled = await fill();
      const { cards, populations, polls, guesses, mine, theirs, started, joined, begun, played, own } =
        filled;
      const data = new DatabasePersonData(database);
      const before = await data.of(OTHER);
      expect(await data.forget(ME)).toEqual({
        cards: 2,
        votes: expect.arrayContaining([started.id, joined.id]),
        polls: 1,
        guesses: [played.id],
        rounds: 1,
        scoredRounds: 1,
        lesson: true,
        quiz: true,
        deleted: [{ scope: OWN, name: 'Diary' }],
        handedOver: [{ scope: SERVER, name: 'Study group' }],
        noLongerEdited: [{ scope: SERVER, name: 'Theirs' }],
      });
      expect(await data.of(ME)).toEqual(NOTHING);
      expect(await data.of(OTHER)).toEqual(before);
      for (const { id } of mine) expect(await cards.find(id)).toBeUndefined();
      expect(await cards.find(theirs.id)).toEqual(theirs);
      expect(await populations.find(SERVER, 'study group')).toMatchObject({ owner: '', editors: [OTHER] });
      expect(await populations.find(SERVER, 'theirs')).toMatchObject({ owner: OTHER, editors: ['7'] });
      expect(await populations.find(OWN, 'diary')).toBeUndefined();
      expect(await populations.defaultOf({ scope: OWN, channel: '4' })).toBeUndefined();
      expect(await polls.find(started.id)).toMatchObject({
        poll: { owner: '', state: 'open' },
        counts: [0, 0, 0, 0],
      });
      // What stands in the message is out of date now.
      expect(await polls.find(joined.id)).toMatchObject({ poll: { revision: 4 }, counts: [1, 0, 0, 0] });
      expect(await guesses.find(begun.id)).toMatchObject({ round: { owner: '', state: 'open' } });
      expect(await guesses.find(own.id)).toBeUndefined();
      expect(await guesses.find(played.id)).toMatchObject({ players: 1, round: { owner: OTHER } });
      expect(await guesses.guessOf(played.id, ME)).toBeUndefined();
      const { quizzes, solo, group } = filled.quiz;
      expect(await quizzes.find(solo.id)).toBeUndefined();
      expect(await quizzes.find(group.id)).toMatchObject({
        round: { host: '' },
        answers: [{ person: OTHER }],
      });
      const rows = JSON.stringify(
        await Promise.all(
          (
            [
              'cards',
              'populations',
              'channel_defaults',
              'polls',
              'votes',
              'guess_rounds',
              'guess_scores',
              'guesses',
              'lessons',
              'quiz_rounds',
              'quiz_answers',
              'quiz_scores',
              'quiz_months',
              'quiz_tallies',
              'quiz_reviews',
            ] as const
          ).map((table) => database.selectFrom(table).selectAll().execute()),
        ),
      );
      expect(rows).not.toMatch(new RegExp(`\\b${ME}\\b`));
    });

    it('is deleted as a whole or not at all', async () => {
      await fill();
      const data = new DatabasePersonData(database);
      const before = await data.of(ME);
      // The last step cannot be done.
      await database.schema.alterTable('populations').renameColumn('editors', 'others').execute();
      await expect(data.forget(ME)).rejects.toThrow();
      await database.schema.alterTable('populations').renameColumn('others', 'editors').execute();
      expect(await data.of(ME)).toEqual(before);
    });
  });
}
