/** What whoever asks the weekly question is told. */
import type { Locale } from '../jobs/locale.js';
import { QUIZ_MESSAGES } from '../messages/quiz/index.js';
import { utcText } from '../messages/utc-text.js';
import type { Card } from './card.js';

const COLOUR = 0x56b4e9;

/** Times: milliseconds since the epoch. */
export function weeklyAskedCard(
  {
    channel,
    revealedAtMs,
    nextAtMs,
  }: { readonly channel: string; readonly revealedAtMs: number; readonly nextAtMs: number },
  locale: Locale,
): Card {
  const { askedTitle, askedIn, asked } = QUIZ_MESSAGES[locale].weekly;
  const rest = asked(utcText(locale, revealedAtMs), utcText(locale, nextAtMs));
  return {
    colour: COLOUR,
    title: askedTitle,
    blocks: [{ type: 'paragraph', content: [askedIn, { channel }, rest] }],
  };
}
