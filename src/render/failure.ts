/** Trouble of operation as one or two sentences for the person who asked. Details are for the log, never for a channel. */
import type { FailureCode } from '../jobs/failure.js';
import type { Locale } from '../jobs/locale.js';
import { TROUBLE_MESSAGES } from '../messages/trouble/index.js';
import type { Card } from './card.js';

const COLOUR = 0xd55e00;

/** `incident` is the id under which a bug stands in the log. */
export function failureSentence(code: FailureCode, incident?: string, locale: Locale = 'en'): string {
  const { failure } = TROUBLE_MESSAGES[locale];
  const isNamed = code === 'bug' && incident !== undefined;
  return `${failure.sentences[code]}${isNamed ? failure.incident(incident) : ''}`;
}

export function failureCard(code: FailureCode, incident?: string, locale: Locale = 'en'): Card {
  return {
    colour: COLOUR,
    title: TROUBLE_MESSAGES[locale].failure.title,
    blocks: [{ type: 'paragraph', content: [failureSentence(code, incident, locale)] }],
  };
}
