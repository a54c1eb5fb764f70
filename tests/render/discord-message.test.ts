import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength } from '../../src/jobs/limits.js';
import type { Block, Card, Inline, Rendered } from '../../src/render/card.js';
import { noticeMessage, toDiscordMessage } from '../../src/render/discord-message.js';
import { nextwordCard } from '../../src/render/nextword.js';
import { probCard } from '../../src/render/prob.js';
import { refusalCard } from '../../src/render/refusal.js';
import { nextwordAnswer, probAnswer } from './sample-answers.js';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const picture = { name: 'prob.png', png: PNG, alt: 'a Venn diagram' };
const card = (...blocks: Block[]): Card => ({ colour: 1, title: 'T', blocks });
const description = (...blocks: Block[]) =>
  toDiscordMessage({ card: card(...blocks) }).body.embeds[0]?.description;

describe('toDiscordMessage', () => {
  it('writes one embed with its picture and silences mentions', () => {
    expect(toDiscordMessage({ card: { ...card(), footer: '1_2' }, picture })).toEqual({
      body: {
        embeds: [{ color: 1, title: 'T', footer: { text: '1_2' }, image: { url: 'attachment://prob.png' } }],
        attachments: [{ id: '0', filename: 'prob.png', description: 'a Venn diagram' }],
        components: [],
        allowed_mentions: { parse: [] },
      },
      files: [{ name: 'prob.png', data: PNG, contentType: 'image/png' }],
    });
  });

  it('drops the files of an earlier edit when there is no picture', () => {
    const { body, files } = toDiscordMessage({ card: card() });
    expect([body.attachments, files]).toEqual([[], []]);
  });

  it('writes every kind of block', () => {
    expect(
      description(
        { type: 'heading', text: 'a*b' },
        { type: 'paragraph', content: ['one ', { strong: 'two_' }, ' ', { code: '`x`' }, { quiet: ' q' }] },
        { type: 'paragraph', content: [{ quiet: 'small' }] },
        { type: 'list', ordered: true, items: [['# first'], ['second\nline']] },
        { type: 'list', ordered: false, items: [['- item']] },
        { type: 'code', lines: ['a ```', '  ^'] },
      )?.split('\n'),
    ).toEqual([
      '**a\\*b**',
      'one **two\\_** ``\u200B`x`\u200B`` q',
      '-# small',
      '1. \\# first',
      '2. second line',
      '- \\- item',
      '```',
      'a `\u200B`\u200B`',
      '  ^',
      '```',
    ]);
  });

  it('gives a heading room above it, but not the first one', () => {
    const heading = (text: string): Block => ({ type: 'heading', text });
    const paragraph: Block = { type: 'paragraph', content: ['what it says'] };
    expect(description(heading('One'), paragraph, heading('Two'), paragraph)).toBe(
      '**One**\nwhat it says\n\n**Two**\nwhat it says',
    );
  });

  it('keeps neighbouring runs apart', () => {
    const content = [{ strong: 'a' }, { strong: 'b' }, { code: 'c' }, { code: '`d' }];
    expect(description({ type: 'paragraph', content })).toBe('**a**\u200B**b**`c`\u200B``\u200B`d``');
  });

  it('cuts a paragraph that does not fit, with an ellipsis, and drops what comes after', () => {
    const text = description(
      { type: 'paragraph', content: ['*'.repeat(3000)] },
      { type: 'paragraph', content: ['never seen'] },
    );
    expect(text?.endsWith('\\*…')).toBe(true);
    expect(text).not.toContain('never seen');
    expect(codePointLength(text ?? '')).toBeGreaterThan(4090);
  });

  it('ends with blocks of every kind when nothing is left for them', () => {
    const full: Block = { type: 'paragraph', content: ['x'.repeat(5000)] };
    const late: Block[] = [
      { type: 'heading', text: '' },
      { type: 'paragraph', content: ['', { strong: '' }, { quiet: 'q' }] },
      { type: 'list', ordered: true, items: [[''], ['a']] },
      { type: 'code', lines: [] },
      { type: 'table', columns: [{ title: '', align: 'left' }], rows: [['a']] },
    ];
    expect(description(full, ...late)).toBe(`${'x'.repeat(4095)}…`);
  });

  it('leaves out rows that do not fit and says how many', () => {
    const rows = Array.from({ length: 400 }, (_, index) => [`word ${index}`, '1.0 %']);
    const columns = [
      { title: 'w', align: 'left' },
      { title: 'P', align: 'right' },
    ] as const;
    const text = description({ type: 'table', columns, rows }) ?? '';
    const kept = text.split('\n').filter((line) => line.startsWith('word ')).length;
    expect(text).toMatch(/\n… \d+ more\n```$/);
    expect(text).toContain(`… ${400 - kept} more`);
    expect(kept).toBeGreaterThan(200);
  });

  it('leaves out a picture that Discord would refuse', () => {
    const big = { ...picture, png: new Uint8Array(11 * 1024 * 1024) };
    const { body, files } = toDiscordMessage({ card: card(), picture: big });
    expect([body.embeds[0]?.image, body.attachments, files]).toEqual([undefined, [], []]);
  });

  it('writes a notice from a sentence or a card', () => {
    expect(noticeMessage('Try *again*.').body.embeds[0]?.description).toBe('Try \\*again\\*.');
    expect(noticeMessage('').body.embeds[0]?.description).toBe('…');
    const refused = noticeMessage(
      refusalCard({ code: 'expression-syntax', question: 'a or', at: 4, found: '', expected: [] }),
    );
    expect(refused.body.embeds[0]?.description).toContain('```\na or\n    ^\n```');
  });
});

/** Texts of any length up to far over the limits, full of marks. */
const hostileText = fc
  .tuple(
    fc.constantFrom(
      '*',
      '`',
      '_@everyone ',
      '👩‍👩‍👧‍👦',
      'e\u0301\u0301',
      '漢',
      '\n',
      '\uD800',
      '```\n',
      'word ',
      '',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(0, 1, 3, 60, 700, 5000),
  )
  .map(([unit, text, times]) => text + unit.repeat(times));
const inline: fc.Arbitrary<Inline> = fc.oneof(
  hostileText,
  hostileText.map((strong) => ({ strong })),
  hostileText.map((code) => ({ code })),
  hostileText.map((quiet) => ({ quiet })),
);
const inlines = fc.array(inline, { maxLength: 4 });
const block: fc.Arbitrary<Block> = fc.oneof(
  inlines.map((content): Block => ({ type: 'paragraph', content })),
  hostileText.map((text): Block => ({ type: 'heading', text })),
  fc
    .tuple(fc.boolean(), fc.array(inlines, { maxLength: 4 }))
    .map(([ordered, items]): Block => ({ type: 'list', ordered, items })),
  fc.array(hostileText, { maxLength: 3 }).map((lines): Block => ({ type: 'code', lines })),
  fc.array(fc.tuple(hostileText, hostileText), { maxLength: 8 }).map(
    (rows): Block => ({
      type: 'table',
      columns: [
        { title: 'a', align: 'left' },
        { title: 'b', align: 'right' },
      ],
      rows,
    }),
  ),
);
const rendered: fc.Arbitrary<Rendered> = fc
  .record({
    title: hostileText,
    blocks: fc.array(block, { maxLength: 5 }),
    footer: hostileText,
    alt: hostileText,
    hasPicture: fc.boolean(),
  })
  .map(({ title, blocks, footer, alt, hasPicture }) => ({
    card: { colour: 0xffffff, title, blocks, footer },
    ...(hasPicture ? { picture: { ...picture, alt } } : {}),
  }));

describe('whatever the texts are', () => {
  it('the body stays within the limits, never empty, with balanced code fences', () => {
    fc.assert(
      fc.property(rendered, (value) => {
        const { body } = toDiscordMessage(value);
        const [embed] = body.embeds;
        const { title = '', description: text = '', footer } = embed ?? {};
        const lengths = [title, text, footer?.text ?? ''].map(codePointLength);
        expect(lengths[0]).toBeLessThanOrEqual(256);
        expect(lengths[1]).toBeLessThanOrEqual(4096);
        expect(lengths[2]).toBeLessThanOrEqual(2048);
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(6000);
        expect((title + text).trim()).not.toBe('');
        expect((text.match(/```/g) ?? []).length % 2).toBe(0);
        expect(codePointLength(body.attachments[0]?.description ?? '')).toBeLessThanOrEqual(1024);
        expect(body.allowed_mentions).toEqual({ parse: [] });
      }),
      { numRuns: 150 },
    );
  });
});

const SPECIFICATION = new URL('../../../shared/reference/discord-openapi.json', import.meta.url);
const hasSpecification = existsSync(SPECIFICATION);
if (!hasSpecification)
  process.stdout.write(`skipped: no ${SPECIFICATION.pathname} to validate bodies with\n`);

// Under CI the comparison must take place.
describe.skipIf(!hasSpecification && process.env.CI === undefined)(
  "Discord's own description of an edit",
  () => {
    it('accepts answers, refusals and hostile texts', () => {
      const accepts = compileEditSchema();
      const check = (value: Rendered) => {
        const body: unknown = JSON.parse(JSON.stringify(toDiscordMessage(value).body));
        expect(accepts(body) ? [] : accepts.errors).toEqual([]);
      };
      check({ card: nextwordCard(nextwordAnswer()), picture });
      check({ card: probCard(probAnswer()) });
      check({ card: refusalCard({ code: 'busy', scope: 'person', retryAfterSeconds: 3 }) });
      fc.assert(fc.property(rendered, check), { numRuns: 60 });
    });

    it('would reject a title that is too long', () => {
      expect(compileEditSchema()({ embeds: [{ title: 'x'.repeat(257) }] })).toBe(false);
    });
  },
);

function compileEditSchema(): ValidateFunction {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addFormat('snowflake', /^(0|[1-9][0-9]*)$/);
  ajv.addFormat('nonce', true);
  ajv.addSchema(JSON.parse(readFileSync(SPECIFICATION, 'utf8')), 'discord');
  return ajv.compile({ $ref: 'discord#/components/schemas/IncomingWebhookUpdateRequestPartial' });
}
