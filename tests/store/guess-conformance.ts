/** What every store of rounds of guessing keeps to. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GuessStore, UNFINISHED_MS } from '../../src/guess/guess-store.js';
import { type Guess, type GuessRound, guessedAgain } from '../../src/guess/round.js';
import { GUESS_LIMITS } from '../../src/jobs/guess.js';
import { createPollId } from '../../src/polls/poll.js';

export interface OpenedGuesses {
  readonly guesses: GuessStore;
  /** The same rounds through a connection of its own. */
  readonly others: GuessStore;
  close(): Promise<void>;
}

const NOW_MS = 1_700_000_000_000;
const SERVER = 'g-200000000000000001';
const PRESS = { nowMs: NOW_MS };
const REPLY = {
  address: { via: 'discord', api: 'https://discord.com/api', applicationId: '5', token: 'a-token' },
  untilMs: NOW_MS + 900_000,
} as const;

export function round(changes: Partial<GuessRound> = {}): GuessRound {
  return {
    id: createPollId(),
    scope: SERVER,
    channel: '300000000000000001',
    mode: 'word',
    locale: 'pt-BR',
    source: '',
    context: 'He made a “pot” \0 of',
    word: 'tea',
    rest: '.',
    candidates: [],
    owner: '1',
    state: 'open',
    seconds: null,
    endsAtMs: null,
    message: null,
    createdAtMs: NOW_MS,
    ...changes,
  };
}

const word = (text: string) => (): Guess => ({ type: 'word', word: text });
const bits = (people: number) => ({ type: 'bits', bits: { people, model: 1 } }) as const;

