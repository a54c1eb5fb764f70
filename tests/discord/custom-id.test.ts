import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../commands/index.js';
import { decodeCustomId, decodePressId, encodeCustomId, encodePressId } from '../../src/discord/custom-id.js';
import { createCardId } from '../../src/store/card-store.js';

const ACTIONS = [...COMMANDS.values()].flatMap((command) =>
  'actions' in command && command.actions !== undefined ? [...command.actions.keys()] : [],
);

describe('custom ids', () => {
  it.each([...ACTIONS, 'back', 'retry'])('carry the action %s there and back', (action) => {
    for (const choice of ['', '0', '9999']) {
      const id = { action, cardId: createCardId(), choice };
      const text = encodeCustomId(id);
      expect(text.length).toBeLessThanOrEqual(100);
      expect(decodeCustomId(text)).toEqual(id);
    }
  });

  it.each([
    '',
    'g1',
    'g1:draw:7k2fmp ',
    ' g1:draw:7k2fmp',
    'g1:draw:7k2fmp\n',
    'G1:draw:7k2fmp',
    'g1:draw:7K2FMP',
    'g1:draw:7k2fm',
    'g1:draw:7k2fmpp',
    'g1:draw:0k2fmp',
    'g1::7k2fmp',
    'g1:-draw:7k2fmp',
    'g1:dr_aw:7k2fmp',
    'g1:__proto__:7k2fmp',
    `g1:${'a'.repeat(33)}:7k2fmp`,
    'g1:draw:7k2fmp:',
    'g1:draw:7k2fmp:a',
    'g1:draw:7k2fmp:12345',
    'g1:draw:7k2fmp:1:2',
  ])('are strict: %j is none', (text) => expect(decodeCustomId(text)).toBeUndefined());

  it('whatever is decoded is written the same way', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), (tail) => {
        const text = `g1:${tail}`;
        const id = decodeCustomId(text);
        if (id !== undefined) expect(encodeCustomId(id)).toBe(text);
      }),
      { numRuns: 1000, seed: 7 },
    );
  });
});

describe('custom ids below what an acting command shows', () => {
  const LONGEST = {
    command: 'a'.repeat(20),
    action: 'b'.repeat(20),
    subject: '_'.repeat(32),
    argument: 'c'.repeat(20),
  };

  it.each([
    { command: 'population', action: 'vote', subject: 'k3x8ab', argument: '2' },
    { command: 'population', action: 'vote', subject: 'A-b_9', argument: '' },
    LONGEST,
  ])('carry their parts there and back', (id) => {
    const text = encodePressId(id);
    expect(text.length).toBeLessThanOrEqual(100);
    expect(decodePressId(text)).toEqual(id);
    expect(decodeCustomId(text)).toBeUndefined();
  });

  it.each(Object.keys(LONGEST).map((part) => ({ ...LONGEST, [part]: `${Reflect.get(LONGEST, part)}a` })))(
    'are not written past their limits',
    (id) => expect(() => encodePressId(id)).toThrow(RangeError),
  );

  it.each(['g2', 'g2:a:b:', 'g2:a:b:c:', 'g2:a:b:c:d:e', 'g2:a::c', 'g2:A:b:c', 'g2:a:b:c\n', 'g1:a:b:c'])(
    'are strict: %j is none',
    (text) => expect(decodePressId(text)).toBeUndefined(),
  );
});
