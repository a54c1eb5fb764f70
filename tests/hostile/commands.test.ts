/**
 * Every option of every command, over the local Discord with the unmodified client: what a hostile client sends goes past all
 * checks of Discord's own, because the payload is changed on its way.
 */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratchFolder } from '../support/scratch-folder.js';
import { commandLeaves, edgeValues } from './command-leaves.js';
import { HOSTILE_TEXTS } from './hostile-texts.js';
import { HostileWorld } from './hostile-world.js';

const folder = scratchFolder();
let world: HostileWorld;
beforeAll(async () => {
  world = await HostileWorld.open(folder);
});
afterAll(() => world.close());

/** Each option gets so many of the hostile texts, in turn, so that each text meets many options. */
const TEXTS_PER_OPTION = 9;
let turn = 0;
const nextTexts = (count: number) =>
  Array.from({ length: count }, () => HOSTILE_TEXTS[turn++ % HOSTILE_TEXTS.length] ?? '');

describe.each(commandLeaves())('/$line', ({ line, options, valid }) => {
  it('answers whatever its options hold once, in plain text, without a bug', async () => {
    const cases = options.flatMap((option) => {
      const isText = option.type === ApplicationCommandOptionType.String;
      const isMain = isText && option.required === true;
      const texts = isText ? nextTexts(isMain ? HOSTILE_TEXTS.length : TEXTS_PER_OPTION) : [];
      return [...edgeValues(option), ...texts].map((value) => ({
        name: option.name,
        type: option.type,
        value,
      }));
    });
    expect(await world.faultsOf(line, valid, cases)).toEqual([]);
  }, 120_000);
});

const suggesting = commandLeaves().flatMap(({ line, options, valid }) =>
  options
    .filter((option) => 'autocomplete' in option && option.autocomplete === true)
    .map(({ name }) => ({ line, name, valid })),
);

describe('suggestions', () => {
  it.each(suggesting)(
    'of /$line $name come for whatever is typed',
    async ({ line, name, valid }) => {
      for (const typed of HOSTILE_TEXTS)
        expect(await world.suggestionFaults(line, valid, name, typed)).toEqual([]);
    },
    120_000,
  );
});

describe('what is no command', () => {
  it.each(['__proto__', 'constructor', 'toString', 'EVIL', '', 'x'.repeat(500), '@everyone'])(
    'a name such as %j',
    async (name) => {
      expect(
        await world.faultsOfPayloads('prob', { question: 'tennis' }, [
          (data) => void Reflect.set(data, 'name', name),
        ]),
      ).toEqual([]);
    },
  );

  it('options that no command has, or that are none', async () => {
    const options: readonly unknown[] = [
      undefined,
      [],
      [{ name: '__proto__', type: 3, value: 'EVIL' }],
      [{ name: 'constructor', type: 3, value: 'EVIL' }],
      [{ name: 'question', type: 3 }],
      [
        { name: 'question', type: 3, value: 'tennis' },
        { name: 'question', type: 3, value: 'football' },
      ],
      [{ name: 'question', type: 99, value: 'tennis' }],
      [{ name: 'constructor', type: 1, options: [] }],
      [{ name: '__proto__', type: 2, options: [{ name: 'toString', type: 1, options: [] }] }],
    ];
    for (const [line, valid] of [
      ['prob', { question: 'tennis' }],
      ['population list', {}],
    ] as const) {
      expect(
        await world.faultsOfPayloads(
          line,
          valid,
          options.map((value) => (data) => void Reflect.set(data, 'options', value)),
        ),
      ).toEqual([]);
    }
  });
});
