import type { Plate, Shape } from './plate.js';
import { setReading, type TextPart } from './set-frame.js';
import { UNASSIGNED_GROUND, unassignedRow } from './set-unassigned.js';
import type { SetView } from './set-view.js';
import type { TextLine } from './typeset.js';
import { JOINT_GROUND } from './venn-shapes.js';

/** What stands between the heading and the reading of a picture of sets. */
export interface SetDrawing {
  readonly shapes: readonly Shape[];
  readonly lines: readonly TextLine[];
  readonly undrawable: readonly string[];
  readonly bottom: number;
}

/** The drawing below its heading, and below it what is unassigned, and the reading. */
export function plateOfSets(view: SetView, heading: TextPart, drawing: SetDrawing): Plate {
  const open = unassignedRow(view, drawing.bottom);
  const reading = setReading(view, open.bottom);
  return {
    height: reading.bottom,
    defs: JOINT_GROUND + UNASSIGNED_GROUND,
    shapes: [...drawing.shapes, ...open.shapes],
    lines: [...heading.lines, ...drawing.lines, ...open.lines, ...reading.lines],
    undrawable: [...new Set([...heading.undrawable, ...drawing.undrawable, ...reading.undrawable])],
  };
}
