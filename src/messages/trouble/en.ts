/**
 * What anybody may meet in any command, in English, which is its type: refusals that commands share, trouble of operation, and
 * what stands in the place of an answer.
 */
import { numbersOf, pluralOf, type Widen } from '../catalogue.js';

const { count } = numbersOf('en');
const plural = (value: number, one: string, other: string) =>
  `${count(value)} ${pluralOf('en', value, { one, other })}`;

/** For whoever runs the bot. */
const GET_IT =
  'To get it, whoever runs the bot runs “npm run model” there, or sets MODEL to the path of a GGUF file.';
const GET_ANOTHER =
  'To get one that works, whoever runs the bot leaves MODEL out and runs “npm run model” there, or sets MODEL to another GGUF file.';

/** By code; `src/render/failure.ts` does not compile where one is missing. */
const FAILURES = {
  'model-missing': `The language model is not on this machine, and it could not be fetched. ${GET_IT} What was tried stands in the bot’s log. Questions that need no model, such as /prob about people, still work.`,
  'model-unsupported': `The language model that was set up for this bot cannot be run by it. ${GET_ANOTHER} The reason stands in the bot’s log. Questions that need no model, such as /prob about people, still work.`,
  'engine-stopped':
    'The language model stopped while it was working on this question. Please ask again in a moment.',
  'queue-unavailable':
    'Questions cannot be passed on right now, so this one will not be answered. Please ask again in a minute.',
  'queue-full':
    'Too many questions are waiting right now, so this one was not taken. Please ask again in a minute.',
  'store-unavailable':
    'What I keep (earlier questions, populations, polls) cannot be reached right now. Please try again in a minute; a question typed as a command of its own may still work.',
  'file-unavailable': 'The file could not be fetched from Discord. Please give it once more.',
  expired: 'This question waited too long to be answered. Please ask it again.',
  'gave-up':
    'This question was started several times and never came to an end, so I gave it up. Please try a shorter or simpler one.',
  'too-slow':
    'The answer took longer than the time allowed for it. Please try a shorter text, or ask again when less is going on.',
  'shutting-down': 'The bot is being restarted. Please ask again in a minute.',
  cancelled: 'Cancelled.',
  lost: 'Another worker has taken this question over and answers it.',
  bug: 'Something went wrong that should not have; it is a fault in the bot, not in your question.',
} as const;

