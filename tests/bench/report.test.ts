import { describe, expect, it } from 'vitest';
import { compared, jsonOf, lineOf, type Row } from '../../bench/report.js';

const row: Row = {
  figure: '1 exact: warm step',
  unit: 'ms',
  ...compared({ n: 40, median: 18, quartiles: [17, 20] }, { n: 40, median: 7.5, quartiles: [7, 8] }),
  asked: { of: 'ratio', most: 2.5 },
};

describe('a printed figure', () => {
  it('has exactly the fields that are promised, with null where there is nothing to compare with', () => {
    expect(JSON.parse(jsonOf(row))).toEqual({
      figure: '1 exact: warm step',
      value: 18,
      unit: 'ms',
      peer: 7.5,
      ratio: 2.4,
      n: 40,
    });
    expect(JSON.parse(jsonOf({ figure: '7 peak', value: 1, unit: 'GB', n: 3 }))).toEqual({
      figure: '7 peak',
      value: 1,
      unit: 'GB',
      peer: null,
      ratio: null,
      n: 3,
    });
  });

  it('shows spread, what it is compared with, and whether it is as asked', () => {
    const line = lineOf(row);
    expect(line).toContain('18 ms (17–20)');
    expect(line).toContain('peer 7.5 (7–8)');
    expect(line).toContain('2.4 ×');
    expect(line).toContain('✓ ≤ 2.5');
    expect(line).toContain('n = 40');
    expect(lineOf({ ...row, asked: { of: 'ratio', most: 2.3 } })).toContain('✗ ≤ 2.3');
    expect(lineOf({ ...row, asked: { of: 'value', least: 18 } })).toContain('✓ ≥ 18');
    expect(lineOf({ ...row, asked: { of: 'value', least: 18.1 } })).toContain('✗ ≥ 18.1');
  });
});
