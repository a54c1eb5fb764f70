import { beforeEach, describe, expect, it } from 'vitest';
import { GuessDesk, type GuessScreen } from '../../src/guess/guess-desk.js';
import type { GuessRound } from '../../src/guess/round.js';
import type { Answer, Job } from '../../src/jobs/contract.js';
import { GUESS_LIMITS, type GuessRevealAnswer } from '../../src/jobs/guess.js';
import { createLogger } from '../../src/ops/log.js';
import type { Member } from '../../src/polls/poll-desk.js';
import { MemoryGuesses } from '../../src/store/memory-guesses.js';
import { nextwordAnswer } from '../render/sample-answers.js';
import { ScriptedQueue } from '../support/scripted-queue.js';

const SERVER = 'g-200000000000000001';
const TEXT = { name: 'diary', content: 'When it is cloudy, it often rains.' };

function member(person: string, changes: Partial<Member> = {}): Member {
  return {
    person,
    place: { scope: SERVER, channel: '3' },
    mayManage: false,
    reply: { via: 'discord', api: 'http://127.0.0.1:9/api', applicationId: '5', token: `of-${person}` },
    ...changes,
  };
}

function revealed({ question }: Job): Answer {
  if (question.kind !== 'guess-reveal') return nextwordAnswer();
  const marked = { word: question.word, people: 0, lower: 0.1, upper: 0.1, lost: { from: 1, to: 1 } };
  return {
    ...question,
    next: nextwordAnswer(),
    author: { ...marked, rank: { from: 2, to: 2 } },
    guessed: [],
    unmarked: 0,
    winners: [],
    result: { type: 'bits', bits: { people: 2, model: 3 } },
    standing: {},
  } satisfies GuessRevealAnswer;
}

function countedAnswer(missing: 'model-missing' | 'model-unsupported'): Answer {
  return {
    kind: 'counted-nextword',
    text: 'It is',
    missing,
    given: ['it', 'is'],
    givenSeen: 0,
    seen: 10,
    words: [{ word: 'cloudy', probability: 0.5, times: 5 }],
    masses: { otherWords: 0.5, number: 0, punctuation: 0, newWords: 0, endOfSentence: 0 },
    watched: [],
    counted: { words: 10, different: 5, sentences: 2 },
    leftOut: [],
  };
}

/** A thread, and what is shown in it. */
class RecordingScreen implements GuessScreen {
  readonly revealed: GuessRound[] = [];
  posts: string | undefined = '77';
  show = async () => true;
  openThread = async () => '33';
  post = async () => this.posts;
  showRevealed = async (round: GuessRound) => void this.revealed.push(round);
}

