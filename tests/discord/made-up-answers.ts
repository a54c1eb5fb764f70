/** Answers whose form is right and whose numbers are made up. */
import type { Answer, Question } from '../../src/jobs/contract.js';
import type { NextwordAnswer } from '../../src/jobs/nextword.js';
import { splitRungs } from '../../src/jobs/rungs.js';
import type { ScoredText } from '../../src/jobs/sequence.js';
import { answerPoll } from '../../worker/answer/poll.js';
import { nextwordAnswer } from '../render/sample-answers.js';

/** Its form is right and its numbers are made up. */
export function answerTo(question: Question): Answer {
  switch (question.kind) {
    case 'poll':
      return answerPoll(question);
    case 'nextword':
      return nextwordAnswer({ text: question.text, ...views(question) });
    case 'sequence': {
      const { text, compare, view = 'words', fromMessage = false } = question;
      const texts = [text, ...(compare === undefined ? [] : [compare])].map(scored);
      return {
        kind: 'sequence',
        view,
        fromMessage,
        texts,
        comparison: compare === undefined ? null : { likelier: 0, bits: 1, steps: [] },
        model: nextwordAnswer().model,
        elapsedMs: 1,
      };
    }
    case 'evidence': {
      const { word, text, fold = false } = question;
      const value = { probability: 0.5, lower: 0.5, upper: 0.5, bits: 1 };
      return {
        kind: 'evidence',
        word,
        text,
        folded: fold,
        contexts: [{ ...value, words: 0, text: '' }],
        jump: null,
        pointwiseMutualInformationBits: 0,
        leaveOneOut: [],
        mattersMost: null,
        model: nextwordAnswer().model,
        elapsedMs: 1,
      };
    }
    default:
      throw new Error(`no script for ${question.kind}`);
  }
}

function views({ view, seed, compare }: Extract<Question, { kind: 'nextword' }>): Partial<NextwordAnswer> {
  const tokens = { next: [], paths: [] };
  const search = {
    openPaths: 0,
    openMass: 0,
    prunedMass: 0,
    largestOpen: [],
    bestUnlisted: 0,
    nonCanonicalMass: 0,
  };
  const { masses, certified, expansions } = nextwordAnswer();
  return {
    ...(view === 'tokens' || view === 'how' ? { tokens } : {}),
    ...(view === 'how' ? { search } : {}),
    ...(seed === undefined
      ? {}
      : {
          draw: { seed, at: 0.5, intervals: [{ label: 'Paris', isWord: true, from: 0, to: 1 }], outcome: 0 },
        }),
    ...(compare === undefined
      ? {}
      : { compared: { text: compare, masses, certified, expansions, words: [] } }),
  };
}

function scored(text: string): ScoredText {
  const bits = 2;
  let log2Joint = 0;
  const rungs = splitRungs(text).map(({ text: shown, from, to, kind }, index) => {
    log2Joint -= bits + index;
    return {
      text: shown,
      from,
      to,
      kind,
      probability: 2 ** -(bits + index),
      lower: 2 ** -(bits + index),
      upper: 2 ** -(bits + index),
      bits: bits + index,
      log2Joint,
      tokens: [{ text: shown, probability: 0.25, bits }],
    };
  });
  return {
    text,
    rungs,
    totalBits: -log2Joint,
    tokens: rungs.length,
    words: rungs.length,
    bytes: Buffer.byteLength(text),
    bitsPerWord: bits,
    bitsPerToken: bits,
    bitsPerByte: 1,
    perplexityPerWord: 4,
    perplexityPerToken: 4,
    mostSurprising: rungs.length - 1,
  };
}
