import { describe, expect, it } from 'vitest';
import { AlikeRows } from '../../src/populations/alike-rows.js';
import { importTable, importTableFile, readTableFile } from '../../src/populations/import-table.js';
import { runInSlices, runWhole, type Sliced } from '../../src/populations/slices.js';

function* counting(): Sliced<number> {
  let sum = 0;
  for (let step = 1; step <= 10; step++) {
    sum += step;
    yield;
  }
  return sum;
}

const LINES = Array.from({ length: 3000 }, (_, row) => `Member ${row},yes,${row % 7},wört ${row % 11}`);
const TABLE = ['name,tea,age,team', ...LINES].join('\n');

describe('work in pieces', () => {
  it('comes to the same, whole or in slices', async () => {
    expect(runWhole(counting())).toBe(55);
    expect(await runInSlices(counting())).toBe(55);
    const bytes = new TextEncoder().encode(TABLE);
    expect(await runInSlices(readTableFile('class', bytes), 0)).toEqual(importTableFile('class', bytes));
  });

  it('lets others have their turn between the pieces', async () => {
    const order: string[] = [];
    setImmediate(() => order.push('another'));
    await runInSlices(counting(), 0);
    order.push('done');
    expect(order).toEqual(['another', 'done']);
  });

  it('rejects with what the work throws', async () => {
    function* breaking(): Sliced<number> {
      yield;
      throw new Error('broken');
    }
    await expect(runInSlices(breaking(), 0)).rejects.toThrow('broken');
  });

  it('cuts a large table into many pieces', () => {
    const work = readTableFile('class', new TextEncoder().encode(TABLE));
    let pieces = 1;
    while (work.next().done !== true) pieces++;
    expect(pieces).toBeGreaterThan(30);
  });
});

describe('a table longer than what is parsed in one go', () => {
  const rowOf = (text: string) => {
    const imported = importTable('class', text);
    return imported.ok ? imported.value.population.groups.length : imported.refusal;
  };
  /** Longer than a part, with line ends and doubled quotes inside. */
  const LONG_CELL = `"${'a "" line\n'.repeat(2000)}"`;

  it('keeps quoted cells together wherever they stand', () => {
    const text = `name,tea [yes/no]\nAnn,yes\n${LONG_CELL},no\nBen,no`;
    expect(rowOf(text)).toMatchObject({ code: 'table', problem: 'member-too-long', row: 3, column: 1 });
    for (let shift = 0; shift < 12; shift++) {
      const filler = Array.from({ length: 400 }, (_, row) => `"m ${row}\n${'x'.repeat(shift)}",yes`);
      expect(rowOf(['name,tea', ...filler, 'Zoe,no'].join('\n'))).toBe(2);
    }
  });

  it('counts the rows of all parts where something is wrong', () => {
    expect(rowOf(`${TABLE}\nZoe,"no"x,1,red`)).toMatchObject({ problem: 'stray-quote', row: 3002 });
    expect(rowOf(`${TABLE}\nZoe,no,1,"red\n${'a,b\n'.repeat(3000)}`)).toMatchObject({
      problem: 'unclosed-quote',
      row: 3002,
    });
    expect(rowOf(`${TABLE}\nZoe,no,1`)).toMatchObject({ problem: 'ragged', row: 3002, limit: 4 });
  });

  it.each(['\n', '\r\n', '\r'])('takes line ends of one kind: %j', (end) => {
    expect(importTable('class', TABLE.replaceAll('\n', end))).toEqual(importTable('class', TABLE));
  });

  it('refuses a row of countless cells without reading them', () => {
    expect(rowOf('a,'.repeat(400_000))).toMatchObject({ problem: 'too-many-columns', limit: 26 });
    expect(rowOf(`name,tea\nAnn${',yes'.repeat(100_000)}`)).toMatchObject({ problem: 'too-many-columns' });
  });
});

describe('rows that are alike', () => {
  it('have one number, in the order of the first of each', () => {
    const alike = new AlikeRows(5);
    expect([...alike.numbers]).toEqual([0, 0, 0, 0, 0]);
    alike.split(Int32Array.of(3, 0, 3, 0, 3));
    expect([...alike.numbers]).toEqual([0, 1, 0, 1, 0]);
    alike.split(Int32Array.of(0, 9, 0, 8, 5));
    expect([...alike.numbers]).toEqual([0, 1, 0, 2, 3]);
  });
});
