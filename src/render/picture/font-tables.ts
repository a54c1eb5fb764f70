import { inflateSync } from 'node:zlib';

/**
 * Advance widths of a WOFF 1.0 file with TrueType tables: code point → em.
 * A code point that is not a key has no glyph. Reads only `cmap` (format 4), `head`, `hhea` and `hmtx`;
 * layout of the tables after the OpenType 1.9 and WOFF 1.0 specifications.
 */
export function readAdvances(woff: Buffer): ReadonlyMap<number, number> {
  const unitsPerEm = tableOf(woff, 'head').readUInt16BE(18);
  const metricCount = tableOf(woff, 'hhea').readUInt16BE(34);
  const hmtx = tableOf(woff, 'hmtx');
  const advances = new Map<number, number>();
  for (const [codePoint, glyph] of readCharacterMap(tableOf(woff, 'cmap'))) {
    // Glyphs past the last full entry share its advance.
    advances.set(codePoint, hmtx.readUInt16BE(4 * Math.min(glyph, metricCount - 1)) / unitsPerEm);
  }
  return advances;
}

function tableOf(woff: Buffer, tag: string): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1.0 file');
  const count = woff.readUInt16BE(12);
  for (let index = 0; index < count; index++) {
    const entry = 44 + 20 * index;
    if (woff.toString('latin1', entry, entry + 4) !== tag) continue;
    const offset = woff.readUInt32BE(entry + 4);
    const packedLength = woff.readUInt32BE(entry + 8);
    const length = woff.readUInt32BE(entry + 12);
    const packed = woff.subarray(offset, offset + packedLength);
    return packedLength < length ? inflateSync(packed) : packed;
  }
  throw new Error(`font has no table ${tag}`);
}

function* readCharacterMap(cmap: Buffer): Generator<[codePoint: number, glyph: number]> {
  const count = cmap.readUInt16BE(2);
  for (let index = 0; index < count; index++) {
    const start = cmap.readUInt32BE(4 + 8 * index + 4);
    if (cmap.readUInt16BE(start) === 4) {
      yield* readSegments(cmap.subarray(start));
      return;
    }
  }
  throw new Error('font has no cmap of format 4');
}

function* readSegments(table: Buffer): Generator<[codePoint: number, glyph: number]> {
  const doubled = table.readUInt16BE(6);
  const ends = 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const ranges = deltas + doubled;
  for (let at = 0; at < doubled; at += 2) {
    const end = table.readUInt16BE(ends + at);
    const start = table.readUInt16BE(starts + at);
    const delta = table.readUInt16BE(deltas + at);
    const range = table.readUInt16BE(ranges + at);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const raw = range === 0 ? code : table.readUInt16BE(ranges + at + range + 2 * (code - start));
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) yield [code, glyph];
    }
  }
}
