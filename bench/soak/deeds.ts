/** What people do: commands that need no language model, what stands below their answers, windows, and options being typed. */
import {
  type APIButtonComponentWithCustomId,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  type APIStringSelectComponent,
  ComponentType,
} from 'discord-api-types/v10';
import type { OptionValue, SendInteraction } from '../../src/sandbox/protocol.js';
import { PROMPTS } from '../texts.js';
import type { Random } from './random.js';

type WithoutPlace<T> = T extends unknown ? Omit<T, 'userId' | 'channelId'> : never;
export type Deed = WithoutPlace<SendInteraction>;

export interface OpenWindow {
  readonly interactionId: string;
  readonly modal: APIModalInteractionResponseCallbackData;
}

/** What the person sees of the bot. */
export interface Sight {
  /** Messages with something to press, newest first. */
  readonly messages: readonly APIMessage[];
  readonly window: OpenWindow | undefined;
}

const QUESTIONS = [
  'tennis given football',
  'football given tennis',
  'not football and tennis',
  'tennis or football',
  'tennis',
  'tenis given football',
  'given',
  'tennis given not (football and tennis)',
] as const;
const CARD_QUESTIONS = ['ace given spade', 'red', 'king or queen', 'heart given red'] as const;
const PEOPLE = [
  '12 only tea, 4 only coffee, 5 both, 3 neither',
  'Ann: tea, age 17; Ben: coffee, age 18',
  '3 only dogs, 2 only cats',
  'nobody knows @everyone',
  '',
] as const;
const NAMES = [
  'class',
  'team',
  'tea',
  'people at home',
  'titanic',
  'cards',
  'sports',
  '__proto__',
  '*bold*',
] as const;
const RATES = ['1 %', '90 %', '0.5', '1 in 1,000', '9 %', '120 %', 'often'] as const;
const TYPED = ['', 't', 'tennis g', 'tennis given ', 'foot', '@', 'x'.repeat(90)] as const;
const LINES = [
  'sun sun rain sun rain rain',
  'Ann: tea\nBen: coffee',
  'name,tea\nAnn,yes\nBen,no',
  ' ',
  '`x` **y**',
] as const;

/** Few, so that some are found computed already. */
const MODEL_TEXTS = 12;

/** Of what is typed, whatever no log can hold by chance. */
export const TYPED_TEXTS: readonly string[] = [
  ...QUESTIONS.filter((text) => text.includes(' ')),
  ...CARD_QUESTIONS.filter((text) => text.includes(' ')),
  ...PEOPLE.filter((text) => text.includes(' ')),
  ...PROMPTS.slice(0, MODEL_TEXTS),
  'people at home',
  'x'.repeat(90),
];

export function nextDeed(random: Random, sight: Sight): Deed {
  if (sight.window !== undefined && random.chance(80)) return fillIn(random, sight.window);
  const message = sight.messages[0];
  if (message !== undefined && random.chance(45)) {
    const pressed = press(random, random.chance(80) ? message : random.pick(sight.messages));
    if (pressed !== undefined) return pressed;
  }
  return random.chance(12) ? complete(random) : command(random);
}

function command(random: Random): Deed {
  const name = () => random.pick(NAMES);
  const isPrivate = random.chance(20);
  const choices: readonly (() => Deed)[] = [
    () => typed('prob', { question: random.pick(QUESTIONS), ...(isPrivate ? { private: true } : {}) }),
    () => typed('prob', { question: random.pick(CARD_QUESTIONS), population: 'cards' }),
    () =>
      typed('bayes', {
        prior: random.pick(RATES),
        hit: random.pick(RATES),
        false_alarm: random.pick(RATES),
        ...(random.chance(30) ? { tests: random.between(1, 3) } : {}),
      }),
    () => typed('population show', { name: name() }),
    () => typed('population list', {}),
    () =>
      typed('population create', { name: name(), people: random.pick(PEOPLE.filter((text) => text !== '')) }),
    () => typed('population create', { name: name() }),
    () => typed('population use', { name: name() }),
    () => typed('population export', { name: name() }),
    () => typed('population delete', { name: name() }),
    () => typed('population text', { name: name(), text: random.pick(LINES.slice(0, 3)) }),
    () => typed('population poll', { name: name(), attributes: 'likes tennis 🎾, likes football ⚽' }),
    () => typed('privacy', {}),
    () => typed('again', { id: random.pick(['zzzzzz', 'abc', '__proto__']) }),
    // Without a model it is answered by counting,
    () => typed('nextword', { text: random.pick(PROMPTS.slice(0, MODEL_TEXTS)) }),
    // and this not at all: a clear failure is what is right.
    () => typed('sequence', { text: random.pick(PROMPTS.slice(0, MODEL_TEXTS)) }),
  ];
  return (random.chance(45) ? random.pick(choices.slice(0, 3)) : random.pick(choices))();
}

function complete(random: Random): Deed {
  const [name, focused] = random.pick([
    ['prob', 'question'],
    ['population show', 'name'],
    ['again', 'id'],
  ] as const);
  const text = random.pick(TYPED);
  return { type: 'autocomplete', name, options: [{ name: focused, value: text }], focused };
}

function press(random: Random, message: APIMessage): Deed | undefined {
  const parts = pressable(message);
  if (parts.length === 0) return undefined;
  const part = random.pick(parts);
  const common = { type: 'component' as const, messageId: message.id, customId: part.custom_id };
  if (part.type === ComponentType.Button) return common;
  const least = part.min_values ?? 1;
  const values = random.some(
    part.options.map(({ value }) => value),
    random.between(least, Math.max(least, part.max_values ?? 1)),
  );
  return { ...common, values };
}

type Pressable = APIButtonComponentWithCustomId | APIStringSelectComponent;

export function pressable(message: APIMessage): readonly Pressable[] {
  return (message.components ?? [])
    .flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []))
    .flatMap((part): readonly Pressable[] => {
      if (part.type === ComponentType.StringSelect) return part.disabled === true ? [] : [part];
      return part.type === ComponentType.Button && 'custom_id' in part && part.disabled !== true
        ? [part]
        : [];
    });
}

function fillIn(random: Random, { interactionId, modal }: OpenWindow): Deed {
  const fields = modal.components.flatMap((part) => {
    if (part.type !== ComponentType.Label || part.component.type !== ComponentType.TextInput) return [];
    const { custom_id: customId, required = true, max_length: most = 4_000 } = part.component;
    const text = customId === 'name' ? random.pick(NAMES) : random.pick([...PEOPLE, ...LINES]);
    const value = text === '' && required ? 'x' : text;
    return required || random.chance(50)
      ? [{ customId, value: value.slice(0, most) }]
      : [{ customId, value: '' }];
  });
  return { type: 'modal', interactionId, customId: modal.custom_id, fields };
}

const typed = (name: string, options: Readonly<Record<string, OptionValue>>): Deed => ({
  type: 'command',
  name,
  options: Object.entries(options).map(([key, value]) => ({ name: key, value })),
});
