/** A circle where both radii are equal. Tilt in radians, from the x axis towards the y axis. */
export interface Ellipse {
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
  readonly tilt: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const circle = (x: number, y: number, radius: number): Ellipse => ({
  x,
  y,
  rx: radius,
  ry: radius,
  tilt: 0,
});

/** The point of the line at parameter `t`, which turns once from 0 to 2π; an angle only on a circle. */
export function pointAt({ x, y, rx, ry, tilt }: Ellipse, t: number): Point {
  const along = rx * Math.cos(t);
  const across = ry * Math.sin(t);
  const cosine = Math.cos(tilt);
  const sine = Math.sin(tilt);
  return { x: x + along * cosine - across * sine, y: y + along * sine + across * cosine };
}

/** The direction that points away from the ellipse at parameter `t`, of length 1. */
export function normalAt({ rx, ry, tilt }: Ellipse, t: number): Point {
  const along = Math.cos(t) * ry;
  const across = Math.sin(t) * rx;
  const length = Math.hypot(along, across);
  const cosine = Math.cos(tilt);
  const sine = Math.sin(tilt);
  return { x: (along * cosine - across * sine) / length, y: (along * sine + across * cosine) / length };
}

/** Half of its extent in the direction of an angle. */
export function reach({ rx, ry, tilt }: Ellipse, angle: number): number {
  return Math.hypot(rx * Math.cos(angle - tilt), ry * Math.sin(angle - tilt));
}

export function contains(ellipse: Ellipse, x: number, y: number): boolean {
  const dx = x - ellipse.x;
  const dy = y - ellipse.y;
  if (ellipse.rx === ellipse.ry) return dx * dx + dy * dy < ellipse.rx ** 2;
  const cosine = Math.cos(ellipse.tilt);
  const sine = Math.sin(ellipse.tilt);
  return ((dx * cosine + dy * sine) / ellipse.rx) ** 2 + ((dy * cosine - dx * sine) / ellipse.ry) ** 2 < 1;
}

const FOOT_STEPS = 5;
/** What the steps leave open, in pixels, for ellipses up to three times as long as wide. */
const FOOT_ERROR = 0.05;

/** Distance to the line, positive inside and negative outside; never further from the line than it truly is. */
export function depthIn(ellipse: Ellipse, x: number, y: number): number {
  return depthTest(ellipse)(x, y);
}

/** `depthIn` for many points of one ellipse. */
export function depthTest(ellipse: Ellipse): (x: number, y: number) => number {
  const { x: centreX, y: centreY, rx, ry } = ellipse;
  if (rx === ry) return (x, y) => rx - Math.sqrt((x - centreX) ** 2 + (y - centreY) ** 2);
  const cosine = Math.cos(ellipse.tilt);
  const sine = Math.sin(ellipse.tilt);
  const focal = rx * rx - ry * ry;
  return (x, y) => {
    const dx = x - centreX;
    const dy = y - centreY;
    const px = Math.abs(dx * cosine + dy * sine);
    const py = Math.abs(dy * cosine - dx * sine);
    // The foot of the perpendicular, by the centre of curvature of the last guess.
    let tx = Math.SQRT1_2;
    let ty = Math.SQRT1_2;
    for (let step = 0; step < FOOT_STEPS; step++) {
      const ex = (focal * tx * tx * tx) / rx;
      const ey = (-focal * ty * ty * ty) / ry;
      const away = Math.sqrt((px - ex) ** 2 + (py - ey) ** 2);
      if (away === 0) break;
      const factor = Math.sqrt((rx * tx - ex) ** 2 + (ry * ty - ey) ** 2) / away;
      const nextX = Math.min(1, Math.max(0, ((px - ex) * factor + ex) / rx));
      const nextY = Math.min(1, Math.max(0, ((py - ey) * factor + ey) / ry));
      const length = Math.sqrt(nextX * nextX + nextY * nextY);
      tx = nextX / length;
      ty = nextY / length;
    }
    const distance = Math.sqrt((px - rx * tx) ** 2 + (py - ry * ty) ** 2) - FOOT_ERROR;
    return (px / rx) ** 2 + (py / ry) ** 2 < 1 ? distance : -distance;
  };
}

const TURN = 2 * Math.PI;
const SAMPLES = 48;
const COSINES = Float64Array.from({ length: SAMPLES + 1 }, (_, index) => Math.cos((index * TURN) / SAMPLES));
const SINES = Float64Array.from({ length: SAMPLES + 1 }, (_, index) => Math.sin((index * TURN) / SAMPLES));

/**
 * Where a line lies beside another ellipse: at parameter t of the line it is
 * `one + c·cos t + s·sin t + cc·cos² t + ss·sin² t + cs·cos t·sin t`, negative inside the other and positive outside.
 */
export interface Outsideness {
  readonly one: number;
  readonly c: number;
  readonly s: number;
  readonly cc: number;
  readonly ss: number;
  readonly cs: number;
}

export function outsideness(line: Ellipse, other: Ellipse): Outsideness {
  const cosine = Math.cos(other.tilt);
  const sine = Math.sin(other.tilt);
  // Everything in units in which `other` is the unit circle.
  const across = (x: number, y: number) => (x * cosine + y * sine) / other.rx;
  const up = (x: number, y: number) => (y * cosine - x * sine) / other.ry;
  const [dx, dy] = [line.x - other.x, line.y - other.y];
  const ownCosine = Math.cos(line.tilt);
  const ownSine = Math.sin(line.tilt);
  const cx = across(dx, dy);
  const cy = up(dx, dy);
  const ux = across(line.rx * ownCosine, line.rx * ownSine);
  const uy = up(line.rx * ownCosine, line.rx * ownSine);
  const vx = across(-line.ry * ownSine, line.ry * ownCosine);
  const vy = up(-line.ry * ownSine, line.ry * ownCosine);
  return {
    one: cx * cx + cy * cy - 1,
    c: 2 * (cx * ux + cy * uy),
    s: 2 * (cx * vx + cy * vy),
    cc: ux * ux + uy * uy,
    ss: vx * vx + vy * vy,
    cs: 2 * (ux * vx + uy * vy),
  };
}

/** By cosine and sine of the parameter. */
export function outsidenessAt({ one, c, s, cc, ss, cs }: Outsideness, cosine: number, sine: number): number {
  return one + cosine * (c + cc * cosine + cs * sine) + sine * (s + ss * sine);
}

/** Parameters at which a line crosses another, in [0, 2π) and rising. */
export function crossings(beside: Outsideness): number[] {
  const found: number[] = [];
  const step = TURN / SAMPLES;
  const between = (from: number, to: number, atFrom: number, atTo: number): void => {
    if (atFrom < 0 !== atTo < 0) found.push((rootBetween(beside, from, to, atFrom, atTo) + TURN) % TURN);
  };
  let earlier = outsidenessAt(beside, COSINES[SAMPLES - 1] ?? 1, SINES[SAMPLES - 1] ?? 0);
  let before = outsidenessAt(beside, 1, 0);
  for (let index = 1; index <= SAMPLES; index++) {
    const after = outsidenessAt(beside, COSINES[index] ?? 1, SINES[index] ?? 0);
    const bend = earlier - 2 * before + after;
    // A line that dips below zero and comes back between two samples: its lowest point by the parabola through three.
    const isDip = before > 0 === bend > 0 && Math.abs(before) <= Math.min(Math.abs(earlier), Math.abs(after));
    if (isDip && earlier < 0 === before < 0 && before < 0 === after < 0) {
      const at = (index - 1 + (earlier - after) / (2 * bend)) * step;
      const lowest = outsidenessAt(beside, Math.cos(at), Math.sin(at));
      if (lowest < 0 !== before < 0) {
        between((index - 2) * step, at, earlier, lowest);
        between(at, index * step, lowest, after);
      }
    }
    between((index - 1) * step, index * step, before, after);
    earlier = before;
    before = after;
  }
  return found.sort((a, b) => a - b);
}

/** Regula falsi that halves the weight of an end that stays twice in a row (the "Illinois" rule). */
function rootBetween(beside: Outsideness, from: number, to: number, atFrom: number, atTo: number): number {
  let low = from;
  let high = to;
  let atLow = atFrom;
  let atHigh = atTo;
  let kept: 'none' | 'low' | 'high' = 'none';
  let root = low;
  for (let step = 0; step < 20; step++) {
    root = (low * atHigh - high * atLow) / (atHigh - atLow);
    const value = outsidenessAt(beside, Math.cos(root), Math.sin(root));
    if (Math.abs(value) < 1e-12) break;
    if (value < 0 === atHigh < 0) {
      high = root;
      atHigh = value;
      if (kept === 'low') atLow /= 2;
      kept = 'low';
    } else {
      low = root;
      atLow = value;
      if (kept === 'high') atHigh /= 2;
      kept = 'high';
    }
  }
  return root;
}
