import satori from 'satori';
import { describe, expect, it } from 'vitest';
import { sceneToSvg } from '../../../src/render/picture/card-picture.js';
import { textWidth, toDrawable } from '../../../src/render/picture/drawable-text.js';
import { familyOf, loadFonts } from '../../../src/render/picture/fonts.js';
import { truncate, wrap } from '../../../src/render/picture/text-lines.js';
import { typeset } from '../../../src/render/picture/typeset.js';

const FONT = { size: 40, weight: 600 } as const;
const width = (text: string) => textWidth(text, FONT.size, FONT.weight);

describe('toDrawable', () => {
  it('keeps Latin, Greek, Cyrillic, Hebrew, Arabic, Chinese, kana and emoji as they are', () => {
    const scripts = [
      'Ærøskøbing',
      'Πιθανότητα',
      'Вероятность',
      'Xác suất',
      'הסתברות',
      'احتمال',
      '条件概率（患病）。',
      'ありがとう',
    ];
    for (const text of [...scripts, '🎾 ⚽ 👩🏽‍🚀 ❤️ 🇫🇷']) {
      expect(toDrawable(text)).toEqual({ text, undrawable: [] });
    }
  });

  it('shows ◌ for what no font can draw, and names it once', () => {
    expect(toDrawable('aกbกข')).toEqual({ text: 'a◌b◌◌', undrawable: ['ก', 'ข'] });
    expect(toDrawable('ไทย').undrawable).toHaveLength(3);
    expect(toDrawable('\uE123').undrawable).toEqual(['\uE123']);
  });

  it('composes accents, shows line breaks, and drops what is invisible or would turn the line around', () => {
    expect(toDrawable('e\u0301').text).toBe('é');
    expect(toDrawable('one\r\ntwo\tthree').text).toBe('one ↵ two three');
    expect(toDrawable('a\u202Eb\u200Bc\u0000d\uD800').text).toBe('abcd');
  });

  it('treats digits and © as letters, not as emoji', () => {
    expect(width('1')).toBeLessThan(0.8 * FONT.size);
    expect(width('🎾')).toBe(FONT.size);
  });
});

describe('textWidth', () => {
  it('agrees with the typesetting engine, larger by no more than its kerning', async () => {
    for (const text of [
      'She opened her umbrella',
      'AVATAR To We',
      'Вероятность',
      'Πιθανότητα',
      '3 of the 7, 42.9',
      '现在只算 18 个中的 15 个',
    ]) {
      const widths: number[] = [];
      const fonts = loadFonts().filesFor([{ text, weight: FONT.weight }]);
      await satori(
        {
          type: 'div',
          key: null,
          props: {
            style: { display: 'flex' },
            children: [
              {
                type: 'div',
                key: 'text',
                props: {
                  style: {
                    fontFamily: familyOf(fonts),
                    fontSize: FONT.size,
                    fontWeight: FONT.weight,
                    whiteSpace: 'pre',
                  },
                  children: text,
                },
              },
            ],
          },
        },
        {
          width: 1200,
          height: 100,
          fonts,
          onNodeDetected: (node) => {
            if (node.key === 'text') widths.push(node.width);
          },
        },
      );
      const [real = 0] = widths;
      expect(width(text)).toBeGreaterThan(real - 1.5);
      expect(width(text)).toBeLessThan(real * 1.08);
    }
  });
});

describe('wrap and truncate', () => {
  it('cuts at the asked side, with an ellipsis, within the width', () => {
    expect(truncate('short', FONT, 400)).toBe('short');
    const start = truncate('Donaudampfschifffahrt', FONT, 200);
    expect(start).toMatch(/^Donau.*…$/);
    const end = truncate('Donaudampfschifffahrt', FONT, 200, 'end');
    expect(end).toMatch(/^….*fahrt$/);
    expect(Math.max(width(start), width(end))).toBeLessThanOrEqual(200);
  });

  it('puts the ellipsis where a line of a script from right to left ends', () => {
    const hebrew = truncate('מועדון השחמט של העיר העתיקה', FONT, 240);
    expect(hebrew.startsWith('…מועדון')).toBe(true);
    expect(width(hebrew)).toBeLessThanOrEqual(240);
    expect(truncate('club מועדון השחמט של העיר', FONT, 300)).toMatch(/^club …מועדון/);
    const lines = wrap('מועדון השחמט של העיר העתיקה שעל הנהר', FONT, { maxWidth: 240, maxLines: 2 });
    expect(lines.at(-1)).toMatch(/^…[^…]+$/);
    expect(truncate('מועדון club of the old town', FONT, 300)).toMatch(/^מועדון club.*…$/);
  });

  it('keeps the end of a long text and the room behind it', () => {
    const lines = wrap(`${'very long context '.repeat(30)}it was`, FONT, {
      maxWidth: 600,
      maxLines: 2,
      reserveAtEnd: 170,
      keep: 'end',
    });
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^…/);
    expect(lines[1]).toMatch(/it was$/);
    expect(width(lines[0] ?? '')).toBeLessThanOrEqual(600);
    expect(width(lines[1] ?? '')).toBeLessThanOrEqual(430);
  });

  it('breaks a short text without losing a word, balanced where asked', () => {
    const text = 'four of the six who do not like tennis do like football';
    const lines = wrap(text, FONT, { maxWidth: 900, maxLines: 2, balanced: true });
    expect(lines.join(' ')).toBe(text);
    expect(Math.abs(width(lines[0] ?? '') - width(lines[1] ?? ''))).toBeLessThan(200);
  });

  it('breaks Chinese between its characters, but not before a mark that closes', () => {
    const text = '从属于“football”的成员中随机抽一个。它也属于“tennis”的概率（P）是多少？';
    const lines = wrap(text, FONT, { maxWidth: 300, maxLines: 20 });
    expect(lines.join('')).toBe(text);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      expect(width(line)).toBeLessThanOrEqual(300);
      expect(line).not.toMatch(/^[。，：；？！）”]|[（“]$/u);
    }
    const cut = wrap(text, FONT, { maxWidth: 300, maxLines: 2 });
    expect(cut).toHaveLength(2);
    expect(cut[1]).toMatch(/…$/);
    // Words of other scripts are not parted, and spaces stay between them.
    const mixed = wrap('A 袋 中有 red balls', FONT, { maxWidth: 190, maxLines: 9 });
    expect(mixed).toEqual(['A 袋 中有', 'red balls']);
    expect(wrap('队长 A 赢了', FONT, { maxWidth: 900, maxLines: 1 })).toEqual(['队长 A 赢了']);
  });

  it('survives a single word of a thousand letters, and no words at all', () => {
    const lines = wrap('a'.repeat(1000), FONT, { maxWidth: 600, maxLines: 2, keep: 'end' });
    expect(lines).toHaveLength(1);
    expect(width(lines[0] ?? '')).toBeLessThanOrEqual(600);
    expect(wrap('', FONT, { maxWidth: 600, maxLines: 2 })).toEqual(['']);
  });
});

