import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/jobs/limits.js';
import type { Population } from '../../src/jobs/population.js';
import { populationSchema } from '../../src/jobs/population.js';
import type { Refusal } from '../../src/jobs/refusal.js';
import { exportTable, fileNameOf } from '../../src/populations/export-table.js';
import { importTable, importTableFile, MOST_TABLE_BYTES } from '../../src/populations/import-table.js';
import { importText, importTextFile } from '../../src/populations/import-text.js';
import { READY_MADE } from '../../src/populations/ready-made.js';
import { groupRows, rowsOf } from '../../src/populations/rows.js';
import { refusalSentence } from '../../src/render/refusal.js';
import { hostileTables, keptPopulations } from './arbitraries.js';

const read = (text: string) => {
  const imported = importTable('class', text);
  if (!imported.ok) throw new Error(refusalSentence(imported.refusal));
  return imported.value;
};
const refused = (text: string | Uint8Array): Refusal | undefined => {
  const imported = typeof text === 'string' ? importTable('class', text) : importTableFile('class', text);
  return imported.ok ? undefined : imported.refusal;
};
const bytes = (text: string, encoding: 'utf8' | 'utf16le' | 'latin1' = 'utf8') => Buffer.from(text, encoding);
/** What a table can hold: no sentences, no noun, and groups that are alike in one. */
const bare = ({ name, attributes, groups }: Population) => ({
  name,
  attributes: attributes.map(({ predicate: _, ...attribute }) => attribute),
  groups: groupRows(rowsOf({ groups }), attributes),
});

const CLASS = 'name,tea,age,team\nAnn,yes,17,red\nBen,no,18,blue\nCleo,yes,,red\n';
const PEOPLE_OF_CLASS = {
  name: 'class',
  attributes: [{ name: 'tea' }, { name: 'age', values: 'number' }, { name: 'team', values: 'category' }],
  groups: [
    {
      has: ['tea'],
      values: [
        ['age', 17],
        ['team', 'red'],
      ],
      count: 1,
      members: ['Ann'],
    },
    {
      has: [],
      values: [
        ['age', 18],
        ['team', 'blue'],
      ],
      count: 1,
      members: ['Ben'],
    },
    { has: ['tea'], values: [['team', 'red']], count: 1, members: ['Cleo'] },
  ],
};

