/** People in two circles: all of them, and under a condition. */
import { numbersOf } from '../../messages/catalogue.js';
import { gistShares } from '../gist-sentences.js';
import { circlePairShapes } from './gist-circles.js';
import { fitted, HEAD_HEIGHT, INSET, type Ink, type Part } from './gist-parts.js';
import type { Box } from './svg.js';
import { truncate } from './text-lines.js';
import { COLOURS, eventLook, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

const [A, B] = [eventLook(0).colour, eventLook(1).colour];
/** Widest number within a part of the circles. */
const WIDEST_NUMBER = 104;
const WIDEST_OUTSIDE = 92;

/** Two circles with their counts; under the condition everything outside B is only outlined. */
export function setsPart(box: Box, isGiven: boolean, { answer, of }: Ink): Part {
  const { counts, locale } = answer;
  const { count } = numbersOf(locale);
  const middle = box.x + box.width / 2;
  const at = { x: middle, y: box.y + HEAD_HEIGHT + 138, radius: 112, shift: 68 };
  const number = (x: number, y: number, value: number, colour: string): TextLine => ({
    x,
    y,
    ...fitted(count(value), WIDEST_NUMBER),
    weight: 800,
    colour,
    anchor: 'middle',
  });
  const aside = COLOURS.faint;
  const { all, given } = gistShares(answer);
  const name = { size: TYPE.small, weight: 600 } as const;
  const nameWidth = box.width / 2 - INSET - 8;
  const formula = isGiven ? `P(A | B) = ${given}` : `P(A) = ${all}`;
  return {
    shapes: circlePairShapes(at, isGiven, [A, B]),
    lines: [
      number(at.x - at.shift - 38, at.y, counts.onlyA, isGiven ? aside : COLOURS.ink),
      number(at.x, at.y, counts.both, COLOURS.card),
      number(at.x + at.shift + 38, at.y, counts.onlyB, COLOURS.ink),
      {
        ...number(box.x + box.width - INSET, at.y + at.radius + 2, counts.neither, aside),
        ...fitted(count(counts.neither), WIDEST_OUTSIDE),
        anchor: 'end',
        colour: isGiven ? aside : COLOURS.quiet,
      },
      {
        x: box.x + INSET,
        y: at.y + at.radius + 50,
        text: truncate(of(`A ${counts.a}`), name, nameWidth),
        ...name,
        colour: isGiven ? aside : A,
      },
      {
        x: box.x + box.width - INSET,
        y: at.y + at.radius + 50,
        text: truncate(of(`B ${counts.b}`), name, nameWidth),
        ...name,
        colour: B,
        anchor: 'end',
      },
      {
        x: middle,
        y: box.y + box.height - 44,
        ...fitted(formula, box.width - 2 * INSET, TYPE.label),
        weight: 800,
        colour: COLOURS.highlight,
        anchor: 'middle',
      },
    ],
  };
}
