import { describe, expect, it } from 'vitest';
import { EMPTY_CHRONICLE, withEntries, withStage } from '../../../src/sandbox/page/chronicle.js';
import { questionsOf, stageNow, stretchesOf } from '../../../src/sandbox/page/question-times.js';
import type { JournalLine } from '../../../src/sandbox/protocol.js';

const asked: JournalLine = {
  number: 1,
  atMs: 1000,
  type: 'dispatch',
  title: 'INTERACTION_CREATE',
  interactionId: '7',
  body: '{"type":2,"data":{"type":1,"name":"nextword"}}',
};
const deferred: JournalLine = {
  number: 2,
  atMs: 1010,
  type: 'request',
  title: 'POST /interactions/7/…/callback',
  status: 204,
  durationMs: 2,
  interactionId: '7',
  body: '{"type":5}',
};
const edited: JournalLine = {
  number: 4,
  atMs: 1500,
  type: 'request',
  title: 'PATCH /webhooks/1/…/messages/@original',
  status: 200,
  durationMs: 10,
  interactionId: '7',
};
const failed: JournalLine = { ...edited, number: 3, atMs: 1400, status: 503 };

describe('the chronicle', () => {
  it('keeps entries in order and each once, whether they come by the stream or by the page of the journal', () => {
    const chronicle = withEntries(withEntries(EMPTY_CHRONICLE, [edited]), [asked, deferred, edited]);
    expect(chronicle.entries.map(({ number }) => number)).toEqual([1, 2, 4]);
    expect(withEntries(chronicle, [asked])).toBe(chronicle);
  });

  it('tells the times of a question from what was said and what the bot told', () => {
    let chronicle = withEntries(EMPTY_CHRONICLE, [asked, deferred, failed, edited]);
    chronicle = withStage(chronicle, { interactionId: '7', stage: 'queued', atMs: 1020, ahead: 2 });
    chronicle = withStage(chronicle, { interactionId: '7', stage: 'running', atMs: 1200 });
    chronicle = withStage(chronicle, { interactionId: '7', stage: 'ended', atMs: 1390 });
    const [question] = questionsOf(chronicle);
    expect(question?.name).toBe('/nextword');
    expect(question?.moments).toEqual([
      { stage: 'sent', atMs: 1000 },
      { stage: 'acknowledged', atMs: 1010 },
      { stage: 'queued', atMs: 1020, ahead: 2 },
      { stage: 'running', atMs: 1200 },
      { stage: 'ended', atMs: 1390 },
      { stage: 'answered', atMs: 1510 },
    ]);
    const stretches = question === undefined ? [] : stretchesOf(question, 9999);
    expect(stretches.map(({ stage, lengthMs }) => [stage, lengthMs])).toEqual([
      ['sent', 10],
      ['acknowledged', 10],
      ['queued', 180],
      ['running', 190],
      ['ended', 120],
    ]);
  });

  it('counts what is on its way up to now, and no failed request as an answer', () => {
    const [question] = questionsOf(withEntries(EMPTY_CHRONICLE, [asked, deferred, failed]));
    expect(question === undefined ? undefined : stageNow(question)?.stage).toBe('acknowledged');
    expect(question === undefined ? [] : stretchesOf(question, 3010)).toEqual([
      { stage: 'sent', startMs: 1000, lengthMs: 10 },
      { stage: 'acknowledged', startMs: 1010, lengthMs: 2000 },
    ]);
  });

  it('takes a first answer that says it all as the answer, and leaves suggestions out', () => {
    const whole = { ...deferred, body: '{"type":4,"data":{"content":"x"}}' };
    const [question] = questionsOf(withEntries(EMPTY_CHRONICLE, [asked, whole]));
    expect(question?.moments.map(({ stage }) => stage)).toEqual(['sent', 'answered']);
    const typing = { ...asked, body: '{"type":4,"data":{"name":"prob"}}' };
    expect(questionsOf(withEntries(EMPTY_CHRONICLE, [typing]))).toEqual([]);
  });

  it('names a question whose entry was cut short, and the parts of messages', () => {
    const nameFor = (body: string) =>
      questionsOf(withEntries(EMPTY_CHRONICLE, [{ ...asked, body }]))[0]?.name;
    expect(nameFor('{"type":2,"data":{"name":"sequence","opt…')).toBe('/sequence');
    expect(nameFor('{"type":2,"data":{"type":3,"name":"How surprising?"}}')).toBe('How surprising?');
    expect(nameFor('{"type":3,"data":{"component_type":2}}')).toBe('a button');
    expect(nameFor('{"type":3,"data":{"component_type":3}}')).toBe('a menu');
    expect(nameFor('{"type":5,"data":{}}')).toBe('a form');
  });
});
