/** What a newcomer may press first. A line is offered only when a registered command would take it. */
import type { CommandEntry } from './command-entry.js';
import { checkOptions, readCommandLine } from './command-line.js';

export interface Example {
  readonly line: string;
  readonly question: string;
}

export interface ExampleGroup {
  readonly title: string;
  readonly idea: string;
  readonly examples: readonly Example[];
}

const GROUPS: readonly ExampleGroup[] = [
  {
    title: 'Count people',
    idea: 'Fourteen people, two sports: a probability is a share of those who are left.',
    examples: [
      {
        line: '/prob question: tennis given football',
        question: 'How many of those who like football like tennis too?',
      },
      { line: '/prob question: P(football | tennis)', question: 'And the other way round?' },
    ],
  },
  {
    title: 'Predict the next word',
    idea: 'A language model answers the same question: which word, given the words so far?',
    examples: [
      { line: '/nextword text: The capital of France is', question: 'A fact that it has read often' },
      {
        line: '/nextword text: It is cloudy today, so it will probably',
        question: 'A guess, with what else it might have said',
      },
      {
        line: '/prob question: starts(r) given shorter(6) text: It is cloudy today, so it will probably',
        question: 'Given that a short word comes: does it begin with r?',
      },
    ],
  },
  {
    title: 'Weigh evidence',
    idea: 'What does a positive test say, and what do the numbers of a whole group hide?',
    examples: [
      {
        line: '/bayes prior: 1 % hit: 90 % false_alarm: 9 %',
        question: 'How many of those who test positive have it?',
      },
      {
        line: '/bayes prior: 1 % hit: 90 % false_alarm: 9 % tests: 2',
        question: 'And after a second positive test?',
      },
      {
        line: '/prob question: P(admitted | female) vs P(admitted | not female) population: berkeley',
        question: 'Who was admitted more often? The data hide a trap',
      },
    ],
  },
  {
    title: 'Weigh a whole text',
    idea: 'One factor for each word: together they say how surprising a text is, and why.',
    examples: [
      { line: '/sequence text: The cat sat on the mat.', question: 'Which word is the least expected?' },
      {
        line: '/evidence word: rain text: The sky is cloudy today, so it will probably',
        question: 'Which words before it make “rain” likely?',
      },
    ],
  },
];

export function examplesFor(entries: readonly CommandEntry[]): readonly ExampleGroup[] {
  return GROUPS.map((group) => ({
    ...group,
    examples: group.examples.filter(({ line }) => {
      const read = readCommandLine(line, entries);
      return read.type === 'command' && read.stray === '' && checkOptions(read.entry, read.texts).ok;
    }),
  })).filter((group) => group.examples.length > 0);
}
