/** Counting in a text as a card: the places, the fraction, and what a language model says to the same question. */

import { cutGraphemes } from '../discord/safe-text.js';
import type { CountingAnswer, CountingSide } from '../jobs/counting.js';
import type { FractionJson } from '../jobs/prob.js';
import { wilson } from '../probability/wilson.js';
import type { Block, Card, Inline } from './card.js';
import { estimateText } from './estimate-text.js';
import { countText, durationText, fractionText, percent, percentPart, plural } from './numbers.js';
import { approximateNote, ranFooter } from './what-ran.js';

const COLOUR = 0xcc79a7;
const CELL_CHARACTERS = 14;
/** Below so many places a share is as much chance as text. */
const FEW_PLACES = 30;

export function countingCard(answer: CountingAnswer): Card {
  const { corpus, model, elapsedMs } = answer;
  const counted = `${corpus.name} · ${plural(corpus.words, 'word')}`;
  return {
    colour: COLOUR,
    title: answer.question,
    blocks: [
      ...verdict(answer),
      paragraph({ strong: `${countedSentence(answer)}.` }),
      ...(answer.other === undefined ? [] : [paragraph({ strong: `${countedSentence(answer.other)}.` })]),
      ...(answer.counts.condition === 0 ? [] : [steps(answer)]),
      ...modelBlocks(answer),
      ...followersTable(answer),
      ...(answer.form === 'probability' && answer.followers.length > 0 ? [] : excerpts(answer)),
      ...(model === undefined ? [] : approximateNote(model)),
    ],
    footer:
      model === undefined
        ? `${counted} · ${durationText(elapsedMs)}`
        : `${counted} · ${ranFooter(model, elapsedMs)}`,
  };
}

function verdict({ form, verdict: found, other }: CountingAnswer): Block[] {
  if (form === 'probability' || form === 'count' || form === 'members') return [];
  if (found === undefined) return [paragraph('Nothing can be compared: one of the two is 0 of 0.')];
  const isYes = found.is === 'yes';
  const said: Readonly<Record<'versus' | 'independent' | 'inside' | 'exclusive', string>> = {
    versus:
      found.is === 'open'
        ? 'The two are equally likely in this text.'
        : `The ${isYes ? 'first' : 'second'} is likelier in this text.`,
    independent: isYes
      ? 'Independent in this text: the one does not change how often the other is there.'
      : 'Not independent in this text: the one changes how often the other is there.',
    inside: isYes
      ? 'Inside: it is so at every such place.'
      : 'Not inside: there are places where it is not so.',
    exclusive: isYes
      ? 'Exclusive: there is no place with both.'
      : 'Not exclusive: there are places with both.',
  };
  return [paragraph({ strong: said[form] }), ...(other === undefined ? [] : [])];
}

/** "At 2 of the 5 places behind “cloudy” the next word is “rain”". */
export function countedSentence({ reading, counts, context, given, probability }: CountingSide): string {
  if (probability === null) {
    const words = context === undefined ? undefined : `“${context.words.join(' ')}”`;
    const never =
      words === undefined || context === undefined
        ? `there is no place ${reading.condition ?? 'in this text'}`
        : context.occurrences === 0
          ? `${words} is nowhere in this text`
          : `${words} is there ${timesText(context.occurrences)}, but no word stands right behind it`;
    return `Counting has run out of data: ${never}, so this would be 0 of 0`;
  }
  const whole = given === null ? counts.population : counts.condition;
  const places = `${plural(whole, 'place')}${reading.condition === null ? '' : ` ${reading.condition}`}`;
  const of =
    whole === 1
      ? `the only ${places.slice(2)}`
      : `${countText(whole)} ${places.slice(String(whole).length + 1)}`;
  if (whole === 1 && counts.joint === 0) {
    return `There is only ${places}, and it is not one where ${reading.event}`;
  }
  if (counts.joint === 0) return `At none of the ${of}, ${reading.event}`;
  if (whole === 1) return `At ${of}, ${reading.event}`;
  return `At ${counts.joint === whole ? 'all' : `${countText(counts.joint)} of the`} ${of}, ${reading.event}`;
}

function steps(answer: CountingAnswer): Block {
  const { counts, given, event, context, probability } = answer;
  const all = `Sample space: the ${plural(counts.population, 'place')} of the text where a word stands.`;
  const divided = probability === null ? '' : `${fractionText(probability)} ${percentPart(probability)}`;
  if (given === null) {
    return list([
      all,
      `At ${countText(counts.joint)} of them, ${event}.`,
      `Divide: ${counts.joint} ÷ ${counts.population} = ${divided}.`,
    ]);
  }
  const lost = context === undefined ? 0 : context.occurrences - counts.condition;
  const ended =
    context === undefined || lost <= 0
      ? ''
      : ` (“${context.words.join(' ')}” is there ${timesText(context.occurrences)}, ${timesText(lost)} with no word right behind it)`;
  return list([
    all,
    `Conditioned on ${given}: ${plural(counts.condition, 'place')} left${ended}.`,
    `At ${countText(counts.joint)} of those, also ${event}.`,
    `Divide: ${counts.joint} ÷ ${counts.condition} = ${divided}${fewText(probability, counts.condition)}.`,
  ]);
}