describe('a table becomes a population', () => {
  it.each([
    ['commas', CLASS],
    ['semicolons', CLASS.replaceAll(',', ';')],
    ['tabs', CLASS.replaceAll(',', '\t')],
    ['a line that says the delimiter', `sep=;\r\n${CLASS.replaceAll(',', ';')}`],
    ['CR LF and no last line end', CLASS.trim().replaceAll('\n', '\r\n')],
    ['empty lines and empty columns behind', `\n\n${CLASS.replaceAll('\n', ',,\n')}\n\n`],
    ['quoted cells', CLASS.replace(/[^,\n]+/g, '"$&"')],
    ['spaces around', CLASS.replaceAll(',', ' , ')],
    ['ja and nein', CLASS.replaceAll('yes', 'Ja').replaceAll('no,', 'Nein,')],
    ['crosses', CLASS.replaceAll('yes', 'x').replaceAll(',no', ',')],
    ['ones and zeros', CLASS.replaceAll('yes', '1').replaceAll(',no', ',0')],
  ])('with %s', (_, text) => {
    expect(read(text).population).toEqual(PEOPLE_OF_CLASS);
  });

  it('takes a first column of texts that all differ as names, and says so', () => {
    const { population, notes } = read(CLASS.replace('name', 'pupil'));
    expect(population).toEqual(PEOPLE_OF_CLASS);
    expect(notes).toEqual([{ type: 'names', column: 'pupil' }]);
    expect(read('colour,big\nred,yes\nred,no').population.attributes[0]).toEqual({
      name: 'colour',
      values: 'category',
    });
    expect(read('colour [category],big\nred,yes\nblue,no').notes).toEqual([]);
  });

  it('counts rows by a column of counts', () => {
    expect(read('tea,coffee,count\nyes,no,12\nyes,yes,5\nno,no,3\nno,yes,0').population.groups).toEqual([
      { has: ['tea'], count: 12 },
      { has: ['tea', 'coffee'], count: 5 },
      { has: [], count: 3 },
    ]);
  });

  it('reads decimal commas, and says so', () => {
    const { population, notes } = read('name;height\nAnn;1,70\nBen;1,85');
    expect(population.groups.map(({ values }) => values)).toEqual([[['height', 1.7]], [['height', 1.85]]]);
    expect(notes).toContainEqual({ type: 'decimal-comma', column: 'height' });
  });

  it('keeps digits that tell things apart as a category, and one spelling of each value', () => {
    const { attributes, groups } = read('name,room,team\nAnn,007,Red\nBen,112,red ').population;
    expect(attributes.map(({ values }) => values)).toEqual(['category', 'category']);
    expect(groups.map(({ values }) => values)).toEqual([
      [
        ['room', '007'],
        ['team', 'Red'],
      ],
      [
        ['room', '112'],
        ['team', 'Red'],
      ],
    ]);
  });

  it('reads symbols in the names of columns', () => {
    expect(read('name,tennis 🎾\nAnn,yes').population.attributes).toEqual([{ name: 'tennis', symbol: '🎾' }]);
  });

  it.each<[string, Uint8Array, string]>([
    ['UTF-8', bytes(CLASS.replace('Ann', 'Änn')), 'UTF-8'],
    ['UTF-8 with a mark', bytes(`\uFEFF${CLASS.replace('Ann', 'Änn')}`), 'UTF-8'],
    ['UTF-16', bytes(`\uFEFF${CLASS.replace('Ann', 'Änn')}`, 'utf16le'), 'UTF-16'],
    ['UTF-16, big end first', bytes(`\uFEFF${CLASS.replace('Ann', 'Änn')}`, 'utf16le').swap16(), 'UTF-16'],
    ['Windows-1252', bytes(CLASS.replace('Ann', 'Änn'), 'latin1'), 'Windows-1252'],
  ])('in %s, which is told unless it is UTF-8', (_, file, encoding) => {
    const imported = importTableFile('class', file);
    if (!imported.ok) throw new Error(refusalSentence(imported.refusal));
    expect(imported.value.population.groups[0]?.members).toEqual(['Änn']);
    expect(imported.value.notes.filter(({ type }) => type === 'encoding')).toEqual(
      encoding === 'UTF-8' ? [] : [{ type: 'encoding', encoding }],
    );
  });

  const many = (count: number, cell: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => cell(index));
  it.each<[string, string | Uint8Array, object]>([
    ['nothing', ' \n', { problem: 'empty' }],
    ['no line but the first', 'name,tea,age', { problem: 'only-header' }],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1), { problem: 'not-text' }],
    [
      'more than 1 MB',
      new Uint8Array(MOST_TABLE_BYTES + 1),
      { problem: 'too-large', limit: MOST_TABLE_BYTES },
    ],
    ['no names of columns', 'Ann,yes,17\nBen,no,18', { problem: 'no-header', row: 1 }],
    ['a nameless column', 'name,,age\nAnn,1,2', { problem: 'header-empty', row: 1, column: 2 }],
    ['two columns alike', 'name,Tea, tea\nAnn,1,0', { problem: 'header-twice', row: 1, column: 3, other: 2 }],
    ['two columns of names', 'name,names\nAnn,Ben', { problem: 'header-twice', column: 2, other: 1 }],
    ['a short row', 'name,tea,age\nAnn,yes,17\nBen,no', { problem: 'ragged', row: 3, found: '2', limit: 3 }],
    ['a long row', 'name,tea\nAnn,yes,17', { problem: 'ragged', row: 2, found: '3', limit: 2 }],
    ['an open quote', 'name,tea\nAnn,yes\n"Ben,no\n', { problem: 'unclosed-quote', row: 3 }],
    ['a stray quote', 'name,size\nAnn,5" wide\n', { problem: 'stray-quote', row: 2 }],
    ['a name twice', 'name,tea\nAnn,1\n ANN,0', { problem: 'member-twice', row: 3, column: 1, other: 2 }],
    [
      'a long name',
      `name,tea\n${'a'.repeat(61)},1`,
      { problem: 'member-too-long', row: 2, column: 1, limit: 60 },
    ],
    [
      'a long value',
      `name,team\nAnn,red\nBen,${'b'.repeat(61)}`,
      { problem: 'value-too-long', row: 3, column: 2, header: 'team', limit: 60 },
    ],
    ['a control character', 'name,team\nAnn,r\u0007d', { problem: 'unwritable', row: 2, column: 2 }],
    ['no number', 'name,age [number]\nAnn,old', { problem: 'not-a-number', row: 2, column: 2, found: 'old' }],
    ['neither yes nor no', 'name,tea [yes/no]\nAnn,often', { problem: 'not-yes-or-no', row: 2, column: 2 }],
    ['half a member', 'tea,count\nyes,1.5', { problem: 'not-a-count', row: 2, column: 2, found: '1.5' }],
    ['a name that counts two', 'name,count\nAnn,2', { problem: 'member-counted', row: 2, column: 2 }],
    ['27 columns', many(27, (index) => `c${index}`).join(), { problem: 'too-many-columns', limit: 26 }],
    ['5,001 rows', `tea\n${many(5001, () => 'yes').join('\n')}`, { problem: 'too-many-rows', limit: 5000 }],
    [
      'remarks',
      `age,remark\n${many(201, (index) => `1,remark ${index}`).join('\n')}`,
      { problem: 'too-many-values', column: 2, header: 'remark' },
    ],
  ])('%s is refused with the place', (_, text, refusal) => {
    expect(refused(text)).toMatchObject({ code: 'table', ...refusal });
  });

  it('holds no more members and attributes than a population may', () => {
    expect(refused('tea,count\nyes,4000\nno,1001')).toEqual({
      code: 'too-many-members',
      count: 5001,
      limit: 5000,
    });
    const columns = many(25, (index) => `c${index}`);
    expect(refused(`${columns.join()},count\n${columns.map(() => 'yes').join()},1`)).toMatchObject({
      code: 'too-many-attributes',
      count: 25,
      limit: 24,
    });
  });

  it('whatever is given is a population that the queue takes, or a refusal that says what and where', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          hostileTables.map((text) => bytes(text)),
          fc.uint8Array({ maxLength: 120 }),
        ),
        (file) => {
          const imported = importTableFile('class', file);
          if (imported.ok)
            expect(populationSchema.parse(imported.value.population)).toEqual(imported.value.population);
          else expect(refusalSentence(imported.refusal)).not.toMatch(/undefined|NaN/);
        },
      ),
      { numRuns: 2000, seed: 5 },
    );
  });
});

