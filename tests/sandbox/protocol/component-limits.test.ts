/** Limits of Components V2, menus and modals, each at the limit and one past it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock } from '../../../src/sandbox/clock.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.js';
import { type Answer, call, Dispatches, errorCodes } from '../bare-rest.js';
import { Person } from '../control-client.js';

let heard: Dispatches;
let sandbox: Sandbox;
beforeAll(async () => {
  heard = new Dispatches();
  sandbox = await startSandbox({
    port: 0,
    clock: new ManualClock(),
    journal: heard.journal,
    rateLimits: { isEnforced: false },
  });
  const path = `/applications/${sandbox.applicationId}/commands`;
  await call(sandbox, 'PUT', path, [{ name: 'go', description: 'd' }]);
});
afterAll(async () => {
  await sandbox.close();
});

const of = (length: number) => 'x'.repeat(length);
/** Each one code point, two UTF-16 units. */
const emoji = (length: number) => '😀'.repeat(length);
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
type Path = readonly (string | number)[];
const BAD = 'BASE_TYPE_BAD_LENGTH';
const MAX = 'BASE_TYPE_MAX_LENGTH';
const TOO_MANY = 'NUMBER_TYPE_MAX';
const RULE = 'COMPONENT_VALIDATION_FAILED';

const post = (components: readonly object[], flags = 32768) =>
  call(sandbox, 'POST', `/channels/${sandbox.channelId}/messages`, { flags, components });

function expectFault(answer: Answer, path: Path, code: string): void {
  expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
  expect(errorCodes(answer, ...path)).toContain(code);
}

const textDisplay = (content = 't') => ({ type: 10, content });
const media = { url: 'https://example.org/a.png' };
const thumbnail = (parts: object = {}) => ({ type: 11, media, ...parts });
const section = (texts: number, accessory: object = thumbnail()) => ({
  type: 9,
  components: times(texts, () => textDisplay()),
  accessory,
});
const gallery = (items: number, parts: object = {}) => ({
  type: 12,
  items: times(items, () => ({ media, ...parts })),
});