describe('rounds of guessing', () => {
  let queue: ScriptedQueue;
  let guesses: MemoryGuesses;
  let desk: GuessDesk;
  let nowMs: number;
  let screen: RecordingScreen;
  const timers = new Set<{ readonly atMs: number; readonly act: () => void }>();
  beforeEach(() => {
    queue = new ScriptedQueue((job) => ({ type: 'answer', answer: revealed(job) }));
    guesses = new MemoryGuesses();
    screen = new RecordingScreen();
    timers.clear();
    nowMs = 1_700_000_000_000;
    desk = new GuessDesk({
      guesses,
      producer: queue,
      screen,
      later: (delayMs, act) => {
        const timer = { atMs: nowMs + delayMs, act };
        timers.add(timer);
        return () => timers.delete(timer);
      },
      logger: createLogger('given-test', 'silent'),
      now: () => nowMs,
    });
  });

  async function started(mode: GuessRound['mode'] = 'word', text?: typeof TEXT): Promise<GuessRound> {
    const round = await desk.start(
      { mode, locale: 'de', ...(text === undefined ? {} : { text }) },
      member('host'),
    );
    if (!round.ok) throw new Error(round.refusal.code);
    return round.value.round;
  }

  it('take one sentence after the other, and sentences of the group’s text', async () => {
    const [one, two] = [await started(), await started()];
    expect(one.context).not.toBe(two.context);
    const own = await started('word', TEXT);
    expect(`${own.context} ${own.word}${own.rest}`).toBe(TEXT.content);
    expect(own.source).toBe('diary');
    const none = { mode: 'word' as const, locale: 'en' as const, text: { name: 'x', content: 'Short.' } };
    expect(await desk.start(none, member('host'))).toMatchObject({
      refusal: { code: 'guess-no-sentence', name: 'x' },
    });
    for (let open = 3; open < GUESS_LIMITS.open; open++) await started();
    expect(await desk.start({ mode: 'word', locale: 'en' }, member('host'))).toMatchObject({
      refusal: { code: 'too-many-rounds' },
    });
  });

  it('lets ten people guess and change it, and asks the worker once with all that they said last', async () => {
    const { id, scope } = await started();
    const people = Array.from({ length: 10 }, (_, index) => `p-${index}`);
    await Promise.all(people.map((person) => desk.guess(id, 'first', member(person))));
    await Promise.all(people.map((person) => desk.guess(id, ` Word${person.at(-1)}. `, member(person))));
    expect(await desk.guess(id, 'two words', member('p-1'))).toMatchObject({
      refusal: { code: 'guess-not-a-word' },
    });
    await desk.withdraw(id, member('p-9'));
    expect(await desk.mine(id, member('p-3'))).toMatchObject({ value: { guess: { word: 'Word3' } } });
    expect(await desk.reveal(id, member('p-3'))).toMatchObject({ refusal: { code: 'guess-host' } });
    expect(await desk.reveal(id, member('host'))).toEqual({ ok: true, value: null });
    const [{ question, reply } = { question: undefined, reply: undefined }] = reveals();
    expect(reveals()).toHaveLength(1);
    expect(reply).toMatchObject({ token: 'of-host' });
    if (question?.kind !== 'guess-reveal') throw new Error('no reveal');
    expect(
      question.guesses.map(({ person, guess }) => [person, guess.type === 'word' && guess.word]),
    ).toEqual(people.slice(0, 9).map((person) => [person, `Word${person.at(-1)}`]));
    expect(await guesses.results(scope, 'word')).toEqual([{ type: 'bits', bits: { people: 2, model: 3 } }]);
    for (const again of [desk.reveal(id, member('host')), desk.guess(id, 'late', member('p-1'))])
      expect(await again).toMatchObject({ refusal: { code: 'guess-closed' } });
  });

  it('are revealed by the host, a manager of the server, or after a while by anyone', async () => {
    const first = await started();
    expect(await desk.reveal(first.id, member('host'))).toMatchObject({ refusal: { code: 'guess-nobody' } });
    await desk.guess(first.id, 'tea', member('ada'));
    const elsewhere = member('boss', { mayManage: true, place: { scope: 'g-9', channel: '3' } });
    expect(await desk.reveal(first.id, elsewhere)).toMatchObject({ refusal: { code: 'guess-host' } });
    expect((await desk.reveal(first.id, member('boss', { mayManage: true }))).ok).toBe(true);
    const second = await started();
    await desk.guess(second.id, 'tea', member('ada'));
    nowMs += GUESS_LIMITS.hostMs;
    expect((await desk.reveal(second.id, member('ada'))).ok).toBe(true);
  });

  it('keep all guesses when the model is away, and are revealed by the next press', async () => {
    const { id } = await started();
    await desk.guess(id, 'tea', member('ada'));
    queue.outcomeOf = () => ({ type: 'failure', code: 'model-missing' });
    await expect(desk.reveal(id, member('host'))).rejects.toMatchObject({ code: 'model-missing' });
    expect(await desk.guess(id, 'late', member('bob'))).toMatchObject({ refusal: { code: 'guess-closed' } });
    queue.outcomeOf = (job) => ({ type: 'answer', answer: revealed(job) });
    expect((await desk.reveal(id, member('host'))).ok).toBe(true);
    const last = queue.jobs.at(-1)?.question;
    expect(last?.kind === 'guess-reveal' && last.guesses).toHaveLength(1);
  });

  it('split points over the model’s words', async () => {
    const { id, candidates } = await started('split');
    expect(queue.jobs[0]).toMatchObject({ reply: { via: 'return' }, question: { kind: 'nextword' } });
    expect(candidates.length).toBeGreaterThan(0);
    expect(candidates.length).toBeLessThanOrEqual(GUESS_LIMITS.candidates);
    const points = candidates.map((_, index) => (index === 0 ? '70' : ''));
    expect(await desk.split(id, [...points, '20'], member('ada'))).toMatchObject({
      refusal: { code: 'guess-sum', sum: 90 },
    });
    expect(await desk.split(id, [...points, '30'], member('ada'))).toMatchObject({ ok: true });
    expect(await desk.split(id, [...points, 'x'], member('ada'))).toMatchObject({
      refusal: { code: 'guess-points' },
    });
    expect(await desk.mine(id, member('ada'))).toMatchObject({ value: { guess: { type: 'split' } } });
    expect(await desk.guess(id, 'tea', member('ada'))).toMatchObject({ ok: false });
  });

  it('are shown by the bot itself, or by the next press, when the one that revealed them leads nowhere', async () => {
    queue.outcomeOf = (job) => ({
      type: 'answer',
      answer: revealed(job),
      ...(job.reply.via === 'discord' && job.reply.token === 'of-host' ? { isUnseen: true } : {}),
    });
    const apart = await desk.start({ mode: 'word', locale: 'en', isApart: true }, member('host'));
    if (!apart.ok) throw new Error(apart.refusal.code);
    const { id } = apart.value.round;
    const there = { place: { scope: SERVER, channel: '33' } };
    await desk.guess(id, 'tea', member('ada', there));
    expect((await desk.reveal(id, member('host', there))).ok).toBe(true);
    expect(screen.revealed.map((round) => round.id)).toEqual([id]);
    const within = await started();
    await desk.guess(within.id, 'tea', member('ada'));
    await expect(desk.reveal(within.id, member('host'))).rejects.toMatchObject({ code: 'expired' });
    expect(await guesses.find(within.id)).toMatchObject({ round: { state: 'closed' }, players: 1 });
    expect((await desk.reveal(within.id, member('boss', { mayManage: true }))).ok).toBe(true);
    expect(await guesses.find(within.id)).toBeUndefined();
  });

  it.each([
    ['word', 'model-missing', 'missing'],
    ['split', 'model-unsupported', 'unsupported'],
    ['shannon', 'model-missing', 'missing'],
  ] as const)('do not begin without a model to play against: %s', async (mode, code, lack) => {
    const refusal = { code: 'guess-no-model', lack };
    const wish = { mode, locale: 'en' } as const;
    queue.outcomeOf = () => ({ type: 'failure', code });
    expect(await desk.start(wish, member('host'))).toEqual({ ok: false, refusal });
    // As a worker without one answers: what is counted is not the model's opinion.
    queue.outcomeOf = () => ({ type: 'answer', answer: countedAnswer(code) });
    expect(await desk.start(wish, member('host'))).toEqual({ ok: false, refusal });
    expect(await guesses.countOwn(SERVER)).toBe(0);
    // And as soon as it is there they do.
    queue.outcomeOf = (job) => ({ type: 'answer', answer: revealed(job) });
    expect((await desk.start(wish, member('host'))).ok).toBe(true);
  });

  it('begin while the model is only busy, and do not ask again what has just spoken', async () => {
    queue.outcomeOf = () => ({ type: 'failure', code: 'expired' });
    expect((await desk.start({ mode: 'word', locale: 'en' }, member('host'))).ok).toBe(true);
    queue.outcomeOf = () => ({ type: 'failure', code: 'queue-unavailable' });
    await expect(desk.start({ mode: 'word', locale: 'en' }, member('host'))).rejects.toMatchObject({
      code: 'queue-unavailable',
    });
    queue.outcomeOf = (job) => ({ type: 'answer', answer: revealed(job) });
    const asked = queue.jobs.length;
    for (let round = 0; round < 3; round++) await started();
    expect(queue.jobs).toHaveLength(asked + 1);
    nowMs += 11 * 60_000;
    await started();
    expect(queue.jobs).toHaveLength(asked + 2);
  });

  it('do not begin with points where no model names words', async () => {
    queue.outcomeOf = () => ({
      type: 'answer',
      answer: { ...nextwordAnswer(), words: [] },
    });
    expect(await desk.start({ mode: 'split', locale: 'en' }, member('host'))).toMatchObject({
      refusal: { code: 'guess-no-candidates' },
    });
  });

  it('tell each privately whether a guess is right, and count every other word once', async () => {
    const { id, word } = await started('shannon');
    const ada = member('ada');
    expect(await desk.guess(id, 'zebra', ada)).toMatchObject({ value: { guess: { isFound: false } } });
    expect(await desk.guess(id, 'Zebra', ada)).toMatchObject({ refusal: { code: 'guess-again' } });
    expect(await desk.guess(id, word.toUpperCase(), ada)).toMatchObject({
      value: { guess: { isFound: true, words: ['zebra', word.toUpperCase()] } },
    });
    expect(await desk.guess(id, 'more', ada)).toMatchObject({ refusal: { code: 'guess-found' } });
  });

  it('are of the channel that they were begun in, and of no other', async () => {
    const { id } = await started();
    const elsewhere = member('ada', { place: { scope: SERVER, channel: '4' } });
    for (const done of [
      desk.guess(id, 'tea', elsewhere),
      desk.mine(id, elsewhere),
      desk.withdraw(id, elsewhere),
      desk.reveal(id, elsewhere),
      desk.split(id, ['100'], member('ada')),
      desk.guess('nothing1', 'tea', member('ada')),
    ])
      expect(await done).toMatchObject({ refusal: { code: 'guess-closed' } });
  });

  const settled = () => new Promise((resolve) => setImmediate(resolve));
  async function advance(ms: number): Promise<void> {
    nowMs += ms;
    for (const timer of timers) if (timer.atMs <= nowMs && timers.delete(timer)) timer.act();
    await settled();
  }
  const reveals = () => queue.jobs.filter(({ question }) => question.kind === 'guess-reveal');

  it('reveal themselves once when their time is over, also of several bots, and score everyone', async () => {
    const begun = await desk.start({ mode: 'word', locale: 'en', seconds: 60 }, member('host'));
    if (!begun.ok) throw new Error(begun.refusal.code);
    const { round } = begun.value;
    const another = new GuessDesk({
      guesses,
      producer: queue,
      screen,
      logger: createLogger('given-test', 'silent'),
      now: () => nowMs,
      later: (delayMs, act) => {
        const timer = { atMs: nowMs + delayMs, act };
        timers.add(timer);
        return () => timers.delete(timer);
      },
    });
    await another.sweep();
    await desk.guess(round.id, round.word, member('ada'));
    await desk.guess(round.id, 'certainlynot', member('bob'));
    await advance(59_000);
    expect(reveals()).toHaveLength(0);
    await advance(2_000);
    expect(reveals()).toHaveLength(1);
    // Where the newest press can change it.
    expect(reveals()[0]?.reply).toMatchObject({ token: 'of-bob' });
    expect(await desk.guess(round.id, 'late', member('eve'))).toMatchObject({
      refusal: { code: 'guess-closed' },
    });
    const table = (await desk.scores(SERVER)).get('word');
    expect(table?.people.map(({ person, lost }) => [person, lost])).toEqual([
      ['ada', 0],
      ['bob', -Math.log2(0.01)],
    ]);
    expect(table?.model.rounds).toBe(1);
  });

  it('that a bot closed and died with are revealed by another one, two minutes later', async () => {
    const round = await started();
    await desk.guess(round.id, 'tea', member('ada'));
    await guesses.close(round.id, { nowMs });
    await desk.sweep();
    await settled();
    expect(reveals()).toHaveLength(0);
    nowMs += 121_000;
    await desk.sweep();
    await settled();
    expect(reveals()).toHaveLength(1);
    expect(await guesses.find(round.id)).toBeUndefined();
  });

  it('are played in a thread of their own, and shown there by the bot itself when no press can change it any more', async () => {
    const begun = await desk.start(
      { mode: 'word', locale: 'en', isApart: true, seconds: 10 },
      member('host'),
    );
    if (!begun.ok) throw new Error(begun.refusal.code);
    expect(begun.value).toMatchObject({ isThread: true, round: { channel: '33' } });
    await advance(11_000);
    expect(reveals()[0]?.reply).toEqual({ via: 'return' });
    expect(screen.revealed).toMatchObject([{ message: '77', channel: '33' }]);
    screen.posts = undefined;
    expect(await desk.start({ mode: 'word', locale: 'en', isApart: true }, member('host'))).toMatchObject({
      refusal: { code: 'guess-no-room' },
    });
  });
});