describe('typeset', () => {
  it('joins Arabic letters and sets scripts from right to left in their order', async () => {
    const line = (text: string) =>
      ({ x: 100, y: 60, text, size: 40, weight: 600, colour: '#ffffff' }) as const;
    const joined = await typeset([line('نادي')], 120);
    const apart = await typeset([line('ن ا د ي')], 120);
    expect(joined.split('<path').length).toBeGreaterThan(1);
    expect(joined).not.toBe(apart);
    // Read from the left, the word is drawn with its last letter first.
    const [word, mirrored] = await Promise.all(['שלום', 'םולש'].map((text) => typeset([line(text)], 120)));
    expect(word).not.toBe(mirrored);
    expect(
      loadFonts()
        .filesFor([{ text: 'שלום', weight: 400 }])
        .map(({ name }) => name),
    ).toContain('Noto Sans Hebrew');
    expect(
      loadFonts()
        .filesFor([{ text: 'hello', weight: 400 }])
        .map(({ name }) => name),
    ).toEqual(['Inter latin', 'Inter latin', 'Inter latin']);
  });

  it('reads of the Chinese font only the files and weights that a text needs', async () => {
    const files = loadFonts().filesFor([{ text: '条件概率', weight: 800 }]);
    const chinese = files.filter(({ name }) => name.startsWith('Noto Sans SC'));
    expect(chinese.length).toBeGreaterThan(0);
    expect(chinese.length).toBeLessThanOrEqual(4);
    expect(new Set(chinese.map(({ weight }) => weight))).toEqual(new Set([800]));
    const drawn = await typeset(
      [{ x: 100, y: 60, text: '条件概率', size: 40, weight: 800, colour: '#ffffff' }],
      120,
    );
    expect(drawn.split('<path').length).toBeGreaterThan(1);
    expect(width('条件概率')).toBe(4 * FONT.size);
  });

  const hostile = '<script>alert(1)</script>"><image href="http://example.org/a.png"/>&lt;![CDATA[ 🎾 日';

  it('never lets text become markup or refer to anything outside', async () => {
    const { text } = toDrawable(hostile);
    const line = {
      x: 10,
      y: 50,
      text: truncate(text, { size: 30, weight: 400 }, 1180),
      size: 30,
      weight: 400,
    } as const;
    const svg = await sceneToSvg({
      height: 100,
      defs: '',
      shapes: '',
      lines: [{ ...line, colour: '#FFFFFF' }],
    });
    expect(svg).not.toMatch(/<script|<text|<foreignObject|http:\/\/example|CDATA/);
    const references = [...svg.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(references.every((one) => one.startsWith('data:image/svg+xml;base64,'))).toBe(true);
    expect(svg.match(/url\((?!#)/)).toBeNull();
  });

  it('draws the same line for an emoji typed twice and gives signs the colour of their line', async () => {
    const line = { x: 10, text: '≈ 🎾🎾', size: 40, weight: 600 } as const;
    const svg = await typeset(
      [
        { ...line, y: 40, colour: '#FF0000' },
        { ...line, y: 90, colour: '#00FF00' },
      ],
      140,
    );
    const images = [...svg.matchAll(/base64,([A-Za-z0-9+/=]+)/g)].map((match) =>
      Buffer.from(match[1] ?? '', 'base64').toString('utf8'),
    );
    expect(images).toHaveLength(6);
    expect(images.filter((one) => one.includes('#FF0000'))).toHaveLength(1);
    expect(images.filter((one) => one.includes('#00FF00'))).toHaveLength(1);
  });

  it('refuses lines that would be cut or could not be read', async () => {
    const line = { x: 10, y: 50, text: 'text', size: 40, weight: 400, colour: '#FFFFFF' } as const;
    await expect(typeset([{ ...line, x: 1190 }], 100)).rejects.toThrow('does not fit');
    await expect(typeset([{ ...line, y: 95 }], 100)).rejects.toThrow('does not fit');
    await expect(typeset([{ ...line, size: 20 }], 100)).rejects.toThrow('does not fit');
  });
});
