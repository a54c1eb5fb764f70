/**
 * Looks that all pictures share. Units are pixels on a canvas 1200 px wide; Discord shows it at about a third of that,
 * so no text is smaller than `TYPE.small`.
 */
export const CANVAS_WIDTH_PX = 1200;

/** Okabe & Ito (2008), told apart with every common form of colour blindness. */
export const OKABE_ITO = {
  orange: '#E69F00',
  skyBlue: '#56B4E9',
  green: '#009E73',
  yellow: '#F0E442',
  blue: '#0072B2',
  vermilion: '#D55E00',
  purple: '#CC79A7',
} as const;

/** Darker than Discord's dark page and dark on its light one, so the card keeps an edge on both. */
export const COLOURS = {
  card: '#1D2029',
  panel: '#242834',
  /** Grounds of the sample space and of what is set aside. */
  counted: '#2A3040',
  aside: '#20242E',
  ink: '#F6F7F9',
  quiet: '#B4BBC8',
  faint: '#7C8596',
  line: '#454C5C',
  rest: '#5D677B',
  /** People and numbers of "A and B": Okabe–Ito green, lightened until it stands out on the card. */
  highlight: '#3ADFB0',
  highlightDeep: OKABE_ITO.green,
} as const;

export const SPACE = { margin: 56, corner: 40 } as const;

export const TYPE = { title: 48, reading: 44, label: 38, body: 34, small: 30 } as const;
export type Weight = 400 | 600 | 800;

export type PatternName = 'solid' | 'hatch' | 'dots' | 'lines' | 'grid' | 'back-hatch';

/** How an event looks, in order of its appearance in the question: colour and pattern always go together. */
export interface EventLook {
  readonly colour: string;
  readonly pattern: PatternName;
  /** Dash of its outline, in pixels; empty for an unbroken line. */
  readonly dash: string;
}

const EVENT_LOOKS: readonly EventLook[] = [
  { colour: OKABE_ITO.orange, pattern: 'dots', dash: '' },
  { colour: OKABE_ITO.skyBlue, pattern: 'hatch', dash: '' },
  { colour: OKABE_ITO.purple, pattern: 'grid', dash: '' },
  { colour: OKABE_ITO.yellow, pattern: 'lines', dash: '18 8' },
  { colour: OKABE_ITO.vermilion, pattern: 'back-hatch', dash: '18 8' },
  { colour: OKABE_ITO.blue, pattern: 'solid', dash: '6 8' },
];

/** Look of the event at `index` ≥ 0; repeats after six. */
export function eventLook(index: number): EventLook {
  const look = EVENT_LOOKS[index % EVENT_LOOKS.length];
  if (look === undefined) throw new RangeError(`no event look for index ${index}`);
  return look;
}

/** `share` (0–1) of `over` upon the rest of `under`; colours as #RRGGBB. */
export function mix(under: string, over: string, share: number): string {
  const channel = (at: number) => {
    const [a, b] = [under, over].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round((a ?? 0) * (1 - share) + (b ?? 0) * share);
  };
  return `#${[1, 3, 5].map((at) => channel(at).toString(16).padStart(2, '0')).join('')}`;
}
