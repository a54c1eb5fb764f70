/** Below a `/prob` answer: other pictures of it, its parts, chance at work, and the question the other way round. */
import { LIMITS } from '../../jobs/limits.js';
import { PLAIN_SET_VIEWS, type ProbAnswer } from '../../jobs/prob.js';
import type { Control } from '../card.js';
import { setViewMenu, viewsOfPair } from './set-view-menu.js';
import { TRAP_BUTTONS } from './trap-buttons.js';

type Rows = readonly (readonly Control[])[];
const MOST_OPTIONS = 25;

export function probControls(answer: ProbAnswer): Rows {
  // "How was this computed" is read by one person, and closed.
  if (answer.how === true || answer.population.size === 0) return [];
  return [pictures(answer), ...closer(answer), buttons(answer)];
}

/** None of them is current while the answer is broken down or simulated: each leads back. */
function pictures(answer: ProbAnswer): readonly Control[] {
  const { view, by, simulation, form } = answer;
  const isPlain = by === undefined && simulation === undefined;
  const offered =
    form === 'versus'
      ? (['sides', ...PLAIN_SET_VIEWS] as const)
      : viewsOfPair(PLAIN_SET_VIEWS, isPair(answer));
  return [setViewMenu(isPlain ? view : null, offered)];
}

const isPair = ({ form, given, other }: ProbAnswer): boolean =>
  form !== 'versus' && (given !== null || other !== undefined);

function trapButtons({ traps = [], view, by, simulation }: ProbAnswer): readonly Control[] {
  const isPlain = by === undefined && simulation === undefined;
  return traps.flatMap((trap): Control[] => {
    if ('attribute' in trap || (isPlain && TRAP_BUTTONS[trap.type].action === view)) return [];
    return [TRAP_BUTTONS[trap.type]];
  });
}

/** Attributes that turn the answer round or explain it first. */
function closer({ closer: attributes = [], traps = [], by }: ProbAnswer): Rows {
  const telling = new Map(
    traps.flatMap((trap) =>
      'attribute' in trap
        ? [
            [
              trap.attribute,
              trap.type === 'reversed' ? 'It turns the answer round' : 'It explains the gap',
            ] as const,
          ]
        : [],
    ),
  );
  const ordered = [...telling.keys(), ...attributes.filter((name) => !telling.has(name))];
  if (ordered.length === 0) return [];
  return [
    [
      {
        type: 'menu',
        action: 'closer',
        placeholder: telling.size > 0 ? 'Look closer: what hides in it …' : 'Look closer by …',
        options: ordered.slice(0, Math.min(MOST_OPTIONS, LIMITS.populationAttributes)).map((name) => {
          const description = telling.get(name);
          return {
            label: `By ${name}`,
            value: name,
            ...(description === undefined ? {} : { description }),
            ...(by?.attribute === name ? { isChosen: true } : {}),
          };
        }),
      },
    ],
  ];
}

function buttons(answer: ProbAnswer): readonly Control[] {
  const { form, given, other, simulation } = answer;
  const canSwap = form !== 'exclusive' && (given !== null || other !== undefined);
  return [
    ...trapButtons(answer),
    {
      type: 'button',
      action: 'simulate',
      label: simulation === undefined ? 'Simulate' : 'Simulate again',
      emoji: '🎲',
      ...(simulation === undefined ? {} : { isPrimary: true }),
    },
    ...(canSwap
      ? [
          {
            type: 'button',
            action: 'swap',
            label: form === 'versus' ? 'Swap the sides' : 'Swap A and B',
          } as const,
        ]
      : []),
    { type: 'button', action: 'how', label: 'How was this computed?' },
  ];
}
