import { expect, it } from 'vitest';
import { drawScene, warmPictures } from '../../../src/render/picture/card-picture.js';

const scene = {
  height: 200,
  defs: '',
  shapes: '<rect x="50" y="50" width="100" height="100" fill="#000"/>',
  lines: [{ x: 200, y: 100, text: 'A given B', size: 40, weight: 400, colour: '#000000' }],
} as const;

it('lets others have the thread before a text is set and before the picture is drawn', async () => {
  await warmPictures();
  let turns = 0;
  const count = () => {
    turns++;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  try {
    const drawn = await Promise.all([1, 2, 3].map(() => drawScene(scene)));
    // Two for each, although all were begun at once.
    expect(turns).toBeGreaterThanOrEqual(6);
    expect(new Set(drawn.map((png) => Buffer.from(png).toString('base64'))).size).toBe(1);
  } finally {
    clearImmediate(next);
  }
});
