import { type DrawnPicture, drawScene, type Scene } from './card-picture.js';
import { type DrawableText, toDrawable } from './drawable-text.js';
import type { RegionState } from './set-view.js';
import { type Box, disc, path, rectangle } from './svg.js';
import { CANVAS_WIDTH_PX, SPACE } from './theme.js';
import type { TextLine } from './typeset.js';
import { person } from './venn-shapes.js';

export const LEFT = SPACE.margin;
export const RIGHT = CANVAS_WIDTH_PX - SPACE.margin;

/** A placed shape. `role` says what it stands for, so that tests can read a layout. */
export type Shape =
  | {
      readonly type: 'box';
      readonly role: string;
      readonly box: Box;
      /** Colour, or `url(#id)` of a pattern in `defs`; absent: only an outline. */
      readonly fill?: string;
      readonly radius?: number;
      readonly stroke?: string;
      readonly strokeWidth?: number;
      readonly dash?: string;
      /** Text may stand upon it. */
      readonly isGround?: boolean;
    }
  | {
      readonly type: 'path';
      readonly role: string;
      readonly d: string;
      readonly stroke?: string;
      readonly strokeWidth?: number;
      readonly fill?: string;
      readonly dash?: string;
    }
  | {
      readonly type: 'dot';
      readonly role: string;
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly fill: string;
      readonly stroke?: string;
      readonly strokeWidth?: number;
    }
  | {
      /** A member within a disc. */
      readonly type: 'figure';
      readonly role: string;
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly state: RegionState;
    };

/** A laid-out picture made of simple shapes: everything is placed, nothing is drawn yet. */
export interface Plate {
  readonly height: number;
  readonly defs: string;
  /** In painting order, below all text. */
  readonly shapes: readonly Shape[];
  readonly lines: readonly TextLine[];
  readonly undrawable: readonly string[];
}

/** Part of a plate: what is placed, and where it ends. */
export interface Drawn {
  readonly shapes: readonly Shape[];
  readonly lines: readonly TextLine[];
  readonly bottom: number;
}

export function sceneOfPlate({ height, defs, shapes, lines }: Plate): Scene {
  return { height, defs, shapes: shapes.map(drawShape).join(''), lines };
}

export async function drawPlate(plate: Plate, alt: string): Promise<DrawnPicture> {
  return { png: await drawScene(sceneOfPlate(plate)), alt, undrawable: plate.undrawable };
}

function drawShape(shape: Shape): string {
  if (shape.type === 'figure') return person(shape, shape.state);
  const stroke = {
    stroke: shape.stroke,
    'stroke-width': shape.strokeWidth,
  };
  switch (shape.type) {
    case 'box':
      return rectangle(shape.box, {
        rx: shape.radius,
        fill: shape.fill ?? 'none',
        ...stroke,
        'stroke-dasharray': shape.dash,
      });
    case 'path':
      return path(shape.d, {
        fill: shape.fill ?? 'none',
        ...stroke,
        'stroke-linejoin': 'round',
        'stroke-linecap': 'round',
        'stroke-dasharray': shape.dash,
      });
    case 'dot':
      return disc(shape.x, shape.y, shape.radius, { fill: shape.fill, ...stroke });
  }
}

/** Makes texts of people drawable and remembers which graphemes could not be drawn. */
export interface Drawables {
  of(text: string): string;
  undrawable(): string[];
}

export function createDrawables(): Drawables {
  const missing = new Set<string>();
  return {
    of: (text) => {
      const { text: drawn, undrawable }: DrawableText = toDrawable(text);
      for (const grapheme of undrawable) missing.add(grapheme);
      return drawn.trim();
    },
    undrawable: () => [...missing],
  };
}
