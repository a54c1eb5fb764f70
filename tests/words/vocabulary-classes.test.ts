import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathTree } from '../../worker/words/path-tree.js';
import { prefixForest } from '../../worker/words/prefix-forest.js';
import {
  ENDS_INSIDE,
  ENDS_WORD,
  GOES_ON,
  MAY_END,
  VocabularyClasses,
} from '../../worker/words/vocabulary-classes.js';
import { OUTCOMES } from '../../worker/words/word-grammar.js';
import { WordTrie } from '../../worker/words/word-trie.js';
import { tokenOf, toyVocabulary } from './toy-model.js';

const vocabulary = toyVocabulary([
  ' ',
  ' a',
  'a',
  'b',
  "'",
  "'s",
  '1',
  '.',
  'b.',
  '\n',
  [0x20, 0xc3],
  [0xa9],
]);
const classes = new VocabularyClasses(vocabulary);
const codes = (state: number) => classes.table(state).sieve.classes;
const code = (state: number, text: string) => codes(state)[tokenOf(vocabulary, text)];
const outcome = (name: (typeof OUTCOMES)[number]) => OUTCOMES.indexOf(name);

function stateAfter(state: number, text: string): number {
  const table = classes.table(state);
  const position = table.sieve.candidates.indexOf(tokenOf(vocabulary, text));
  return table.states[position] ?? -1;
}

describe('vocabulary classes', () => {
  it('depend on where the path stands', () => {
    const start = classes.start('word');
    expect(code(start, ' a')).toBe(GOES_ON);
    expect(code(start, 'a')).toBe(outcome('lastWordContinues'));
    expect(code(start, '.')).toBe(outcome('punctuation'));
    expect(code(start, '1')).toBe(outcome('lastWordContinues'));
    const word = stateAfter(start, ' a');
    expect(classes.isInWord(word)).toBe(true);
    expect(code(word, 'a')).toBe(GOES_ON);
    expect(code(word, '1')).toBe(GOES_ON);
    expect(code(word, "'")).toBe(MAY_END);
    expect(code(word, "'s")).toBe(GOES_ON);
    expect(code(word, ' a')).toBe(ENDS_WORD);
    expect(code(word, '.')).toBe(ENDS_WORD);
    expect(code(word, 'b.')).toBe(ENDS_INSIDE);
    expect(codes(word)[0]).toBe(ENDS_WORD);
  });

  it('take control tokens as ends, and know which of them end the text', () => {
    const start = codes(classes.start('word'));
    expect(start[0]).toBe(outcome('endOfText'));
    expect(start[1]).toBe(outcome('other'));
  });

  it('decide a bare space and an apostrophe by what follows', () => {
    const space = stateAfter(classes.start('word'), ' ');
    expect(classes.isBareSpace(space)).toBe(true);
    expect(classes.isInWord(space)).toBe(false);
    expect(code(space, '1')).toBe(outcome('number'));
    expect(code(space, 'a')).toBe(GOES_ON);
    expect(code(space, '.')).toBe(outcome('symbol'));
    expect(code(space, '\n')).toBe(outcome('newline'));
    const apostrophe = stateAfter(stateAfter(classes.start('word'), ' a'), "'");
    expect(code(apostrophe, 'a')).toBe(GOES_ON);
    expect(code(apostrophe, '1')).toBe(ENDS_WORD);
    expect(code(apostrophe, ' a')).toBe(ENDS_WORD);
    expect(code(apostrophe, "'s")).toBe(ENDS_WORD);
    const atStart = stateAfter(classes.start('word'), "'");
    expect(code(atStart, 'a')).toBe(outcome('lastWordContinues'));
    expect(code(atStart, '.')).toBe(outcome('punctuation'));
  });

  it('put a character together from its bytes', () => {
    const start = classes.start('word');
    const table = classes.table(start);
    const half = table.sieve.candidates.indexOf(tokenOf(vocabulary, ' a') + 9);
    expect(half).toBeGreaterThanOrEqual(0);
    expect(table.keys.at(half)).toEqual(Uint8Array.of(0xc3));
    const pending = classes.table(table.states[half] ?? -1);
    const rest = vocabulary.tokenBytes.length - 1;
    expect(pending.sieve.classes[rest]).toBe(GOES_ON);
    expect(pending.keys.at(pending.sieve.candidates.indexOf(rest))).toEqual(Uint8Array.of(0xc3, 0xa9));
    expect(pending.sieve.classes[tokenOf(vocabulary, 'a')]).toBe(outcome('other'));
  });
});

describe('prefixForest', () => {
  it('names for every string the longest prefix that stands before it', () => {
    const strings = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 4 }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(strings, (given) => {
        const { order, parents } = prefixForest(given);
        expect([...order].sort((a, b) => a - b)).toEqual([...given.keys()]);
        const sorted = order.map((index) => given[index] ?? '');
        for (const [position, string] of sorted.entries()) {
          const before = sorted.slice(0, position).filter((other) => string.startsWith(other));
          const parent = parents[position] ?? -1;
          expect(parent).toBeLessThan(position);
          expect(parent < 0 ? undefined : sorted[parent]).toBe(before.sort((a, b) => b.length - a.length)[0]);
        }
      }),
    );
  });
});

describe('WordTrie', () => {
  it('is a map from byte strings to vertices', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 5 })), (keys) => {
        const trie = new WordTrie();
        const names = new Map<string, number>();
        for (const key of keys) {
          const vertex = trie.extend(0, key);
          expect(Buffer.from(trie.bytesOf(vertex)).equals(key)).toBe(true);
          const name = Buffer.from(key).toString('hex');
          expect(names.get(name) ?? vertex).toBe(vertex);
          names.set(name, vertex);
          expect(vertex === 0 || (trie.parents[vertex] ?? 0) < vertex).toBe(true);
        }
        expect(new Set(names.values()).size).toBe(names.size);
      }),
    );
  });
});

describe('pathTree', () => {
  it('keeps what paths share once, and leads back to every path', () => {
    const path = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(path), (paths) => {
        const { tree, ends } = pathTree(paths);
        for (const [index, wanted] of paths.entries()) {
          const found: number[] = [];
          for (let at = ends[index] ?? -1; at >= 0; at = tree[at]?.parent ?? -1)
            found.unshift(tree[at]?.token ?? -1);
          expect(found).toEqual(wanted);
        }
        expect(new Set(tree.map(({ token, parent }) => `${parent}:${token}`)).size).toBe(tree.length);
        for (const [index, { parent }] of tree.entries()) expect(parent).toBeLessThan(index);
      }),
    );
  });
});