export const en = {
  howToGetModel: { missing: GET_IT, unsupported: GET_ANOTHER },
  failure: {
    title: 'No answer this time',
    sentences: FAILURES,
    incident: (id: string) => ` Whoever runs the bot finds it in the log as incident ${id}.`,
  },
  notice: {
    stale: 'This button or menu no longer works. Type the command again to get a fresh one.',
    unknown:
      'The question that this belongs to is not kept any more, or is someone’s own. Type the command again to get a fresh one.',
    notYours: 'Only the person who asked can cancel this question.',
    textGone:
      'The text of that message was not kept: it is held for a quarter of an hour at most and never stored. Open the menu of the message again and choose “How surprising is this?”.',
    restarting: 'Given is being restarted. Ask again in a minute.',
  },
  waiting: {
    /** `about`: how long until the answer, as `about` says it; undefined where nobody knows. */
    queued: (ahead: number, about: string | undefined) =>
      `In the queue: ${ahead === 0 ? 'yours is the next question' : `${plural(ahead, 'question comes', 'questions come')} before yours`}${about === undefined ? '' : `, ${about}`}.`,
    about: {
      seconds: (value: number) => `about ${value} s`,
      minutes: (value: number) => `about ${value} min`,
    },
    running: 'Your question is being worked on.',
    fetchingModel: (percent: number) => `The language model is being fetched: ${percent} %.`,
    readyingModel: 'The language model is being made ready. This happens once after a start.',
    training: (percent: number) => `The small model is being trained: ${percent} %.`,
    search: (percent: number, steps: number, limit: number) =>
      `Your question is being worked on: ${percent} % of the probability is certified; ${count(steps)} of at most ${count(limit)} steps.`,
    cancel: 'Cancel',
    askAgain: 'Ask again',
    unanswered: {
      cancelled: 'Cancelled.',
      restarted: 'Given was restarted before it could answer. Ask again.',
      'perhaps-done':
        'Given was restarted before it could say what came of this. It may have been done: look before you try again.',
      'queue-lost': 'What was waiting got lost before this question was answered. Ask again.',
    },
  },
  refusal: {
    titles: { busy: 'One moment, please', unknownCommand: 'I do not know this command' },
    /** Names in a row, and how many more there are. */
    names: (names: readonly string[], more: number) =>
      `${names.join(', ')}${more === 0 ? '' : ` and ${count(more)} more`}`,
    /** After a name that is nearly one of those that there are. */
    suggestion: (name: string) => ` Did you mean “${name}”?`,
    /** After a name that there is not; `names`: those that there are. */
    thereAre: (names: string) => ` There are ${names}.`,
    unknownCommand: (name: string) => `There is no command “/${name}”.`,
    iKnow: (names: string) => ` I know ${names}.`,
    itHas: (names: string) => ` It has ${names}.`,
    noSubcommand: (command: string) => `/${command} needs one more word.`,
    unknownSubcommand: (command: string, name: string) => `/${command} has no “${name}”.`,
    fileTooLarge: (name: string, bytes: number, limit: number) =>
      `The file “${name}” has ${count(bytes)} bytes, and ${count(limit)} are the most I can take.`,
    unknownOption: (command: string, option: string) => `/${command} has no option “${option}”.`,
    missingOption: (command: string, option: string) => `/${command} needs the option “${option}”.`,
    notAnInteger: (option: string, min: number, max: number, received: string) =>
      `“${option}” must be a whole number from ${min} to ${max}, but it is “${received}”.`,
    notANumber: (option: string, min: number, max: number, received: string) =>
      `“${option}” must be a number from ${min} to ${max}, but it is “${received}”.`,
    outOfRange: (option: string, min: number, max: number, received: number) =>
      `“${option}” must be from ${min} to ${max}, but it is ${received}.`,
    notAYesOrNo: (option: string, received: string) =>
      `“${option}” must be true or false, but it is “${received}”.`,
    notAChoice: (option: string, received: string) => `“${option}” cannot be “${received}”.`,
    itCanBe: (names: string) => ` It can be ${names}.`,
    unknownText: (name: string) => `There is no text called “${name}” here.`,
    keepsOne: ' "/population text" keeps one of your own.',
    notWithModel: (option: string) =>
      `A small model that was trained here does not know “${option}”: please leave it out.`,
    unknownCard: (id: string) =>
      `I keep no question under the id “${id}”. The id of an answer stands in its last line.`,
    cannotChange: (option: string) => `This question has no option “${option}”.`,
    messageWithoutText:
      'This message has no text of its own: what is in pictures, files and embeds cannot be read here.',
    textEmpty: (option: string) => `“${option}” is empty: at least one character is needed.`,
    textOnlySpaces: (option: string) =>
      `“${option}” has only spaces in it: at least one visible character is needed.`,
    textTooLong: (option: string, length: number, limit: number) =>
      `“${option}” has ${count(length)} characters, and ${count(limit)} are the most I can take. Please leave out ${plural(length - limit, 'character', 'characters')}.`,
    textOverContext: (tokens: number, limit: number, model: string) =>
      `This text is ${count(tokens)} tokens long, and ${model} can look back at ${count(limit)} at most. Please shorten it; the end matters most for the next word.`,
    loneSurrogate: (option: string) =>
      `“${option}” holds half a character (an emoji that was cut in two?). Please type it again.`,
    unknownPopulation: (name: string) => `There is no population called “${name}” here.`,
    populationIsText: (name: string) =>
      `“${name}” is a text, whose words are counted; here a population with members is needed.`,
    populationHasMembers: (name: string) =>
      `“${name}” is a population with members; here a text is needed, whose words are counted.`,
    busy: {
      person: 'You have asked a lot in a short time.',
      server: 'Many questions of this server are waiting already.',
      everyone: 'Many questions are waiting already.',
    },
    tryAgainIn: (seconds: number) => ` Please try again in ${plural(seconds, 'second', 'seconds')}.`,
  },
} as const;

export type TroubleMessages = Widen<typeof en>;
