/** Files of older versions: all that was in them is found by this one. */
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/ops/log.js';
import { PEOPLE } from '../../src/probability/population.js';
import { DatabaseGuesses } from '../../src/store/database-guesses.js';
import { DatabasePopulations } from '../../src/store/database-populations.js';
import { DatabaseQuizzes } from '../../src/store/database-quizzes.js';
import { openDatabase } from '../../src/store/open-database.js';
import { openStore } from '../../src/store/open-store.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { card } from './conformance.js';
import { round } from './guess-conformance.js';
import { population } from './population-conformance.js';
import { quizRound } from './quiz-conformance.js';

const logger = createLogger('given-test', 'silent');
const dataDirectory = scratchFolder();
const shared = scratchFolder();

/** As the first version made it: the tables of its one migration, and the migrator's own. */
const FIRST_SCHEMA = `
create table "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);
create table "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);
insert into "kysely_migration_lock" values ('migration_lock', 0);
insert into "kysely_migration" values ('0001-cards', '2026-11-20T10:00:00.000Z');
create table "cards" ("id" text not null primary key, "command" text not null, "options" text not null, "question" text not null,
  "parent" text, "person" text not null, "is_private" integer not null, "created_at" bigint not null);
create index "cards_of_person" on "cards" ("person", "created_at");
create index "cards_by_age" on "cards" ("created_at");
`;

describe('a file of the first version', () => {
  it('is brought up to date with all its cards, and takes new things', async () => {
    const plain = card({ id: 'aaaaaa', isPrivate: true });
    const inline = card({
      id: 'bbbbbb',
      parent: 'aaaaaa',
      command: 'prob',
      options: new Map([['question', 'tennis given football']]),
      question: { kind: 'prob', question: 'tennis given football', population: PEOPLE },
    });
    const file = new Database(join(dataDirectory, 'given.sqlite'));
    file.exec(FIRST_SCHEMA);
    const insert = file.prepare('insert into cards values (?, ?, ?, ?, ?, ?, ?, ?)');
    for (const { id, command, options, question, parent, person, isPrivate, createdAtMs } of [
      plain,
      inline,
    ]) {
      insert.run(
        id,
        command,
        JSON.stringify([...options]),
        JSON.stringify(question),
        parent,
        person,
        isPrivate ? 1 : 0,
        createdAtMs,
      );
    }
    file.close();

    const store = openStore({ databaseUrl: undefined, dataDirectory }, logger);
    expect(await store.cards.find('aaaaaa')).toEqual(plain);
    expect(await store.cards.find('bbbbbb')).toEqual(inline);
    const added = card({ question: inline.question });
    expect(await store.cards.save(added)).toBe(true);
    expect(await store.populations.create(population('us'))).toBe('created');
    await store.close();

    const later = openStore({ databaseUrl: undefined, dataDirectory }, logger);
    for (const each of [plain, inline, added]) expect(await later.cards.find(each.id)).toEqual(each);
    expect(await later.populations.find('g-200000000000000001', 'US')).toEqual(population('us'));
    await later.close();
  });
});

describe('rounds from before there was a language in them', () => {
  it('are read as English', async () => {
    const place = { databaseUrl: undefined, dataDirectory: scratchFolder() };
    const database = await openDatabase(place, logger);
    const [quizzes, guesses] = [new DatabaseQuizzes(database), new DatabaseGuesses(database)];
    const [quiz, guess] = [quizRound(), round()];
    expect([await quizzes.create(quiz), await guesses.create(guess)]).toEqual(['created', 'created']);
    expect((await quizzes.find(quiz.id))?.round.locale).toBe('de');
    expect((await guesses.find(guess.id))?.round.locale).toBe('pt-BR');
    const { locale, source, context, word, rest, candidates } = guess;
    expect(locale).not.toBe('en');
    await database.updateTable('quiz_rounds').set({ locale: null }).execute();
    const content = JSON.stringify({ source, context, word, rest, candidates });
    await database.updateTable('guess_rounds').set({ content }).execute();
    expect((await quizzes.find(quiz.id))?.round).toEqual({ ...quiz, locale: 'en' });
    expect((await guesses.find(guess.id))?.round).toEqual({ ...guess, locale: 'en' });
    await database.destroy();
  });
});

describe('a file that two connections write to', () => {
  it('takes the writes of one that was refused while the other wrote', async () => {
    const place = { databaseUrl: undefined, dataDirectory: shared };
    const [one, other] = [await openDatabase(place, logger), await openDatabase(place, logger)];
    const populations = [new DatabasePopulations(one), new DatabasePopulations(other)] as const;
    // The second cannot write until the first is done, which in one thread it only is after the second has given up.
    await one.transaction().execute(async (transaction) => {
      await transaction.insertInto('population_scopes').values({ scope: 'g-1' }).execute();
      await expect(
        other.insertInto('population_scopes').values({ scope: 'g-2' }).execute(),
      ).rejects.toThrow();
    });
    expect(await populations[1].create(population('us'))).toBe('created');
    expect(await populations[0].find('g-200000000000000001', 'us')).toEqual(population('us'));
    await Promise.all([one.destroy(), other.destroy()]);
  });
});
