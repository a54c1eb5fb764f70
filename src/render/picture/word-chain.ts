/** Two words in a row: the share of the first among all that may come, the share of the second within it, and both of everything. */
import type { Locale } from '../../jobs/locale.js';
import { QUIZ_MESSAGES } from '../../messages/quiz/index.js';
import { askText, shortText, stepTexts } from '../../messages/quiz/wording.js';
import type { QuizFacts, Quotient } from '../../quiz/question.js';
import { ALT_LIMIT, clip } from './alt-text.js';
import type { DrawnPicture } from './card-picture.js';
import { textWidth } from './drawable-text.js';
import { createDrawables, type Drawables, type Drawn, drawPlate, LEFT, type Plate, RIGHT } from './plate.js';
import { setHeading, setReading } from './set-frame.js';
import { d } from './svg.js';
import { truncate } from './text-lines.js';
import { COLOURS, TYPE } from './theme.js';

export type TwoWords = Extract<QuizFacts, { kind: 'two-words' }>;

const WIDTH = RIGHT - LEFT;
const BAR_HEIGHT = 76;
/** From a bar to the label of the next one. */
const FUNNEL = 70;
const LABEL = { size: TYPE.body, weight: 400, colour: COLOURS.quiet } as const;
const NAME = { size: TYPE.label, weight: 800 } as const;
const INSET = 20;
/** Room of a label above its middle: it lies on one ground. */
const LABEL_ABOVE = 20;

export async function drawWordChain(facts: TwoWords, value: Quotient, locale: Locale): Promise<DrawnPicture> {
  const spoken = QUIZ_MESSAGES[locale];
  const alt = clip(`${askText(spoken, facts)} ${stepTexts(spoken, facts).join(' ')}`, ALT_LIMIT);
  return await drawPlate(layOutWordChain(facts, value, locale), alt);
}

export function layOutWordChain(facts: TwoWords, value: Quotient, locale: Locale): Plate {
  const texts = QUIZ_MESSAGES[locale];
  const { model, context, first, second, perMille } = facts;
  const drawables = createDrawables();
  const heading = setHeading({ title: shortText(texts, facts), sampleSpace: texts.chain.saidBy(model) });
  const percent = (one: Quotient) => texts.numbers.percent(one);
  const thousandths = (top: number) => ({ top: BigInt(top), bottom: 1000n });
  const bars: readonly Bar[] = [
    { label: texts.chain.after(context), name: first, share: thousandths(perMille.first), isNested: false },
    {
      label: texts.chain.after(`${context} ${first}`),
      name: second,
      share: thousandths(perMille.secondAfterFirst),
      isNested: true,
    },
    { label: texts.chain.both, name: `${first} ${second}`, share: value, isNested: false },
  ];
  const parts: Drawn[] = [];
  let top = heading.bottom + 30;
  for (const [index, bar] of bars.entries()) {
    const drawn = layOutBar(bar, bars[index - 1], top, percent, drawables);
    parts.push(drawn);
    top = drawn.bottom + FUNNEL;
  }
  const product = `${percent(thousandths(perMille.first))} · ${percent(thousandths(perMille.secondAfterFirst))} ${texts.numbers.percentPart(value)}`;
  const reading = setReading(
    { reading: texts.chain.reading, result: product, hasResult: true },
    top - FUNNEL,
  );
  return {
    height: reading.bottom,
    defs: '',
    shapes: parts.flatMap(({ shapes }) => shapes),
    lines: [...heading.lines, ...parts.flatMap(({ lines }) => lines), ...reading.lines],
    undrawable: [...heading.undrawable, ...drawables.undrawable(), ...reading.undrawable],
  };
}

interface Bar {
  readonly label: string;
  readonly name: string;
  readonly share: Quotient;
  /** It is the part of the bar above that is highlighted there, drawn out to the full width. */
  readonly isNested: boolean;
}

const widthOf = ({ share }: Bar): number => Math.max(6, (Number(share.top) / Number(share.bottom)) * WIDTH);

function layOutBar(
  bar: Bar,
  above: Bar | undefined,
  top: number,
  percent: (share: Quotient) => string,
  drawables: Drawables,
): Drawn {
  const barTop = top + 40;
  const filled = widthOf(bar);
  const label = truncate(drawables.of(bar.label), LABEL, WIDTH);
  const whole = `${percent(bar.share)} ${drawables.of(bar.name)}`;
  const [inside, beside] = [filled - 2 * INSET, WIDTH - filled - 2 * INSET];
  const isInside = textWidth(whole, NAME.size, NAME.weight) <= inside || inside > beside;
  const name = truncate(whole, NAME, isInside ? inside : beside);
  const box = (role: string, width: number, fill: string) => ({
    type: 'box' as const,
    role,
    box: { x: LEFT, y: barTop, width, height: BAR_HEIGHT },
    fill,
    radius: 8,
  });
  return {
    shapes: [
      ...(bar.isNested && above !== undefined
        ? [
            {
              type: 'path' as const,
              role: 'funnel',
              d: d`M${LEFT} ${top - FUNNEL}H${LEFT + widthOf(above)}L${RIGHT} ${top - LABEL_ABOVE}V${barTop}H${LEFT}Z`,
              fill: COLOURS.counted,
            },
          ]
        : []),
      box('all', WIDTH, COLOURS.rest),
      box('part', filled, COLOURS.highlightDeep),
    ],
    lines: [
      { x: LEFT, y: top + 6, text: label, ...LABEL },
      {
        x: isInside ? LEFT + INSET : LEFT + filled + INSET,
        y: barTop + BAR_HEIGHT / 2,
        text: name,
        ...NAME,
        colour: COLOURS.ink,
      },
    ],
    bottom: barTop + BAR_HEIGHT,
  };
}