describe('a population becomes a table', () => {
  const written = (population: Population) => new TextDecoder().decode(exportTable(population).bytes);

  it.each(READY_MADE)('$population.name imports back', ({ population }) => {
    const imported = importTableFile(population.name, exportTable(population).bytes);
    expect(imported).toMatchObject({ ok: true, value: { population: bare(population) } });
  });

  it('imports back to the same population', () => {
    fc.assert(
      fc.property(keptPopulations, (population) => {
        const { bytes: file } = exportTable(population);
        const imported = importTableFile(population.name, file);
        if (population.groups.length === 0) {
          expect(imported).toMatchObject({ ok: false, refusal: { problem: 'only-header' } });
        } else {
          expect(imported).toMatchObject({ ok: true, value: { population: bare(population) } });
        }
      }),
      { numRuns: 1000, seed: 7 },
    );
  });

  it('marks a column that would be taken for something else', () => {
    const values = Array.from({ length: 300 }, (_, index) => `remark ${index}`);
    const population: Population = {
      name: 'class',
      attributes: [
        { name: 'remark', values: 'category' },
        { name: 'grade', values: 'category' },
        { name: 'wins', values: 'number' },
      ],
      groups: values.map((value, index) => ({
        has: [],
        values: [
          ['remark', value],
          ['grade', '2'],
          ['wins', index % 2],
        ],
        count: 1,
      })),
    };
    expect(written(population)).toMatch(/^remark \[category\],grade \[category\],wins \[number\],count\r\n/u);
    expect(importTableFile('class', exportTable(population).bytes)).toMatchObject({
      ok: true,
      value: { population },
    });
  });

  it('runs nothing in a spreadsheet', () => {
    fc.assert(
      fc.property(keptPopulations, (population) => {
        for (const cell of written(population).split(/[,\r\n"]+/u)) {
          const isNumber = Number.isFinite(Number(cell)) && cell !== '';
          if (!isNumber) expect(cell).not.toMatch(/^[=+@\t]|^-[^0-9]/u);
        }
      }),
      { numRuns: 500, seed: 9 },
    );
    expect(
      written({
        name: 'x',
        attributes: [{ name: '=1+1' }, { name: 'team', values: 'category' }],
        groups: [{ has: ['=1+1'], values: [['team', '@SUM(A1)']], count: 1, members: ["'-Ann"] }],
      }),
    ).toBe("name,'=1+1,team\r\n''-Ann,yes,'@SUM(A1)\r\n");
  });

  it.each([
    ['Class 7b', 'class-7b'],
    ['Überflieger / 2026', 'uberflieger-2026'],
    ['../../etc/passwd', 'etc-passwd'],
    ['سكان', 'population'],
  ])('%s is saved as %s', (name, file) => {
    expect(fileNameOf(name)).toBe(file);
  });
});

describe('a text whose words are counted', () => {
  it('is read in its encoding, with plain line ends', () => {
    expect(importTextFile(bytes('rain\r\nsun\rrain'))).toEqual({
      ok: true,
      value: { text: 'rain\nsun\nrain', encoding: 'UTF-8' },
    });
    expect(importTextFile(bytes('caf\u00e9', 'latin1'))).toEqual({
      ok: true,
      value: { text: 'café', encoding: 'Windows-1252' },
    });
  });

  it('has something in it, and 200 kB at most', () => {
    expect(importText(' \n')).toMatchObject({ refusal: { problem: 'empty' } });
    expect(importText('é'.repeat(LIMITS.corpusBytes / 2)).ok).toBe(true);
    expect(importText(`${'é'.repeat(LIMITS.corpusBytes / 2)}.`)).toMatchObject({
      refusal: { problem: 'too-large', limit: LIMITS.corpusBytes },
    });
    expect(importTextFile(Uint8Array.of(1, 0, 2))).toMatchObject({ refusal: { problem: 'not-text' } });
  });
});