function fewText(probability: FractionJson | null, places: number): string {
  if (probability === null || places >= FEW_PLACES) return '';
  const { lower, upper } = wilson(Math.round(probability.value * places), places);
  return `. So few places say little: a share from ${percent(lower)} to ${percent(upper)} would fit them as well`;
}

function modelBlocks(answer: CountingAnswer): Block[] {
  const sides = [answer, ...(answer.other === undefined ? [] : [answer.other])];
  const asked = sides.flatMap(({ event, transformer }) =>
    transformer === undefined ? [] : [{ event, transformer }],
  );
  if (asked.length === 0) return [paragraph({ quiet: notAskedText(answer) })];
  return [
    { type: 'heading', text: 'The same question to the language model' },
    ...asked.map(({ event, transformer: { text, probability } }) =>
      paragraph(
        `Given the text “${text}” and nothing else, P(${event}) `,
        { strong: probability === null ? 'has no value' : estimateText(probability) },
        ' of all next words.',
      ),
    ),
    paragraph(whyTheyDiffer(answer)),
  ];
}

function whyTheyDiffer({ counts, probability, transformer, corpus }: CountingAnswer): string {
  const says = transformer?.probability;
  if (probability === null) {
    return 'Counting has nothing to say where the text has nothing. The model has never counted these words either; it has learned from many texts which words behave alike, and so it generalises.';
  }
  if (says === null || says === undefined) return 'The two know different texts.';
  if (counts.joint === 0) {
    return `Counting says “never”, because it knows only the ${countText(corpus.words)} words of this text. The model keeps something for what it has not seen.`;
  }
  const ratio = probability.value / Math.max(says.value, Number.MIN_VALUE);
  if (ratio >= 0.67 && ratio <= 1.5)
    return 'Here the two nearly agree, although they learned from different texts.';
  return `They differ because they know different things: counting only this text, and of it only the places with exactly these words; the model the many texts that it was trained on, but not this one. Give it more of the text, and it comes nearer.`;
}

function notAskedText({ notAsked }: CountingAnswer): string {
  switch (notAsked) {
    case 'no-condition':
      return 'A language model needs words in front of the place: ask given previous = … to see what it says.';
    case 'no-model':
      return 'The language model could not be asked just now; counting needs none.';
    case 'other-event':
      return 'The language model is asked about the next word alone, so this question is for counting only.';
    default:
      return 'The language model reads the words in front of the place; this condition does not say which, so the question is for counting only.';
  }
}

/** What follows in the text beside what the model gives it, and then the model's own favourites. */
function followersTable({ followers, favourites, counts, transformer }: CountingAnswer): Block[] {
  const total = counts.condition;
  if (transformer === undefined && followers.length === 0) return [];
  const listed = new Set(followers.map(({ word }) => word.toLowerCase()));
  const rows = [
    ...followers.map(({ word, count, model }) => ({
      word,
      count,
      model: model === null ? '' : percent(model.value),
    })),
    ...favourites
      .filter(({ word }) => !listed.has(word.toLowerCase()))
      .map(({ word, count, probability }) => ({ word, count, model: percent(probability) })),
  ];
  if (rows.length === 0) return [];
  const cells = rows.map(({ word, count, model }) => [
    cutGraphemes(word, CELL_CHARACTERS),
    total === 0 ? '–' : `${count} of ${total}`,
    ...(transformer === undefined ? [] : [model]),
  ]);
  return [
    {
      type: 'table',
      columns: [
        { title: 'next word', align: 'left' },
        { title: 'counted', align: 'right' },
        ...(transformer === undefined ? [] : [{ title: 'model', align: 'right' as const }]),
      ],
      rows: cells,
      ...(followers.length > 0 && followers.length < cells.length ? { rulesBefore: [followers.length] } : {}),
    },
  ];
}

function excerpts({ places }: CountingAnswer): Block[] {
  if (places.length === 0) return [];
  const items = places.map(({ before, word, after, inEvent }): Inline[] => [
    { quiet: before },
    inEvent ? { strong: word } : word,
    { quiet: after },
  ]);
  return [{ type: 'list', ordered: false, items }];
}

function timesText(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${countText(count)} times`;
}

function list(items: readonly string[]): Block {
  return { type: 'list', ordered: true, items: items.map((item) => [item]) };
}

function paragraph(...content: readonly Inline[]): Block {
  return { type: 'paragraph', content };
}