describe('Components V2', () => {
  it.each<[string, (size: number) => object[], number, Path, string]>([
    ['texts of a section', (n) => [section(n)], 3, ['components', 0, 'components'], BAD],
    ['items of a gallery', (n) => [gallery(n)], 10, ['components', 0, 'items'], BAD],
    [
      'description of a picture',
      (n) => [gallery(1, { description: emoji(n) })],
      1024,
      ['components', 0, 'items', 0, 'description'],
      BAD,
    ],
    [
      'description of a thumbnail',
      (n) => [section(1, thumbnail({ description: of(n) }))],
      1024,
      ['components', 0, 'accessory', 'description'],
      BAD,
    ],
    ['text of one display', (n) => [textDisplay(emoji(n))], 4000, ['components', 0, 'content'], BAD],
    [
      'text of several displays',
      (n) => [{ type: 17, components: [textDisplay(of(2000)), textDisplay(of(n - 2000))] }],
      4000,
      ['components'],
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    ],
    // Three for each section of one text: itself, its text, its thumbnail.
    [
      'components, with what is nested',
      (n) => [...times(13, () => section(1)), ...times(n - 39, () => ({ type: 14 }))],
      40,
      ['components'],
      BAD,
    ],
    [
      'accent colour',
      (n) => [{ type: 17, accent_color: n, components: [textDisplay()] }],
      0xffffff,
      ['components', 0, 'accent_color'],
      TOO_MANY,
    ],
  ])('%s', async (_name, components, limit, path, code) => {
    expect(await post(components(limit))).toMatchObject({ status: 200 });
    expectFault(await post(components(limit + 1)), path, code);
  });

  it.each<[string, object[], Path, string]>([
    ['a section without texts', [section(0)], ['components', 0, 'components'], BAD],
    [
      'a section without accessory',
      [{ type: 9, components: [textDisplay()] }],
      ['components', 0, 'accessory'],
      'BASE_TYPE_REQUIRED',
    ],
    ['a gallery without pictures', [gallery(0)], ['components', 0, 'items'], BAD],
    ['an empty text', [textDisplay('')], ['components', 0, 'content'], BAD],
    ['an empty container', [{ type: 17, components: [] }], ['components', 0, 'components'], BAD],
    [
      'a container in a container',
      [{ type: 17, components: [{ type: 17, components: [textDisplay()] }] }],
      ['components', 0, 'components', 0, 'type'],
      'UNION_TYPE_CHOICES',
    ],
    [
      'a picture by script',
      [{ type: 12, items: [{ media: { url: 'javascript:x' } }] }],
      ['components', 0, 'items', 0, 'media', 'url'],
      'URL_TYPE_INVALID_SCHEME',
    ],
    [
      'a file that was not uploaded',
      [{ type: 13, file: { url: 'attachment://a.txt' } }],
      ['components', 0, 'file', 'url'],
      'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
    ],
    [
      'a file from elsewhere',
      [{ type: 13, file: media }],
      ['components', 0, 'file', 'url'],
      'URL_TYPE_INVALID_SCHEME',
    ],
    [
      'a gap that is neither small nor large',
      [{ type: 14, spacing: 3 }],
      ['components', 0, 'spacing'],
      'BASE_TYPE_CHOICES',
    ],
    [
      'a button of the top level',
      [{ type: 2, style: 1, label: 'b', custom_id: 'b' }],
      ['components', 0, 'type'],
      'UNION_TYPE_CHOICES',
    ],
    [
      'the same custom id in a section and a row',
      [
        section(1, { type: 2, style: 1, label: 'b', custom_id: 'same' }),
        { type: 1, components: [{ type: 2, style: 1, label: 'b', custom_id: 'same' }] },
      ],
      ['components', 1, 'components', 0, 'custom_id'],
      'COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
  ])('refuse %s', async (_name, components, path, code) => {
    expectFault(await post(components), path, code);
  });
});

describe('menus of people, roles and channels', () => {
  const menu = (parts: object) => post([{ type: 1, components: [{ type: 5, custom_id: 'm', ...parts }] }]);
  const at = (...path: Path): Path => ['components', 0, 'components', 0, ...path];
  const chosen = (n: number, type = 'user') => times(n, () => ({ id: '901000000000000201', type }));
  it('at most 25 chosen, and no more by default than that', async () => {
    expect(await menu({ max_values: 25, default_values: chosen(25) })).toMatchObject({ status: 200 });
    expectFault(await menu({ max_values: 26 }), at('max_values'), TOO_MANY);
    expectFault(await menu({ max_values: 2, default_values: chosen(3) }), at('default_values'), RULE);
    expectFault(
      await menu({ min_values: 2, max_values: 3, default_values: chosen(1) }),
      at('default_values'),
      RULE,
    );
    expectFault(
      await menu({ default_values: chosen(1, 'role') }),
      at('default_values', 0, 'type'),
      'BASE_TYPE_CHOICES',
    );
  });
});

describe('modals', () => {
  const input = (parts: object = {}) => ({ type: 4, custom_id: 'i', style: 1, ...parts });
  const label = (component: object, parts: object = {}) => ({ type: 18, label: 'L', component, ...parts });
  const modal = (components: object[], parts: object = {}) => ({
    custom_id: 'm',
    title: 'T',
    components,
    ...parts,
  });
  const inLabel = (component: object) => modal([label(component)]);
  const entry = (n: number) => ({ value: `v${n}`, label: 'l' });
  const radio = (n: number) => ({ type: 21, custom_id: 'r', options: times(n, entry) });
  const boxes = (n: number, parts: object = {}) => ({
    type: 22,
    custom_id: 'b',
    options: times(n, entry),
    ...parts,
  });
  const upload = (parts: object) => ({ type: 19, custom_id: 'f', ...parts });

  /** A modal in answer to a command of its own. */
  async function show(data: object): Promise<Answer> {
    const { interactionId } = await new Person(sandbox).command('go');
    const path = `/interactions/${interactionId}/${heard.token(interactionId)}/callback`;
    return await call(sandbox, 'POST', path, { type: 9, data });
  }
  const first: Path = ['data', 'components', 0, 'component'];

  it.each<[string, (size: number) => object, number, Path, string]>([
    ['custom id', (n) => modal([label(input())], { custom_id: of(n) }), 100, ['data', 'custom_id'], BAD],
    ['title', (n) => modal([label(input())], { title: emoji(n) }), 45, ['data', 'title'], BAD],
    [
      'components',
      (n) => modal(times(n, (i) => label(input({ custom_id: `i${i}` })))),
      5,
      ['data', 'components'],
      BAD,
    ],
    [
      'label',
      (n) => modal([label(input(), { label: emoji(n) })]),
      45,
      ['data', 'components', 0, 'label'],
      BAD,
    ],
    [
      'description of a label',
      (n) => modal([label(input(), { description: of(n) })]),
      100,
      ['data', 'components', 0, 'description'],
      MAX,
    ],
    ['custom id of an input', (n) => inLabel(input({ custom_id: of(n) })), 100, [...first, 'custom_id'], BAD],
    ['min_length', (n) => inLabel(input({ min_length: n })), 4000, [...first, 'min_length'], TOO_MANY],
    ['max_length', (n) => inLabel(input({ max_length: n })), 4000, [...first, 'max_length'], TOO_MANY],
    ['value', (n) => inLabel(input({ value: emoji(n) })), 4000, [...first, 'value'], MAX],
    ['placeholder', (n) => inLabel(input({ placeholder: of(n) })), 100, [...first, 'placeholder'], MAX],
    ['radio buttons', (n) => inLabel(radio(n)), 10, [...first, 'options'], BAD],
    ['boxes', (n) => inLabel(boxes(n)), 10, [...first, 'options'], BAD],
    ['files', (n) => inLabel(upload({ max_values: n })), 10, [...first, 'max_values'], TOO_MANY],
    [
      'entries of a menu',
      (n) => inLabel({ type: 3, custom_id: 's', options: times(n, entry) }),
      25,
      [...first, 'options'],
      BAD,
    ],
  ])('%s', async (_name, data, limit, path, code) => {
    expect(await show(data(limit))).toMatchObject({ status: 204 });
    expectFault(await show(data(limit + 1)), path, code);
  });

  it.each<[string, object, Path, string]>([
    ['without components', modal([]), ['data', 'components'], BAD],
    [
      'with a button',
      inLabel({ type: 2, style: 1, label: 'b', custom_id: 'b' }),
      [...first, 'type'],
      'UNION_TYPE_CHOICES',
    ],
    [
      'with a kind that is not known',
      modal([{ type: 99 }]),
      ['data', 'components', 0, 'type'],
      'UNION_TYPE_CHOICES',
    ],
    ['with one radio button', inLabel(radio(1)), [...first, 'options'], BAD],
    [
      'with more boxes to tick than there are',
      inLabel(boxes(2, { min_values: 3 })),
      [...first, 'min_values'],
      RULE,
    ],
    [
      'with more files at least than at most',
      inLabel(upload({ min_values: 2 })),
      [...first, 'min_values'],
      RULE,
    ],
    [
      'with min_length above max_length',
      inLabel(input({ min_length: 2, max_length: 1 })),
      [...first, 'min_length'],
      RULE,
    ],
    [
      'with an input in a row that says no label',
      modal([{ type: 1, components: [input()] }]),
      ['data', 'components', 0, 'components', 0, 'label'],
      'BASE_TYPE_REQUIRED',
    ],
    [
      'with two inputs in a row',
      modal([{ type: 1, components: times(2, (i) => input({ label: 'L', custom_id: `i${i}` })) }]),
      ['data', 'components', 0, 'components'],
      BAD,
    ],
    [
      'with the same custom id twice',
      modal([label(input()), label(input())]),
      ['data', 'components', 1, 'component', 'custom_id'],
      'COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'with two radio buttons ticked',
      inLabel({ ...radio(2), options: times(2, (i) => ({ ...entry(i), default: true })) }),
      [...first, 'options'],
      RULE,
    ],
  ])('are refused %s', async (_name, data, path, code) => {
    expectFault(await show(data), path, code);
  });
});