export function describeGuesses(name: string, open: () => Promise<OpenedGuesses>): void {
  describe(`rounds of guessing in ${name}`, () => {
    let opened: OpenedGuesses;
    let guesses: GuessStore;
    beforeEach(async () => {
      opened = await open();
      guesses = opened.guesses;
    });
    afterEach(() => opened.close());

    async function created(changes: Partial<GuessRound> = {}): Promise<GuessRound> {
      const made = round(changes);
      expect(await guesses.create(made)).toBe('created');
      return made;
    }

    it('finds what was created, and nothing else', async () => {
      const made = await created({ mode: 'split', source: 'diary', candidates: ['tea', 'gold'] });
      expect(await opened.others.find(made.id)).toEqual({ round: made, players: 0, reply: undefined });
      expect(await guesses.find('nothing1')).toBeUndefined();
      expect(await guesses.create({ ...made, word: 'gold' })).toBe('id-taken');
      expect(await guesses.find(made.id)).toMatchObject({ round: { word: 'tea' } });
    });

    it('has so many going on in one scope at most, also when they begin at once', async () => {
      const all = Array.from({ length: GUESS_LIMITS.open + 3 }, (_, index) =>
        (index % 2 === 0 ? guesses : opened.others).create(round()),
      );
      const results = await Promise.all(all);
      expect(results.filter((result) => result === 'created')).toHaveLength(GUESS_LIMITS.open);
      expect(await guesses.create(round({ scope: 'g-2' }))).toBe('created');
    });

    it('keeps one guess of each of 40 people who guess at once, and the last of who changes it', async () => {
      const { id } = await created();
      const people = Array.from({ length: 40 }, (_, index) => `p-${index}`);
      await Promise.all(
        people.map((person, index) =>
          (index % 2 === 0 ? guesses : opened.others).guess(id, person, word(`w${index}`), PRESS),
        ),
      );
      expect(await guesses.guess(id, 'p-3', word('other'), { nowMs: NOW_MS + 1 })).toBe('kept');
      expect(await guesses.find(id)).toMatchObject({ players: 40 });
      expect(await opened.others.guessOf(id, 'p-3')).toEqual({ type: 'word', word: 'other' });
      const closed = await guesses.close(id, PRESS);
      expect(closed?.guesses).toHaveLength(40);
      expect(closed?.guesses.at(-1)).toEqual({ person: 'p-3', guess: { type: 'word', word: 'other' } });
    });

    it('loses none of one person’s guesses that come at once', async () => {
      const { id } = await created({ mode: 'shannon' });
      await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          (index % 2 === 0 ? guesses : opened.others).guess(
            id,
            'ada',
            (before) => guessedAgain(before, `w${index}`, false),
            PRESS,
          ),
        ),
      );
      const kept = await guesses.guessOf(id, 'ada');
      expect(kept?.type === 'shannon' && kept.words.toSorted()).toEqual(
        Array.from({ length: 10 }, (_, index) => `w${index}`),
      );
    });

    it('leaves everything as it was where the change gives nothing, and throws what it throws', async () => {
      const { id } = await created();
      await guesses.guess(id, 'ada', word('tea'), PRESS);
      expect(await guesses.guess(id, 'ada', () => undefined, PRESS)).toBe('as-it-was');
      const bug = () => {
        throw new Error('a bug');
      };
      await expect(guesses.guess(id, 'ada', bug, PRESS)).rejects.toThrow('a bug');
      expect(await guesses.guessOf(id, 'ada')).toEqual({ type: 'word', word: 'tea' });
    });

    it('takes so many people and no more', async () => {
      const { id } = await created();
      for (let person = 0; person < GUESS_LIMITS.players; person++)
        await guesses.guess(id, String(person), word('tea'), PRESS);
      expect(await guesses.guess(id, 'late', word('tea'), PRESS)).toBe('full');
      expect(await guesses.guess(id, '7', word('gold'), PRESS)).toBe('kept');
    }, 30_000);

    it('takes a guess back while it is open', async () => {
      const { id } = await created();
      await guesses.guess(id, 'ada', word('tea'), PRESS);
      expect(await guesses.withdraw(id, 'bob')).toBe(false);
      expect(await guesses.withdraw(id, 'ada')).toBe(true);
      expect(await guesses.find(id)).toMatchObject({ players: 0 });
      await guesses.guess(id, 'ada', word('tea'), PRESS);
      await guesses.close(id, PRESS);
      expect(await guesses.withdraw(id, 'ada')).toBe(false);
    });

    it('takes no guess after it is closed, and closes the same twice', async () => {
      const { id } = await created();
      await guesses.guess(id, 'ada', word('tea'), PRESS);
      const [one, two] = await Promise.all([guesses.close(id, PRESS), opened.others.close(id, PRESS)]);
      expect([one?.isFirst, two?.isFirst].toSorted()).toEqual([false, true]);
      expect({ ...one, isFirst: true }).toEqual({ ...two, isFirst: true });
      expect(one?.round.state).toBe('closed');
      expect(await guesses.guess(id, 'bob', word('tea'), PRESS)).toBe('closed');
      expect(await guesses.guess('nothing1', 'bob', word('tea'), PRESS)).toBe('closed');
      expect(await guesses.close('nothing1', PRESS)).toBeUndefined();
    });

    it('keeps the result and nobody’s guess, once', async () => {
      const { id, scope } = await created();
      await guesses.guess(id, 'ada', word('tea'), PRESS);
      expect(await guesses.finish(id, bits(2))).toBe(false);
      await guesses.close(id, PRESS);
      expect(await guesses.finish(id, bits(2))).toBe(true);
      expect(await guesses.finish(id, bits(3))).toBe(false);
      expect(await guesses.close(id, PRESS)).toBeUndefined();
      expect(await guesses.find(id)).toBeUndefined();
      expect(await guesses.guessOf(id, 'ada')).toBeUndefined();
      expect(await guesses.results(scope, 'word')).toEqual([bits(2)]);
      expect(await guesses.results(scope, 'split')).toEqual([]);
      expect(await guesses.results('g-2', 'word')).toEqual([]);
    });

    it('counts rounds with built-in sentences, also those that are revealed', async () => {
      const { id } = await created();
      await created({ source: 'diary' });
      await created({ mode: 'split' });
      await guesses.guess(id, 'ada', word('tea'), PRESS);
      await guesses.close(id, PRESS);
      await guesses.finish(id, bits(2));
      expect(await guesses.countOwn(SERVER)).toBe(2);
    });

    it('forgets what nobody goes on with, but no result', async () => {
      const old = await created();
      const fresh = await created();
      const done = await created();
      await guesses.guess(old.id, 'ada', word('tea'), PRESS);
      await guesses.guess(done.id, 'ada', word('tea'), PRESS);
      await guesses.close(done.id, PRESS);
      await guesses.finish(done.id, bits(2));
      const laterMs = NOW_MS + GUESS_LIMITS.lifetimeMs + 1;
      await guesses.guess(fresh.id, 'ada', word('tea'), { nowMs: laterMs });
      expect(await guesses.prune(laterMs)).toBe(1);
      expect(await guesses.find(old.id)).toBeUndefined();
      expect(await guesses.find(fresh.id)).toMatchObject({ players: 1 });
      expect(await guesses.results(SERVER, 'word')).toEqual([bits(2)]);
    });

    it('knows where the message can be changed, by the newest press that says so', async () => {
      const made = round({ seconds: 60, endsAtMs: NOW_MS + 60_000 });
      await guesses.create(made, REPLY);
      expect(await opened.others.find(made.id)).toEqual({ round: made, players: 0, reply: REPLY });
      const newest = { ...REPLY, address: { ...REPLY.address, token: 'another' } };
      await guesses.guess(made.id, 'ada', word('tea'), { nowMs: NOW_MS, reply: newest });
      await guesses.guess(made.id, 'bob', word('tea'), PRESS);
      await guesses.posted(made.id, '88');
      expect(await opened.others.find(made.id)).toMatchObject({ round: { message: '88' }, reply: newest });
      expect(await guesses.close(made.id, { nowMs: NOW_MS, reply: REPLY })).toMatchObject({ reply: REPLY });
      await guesses.remove(made.id);
      expect(await guesses.find(made.id)).toBeUndefined();
      expect(await guesses.guessOf(made.id, 'ada')).toBeUndefined();
    });

    it('finds what is to be revealed by itself, and what was closed and not finished', async () => {
      await created();
      const timed = await created({ seconds: 60, endsAtMs: NOW_MS + 60_000 });
      const closed = await created();
      const done = await created();
      await guesses.close(closed.id, { nowMs: NOW_MS + 5 });
      await guesses.close(done.id, PRESS);
      await guesses.finish(done.id, bits(2));
      const found = await opened.others.unfinished(NOW_MS + 10);
      expect(found.map(({ round: { id }, changedAtMs }) => [id, changedAtMs])).toEqual([
        [timed.id, NOW_MS],
        [closed.id, NOW_MS + 5],
      ]);
      const later = await guesses.unfinished(NOW_MS + UNFINISHED_MS + 10);
      expect(later.map(({ round: { id } }) => id)).toEqual([timed.id]);
    });

    it('adds up what everybody has lost, once for each round, and the model beside them', async () => {
      expect(await guesses.scores(SERVER, 'word')).toBeUndefined();
      const [one, two] = [await created(), await created()];
      await guesses.close(one.id, PRESS);
      await guesses.close(two.id, PRESS);
      const first = {
        people: [
          { person: '7', lost: 1 },
          { person: '8', lost: 4 },
        ],
        model: 2,
      };
      await Promise.all([
        guesses.finish(one.id, bits(2), first),
        opened.others.finish(one.id, bits(2), first),
      ]);
      await guesses.finish(two.id, bits(2), { people: [{ person: '7', lost: 3 }], model: 2.5 });
      expect(await opened.others.scores(SERVER, 'word')).toEqual({
        people: [
          { person: '7', rounds: 2, lost: 4, lostSquared: 10, difference: -0.5, differenceSquared: 1.25 },
          { person: '8', rounds: 1, lost: 4, lostSquared: 16, difference: 2, differenceSquared: 4 },
        ],
        model: { rounds: 2, lost: 4.5, lostSquared: 10.25 },
      });
      expect(await guesses.scores('g-2', 'word')).toBeUndefined();
      expect(await guesses.scores(SERVER, 'split')).toBeUndefined();
    });
  });
}
