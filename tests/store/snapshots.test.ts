import { describe, expect, it } from 'vitest';
import type { Population } from '../../src/jobs/population.js';
import { createLogger } from '../../src/ops/log.js';
import { PEOPLE } from '../../src/probability/population.js';
import type { StoredCard } from '../../src/store/card.js';
import { DatabaseCards } from '../../src/store/database-cards.js';
import { openDatabase } from '../../src/store/open-database.js';
import { lackingParts, putTogether, takeApart } from '../../src/store/snapshots.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { card, SMALL } from './conformance.js';

const DAY_MS = 24 * 60 * 60_000;
const folder = scratchFolder();

const about = (population: Population, changes: Partial<StoredCard> = {}) =>
  card({ question: { kind: 'prob', question: 'tennis', population }, ...changes });

describe('large parts of questions', () => {
  it.each([
    { kind: 'of a kind to come', corpus: 'a\0 \uD800 b', words: 5 },
    { kind: 'both', corpus: '', population: { name: 'p', attributes: [], groups: [] } },
    { kind: 'neither', text: 'population', words: 0.1 },
    { kind: 'prob', population: undefined, corpus: 'c' },
  ])('are taken out of a question and put back, bit for bit: %j', (question) => {
    const { question: kept, parts } = takeApart(question);
    const read: unknown = JSON.parse(JSON.stringify(kept));
    expect(lackingParts(read).toSorted()).toEqual([...parts.keys()].toSorted());
    expect(JSON.stringify(putTogether(read, parts))).toBe(JSON.stringify(question));
    if (parts.size > 0) expect(putTogether(read, new Map())).toBeUndefined();
  });

  it.each([null, 7, 'text', [], { population: { snapshot: 'short' } }, { corpus: { snapshot: 5 } }])(
    'lack nothing in %j',
    (question) => {
      expect(lackingParts(question)).toEqual([]);
      expect(putTogether(question, new Map())).toBe(question);
    },
  );

  it('are kept once for each content, and as long as a card holds them', async () => {
    const database = await openDatabase(
      { databaseUrl: undefined, dataDirectory: folder },
      createLogger('given-test', 'silent'),
    );
    const cards = new DatabaseCards(database, { ...SMALL, lifetimeMs: 10 * DAY_MS });
    const hashes = async () => (await database.selectFrom('snapshots').select('hash').execute()).length;
    const nowMs = Date.now();
    const other: Population = { ...PEOPLE, name: 'others' };
    const old = about(PEOPLE, { createdAtMs: nowMs - 5 * DAY_MS });
    const young = about(PEOPLE, { createdAtMs: nowMs });
    const apart = about(other, { createdAtMs: nowMs - 5 * DAY_MS });
    for (const each of [old, young, apart]) await cards.save(each);
    expect(await hashes()).toBe(2);
    const [row] = await database.selectFrom('cards').select('question').where('id', '=', old.id).execute();
    expect(row?.question).not.toContain('football');

    expect(await cards.prune(nowMs + 6 * DAY_MS)).toBe(2);
    expect(await hashes()).toBe(1);
    expect(await cards.find(young.id)).toEqual(young);
    // What is saved now finds its part there or brings it again.
    const again = about(other, { createdAtMs: nowMs + 6 * DAY_MS });
    await cards.save(again);
    expect(await cards.find(again.id)).toEqual(again);
    expect(await cards.prune(nowMs + 30 * DAY_MS)).toBe(2);
    expect(await hashes()).toBe(0);
    expect(await database.selectFrom('card_snapshots').selectAll().execute()).toEqual([]);
    await database.destroy();
  });

  it('that are gone leave a card that counts as not kept', async () => {
    const database = await openDatabase(
      { databaseUrl: undefined, dataDirectory: folder },
      createLogger('given-test', 'silent'),
    );
    const cards = new DatabaseCards(database, SMALL);
    const kept = about(PEOPLE);
    await cards.save(kept);
    await database.deleteFrom('snapshots').execute();
    expect(await cards.find(kept.id)).toBeUndefined();
    expect(await cards.recent(kept.person, 25)).toEqual([]);
    await database.destroy();
  });
});
