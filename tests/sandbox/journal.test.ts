/** The journal as everyone may see it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JournalBook, LONGEST_BODY } from '../../src/sandbox/journal-book.js';
import { KEPT } from '../../src/sandbox/limits.js';
import type { JournalLine } from '../../src/sandbox/protocol.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { call, Dispatches } from './bare-rest.js';
import { Person } from './control-client.js';
import { startTestBot } from './test-bot.js';

describe('of a conversation', () => {
  let dispatches: Dispatches;
  let sandbox: Sandbox;
  let ada: Person;
  beforeEach(async () => {
    dispatches = new Dispatches();
    sandbox = await startSandbox({ port: 0, journal: dispatches.journal });
    ada = new Person(sandbox);
  });
  afterEach(async () => {
    await sandbox.close();
  });

  it('tells all that bot and server said, and to which question it belongs', async () => {
    const bot = await startTestBot(sandbox);
    const log = await ada.listen();
    const { interactionId } = await ada.command('draw');
    await ada.message(interactionId, ({ content }) => content === 'and one more');
    const token = dispatches.token(interactionId);
    await expect
      .poll(
        async () =>
          (await ada.control.journal()).entries.filter((one) => one.interactionId === interactionId).length,
      )
      .toBe(4);
    await bot.stop();
    await expect.poll(async () => (await ada.control.journal()).entries.at(-1)?.title).toBe('close 1000');

    const { entries, next } = await ada.control.journal();
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1));
    expect(next).toBe(entries.length);
    const app = sandbox.applicationId;
    expect(entries.map(({ type, title }) => `${type} ${title}`)).toEqual([
      'request GET /gateway/bot',
      'gateway connect',
      'gateway identify, shard 0 of 1',
      'dispatch READY',
      'dispatch GUILD_CREATE',
      `request PUT /applications/${app}/commands`,
      'dispatch INTERACTION_CREATE',
      `request POST /interactions/${interactionId}/…/callback`,
      `request PATCH /webhooks/${app}/…/messages/@original`,
      `request POST /webhooks/${app}/…`,
      'gateway close 1000',
    ]);
    const callback = entries.find(({ title }) => title.endsWith('/callback'));
    expect(callback).toMatchObject({ status: 204, interactionId });
    expect(callback?.durationMs).toBeGreaterThan(0);
    expect(callback?.body).toContain('"type":5');
    const edit = entries.find(({ title }) => title.startsWith('PATCH'));
    expect(edit).toMatchObject({ status: 200, interactionId });
    expect(edit?.response).toContain('A picture');

    const told = log.events.flatMap((event) => (event.type === 'journal' ? [event.entry] : []));
    expect(told.length).toBeGreaterThanOrEqual(4);
    expect(entries).toEqual(expect.arrayContaining(told));
    await log.close();

    const everything = JSON.stringify([entries, told]);
    for (const secret of [token, sandbox.token, sandbox.key]) expect(everything).not.toContain(secret);
    expect(everything).not.toMatch(/"session_id\\":\\"[0-9a-f]{32}/);
  });

  it('is read page by page', async () => {
    for (let n = 0; n < 5; n++) await call(sandbox, 'GET', '/gateway');
    const first = await ada.control.journal({ limit: 2 });
    expect(first.entries.map(({ number }) => number)).toEqual([1, 2]);
    const second = await ada.control.journal({ after: first.next, limit: 2 });
    expect(second.entries.map(({ number }) => number)).toEqual([3, 4]);
    const third = await ada.control.journal({ after: second.next });
    expect(third).toMatchObject({ entries: [{ number: 5 }], next: 5 });
    expect(await ada.control.journal({ after: third.next })).toEqual({ entries: [], next: 5 });
    await expect(ada.control.journal({ limit: 1_001 })).rejects.toMatchObject({ status: 400 });
    await expect(ada.control.journal({ limit: 0 })).rejects.toMatchObject({ status: 400 });
    await expect(ada.control.journal({ after: -1 })).rejects.toMatchObject({ status: 400 });
  });
});

describe('of many entries', () => {
  const book = (lines: JournalLine[] = [], secrets: readonly string[] = []) =>
    new JournalBook({ secrets, interactionIdOf: () => undefined, onLine: (line) => lines.push(line) });
  const dispatch = (data: unknown) => ({
    type: 'dispatch' as const,
    atMs: 0,
    event: 'EVENT',
    data,
    sessions: 1,
  });

  it('keeps the last 2,000', () => {
    const kept = book();
    for (let n = 0; n < KEPT.journalLines + 1; n++) kept.add(dispatch(n));
    const { entries, next } = kept.page(0, 10);
    expect(entries[0]).toMatchObject({ number: 2, body: '1' });
    expect(next).toBe(11);
    expect(kept.page(KEPT.journalLines, 10).entries).toMatchObject([{ number: KEPT.journalLines + 1 }]);
  });

  it('keeps nothing that nobody was told', () => {
    const kept = book();
    kept.add({ ...dispatch('x'), sessions: 0 });
    expect(kept.page(0, 10)).toEqual({ entries: [], next: 0 });
  });

  it('shortens a body to 4,000 characters, never through one', () => {
    const lines: JournalLine[] = [];
    const kept = book(lines);
    // With its quotes the text is exactly as long as may be, and then one longer.
    kept.add(dispatch('x'.repeat(LONGEST_BODY - 2)));
    kept.add(dispatch('x'.repeat(LONGEST_BODY - 1)));
    kept.add(dispatch(`${'x'.repeat(LONGEST_BODY - 3)}🎾`));
    expect(lines[0]?.body).toBe(`"${'x'.repeat(LONGEST_BODY - 2)}"`);
    expect(lines[1]?.body).toBe(`"${'x'.repeat(LONGEST_BODY - 2)}…`);
    expect(lines[2]?.body).toBe(`"${'x'.repeat(LONGEST_BODY - 3)}…`);
  });

  it('cuts secrets out wherever they stand, also where the shortening would have cut them in half', () => {
    const lines: JournalLine[] = [];
    const secret = 'f'.repeat(48);
    const token = Buffer.from(`interaction:1:${'r'.repeat(40)}`).toString('base64url');
    const kept = book(lines, [secret]);
    kept.add(dispatch({ text: `a ${secret} b ${token} c`, token: 'short', deep: [{ session_id: 'x' }] }));
    kept.add(dispatch(`${'x'.repeat(LONGEST_BODY - 20)}${token}`));
    expect(lines[0]?.body).toBe('{"text":"a … b … c","token":"…","deep":[{"session_id":"…"}]}');
    expect(lines[1]?.body).toBe(`"${'x'.repeat(LONGEST_BODY - 20)}…"`);
  });
});
