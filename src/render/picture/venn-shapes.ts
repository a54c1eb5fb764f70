import { type Ellipse, type Point, pointAt } from './ellipse.js';
import type { RegionState } from './set-view.js';
import { type Attributes, d, disc, element, group, path, pattern, rectangle } from './svg.js';
import { COLOURS, eventLook, mix } from './theme.js';
import { arcsOf, isSame, type Membership, type VennGeometry } from './venn-circles.js';
import type { Placed } from './venn-spaces.js';

export interface ShapedRegion {
  readonly membership: Membership;
  readonly state: RegionState;
}

const FRAME_CORNER = 28;

/** Ground of A and B in all pictures of sets: `fill="url(#joint)"`. */
export const JOINT_GROUND = pattern('joint', 'hatch', { colour: '#157C62', ground: '#10503F', markWidth: 5 });

/** As a path, because a clip takes no shape that is turned. */
function ellipse(one: Ellipse, attributes: Attributes): string {
  if (one.rx === one.ry) return disc(one.x, one.y, one.rx, attributes);
  const turn = (one.tilt * 180) / Math.PI;
  const [from, to] = [pointAt(one, 0), pointAt(one, Math.PI)];
  const half = (at: Point) => d`A${one.rx} ${one.ry} ${turn} 0 1 ${at.x} ${at.y}`;
  return path(`${d`M${from.x} ${from.y}`}${half(to)}${half(from)}Z`, attributes);
}

export function vennDefinitions({ circles }: VennGeometry): string {
  return [
    JOINT_GROUND,
    ...circles.map((circle, index) => element('clipPath', { id: `in-${index}` }, ellipse(circle, {}))),
  ].join('');
}

/**
 * Fills of all regions. The common part of some circles is painted over the common part of fewer of them, so that in the
 * end each region shows its own fill; all fills are opaque.
 */
export function regionFills(geometry: VennGeometry, regions: readonly ShapedRegion[]): string {
  const depth = ({ membership }: ShapedRegion) => membership.filter((isIn) => isIn).length;
  return [...regions]
    .sort((a, b) => depth(a) - depth(b))
    .map((region) => {
      const fill = fillOf(region);
      const inside = geometry.circles.flatMap((circle, index) =>
        region.membership[index] === true ? [{ circle, index }] : [],
      );
      const last = inside.pop();
      if (last === undefined) return rectangle(geometry.frame, { rx: FRAME_CORNER, fill });
      return inside.reduce(
        (content, { index }) => group({ 'clip-path': `url(#in-${index})` }, content),
        ellipse(last.circle, { fill }),
      );
    })
    .join('');
}

/** The same region has the same ground in every picture. */
export function fillOf({ membership, state }: ShapedRegion): string {
  if (state === 'joint') return 'url(#joint)';
  const isCounted = state === 'sample';
  return membership.reduce<string>(
    (colour, isIn, index) => (isIn ? mix(colour, eventLook(index).colour, isCounted ? 0.28 : 0.08) : colour),
    isCounted ? COLOURS.counted : COLOURS.aside,
  );
}

/**
 * The lines of the circles and the frame. Where a line parts the sample space from what is set aside it is drawn strong,
 * so the outline of the condition shows whatever its shape.
 */
export function borders(geometry: VennGeometry, regions: readonly ShapedRegion[]): string {
  const isCounted = (membership: Membership): boolean =>
    regions.some(
      (region) =>
        region.state !== 'aside' && region.membership.every((isIn, index) => isIn === membership[index]),
    );
  const arcs = arcsOf(geometry.circles).map((arc) => {
    const sides = [isCounted(arc.inside), isCounted(arc.outside)];
    return { arc, isStrong: sides[0] !== sides[1], isInside: sides[0] && sides[1] };
  });
  const frameIsStrong = isCounted(geometry.circles.map(() => false));
  const frame = rectangle(geometry.frame, {
    rx: FRAME_CORNER,
    fill: 'none',
    stroke: frameIsStrong ? COLOURS.ink : COLOURS.line,
    'stroke-width': frameIsStrong ? 7 : 3,
  });
  const drawn = [...arcs]
    .sort((a, b) => Number(a.isStrong) - Number(b.isStrong))
    .map(({ arc, isStrong, isInside }) => {
      const circle = geometry.circles[arc.circle];
      if (circle === undefined) return '';
      const look = eventLook(arc.circle);
      const line = {
        fill: 'none',
        stroke: look.colour,
        'stroke-width': isStrong ? 9 : 4,
        'stroke-opacity': isStrong || isInside ? 1 : 0.55,
      };
      const { rx, ry, tilt } = circle;
      // Sets that share a circle take turns along its line.
      const twins = geometry.circles.flatMap((other, index) =>
        index !== arc.circle && isSame(circle, other)
          ? [{ ...line, stroke: eventLook(index).colour, 'stroke-dasharray': '34 34' }]
          : [],
      );
      const whole = arc.to - arc.from > 2 * Math.PI - 1e-9;
      const from = pointAt(circle, arc.from);
      const to = pointAt(circle, arc.to);
      const isLarge = arc.to - arc.from > Math.PI ? 1 : 0;
      const turn = (tilt * 180) / Math.PI;
      const source = d`M${from.x} ${from.y}A${rx} ${ry} ${turn} ${isLarge} 1 ${to.x} ${to.y}`;
      return [{ ...line, 'stroke-linecap': isStrong ? 'round' : 'butt' }, ...twins]
        .map((style) => (whole ? ellipse(circle, style) : path(source, style)))
        .join('');
    })
    .join('');
  return frame + drawn;
}

/**
 * A figure within the disc of `place`. The three states differ in shape as well as colour: filled with a halo,
 * outlined, and small dim silhouette.
 */
export function person({ x, y, radius }: Placed, state: RegionState): string {
  // A stroke lies half outside of its line; scaled so that figure and stroke stay in the disc.
  const r = state === 'sample' ? radius * 0.92 : radius * 0.97;
  const shoulder = 0.6 * r;
  const foot = y + 0.79 * r;
  const body =
    d`M${x - shoulder} ${foot}v${-0.19 * r}a${shoulder} ${0.62 * r} 0 0 1 ${2 * shoulder} 0v${0.19 * r}` +
    d`q0 0 0 0z`;
  const style = {
    joint: { fill: COLOURS.highlight },
    sample: {
      fill: COLOURS.card,
      stroke: COLOURS.ink,
      'stroke-width': Math.max(2.5, 0.12 * radius),
      'stroke-linejoin': 'round',
    },
    aside: { fill: COLOURS.faint, 'fill-opacity': 0.75 },
  }[state];
  const head = disc(x, y - 0.5 * r, 0.34 * r, style);
  return head + path(body, style);
}
