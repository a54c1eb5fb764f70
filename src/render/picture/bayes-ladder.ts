import type { BayesAnswer } from '../../jobs/bayes.js';
import { haveIt } from '../bayes-words.js';
import { compactFactor, compactOdds, exactPercentPart, rateText } from '../exact.js';
import { viewOfBayes } from './bayes-view.js';
import { textWidth } from './drawable-text.js';
import { createDrawables, LEFT, type Plate, RIGHT, type Shape } from './plate.js';
import { setHeading, setReading } from './set-frame.js';
import { d } from './svg.js';
import { COLOURS, TYPE } from './theme.js';
import { extentOf, type TextLine } from './typeset.js';
import { JOINT_GROUND } from './venn-shapes.js';

const HEIGHT = 380;
const AXIS_WIDTH = 96;
const WIDEST_BAR = 132;

/** One column for what is known before any test and after each: its probability, and below it the odds with what each test multiplies them by. */
export function layOutBayesLadder(answer: BayesAnswer): Plate {
  const view = viewOfBayes(answer);
  const drawables = createDrawables();
  const heading = setHeading({
    title: drawables.of(`P(${haveIt(answer)}) after each positive test`),
    sampleSpace: `Hit ${rateText(answer.hit)}, false alarm ${rateText(answer.falseAlarm)}; tests independent of each other`,
  });
  const rungs = [
    { probability: answer.prior, odds: answer.priorOdds },
    ...answer.updates.map(({ after, odds }) => ({ probability: after, odds })),
  ];
  const left = LEFT + AXIS_WIDTH;
  const step = (RIGHT - left) / rungs.length;
  const width = Math.min(WIDEST_BAR, step * 0.62);
  const top = heading.bottom + 52;
  const ground = top + HEIGHT;
  const shapes: Shape[] = [];
  const lines: TextLine[] = [...heading.lines];
  for (const share of [0, 0.5, 1]) {
    const y = ground - share * HEIGHT;
    shapes.push({
      type: 'path',
      role: 'grid',
      d: d`M${left} ${y}H${RIGHT}`,
      stroke: COLOURS.line,
      strokeWidth: 2,
    });
    lines.push({ x: left - 14, y, text: `${share * 100} %`, ...QUIET, anchor: 'end' });
  }
  rungs.forEach(({ probability, odds }, index) => {
    const x = left + (index + 0.5) * step;
    const height = Math.max((probability?.value ?? 0) * HEIGHT, 3);
    const box = { x: x - width / 2, y: ground - height, width, height };
    const isLast = index === rungs.length - 1;
    shapes.push({
      type: 'box',
      role: 'bar',
      box,
      fill: index === 0 ? COLOURS.rest : 'url(#joint)',
      radius: Math.min(12, height / 2),
      stroke: index === 0 ? COLOURS.rest : COLOURS.highlight,
      strokeWidth: isLast ? 7 : 4,
      isGround: true,
    });
    const share = probability === null ? 'no value' : exactPercentPart(probability).replace(/^[=≈] /, '');
    const size = isLast && step > 200 ? 44 : TYPE.body;
    const colour = index === 0 ? COLOURS.quiet : isLast ? COLOURS.highlight : COLOURS.ink;
    const shareLine = { x, y: box.y - 32, text: share, size, weight: 800, colour, anchor: 'middle' } as const;
    const shareEnds = extentOf(shareLine);
    // No line of the grid runs through the number.
    shapes.push({
      type: 'box',
      role: 'clearing',
      box: {
        x: shareEnds.left - 8,
        y: shareLine.y - size / 2,
        width: shareEnds.right - shareEnds.left + 16,
        height: size,
      },
      fill: COLOURS.card,
      isGround: true,
    });
    lines.push(shareLine);
    lines.push({
      x,
      y: ground + 34,
      text: index === 0 ? 'before' : `test ${index}`,
      size: TYPE.body,
      weight: 600,
      colour: COLOURS.ink,
      anchor: 'middle',
    });
    lines.push({
      x,
      y: ground + 90,
      text: odds === null ? 'certain' : compactOdds(odds),
      ...ODDS,
      anchor: 'middle',
    });
  });
  lines.push({ x: LEFT, y: ground + 90, text: 'odds', ...QUIET });
  const factor = answer.likelihoodRatio === null ? '' : compactFactor(answer.likelihoodRatio);
  if (factor !== '') {
    for (let index = 1; index < rungs.length; index++) {
      const [from, to] = [index - 0.5, index + 0.5].map((at) => left + at * step);
      if (from === undefined || to === undefined) continue;
      const y = ground + 122;
      const half = textWidth(factor, TYPE.small, 600) / 2 + 12;
      const middle = (from + to) / 2;
      // An arc below the odds from one to the next, with the factor in its middle.
      shapes.push({
        type: 'path',
        role: 'factor',
        d: d`M${from + 14} ${y}Q${from + 24} ${y + 30} ${middle - half} ${y + 30}M${middle + half} ${y + 30}Q${to - 24} ${y + 30} ${to - 14} ${y}m${-10} ${8}l${10} ${-8}l${6} ${11}`,
        stroke: COLOURS.quiet,
        strokeWidth: 4,
      });
      lines.push({
        x: middle,
        y: y + 30,
        text: factor,
        size: TYPE.small,
        weight: 600,
        colour: COLOURS.ink,
        anchor: 'middle',
      });
    }
  }
  const reading = setReading(view, ground + 170);
  return {
    height: reading.bottom,
    defs: JOINT_GROUND,
    shapes,
    lines: [...lines, ...reading.lines],
    undrawable: [...new Set([...heading.undrawable, ...drawables.undrawable(), ...reading.undrawable])],
  };
}

const QUIET = { size: TYPE.small, weight: 400, colour: COLOURS.faint } as const;
const ODDS = { size: TYPE.small, weight: 800, colour: COLOURS.ink } as const;
