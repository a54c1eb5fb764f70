import type { NextwordAnswer } from '../../jobs/nextword.js';
import { barsAlt } from './bars-alt.js';
import { type Bar, type BarsLayout, layOutBars, PREDICTION } from './bars-layout.js';
import { type DrawnPicture, drawScene, type Scene } from './card-picture.js';
import type { MassShare } from './mass-shares.js';
import { type Box, d, element, group, path, pattern, rectangle } from './svg.js';
import { COLOURS, OKABE_ITO } from './theme.js';

/**
 * The next word as bars: solid to the proved lower bound, hatched to the upper one, and below them a strip
 * that holds the whole probability.
 */
export async function drawBars(answer: NextwordAnswer): Promise<DrawnPicture> {
  return await drawLayout(layOutBars(answer), barsAlt(answer));
}

export async function drawLayout(layout: BarsLayout, alt: string): Promise<DrawnPicture> {
  return { png: await drawScene(sceneOfBars(layout)), alt, undrawable: layout.undrawable };
}

const LOOKS: Readonly<Record<Bar['look'], string>> = {
  prediction: PREDICTION,
  word: OKABE_ITO.skyBlue,
  watched: OKABE_ITO.purple,
};

export function sceneOfBars(layout: BarsLayout): Scene {
  const defs = [
    ...Object.entries(LOOKS).map(([look, colour]) =>
      pattern(`possible-${look}`, 'hatch', { colour, ground: COLOURS.panel, pitch: 0.55 }),
    ),
    ...layout.segments.map(({ share }) => definition(share)),
    element('clipPath', { id: 'strip' }, rectangle(layout.strip, { rx: 12 })),
  ].join('');
  const shapes = [
    rectangle(layout.blank, {
      rx: 12,
      fill: 'none',
      stroke: PREDICTION,
      'stroke-width': 5,
      'stroke-dasharray': '16 11',
    }),
    ...layout.bars.map(({ solid, possible, look }) => bar(solid, possible, LOOKS[look], look)),
    group(
      { 'clip-path': 'url(#strip)' },
      ...layout.segments.map(({ share, box }) => rectangle(box, { fill: fillOf(share) })),
    ),
    ...layout.segments
      .slice(1)
      // A hairline would hide a part that is itself hardly wider.
      .filter(({ box }) => box.width > 6)
      .map(({ box }) =>
        rectangle({ x: box.x - 1, y: box.y, width: 2, height: box.height }, { fill: COLOURS.card }),
      ),
    ...layout.swatches.map(({ share, box }) => rectangle(box, { rx: 8, fill: fillOf(share) })),
  ].join('');
  return { height: layout.height, defs, shapes, lines: layout.lines };
}

/** Two pieces of one bar; only its outer ends are rounded, so that the seam shows where certainty stops. */
function bar(solid: Box, possible: Box, colour: string, id: string): string {
  const hasPossible = possible.width >= 1;
  const parts: string[] = [];
  // Even the least likely word keeps a visible foot; it is narrower than the thinnest step that can be read off.
  const shown = hasPossible ? solid : { ...solid, width: Math.max(solid.width, 3) };
  if (hasPossible) {
    parts.push(path(outline(possible, solid.width < 1, true), { fill: `url(#possible-${id})` }));
  }
  if (shown.width >= 1) parts.push(path(outline(shown, true, !hasPossible), { fill: colour }));
  return parts.join('');
}

function outline({ x, y, width, height }: Box, roundLeft: boolean, roundRight: boolean): string {
  const radius = Math.min(8, width);
  const l = roundLeft ? radius : 0;
  const r = roundRight ? Math.min(radius, width - l) : 0;
  const right = x + width;
  const bottom = y + height;
  return (
    d`M${x + l} ${y}H${right - r}Q${right} ${y} ${right} ${y + r}V${bottom - r}Q${right} ${bottom} ${right - r} ${bottom}` +
    d`H${x + l}Q${x} ${bottom} ${x} ${bottom - l}V${y + l}Q${x} ${y} ${x + l} ${y}Z`
  );
}

const fillOf = (share: MassShare): string =>
  share.pattern === 'solid' ? share.colour : `url(#mass-${share.id})`;

function definition(share: MassShare): string {
  if (share.pattern === 'solid') return '';
  const isOpen = share.id === 'unassigned';
  return pattern(`mass-${share.id}`, share.pattern, {
    colour: isOpen ? COLOURS.faint : COLOURS.card,
    ground: isOpen ? COLOURS.panel : share.colour,
    markWidth: isOpen ? 10 : share.pattern === 'dots' ? 6 : 4,
  });
}
