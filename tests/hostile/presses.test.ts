/** Buttons, menus, windows and files of a hostile client: forged, replayed, of others, with parts missing or too many. */
import type { APIMessage } from 'discord-api-types/v10';
import { ComponentType } from 'discord-api-types/v10';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../commands/index.js';
import type { Tamper } from '../discord/connect-bot.js';
import type { Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { HOSTILE_TEXTS } from './hostile-texts.js';
import { HostileWorld } from './hostile-world.js';

const folder = scratchFolder();
let world: HostileWorld;
let shown: readonly APIMessage[];
let stranger: Person;

beforeAll(async () => {
  world = await HostileWorld.open(folder);
  stranger = await world.person.join('stranger');
}, 60_000);
afterAll(() => world.close());

interface Part {
  readonly type: number;
  readonly custom_id: string;
}

const partsOf = ({ components = [] }: APIMessage): Part[] =>
  components.flatMap((row) =>
    'components' in row
      ? row.components.flatMap((part) =>
          'custom_id' in part ? [{ type: part.type, custom_id: part.custom_id }] : [],
        )
      : [],
  );

const setting =
  (values: Readonly<Record<string, unknown>>): Tamper =>
  (data) =>
    void Object.assign(data, values);

/** Also in the message itself, as if the bot had made it. */
const forging =
  (customId: string): Tamper =>
  (data, message) => {
    const rows: unknown = Reflect.get(Object(message), 'components');
    for (const row of Array.isArray(rows) ? rows : []) {
      for (const part of Array.isArray(row.components) ? row.components : []) {
        if (part.custom_id === data.custom_id) part.custom_id = customId;
      }
    }
    data.custom_id = customId;
  };

function forgedIds(real: readonly string[]): string[] {
  const cards = [...new Set(real.flatMap((id) => id.split(':')[2] ?? []))];
  const names = ['__proto__', 'constructor', 'toString', 'draw', 'retry', 'back', 'share', 'vote', 'delete'];
  const actions = [...COMMANDS.values()].flatMap((command) => [
    ...('actions' in command ? (command.actions?.keys() ?? []) : []),
    ...('presses' in command ? (command.presses?.keys() ?? []) : []),
  ]);
  return [
    ...['', ' ', 'g1', 'g1:', 'g1::', 'g2:::', 'g0:draw:aaaaaa', 'g3:draw:aaaaaa', 'G1:draw:aaaaaa'],
    ...[...new Set([...names, ...actions])].flatMap((action) => [
      `g1:${action}:${cards[0]}`,
      `g1:${action}:${cards[3]}:9999`,
      `g2:population:${action}:zzzzzz`,
      `g2:${action}:${action}:new`,
    ]),
    ...[
      'g1:draw:aaaaaa:99999',
      'g1:draw:aaaaaa\n',
      'g1:draw:AAAAAA',
      'g2:population:vote:a:1:2',
      'g1:draw:zzzzzz',
      'g2:population:use:__proto__:1',
      'g2:wait:cancel:1',
    ],
    ...real.flatMap((id) => [`${id}:1`, `${id} `, id.toUpperCase(), id.slice(0, -1)]),
    ...HOSTILE_TEXTS.map((text) => text.slice(0, 100)),
    'x'.repeat(100),
    'x'.repeat(5_000),
  ];
}

describe('what is pressed', () => {
  let round = 0;
  beforeEach(async () => {
    round++;
    shown = [
      await world.ask('nextword', { text: 'The capital of France is' }),
      await world.ask('sequence', { text: 'The cat sat on the mat.' }),
      await world.ask('evidence', { word: 'rain', text: 'It is cloudy' }),
      await world.ask('prob', { question: 'tennis given football' }),
      await world.ask('bayes', { prior: '1 %', hit: '90 %', false_alarm: '9 %' }),
      await world.ask('population create', { name: `class${round}`, people: '12 only tea, 5 both' }),
    ];
  });

  it('with a forged id is answered once', async () => {
    const [message] = shown;
    const button =
      message === undefined ? undefined : partsOf(message).find(({ type }) => type === ComponentType.Button);
    if (message === undefined || button === undefined) throw new Error('no button to press');
    const real = shown.flatMap(partsOf).map(({ custom_id: id }) => id);
    const subjects = new Set(
      real.filter((id) => id.startsWith('g2:')).flatMap((id) => id.split(':')[3] ?? []),
    );
    // Of a population that is there, what the bot made may do what it says.
    const isOfSomething = (id: string) => subjects.has(id.trim().split(':')[3] ?? '');
    expect(
      await world.faultsOfSent(
        forgedIds(real).map((customId, index) => ({
          label: `id ${JSON.stringify(customId.slice(0, 60))}`,
          tamper:
            isOfSomething(customId) || index % 4 === 0 ? setting({ custom_id: customId }) : forging(customId),
          // By somebody else, so that the message with the button stays.
          send: async () => await press(stranger, message, button),
          by: stranger,
        })),
      ),
    ).toEqual([]);
  }, 120_000);

  it('by a stranger, below each message with the ids of all others, changes nothing of it', async () => {
    const before = await Promise.all(shown.map((message) => world.person.reread(message)));
    const real = shown.flatMap(partsOf);
    const sendings = shown.flatMap((message) => {
      const button = partsOf(message).find(({ type }) => type === ComponentType.Button);
      return button === undefined
        ? []
        : real.map(({ type, custom_id: customId }) => ({
            label: `${customId} below ${message.embeds[0]?.title}`,
            tamper: setting({
              custom_id: customId,
              component_type: type,
              ...(type === ComponentType.StringSelect ? { values: ['EVIL'] } : {}),
            }),
            send: async () => await press(stranger, message, button),
          }));
    });
    expect(await world.faultsOfSent(sendings.map((one) => ({ ...one, by: stranger })))).toEqual([]);
    const after = await Promise.all(shown.map((message) => world.person.reread(message)));
    expect(after).toEqual(before);
  }, 120_000);

  it('in a menu with nothing, something unknown, or too much chosen', async () => {
    const values: readonly (readonly string[])[] = [
      [],
      [''],
      ['__proto__'],
      ['constructor'],
      ['-1'],
      ['99999'],
      ['EVIL', 'EVIL'],
      Array.from({ length: 100 }, (_, index) => String(index)),
      ['x'.repeat(5_000)],
      ...HOSTILE_TEXTS.slice(0, 24).map((text) => [text]),
    ];
    const sendings = shown.flatMap((message) =>
      partsOf(message)
        .filter(({ type }) => type === ComponentType.StringSelect)
        .flatMap((menu) =>
          values.map((chosen) => ({
            label: `${menu.custom_id} ${JSON.stringify(chosen).slice(0, 60)}`,
            tamper: setting({ values: chosen }),
            send: async () => await press(stranger, message, menu),
            by: stranger,
          })),
        ),
    );
    expect(sendings.length).toBeGreaterThan(50);
    expect(await world.faultsOfSent(sendings)).toEqual([]);
  }, 120_000);
});

async function press(
  person: Person,
  message: APIMessage,
  { custom_id: customId, type }: Part,
): Promise<string> {
  const values = type === ComponentType.StringSelect ? { values: [firstValue(message, customId)] } : {};
  return (await person.send({ type: 'component', messageId: message.id, customId, ...values })).interactionId;
}

function firstValue({ components = [] }: APIMessage, customId: string): string {
  for (const row of components) {
    if (!('components' in row)) continue;
    for (const part of row.components) {
      if (part.type === ComponentType.StringSelect && part.custom_id === customId)
        return part.options[0]?.value ?? '';
    }
  }
  return '';
}

describe('a window', () => {
  it('filled in with anything, or with fields missing or too many, is answered once', async () => {
    const field = (id: string, value: unknown) => ({
      type: 18,
      id: 1,
      component: { type: 4, id: 2, custom_id: id, value },
    });
    const long = '漢'.repeat(4_000);
    const components: readonly unknown[] = [
      [],
      undefined,
      [field('name', 'x')],
      [field('people', '2 only tea')],
      [field('name', ''), field('people', '')],
      [field('__proto__', 'x'), field('constructor', 'y')],
      [field('name', 'x'), field('people', '2 only tea'), field('EVIL', 'z'), field('name', 'again')],
      [field('name', long), field('people', long), field('verb', long)],
      [field('name', `${long}x`), field('people', `${long}x`)],
      [{ type: 1, components: [{ type: 4, custom_id: 'name', value: 'x' }] }],
      ...HOSTILE_TEXTS.map((text, index) => [
        field('name', `n${index}`),
        field('people', text),
        field('verb', ''),
      ]),
      ...HOSTILE_TEXTS.map((text) => [
        field('name', text),
        field('people', '2 only tea'),
        field('verb', text),
      ]),
    ];
    const windows: string[] = [];
    for (const _ of components) windows.push(await world.open('population create', { name: 'window' }));
    const filled = { name: 'window', people: '2 only tea' };
    const isOdd = (value: unknown) => value === undefined;
    expect(
      await world.faultsOfSent(
        components.flatMap((value, index) =>
          isOdd(value)
            ? []
            : [
                {
                  label: `window ${JSON.stringify(value).slice(0, 120)}`,
                  tamper: setting({ components: value }),
                  send: async () =>
                    (await world.person.submitModal(windows[index] ?? '', filled)).interactionId,
                },
              ],
        ),
      ),
    ).toEqual([]);
  }, 120_000);
});

describe('a file', () => {
  const header = 'name,tea,age\n';
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ['empty.csv', ''],
    ['picture.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1])],
    ['halves.csv', new Uint8Array([0xff, 0xfe, 0xc3, 0x28, 0x0a, 0xf0, 0x9f])],
    ['zip.csv', new Uint8Array([0x50, 0x4b, 3, 4, ...Array<number>(200).fill(0)])],
    ['nul.csv', `${header}A\u0000nn,yes,1\u0000\n`],
    ['bom.csv', `\uFEFF${header}Ann,yes,17\n`],
    ['../../../../etc/passwd', `${header}Ann,yes,17\n`],
    ['..\\..\\evil.csv', `${header}Ann,yes,17\n`],
    ['\u202Evsc.live @everyone **x EVIL y**.csv', `${header}Ann,yes,17\n`],
    ['proto.csv', '__proto__,constructor,toString\nyes,no,yes\nno,no,1\n'],
    [
      'evil.csv',
      `name,"[EVIL](https://evil.example)","@everyone"\n=1+1,yes,no\n"<@123456789012345678>",no,yes\n`,
    ],
    ['quote.csv', `${header}"Ann,yes,17\n`],
    ['wide.csv', `${Array.from({ length: 3_000 }, (_, index) => `c${index}`).join(',')}\n`],
    ['line.csv', `${header}${'x'.repeat(300_000)},yes,1\n`],
    ['rows.csv', `${header}${'Ann,yes,17\n'.repeat(20_000)}`],
    ['large.csv', 'a'.repeat(3_000_000)],
    ...HOSTILE_TEXTS.map(
      (text, index) =>
        [`h${index}.csv`, `name,${JSON.stringify(text)}\n${JSON.stringify(text)},yes\n`] as const,
    ),
  ];

  it.each(['population import', 'population text'])(
    'for /%s is answered once, whatever is in it',
    async (line) => {
      const given = [];
      for (const [name, content] of files) given.push(await world.person.giveFile(name, content));
      expect(
        await world.faultsOfSent(
          given.map((file, index) => ({
            label: `${line} ${JSON.stringify(files[index]?.[0])}`,
            send: async () => (await world.person.command(line, { name: `f${index}`, file })).interactionId,
          })),
        ),
      ).toEqual([]);
    },
    120_000,
  );
});
