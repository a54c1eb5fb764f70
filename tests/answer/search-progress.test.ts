/** What is told of a search while it goes on. */
import { describe, expect, it } from 'vitest';
import type { NextwordQuestion } from '../../src/jobs/nextword.js';
import { type JobProgress, jobProgressSchema } from '../../src/jobs/progress.js';
import { answerNextword } from '../../worker/answer/nextword.js';
import type { ModelPorts } from '../../worker/answer/ports.js';
import {
  everySoOften,
  SEARCH_TOLD_EVERY_MS,
  type SearchStanding,
  together,
} from '../../worker/answer/search-progress.js';
import { answerWordProb } from '../../worker/answer/word-prob.js';
import { randomToyModel, toyVocabulary } from '../words/toy-model.js';
import { ToyEngine, toyTokenizer } from './toy-engine.js';

const model = randomToyModel(toyVocabulary(['a', 'b', ' a', ' b', ' ', '1', '.']), 11, 6);
const NEXTWORD: NextwordQuestion = { kind: 'nextword', text: 'ab a', words: 5 };

/** The model takes `batchMs` for each batch, by the clock of the test. */
function slowModel(batchMs: number) {
  let nowMs = 0;
  const engine = new ToyEngine(model);
  const told: { readonly atMs: number; readonly progress: JobProgress }[] = [];
  const tell = everySoOften(
    (progress) => told.push({ atMs: nowMs, progress }),
    () => nowMs,
  );
  const standings: SearchStanding[] = [];
  const ports: ModelPorts = {
    engine,
    tokenizer: toyTokenizer(model),
    onSearch(standing) {
      nowMs += batchMs;
      standings.push(standing());
      tell(standing);
    },
  };
  return { ports, told, standings };
}

const ASKED: readonly (readonly [string, number, (ports: ModelPorts) => Promise<unknown>])[] = [
  ['a list of words', 256, (ports) => answerNextword(NEXTWORD, ports)],
  ['two lists', 512, (ports) => answerNextword({ ...NEXTWORD, compare: 'b' }, ports)],
  [
    'the probability of words',
    480,
    (ports) => answerWordProb({ kind: 'word-prob', question: 'P(starts(a) | longer(1))', text: 'ab' }, ports),
  ],
];

describe.each(ASKED)('a search for %s', (_name, limit, ask) => {
  it('only gets further, up to its limit', async () => {
    const { ports, standings } = slowModel(0);
    await ask(ports);
    expect(standings.length).toBeGreaterThan(1);
    for (const [index, standing] of standings.entries()) {
      const before = standings[index - 1] ?? { expansions: 0, certified: 0 };
      expect(standing.limit).toBe(limit);
      expect(standing.expansions).toBeGreaterThanOrEqual(before.expansions);
      expect(standing.expansions).toBeLessThanOrEqual(limit);
      expect(standing.certified).toBeGreaterThanOrEqual(before.certified - 1e-9);
      expect(standing.certified).toBeLessThanOrEqual(1);
    }
  });

  it('is told of, in the form of the contract and not more often than it is said', async () => {
    const { ports, told } = slowModel(SEARCH_TOLD_EVERY_MS / 2);
    await ask(ports);
    expect(told.length).toBeGreaterThan(0);
    for (const [index, { atMs, progress }] of told.entries()) {
      expect(jobProgressSchema.parse(progress)).toEqual(progress);
      expect(atMs - (told[index - 1]?.atMs ?? 0)).toBeGreaterThanOrEqual(SEARCH_TOLD_EVERY_MS);
    }
  });

  it('is told of by nothing when it is short, and its answer is the same whether or not somebody listens', async () => {
    const { ports, told } = slowModel(1);
    const { onSearch: _nobody, ...silent } = slowModel(1).ports;
    const now = () => 0;
    expect(await ask({ ...ports, now })).toEqual(await ask({ ...silent, now }));
    expect(told).toEqual([]);
  });
});

describe('what is told', () => {
  const at = (expansions: number, certified: number) => () => ({ expansions, limit: 256, certified });

  it('is worked out only then, and is the newest', () => {
    let nowMs = 0;
    let workedOut = 0;
    const told: JobProgress[] = [];
    const onSearch = everySoOften(
      (progress) => told.push(progress),
      () => nowMs,
    );
    for (let step = 1; step <= 50; step++) {
      nowMs += 100;
      onSearch(() => {
        workedOut++;
        return at(step, step / 100)();
      });
    }
    expect(told).toEqual([
      { type: 'search', expansions: 20, limit: 256, certified: 0.2 },
      { type: 'search', expansions: 40, limit: 256, certified: 0.4 },
    ]);
    expect(workedOut).toBe(2);
  });

  it('of two searches is both together, of which one may not have begun', () => {
    const standings: SearchStanding[] = [];
    const of = together(2, (standing) => standings.push(standing()));
    of(0)(at(40, 0.5));
    of(1)(at(10, 0.25));
    of(0)(at(60, 1));
    expect(standings).toEqual([
      { expansions: 40, limit: 512, certified: 0.25 },
      { expansions: 50, limit: 512, certified: 0.375 },
      { expansions: 70, limit: 512, certified: 0.625 },
    ]);
  });
});
