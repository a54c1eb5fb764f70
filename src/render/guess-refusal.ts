/** Sentences for what a person can fix about rounds of guessing. */
import type { GuessRefusal } from '../jobs/guess-refusal.js';
import type { Locale } from '../jobs/locale.js';
import { GUESS_MESSAGES } from '../messages/guess/index.js';
import { TROUBLE_MESSAGES } from '../messages/trouble/index.js';
import { cutForQuote } from './refusal-words.js';

export function guessProblem(refusal: GuessRefusal, locale: Locale): string {
  const texts = GUESS_MESSAGES[locale].refusal;
  switch (refusal.code) {
    case 'guess-closed':
      return texts.closed;
    case 'guess-full':
      return texts.full(refusal.limit);
    case 'too-many-rounds':
      return texts.tooMany(refusal.limit);
    case 'guess-nobody':
      return texts.nobody;
    case 'guess-not-a-word':
      return texts.notAWord(cutForQuote(refusal.received));
    case 'guess-host':
      return texts.host(refusal.minutes);
    case 'guess-needs-channel':
      return texts.needsChannel;
    case 'guess-no-room':
      return texts.noRoom;
    case 'guess-no-sentence':
      return texts.noSentence(cutForQuote(refusal.name), refusal.min, refusal.max);
    case 'guess-no-model':
      return texts.noModel[refusal.lack](TROUBLE_MESSAGES[locale].howToGetModel[refusal.lack]);
    case 'guess-no-candidates':
      return texts.noCandidates;
    case 'guess-found':
      return texts.found;
    case 'guess-no-more':
      return texts.noMore(refusal.limit);
    case 'guess-again':
      return texts.again(cutForQuote(refusal.word));
    case 'guess-sum':
      return texts.sum(refusal.sum);
    case 'guess-points':
      return texts.points(cutForQuote(refusal.received));
  }
}
