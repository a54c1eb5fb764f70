/** What a newcomer may press first. A line is offered only when a registered command would take it. */
import type { CommandEntry } from './command-entry.js';
import { checkOptions, readCommandLine, writeCommandLine } from './command-line.js';

export interface ExampleGroup {
  readonly title: string;
  readonly idea: string;
  /** Lines as they are typed. */
  readonly examples: readonly string[];
}

const GROUPS: readonly ExampleGroup[] = [
  {
    title: 'Count people',
    idea: 'Of those who like football, how many like tennis?',
    examples: ['/prob question: tennis given football', '/prob question: P(football | tennis)'],
  },
  {
    title: 'Predict the next word',
    idea: 'A language model: which word, given the words so far?',
    examples: [
      '/nextword text: The capital of France is',
      '/prob question: starts(r) given shorter(6) text: It is cloudy today, so it will probably',
    ],
  },
  {
    title: 'Weigh a test',
    idea: 'It is positive. How many of those have it?',
    examples: ['/bayes prior: 1 % hit: 90 % false_alarm: 9 %'],
  },
  {
    title: 'Find the trap',
    idea: 'Who was admitted more often? Look twice.',
    examples: ['/prob question: P(admitted | female) vs P(admitted | not female) population: berkeley'],
  },
  {
    title: 'Read a whole text',
    idea: 'One factor for each word. Which was the least expected, and what made it likely?',
    examples: [
      '/sequence text: The cat sat on the mat.',
      '/evidence word: rain text: The sky is cloudy today, so it will probably',
    ],
  },
  {
    title: 'Bring your own people',
    idea: 'From counts, names, a table or a poll.',
    examples: ['/population create name: drinks people: 12 only tea, 4 only coffee, 5 both'],
  },
  {
    title: 'Learn and practise',
    idea: 'The whole story in nine steps, and questions made fresh.',
    examples: ['/lesson', '/quiz solo', '/guess'],
  },
  {
    title: 'Look inside',
    idea: 'Train a small model and watch it learn; see which large one answers.',
    examples: ['/train text: weather diary context: It is cloudy today, so it will', '/model'],
  },
];

/** In the names that the person reads. */
export function examplesFor(entries: readonly CommandEntry[]): readonly ExampleGroup[] {
  return GROUPS.map((group) => ({
    ...group,
    examples: group.examples.flatMap((line) => {
      const read = readCommandLine(line, entries);
      const isTaken = read.type === 'command' && read.stray === '' && checkOptions(read.entry, read.texts).ok;
      return isTaken ? [writeCommandLine(read.entry, read.texts)] : [];
    }),
  })).filter((group) => group.examples.length > 0);
}
