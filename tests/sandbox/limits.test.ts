/** Discord's limits, each at the limit and one past it, with the nested error it answers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { type Answer, call, errorCodes } from './bare-rest.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, rateLimits: { isEnforced: false } });
});
afterAll(async () => {
  await sandbox.close();
});

const post = (body: unknown) => call(sandbox, 'POST', `/channels/${sandbox.channelId}/messages`, body);
const register = (body: unknown) =>
  call(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, body);

const of = (length: number, text = 'x') => text.repeat(length);
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
const embed = (parts: object) => ({ embeds: [{ description: 'd', ...parts }] });
const button = (n: number, parts: object = {}) => ({
  type: 2,
  style: 1,
  label: 'b',
  custom_id: `b${n}`,
  ...parts,
});
const row = (...components: object[]) => ({ components: [{ type: 1, components }] });
const withRow = (...components: object[]) => ({ content: 'x', ...row(...components) });
const menu = (parts: object = {}) => ({ type: 3, custom_id: 'm', options: [option(0)], ...parts });
const option = (n: number, parts: object = {}) => ({ label: 'l', value: `v${n}`, ...parts });
const inMenu = (parts: object) => withRow(menu(parts));

type Path = readonly (string | number)[];
const BAD = 'BASE_TYPE_BAD_LENGTH';
const MAX = 'BASE_TYPE_MAX_LENGTH';

/** Name, body of a size, the largest allowed size, path of the fault and its code one past it. */
const sizes: readonly (readonly [string, (size: number) => unknown, number, Path, string])[] = [
  ['content', (n) => ({ content: of(n) }), 2000, ['content'], MAX],
  ['content in emoji', (n) => ({ content: of(n, '😀') }), 2000, ['content'], MAX],
  ['embeds', (n) => ({ embeds: times(n, () => ({ title: 't' })) }), 10, ['embeds'], MAX],
  ['embed title', (n) => embed({ title: of(n) }), 256, ['embeds', 0, 'title'], MAX],
  ['embed description', (n) => embed({ description: of(n) }), 4096, ['embeds', 0, 'description'], MAX],
  [
    'embed fields',
    (n) => embed({ fields: times(n, () => ({ name: 'n', value: 'v' })) }),
    25,
    ['embeds', 0, 'fields'],
    MAX,
  ],
  [
    'field name',
    (n) => embed({ fields: [{ name: of(n), value: 'v' }] }),
    256,
    ['embeds', 0, 'fields', 0, 'name'],
    BAD,
  ],
  [
    'field value',
    (n) => embed({ fields: [{ name: 'n', value: of(n) }] }),
    1024,
    ['embeds', 0, 'fields', 0, 'value'],
    BAD,
  ],
  ['footer', (n) => embed({ footer: { text: of(n) } }), 2048, ['embeds', 0, 'footer', 'text'], BAD],
  ['author', (n) => embed({ author: { name: of(n) } }), 256, ['embeds', 0, 'author', 'name'], BAD],
  ['colour', (n) => embed({ color: n }), 0xffffff, ['embeds', 0, 'color'], 'NUMBER_TYPE_MAX'],
  [
    'sum over embeds',
    (n) => ({ embeds: [{ description: of(3000) }, { description: of(n - 3000) }] }),
    6000,
    ['embeds'],
    'MAX_EMBED_SIZE_EXCEEDED',
  ],
  [
    'rows',
    (n) => ({ content: 'x', components: times(n, (i) => ({ type: 1, components: [button(i)] })) }),
    5,
    ['components'],
    MAX,
  ],
  ['buttons of a row', (n) => withRow(...times(n, button)), 5, ['components', 0, 'components'], BAD],
  [
    'custom id',
    (n) => withRow(button(0, { custom_id: of(n) })),
    100,
    ['components', 0, 'components', 0, 'custom_id'],
    BAD,
  ],
  [
    'button label',
    (n) => withRow(button(0, { label: of(n) })),
    80,
    ['components', 0, 'components', 0, 'label'],
    MAX,
  ],
  [
    'menu options',
    (n) => inMenu({ options: times(n, (i) => option(i)) }),
    25,
    ['components', 0, 'components', 0, 'options'],
    BAD,
  ],
  [
    'option label',
    (n) => inMenu({ options: [option(0, { label: of(n) })] }),
    100,
    ['components', 0, 'components', 0, 'options', 0, 'label'],
    BAD,
  ],
  [
    'placeholder',
    (n) => inMenu({ placeholder: of(n) }),
    150,
    ['components', 0, 'components', 0, 'placeholder'],
    MAX,
  ],
  [
    'components of version 2',
    (n) => ({ flags: 32768, components: times(n, () => ({ type: 10, content: 't' })) }),
    40,
    ['components'],
    MAX,
  ],
  [
    'nested components of version 2',
    (n) => ({ flags: 32768, components: [{ type: 17, components: times(n - 1, () => ({ type: 14 })) }] }),
    40,
    ['components'],
    BAD,
  ],
  [
    'text of version 2',
    (n) => ({
      flags: 32768,
      components: [
        { type: 10, content: of(2000) },
        { type: 10, content: of(n - 2000) },
      ],
    }),
    4000,
    ['components'],
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
];

function expectFault(answer: Answer, path: Path, code: string): void {
  expect(answer).toMatchObject({ status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
  expect(errorCodes(answer, ...path)).toContain(code);
}

describe('messages', () => {
  it.each(sizes)('%s', async (_name, body, limit, path, code) => {
    expect((await post(body(limit))).body).not.toHaveProperty('code');
    expectFault(await post(body(limit + 1)), path, code);
  });

  it.each<[string, unknown, Path, string]>([
    ['an embed with nothing in it', { embeds: [{}] }, ['embeds', 0, 'description'], 'BASE_TYPE_REQUIRED'],
    [
      'a field of spaces',
      embed({ fields: [{ name: ' ', value: 'v' }] }),
      ['embeds', 0, 'fields', 0, 'name'],
      'BASE_TYPE_REQUIRED',
    ],
    [
      'a field without its value',
      embed({ fields: [{ name: 'n' }] }),
      ['embeds', 0, 'fields', 0, 'value'],
      'BASE_TYPE_REQUIRED',
    ],
    [
      'a picture by script',
      embed({ image: { url: 'javascript:alert(1)' } }),
      ['embeds', 0, 'image', 'url'],
      'URL_TYPE_INVALID_SCHEME',
    ],
    ['an address that is none', embed({ url: 'nowhere' }), ['embeds', 0, 'url'], 'URL_TYPE_INVALID_URL'],
    ['a row with nothing in it', withRow(), ['components', 0, 'components'], BAD],
    [
      'the same custom id twice',
      withRow(button(1), button(1)),
      ['components', 0, 'components', 1, 'custom_id'],
      'COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'a button without a custom id',
      withRow(button(0, { custom_id: undefined })),
      ['components', 0, 'components', 0, 'custom_id'],
      'BASE_TYPE_REQUIRED',
    ],
    [
      'a button with nothing on it',
      withRow(button(0, { label: undefined })),
      ['components', 0, 'components', 0],
      'COMPONENT_VALIDATION_FAILED',
    ],
    [
      'a link with a custom id',
      withRow(button(0, { style: 5, url: 'https://example.org' })),
      ['components', 0, 'components', 0, 'custom_id'],
      'COMPONENT_VALIDATION_FAILED',
    ],
    [
      'a link without an address',
      withRow(button(0, { style: 5, custom_id: undefined })),
      ['components', 0, 'components', 0, 'url'],
      'BASE_TYPE_REQUIRED',
    ],
    [
      'a menu beside a button',
      withRow(menu(), button(0)),
      ['components', 0, 'components'],
      'COMPONENT_VALIDATION_FAILED',
    ],
    [
      'the same value twice',
      inMenu({ options: [option(0), option(0)] }),
      ['components', 0, 'components', 0, 'options', 1, 'value'],
      'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    ],
    [
      'more at least than at most',
      inMenu({ options: [option(0), option(1)], min_values: 2 }),
      ['components', 0, 'components', 0, 'min_values'],
      'COMPONENT_VALIDATION_FAILED',
    ],
    [
      'a container without the flag',
      { content: 'x', components: [{ type: 17, components: [] }] },
      ['components', 0, 'type'],
      'BASE_TYPE_CHOICES',
    ],
    [
      'content beside version 2',
      { flags: 32768, content: 'x', components: [{ type: 10, content: 't' }] },
      ['content'],
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      'mentions both parsed and listed',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['901000000000000201'] } },
      ['allowed_mentions'],
      'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    ],
    ['content that is no text', { content: 5 }, ['content'], 'STRING_TYPE_CONVERT'],
    ['embeds that are no list', { embeds: 'x' }, ['embeds'], 'LIST_TYPE_CONVERT'],
  ])('refuses %s', async (_name, body, path, code) => {
    expectFault(await post(body), path, code);
  });

  it('finds every fault at once', async () => {
    const answer = await post({ content: of(2001), embeds: [{ title: of(257) }, { footer: {} }] });
    expectFault(answer, ['content'], MAX);
    expectFault(answer, ['embeds', 0, 'title'], MAX);
    expectFault(answer, ['embeds', 1, 'footer', 'text'], 'BASE_TYPE_REQUIRED');
  });

  it('mentions only whom it may', async () => {
    const content = '<@901000000000000201> <@901000000000000202> @everyone';
    const mentioned = async (allowed?: object) => {
      const { body } = await post({
        content,
        ...(allowed === undefined ? {} : { allowed_mentions: allowed }),
      });
      const { mentions, mention_everyone } = body as {
        mentions: { username: string }[];
        mention_everyone: boolean;
      };
      return [mentions.map(({ username }) => username), mention_everyone];
    };
    expect(await mentioned()).toEqual([['ada', 'blaise'], false]);
    expect(await mentioned({ parse: [] })).toEqual([[], false]);
    expect(await mentioned({ users: ['901000000000000202'] })).toEqual([['blaise'], false]);
    expect(await mentioned({ parse: ['everyone'] })).toEqual([[], true]);
  });

  it('answers what is not JSON, not a known type of body, or empty with its own code', async () => {
    expect(await post('{"content":')).toMatchObject({ status: 400, body: { code: 50109 } });
    const typed = await call(sandbox, 'POST', `/channels/${sandbox.channelId}/messages`, 'x', {
      headers: { 'content-type': 'text/plain' },
    });
    expect(errorCodes(typed)).toEqual(['CONTENT_TYPE_INVALID']);
    expect(await post({})).toMatchObject({ status: 400, body: { code: 50006 } });
  });
});

const command = (parts: object = {}) => ({ name: 'name', description: 'd', ...parts });
const leaf = (n: number, parts: object = {}) => ({ type: 3, name: `o${n}`, description: 'd', ...parts });
const choice = (n: number, parts: object = {}) => ({ name: `c${n}`, value: `v${n}`, ...parts });
const withOption = (parts: object) => [command({ options: [leaf(0, parts)] })];

describe('commands', () => {
  it.each<[string, (size: number) => unknown, number, Path, string]>([
    ['name', (n) => [command({ name: of(n) })], 32, [0, 'name'], BAD],
    ['description', (n) => [command({ description: of(n) })], 100, [0, 'description'], BAD],
    ['options', (n) => [command({ options: times(n, (i) => leaf(i)) })], 25, [0, 'options'], MAX],
    [
      'choices',
      (n) => withOption({ choices: times(n, (i) => choice(i)) }),
      25,
      [0, 'options', 0, 'choices'],
      MAX,
    ],
    [
      'choice name',
      (n) => withOption({ choices: [choice(0, { name: of(n) })] }),
      100,
      [0, 'options', 0, 'choices', 0, 'name'],
      BAD,
    ],
    [
      'max_length',
      (n) => withOption({ max_length: n }),
      6000,
      [0, 'options', 0, 'max_length'],
      'NUMBER_TYPE_MAX',
    ],
    ['commands of a scope', (n) => times(n, (i) => command({ name: `n${i}` })), 100, [], MAX],
    // One option: 7 in names and descriptions ("name" + "d" + "o0" + …), choices of 200 each.
    [
      'size of a whole command',
      (n) => [command({ options: big(n) })],
      8000,
      [0],
      'APPLICATION_COMMAND_TOO_LARGE',
    ],
  ])('%s', async (_name, body, limit, path, code) => {
    expect(await register(body(limit))).toMatchObject({ status: 200 });
    expectFault(await register(body(limit + 1)), path, code);
  });

  /** Options whose texts, with the command's own 5, sum to `size`. */
  function big(size: number): object[] {
    // An option: 3 of its own ("o0", "d") and 25 choices of 2 + 80 … filled up by the last description.
    const full = (n: number) =>
      leaf(n, { choices: times(24, (i) => ({ name: of(100, String.fromCharCode(97 + i)), value: of(50) })) });
    const options = [full(0), full(1)];
    let rest = size - 5 - 2 * (3 + 24 * 150);
    for (let n = 2; rest > 0; n++) {
      const length = Math.min(100, rest - 2);
      options.push(leaf(n, { description: of(length) }));
      rest -= length + 2;
    }
    return options;
  }

  it.each<[string, unknown, Path, string]>([
    ['capitals', [command({ name: 'Name' })], [0, 'name'], 'APPLICATION_COMMAND_INVALID_NAME'],
    ['a space', [command({ name: 'a b' })], [0, 'name'], 'APPLICATION_COMMAND_INVALID_NAME'],
    ['no description', [{ name: 'x' }], [0, 'description'], 'BASE_TYPE_REQUIRED'],
    ['the same name twice', [command(), command()], [1, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME'],
    [
      'the same option twice',
      [command({ options: [leaf(0), leaf(0)] })],
      [0, 'options', 1, 'name'],
      'APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED',
    ],
    [
      'a required option after another',
      [command({ options: [leaf(0), leaf(1, { required: true })] })],
      [0, 'options', 1],
      'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    [
      'choices and autocomplete',
      withOption({ choices: [choice(0)], autocomplete: true }),
      [0, 'options', 0, 'autocomplete'],
      'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
    ],
    [
      'a choice of another type',
      withOption({ type: 4, choices: [choice(0)] }),
      [0, 'options', 0, 'choices', 0, 'value'],
      'BASE_TYPE_INVALID',
    ],
    [
      'a fraction among whole numbers',
      withOption({ type: 4, choices: [choice(0, { value: 1.5 })] }),
      [0, 'options', 0, 'choices', 0, 'value'],
      'BASE_TYPE_INVALID',
    ],
    [
      'a capital in an option',
      withOption({ name: 'Text' }),
      [0, 'options', 0, 'name'],
      'APPLICATION_COMMAND_INVALID_NAME',
    ],
    [
      'a subcommand beside an option',
      [command({ options: [leaf(0), { type: 1, name: 's', description: 'd' }] })],
      [0, 'options'],
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
  ])('refuses %s', async (_name, body, path, code) => {
    expectFault(await register(body), path, code);
  });

  it.each(['naïve', 'नमस्ते', 'ไทย', "it's", 'a-b_c', '確率'])('accepts the name %s', async (name) => {
    expect(await register([command({ name })])).toMatchObject({ status: 200, body: [{ name }] });
  });

  it.each([
    ['How surprising is this?', 2],
    ['How surprising is this?', 3],
    ['Wie überraschend?', 3],
    ['確率', 3],
    ['x'.repeat(32), 3],
    ['😀'.repeat(32), 3],
  ])('accepts “%s” in a menu of type %i, without a description', async (name, type) => {
    expect(await register([{ name, type }])).toMatchObject({
      status: 200,
      body: [{ name, type, description: '' }],
    });
  });

  it.each<[string, object, Path, string]>([
    ['no name', { name: '' }, [0, 'name'], BAD],
    ['a name too long', { name: 'x'.repeat(33) }, [0, 'name'], BAD],
    ['a name of spaces', { name: '  ' }, [0, 'name'], 'APPLICATION_COMMAND_INVALID_NAME'],
    ['a line break', { name: 'a\nb' }, [0, 'name'], 'APPLICATION_COMMAND_INVALID_NAME'],
    ['a description', { name: 'A', description: 'd' }, [0, 'description'], 'BASE_TYPE_CHOICES'],
    ['options', { name: 'A', options: [leaf(0)] }, [0, 'options'], MAX],
  ])('refuses a message command with %s', async (_name, parts, path, code) => {
    expectFault(await register([{ type: 3, ...parts }]), path, code);
  });

  it('takes 15 message commands beside the others', async () => {
    const menu = (n: number) => times(n, (i) => ({ type: 3, name: `Menu ${i}` }));
    expect(await register([command(), ...menu(15)])).toMatchObject({ status: 200 });
    expectFault(await register([command(), ...menu(16)]), [], MAX);
  });

  it('registers nothing of a list with a fault', async () => {
    await register([command({ name: 'good' })]);
    await register([command({ name: 'other' }), command({ name: 'BAD' })]);
    const { body } = await call(sandbox, 'GET', `/applications/${sandbox.applicationId}/commands`);
    expect(body).toMatchObject([{ name: 'good' }]);
  });
});
