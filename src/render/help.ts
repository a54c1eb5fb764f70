/** What the commands do, from their own definitions: all in short, or one in full. */
import type { Locale } from '../messages/catalogue.js';
import { describedIn } from '../messages/commands/localise.js';
import { HELP_MESSAGES } from '../messages/help.js';
import type { Block, Card, Control, Inline } from './card.js';
import { markedText } from './marked-text.js';

const COLOUR = 0x3adfb0;
const MENU_DESCRIPTION_CHARACTERS = 100;
export const HELP_ACTIONS = { about: 'about', all: 'all' } as const;

interface Part {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean | undefined;
  readonly options?: readonly Part[] | undefined;
}

export interface HelpedCommand {
  readonly definition: Part;
  /** Lines that work as typed. */
  readonly examples: readonly string[];
}

interface Shown {
  readonly card: Card;
  readonly controls: readonly (readonly Control[])[];
}

export function helpCard(commands: readonly HelpedCommand[], locale: Locale): Shown {
  const texts = HELP_MESSAGES[locale];
  return {
    card: {
      colour: COLOUR,
      title: texts.title,
      blocks: [
        paragraph(markedText(texts.intro)),
        list(
          commands.map(({ definition, examples: [example] }) => [
            { strong: `/${definition.name}` },
            ` ${described(definition, [], locale)}`,
            ...(example === undefined || example === `/${definition.name}`
              ? []
              : [' · ', { code: example } as const]),
          ]),
        ),
        paragraph([{ quiet: texts.note }]),
      ],
    },
    controls: [[menu(commands, undefined, locale)]],
  };
}

export function helpOfCommand(
  command: HelpedCommand,
  commands: readonly HelpedCommand[],
  locale: Locale,
): Shown {
  const { definition, examples } = command;
  const texts = HELP_MESSAGES[locale];
  const { options = [] } = definition;
  return {
    card: {
      colour: COLOUR,
      title: `/${definition.name}`,
      blocks: [
        paragraph([described(definition, [], locale)]),
        ...(options.length === 0
          ? []
          : [
              heading(texts.options),
              list(options.flatMap((option) => lines(option, [definition.name], locale))),
            ]),
        heading(texts.examples),
        list(examples.map((example) => [{ code: example }])),
      ],
    },
    controls: [
      [menu(commands, definition.name, locale)],
      [{ type: 'button', action: HELP_ACTIONS.all, label: texts.all, emoji: '↩️' }],
    ],
  };
}

/** An option; or a subcommand, with the names of its options. */
function lines(part: Part, above: readonly string[], locale: Locale): Inline[][] {
  const { needed } = HELP_MESSAGES[locale];
  const below = part.options ?? [];
  return [
    [
      { strong: part.name },
      ...(part.required === true ? [` (${needed})`] : []),
      ` ${described(part, above, locale)}`,
      ...(below.length === 0
        ? []
        : [' · ', { code: below.map(({ name }) => `${name}:`).join(' ') } as const]),
    ],
  ];
}

function described(part: Part, above: readonly string[], locale: Locale): string {
  return describedIn(locale, [...above, part.name]) ?? part.description;
}

function menu(commands: readonly HelpedCommand[], chosen: string | undefined, locale: Locale): Control {
  return {
    type: 'menu',
    action: HELP_ACTIONS.about,
    placeholder: HELP_MESSAGES[locale].more,
    options: commands.map(({ definition }) => ({
      label: `/${definition.name}`,
      value: definition.name,
      description: [...described(definition, [], locale)].slice(0, MENU_DESCRIPTION_CHARACTERS).join(''),
      ...(definition.name === chosen ? { isChosen: true } : {}),
    })),
  };
}

const heading = (text: string): Block => ({ type: 'heading', text });
const paragraph = (content: readonly Inline[]): Block => ({ type: 'paragraph', content });
const list = (items: readonly (readonly Inline[])[]): Block => ({ type: 'list', ordered: false, items });
